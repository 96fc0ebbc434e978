import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PolicyPlan } from '../../engine/compile/plan';
import { simulateEnterprise } from '../../engine/simulate/simulate-enterprise';
import { enterpriseOf } from '../../engine/simulate/simulate-harness';
import { builtinVocabulary } from '../../engine/vocabulary/builtin-vocabulary';
import { choices, forget, knownFacts, onDistinctDays, type Facts } from './arbitrary-facts';
import { anyPlan, anyPlans } from './arbitrary-plans';
import { assertWithin } from './check-result';
import { decidePlans, decisions } from './decide-plans';

/** A run explores the same plans each time; PROPERTY_SEED and PROPERTY_RUNS make it look elsewhere, and longer. */
const seed = Number(process.env['PROPERTY_SEED'] ?? 20230101);
const runs = Number(process.env['PROPERTY_RUNS'] ?? 0);
const anyYear = fc.constantFrom(2022, 2023, 2023, 2024);
const onePlan = anyPlan.map((plan) => (plan ? [plan] : []));

function totalOf(plans: readonly PolicyPlan[], facts: Facts, year: number) {
  return simulateEnterprise(plans, enterpriseOf(facts), { year, vocabulary: builtinVocabulary }).totals.enterprise;
}

// The total is compared once it is decided: open ones need not lie in one another, because neither is the narrowest.
describe.each([
  ['one small policy', onePlan, runs || 300],
  ['small policies that speak of one another', anyPlans, runs || 200],
])('the total under %s', (_, plans, numRuns) => {
  it('comes to a fixed amount once every amount is decided', () => {
    fc.assert(
      fc.property(plans, knownFacts, decisions, anyYear, (open, facts, decided, year) => {
        const { min, max } = totalOf(decidePlans(open, decided), facts, year);
        expect(max).toBe(min);
      }),
      { seed, numRuns: 100 },
    );
  });

  it('lies within what is said while amounts are open', () => {
    fc.assert(
      fc.property(plans, knownFacts, decisions, anyYear, (open, facts, decided, year) => {
        assertWithin(totalOf(decidePlans(open, decided), facts, year), totalOf(open, facts, year));
      }),
      { seed, numRuns },
    );
  });

  it('lies within what is said while amounts are open and facts are missing', () => {
    fc.assert(
      fc.property(plans, knownFacts, choices, decisions, anyYear, (open, any, forgotten, decided, year) => {
        // Equal claims of one day are told apart by what they say; a forgotten fact may put them in another order.
        const facts = onDistinctDays(any);
        assertWithin(totalOf(decidePlans(open, decided), facts, year), totalOf(open, forget(facts, forgotten), year));
      }),
      { seed, numRuns },
    );
  });
});
