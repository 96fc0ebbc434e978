import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { enterpriseOf } from '../../engine/simulate/simulate-harness';
import { simulateEnterprise } from '../../engine/simulate/simulate-enterprise';
import { explainResult } from '../../engine/explain/explain-result';
import { sumIntervals } from '../../engine/values/money';
import { builtinVocabulary } from '../../engine/vocabulary/builtin-vocabulary';
import {
  anyViolation,
  choices,
  forget,
  knownFacts,
  knownFactsElsewhere,
  reorder,
  type FactEvent,
  type Facts,
} from './arbitrary-facts';
import { assertWithin, describeContent, expectSound } from './check-result';
import { readSamplePlans } from './sample-plans';

const plans = readSamplePlans();
const anyYear = fc.constantFrom(2020, 2021, 2022, 2023, 2023, 2023, 2024, 2024, 2025, 2026);
const years = [2021, 2022, 2023, 2024, 2025];

function simulate(facts: Facts, year: number, order = plans) {
  return simulateEnterprise(order, enterpriseOf(facts), { year, vocabulary: builtinVocabulary });
}

const worlds = [
  { where: 'in Nanchang', facts: knownFacts, when: anyYear, runs: 100 },
  {
    where: 'in other cities',
    facts: knownFactsElsewhere,
    when: fc.constantFrom(2023, 2026, 2027, 2027, 2028, 2029),
    runs: 60,
  },
];

describe.each(worlds)('the sample policies on any enterprise $where', ({ facts: anyFacts, when, runs }) => {
  it('give sound, fully explained results', () => {
    fc.assert(
      fc.property(anyFacts, choices, when, (facts, forgotten, year) => {
        expectSound(simulate(facts, year), plans);
        const unsure = simulate(forget(facts, forgotten), year);
        expectSound(unsure, plans);
        for (const surface of ['zh', 'en'] as const)
          expect(JSON.stringify(explainResult(unsure, surface))).not.toContain('undefined');
      }),
      { numRuns: runs },
    );
  });

  it('do not depend on the order of policies, rules, rows and events', () => {
    const turned = [...plans].reverse().map((plan) => ({
      ...plan,
      rules: [...plan.rules].reverse(),
      exclusions: [...plan.exclusions].reverse(),
    }));
    fc.assert(
      fc.property(anyFacts, choices, fc.nat(20), when, (facts, forgotten, seed, year) => {
        const unsure = forget(facts, forgotten);
        for (const each of [facts, unsure]) {
          const [one, other] = [simulate(each, year), simulate(reorder(each, seed), year, turned)];
          expect(describeContent(other)).toEqual(describeContent(one));
        }
      }),
      { numRuns: runs },
    );
  });

  it('only widen when a fact is forgotten', () => {
    fc.assert(
      fc.property(anyFacts, choices, when, (facts, forgotten, year) => {
        const [known, unsure] = [simulate(facts, year), simulate(forget(facts, forgotten), year)];
        assertWithin(known.totals.enterprise, unsure.totals.enterprise);
        assertWithin(known.totals.individual, unsure.totals.individual);
        for (const unit of ['quota', 'persons'] as const) {
          const sumOf = ({ lines }: typeof known) =>
            sumIntervals(lines.filter((line) => line.unit === unit).map(({ amount }) => amount));
          assertWithin(sumOf(known), sumOf(unsure));
        }
        for (const { policy, total, clawBack, excluded } of known.policies) {
          const other = unsure.policies.find((each) => each.policy === policy);
          if (!other) throw new Error('Each policy has an outcome.');
          assertWithin(total, other.total);
          assertWithin(clawBack, other.clawBack);
          expect([excluded, 'unknown']).toContain(other.excluded);
        }
        for (const { from } of [...known.services, ...known.unquantified]) {
          const shown = [...unsure.services, ...unsure.unquantified].map((line) => line.from.itemId);
          expect(shown).toContain(from.itemId);
        }
        if (unsure.totals.complete) expect(unsure.totals).toEqual(known.totals);
      }),
      { numRuns: 4 * runs },
    );
  });
});

describe('the sample policies on any enterprise in Nanchang, over the years', () => {
  it('pay no more after a violation', () => {
    fc.assert(
      fc.property(knownFacts, anyViolation, (facts, violation) => {
        const worse = { ...facts, 违法: [...(facts['违法'] as readonly FactEvent[]), violation] };
        const paid = (each: Facts) => years.map((year) => simulate(each, year).totals.enterprise);
        const [before, after] = [paid(facts), paid(worse)];
        const at = years.indexOf(Number(String(violation['日期']).slice(0, 4)));
        // A claim that was excluded uses nothing up, so a later year may pay what this one did not.
        if (at >= 0) assertWithin(after[at]!, { min: 0n as never, max: before[at]!.max });
        const sum = (totals: typeof before) => totals.reduce((all, { max }) => all + (max ?? 0n), 0n);
        expect(sum(after) <= sum(before)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('never pay beyond a cap or more often than allowed', () => {
    fc.assert(
      fc.property(knownFacts, (facts) => {
        const lines = years.flatMap((year) => simulate(facts, year).lines);
        const of = (item: string) => lines.filter(({ from }) => from.itemId === item);
        for (const { amount } of of('fair-subsidy')) expect(amount.max! <= 50_000_000n).toBe(true);
        expect(of('innovation-patent').length).toBeLessThanOrEqual(1);
        for (const item of ['title-award', 'startup-base-award', 'quality-title-award']) {
          const keys = of(item).map(({ policy, from, label }) => `${policy} ${from.clause} ${label}`);
          expect(new Set(keys).size).toBe(keys.length);
        }
      }),
      { numRuns: 100 },
    );
  });
});
