import fc from 'fast-check';
import { expect, it } from 'vitest';
import { condenseResult } from '../../engine/simulate/condense-result';
import type { EnterpriseResult } from '../../engine/simulate/result';
import { simulateEnterprise } from '../../engine/simulate/simulate-enterprise';
import { enterpriseOf } from '../../engine/simulate/simulate-harness';
import { builtinVocabulary } from '../../engine/vocabulary/builtin-vocabulary';
import { choices, forget, knownFacts, type Facts } from './arbitrary-facts';
import { readSamplePlans } from './sample-plans';

const plans = readSamplePlans();

const simulate = (facts: Facts, year: number): EnterpriseResult =>
  simulateEnterprise(plans, enterpriseOf(facts), { year, vocabulary: builtinVocabulary });

/** A copy holds all members as values, those that are made when they are read as well. */
const whole = (result: EnterpriseResult): EnterpriseResult => structuredClone(result);

it('a condensed result says all that the whole one says, and asks again for reasons alone', () => {
  fc.assert(
    fc.property(knownFacts, choices, fc.constantFrom(2022, 2023, 2023, 2024), (known, forgotten, year) => {
      const facts = forget(known, forgotten);
      let asked = 0;
      const again = (): EnterpriseResult => {
        asked += 1;
        return simulate(facts, year);
      };
      const condensed = condenseResult(simulate(facts, year), again);
      const result = whole(simulate(facts, year));
      const { lines, refused, totals, policies } = condensed;
      expect(totals).toEqual(result.totals);
      expect([lines, refused].map((list) => list.map(({ amount, needs }) => ({ amount, needs })))).toEqual(
        [result.lines, result.refused].map((list) => list.map(({ amount, needs }) => ({ amount, needs }))),
      );
      for (const { policy, promises, services } of policies) {
        const of = (list: EnterpriseResult['services']) => list.filter((line) => line.policy === policy).length;
        expect({ promises, services }).toEqual({ promises: of(result.unquantified), services: of(result.services) });
      }
      expect(asked).toBe(0);
      expect(whole(condensed)).toEqual(result);
      expect(asked).toBe(1);
    }),
    { numRuns: 150 },
  );
});
