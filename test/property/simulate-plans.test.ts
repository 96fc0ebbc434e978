import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PolicyPlan } from '../../engine/compile/plan';
import { simulateEnterprise } from '../../engine/simulate/simulate-enterprise';
import { enterpriseOf } from '../../engine/simulate/simulate-harness';
import { builtinVocabulary } from '../../engine/vocabulary/builtin-vocabulary';
import { choices, forget, knownFacts, reorder, type Facts } from './arbitrary-facts';
import { anyPlan, anyPlans } from './arbitrary-plans';
import { assertWithin, describeContent, expectSound } from './check-result';

/** A run explores the same plans each time; PROPERTY_SEED and PROPERTY_RUNS make it look elsewhere, and longer. */
const seed = Number(process.env['PROPERTY_SEED'] ?? 20230101);
const runs = Number(process.env['PROPERTY_RUNS'] ?? 0);
const anyYear = fc.constantFrom(2022, 2023, 2023, 2024);

function simulate(plans: readonly PolicyPlan[], facts: Facts, year: number) {
  return simulateEnterprise(plans, enterpriseOf(facts), { year, vocabulary: builtinVocabulary });
}

describe('any small policies on any enterprise', () => {
  it('compile more often than not', () => {
    const plans = fc.sample(anyPlan, { seed, numRuns: 60 });
    expect(plans.filter((plan) => plan !== null).length).toBeGreaterThan(40);
  });

  it('give sound, fully explained results', () => {
    fc.assert(
      fc.property(anyPlans, knownFacts, choices, anyYear, (plans, facts, forgotten, year) => {
        expectSound(simulate(plans, facts, year), plans);
        expectSound(simulate(plans, forget(facts, forgotten), year), plans);
      }),
      { seed, numRuns: 100 },
    );
  });

  it('do not depend on the order of policies, rules and events', () => {
    fc.assert(
      fc.property(anyPlans, knownFacts, choices, fc.nat(20), anyYear, (plans, facts, forgotten, turn, year) => {
        const turned = [...plans].reverse().map((plan) => ({ ...plan, rules: [...plan.rules].reverse() }));
        for (const each of [facts, forget(facts, forgotten)]) {
          const [one, other] = [simulate(plans, each, year), simulate(turned, reorder(each, turn), year)];
          expect(describeContent(other)).toEqual(describeContent(one));
        }
      }),
      { seed, numRuns: 100 },
    );
  });

  it('only widen when a fact is forgotten', () => {
    fc.assert(
      fc.property(anyPlan, knownFacts, choices, anyYear, (plan, facts, forgotten, year) => {
        const plans = plan ? [plan] : [];
        const known = simulate(plans, facts, year).totals.enterprise;
        const unsure = simulate(plans, forget(facts, forgotten), year).totals;
        assertWithin(known, unsure.enterprise);
        if (unsure.complete) expect(unsure.enterprise).toEqual(known);
      }),
      { seed, numRuns: runs || 400 },
    );
  });

  it('pay each enterprise no more than without what the policies say of one another', () => {
    fc.assert(
      fc.property(anyPlans, knownFacts, anyYear, (plans, facts, year) => {
        // What gives way uses no limit over the term up, so that a later year may pay more.
        const brief = plans.map((plan) => ({ ...plan, limits: plan.limits.filter(({ within }) => within !== 'term') }));
        const apart = brief.map((plan) => ({ ...plan, relations: {} }));
        const [settled, free] = [simulate(brief, facts, year), simulate(apart, facts, year)];
        const { max } = free.totals.enterprise;
        assertWithin(settled.totals.enterprise, { ...settled.totals.enterprise, max });
      }),
      { seed, numRuns: 100 },
    );
  });
});
