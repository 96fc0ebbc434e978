import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PolicyPlan } from '../../engine/compile/plan';
import type { Enterprise } from '../../engine/enterprise/enterprise';
import { dense, realistic } from '../../engine/population/distributions';
import { generateEnterprise } from '../../engine/population/generate-enterprise';
import { payEnterprise, simulateEnterprise } from '../../engine/simulate/simulate-enterprise';
import { enterpriseOf } from '../../engine/simulate/simulate-harness';
import { builtinVocabulary } from '../../engine/vocabulary/builtin-vocabulary';
import { choices, forget, knownFacts, knownFactsElsewhere } from './arbitrary-facts';
import { anyPlans } from './arbitrary-plans';
import { readSamplePlans } from './sample-plans';

const samples = readSamplePlans();
const vocabulary = builtinVocabulary;

/** What is paid without a reason is what the lines with all their reasons add up to, to the fen and at both ends. */
function expectSame(plans: readonly PolicyPlan[], enterprise: Enterprise, year: number): void {
  const { enterprise: toEnterprise, individual } = simulateEnterprise(plans, enterprise, { year, vocabulary }).totals;
  const paid = payEnterprise(plans, enterprise, { year, vocabulary });
  expect(paid).toEqual({ enterprise: toEnterprise, individual });
}

describe('money without reasons', () => {
  it.each([
    ['in Nanchang', knownFacts, [2020, 2021, 2022, 2023, 2024, 2025]],
    ['in other cities', knownFactsElsewhere, [2023, 2026, 2027, 2028, 2029]],
  ] as const)('is that of the result under all sample policies, %s', (_, facts, years) => {
    fc.assert(
      fc.property(facts, choices, fc.constantFrom(...years), (known, forgotten, year) => {
        expectSame(samples, enterpriseOf(known), year);
        expectSame(samples, enterpriseOf(forget(known, forgotten)), year);
      }),
      { numRuns: 250 },
    );
  });

  it('is that of the result under each sample policy, for generated enterprises with and without gaps', () => {
    for (const distributions of [dense, realistic, { ...dense, missing: 1 }]) {
      for (let number = 1; number <= 150; number += 1) {
        const enterprise = generateEnterprise(number, 7, distributions);
        expectSame(samples, enterprise, 2021 + (number % 4));
        for (const plan of samples) expectSame([plan], enterprise, 2023);
      }
    }
  });

  it('is that of the result under any small policies', () => {
    fc.assert(
      fc.property(anyPlans, knownFacts, choices, fc.constantFrom(2022, 2023, 2024), (plans, known, forgotten, year) => {
        expectSame(plans, enterpriseOf(known), year);
        expectSame(plans, enterpriseOf(forget(known, forgotten)), year);
      }),
      { seed: 20230101, numRuns: 150 },
    );
  });
});
