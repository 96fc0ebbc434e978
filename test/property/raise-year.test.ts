import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PolicyPlan } from '../../engine/compile/plan';
import type { Enterprise } from '../../engine/enterprise/enterprise';
import { dense, realistic } from '../../engine/population/distributions';
import { generateEnterprise } from '../../engine/population/generate-enterprise';
import { compareText, type Claim } from '../../engine/simulate/claim';
import { explainRefusals } from '../../engine/simulate/explain-refusals';
import { judgeEvents, OtherRows, raiseClaims } from '../../engine/simulate/raise-claims';
import { raiseYear } from '../../engine/simulate/raise-year';
import { enterpriseOf } from '../../engine/simulate/simulate-harness';
import { surveyRules } from '../../engine/simulate/survey-rules';
import { tellTrail } from '../../engine/simulate/trail';
import { setYearContext } from '../../engine/simulate/year-context';
import { builtinVocabulary } from '../../engine/vocabulary/builtin-vocabulary';
import { choices, forget, knownFacts, knownFactsElsewhere } from './arbitrary-facts';
import { anyPlans } from './arbitrary-plans';
import { readSamplePlans } from './sample-plans';

const samples = readSamplePlans();

/**
 * What is passed over by place, day and word raises nothing when every rule examines every event of the year, and why
 * items gave nothing is told as it is then.
 */
function expectSame(plan: PolicyPlan, enterprise: Enterprise, year: number): number {
  const context = setYearContext(plan, enterprise, year, builtinVocabulary);
  const { paying } = surveyRules(plan);
  const examined = paying.flatMap((rule) => raiseClaims(rule, context).claims);
  const raised = raiseYear(context);
  expect(raised.map(tell).sort(byId)).toEqual(examined.map(tell).sort(byId));
  const answered = new OtherRows();
  expect(explainRefusals(paying, (rule) => judgeEvents(rule, context, answered), context)).toEqual(
    explainRefusals(paying, (rule) => raiseClaims(rule, context), context),
  );
  return raised.length;
}

function tell({ trail, ...claim }: Claim) {
  return { ...claim, plan: claim.plan.id, steps: tellTrail(trail) };
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return compareText(a.id, b.id);
}

describe('the claims of a year', () => {
  it.each([
    ['in Nanchang', knownFacts, [2021, 2022, 2023, 2024, 2025]],
    ['in other cities', knownFactsElsewhere, [2023, 2026, 2027, 2028]],
  ] as const)('are those of every rule and event under each sample policy, %s', (_, facts, years) => {
    fc.assert(
      fc.property(facts, choices, fc.constantFrom(...years), (known, forgotten, year) => {
        for (const plan of samples) {
          expectSame(plan, enterpriseOf(known), year);
          expectSame(plan, enterpriseOf(forget(known, forgotten)), year);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('are those of every rule and event for generated enterprises with and without gaps', () => {
    let raised = 0;
    for (const distributions of [dense, realistic, { ...dense, missing: 1 }]) {
      for (let number = 1; number <= 60; number += 1) {
        const enterprise = generateEnterprise(number, 11, distributions);
        for (const plan of samples) raised += expectSame(plan, enterprise, 2022 + (number % 3));
      }
    }
    expect(raised).toBeGreaterThan(20);
  });

  it.each(['event', 'seat', 'both'] as const)('are those under any small policies, by the place of the %s', (place) => {
    fc.assert(
      fc.property(anyPlans, knownFacts, choices, fc.constantFrom(2022, 2023, 2024), (plans, known, forgotten, year) => {
        for (const plan of plans) {
          const placed = { ...plan, jurisdiction: { ...plan.jurisdiction, place } };
          expectSame(placed, enterpriseOf(forget(known, forgotten)), year);
        }
      }),
      { seed: 20230101, numRuns: 40 },
    );
  });
});
