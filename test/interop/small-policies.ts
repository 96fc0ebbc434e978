import fc from 'fast-check';
import type { VectorCase } from '../../engine/bundle/write-vectors';
import type { PolicyPlan } from '../../engine/compile/plan';
import { enterpriseOf } from '../../engine/simulate/simulate-harness';
import { choices, forget, knownFacts } from '../property/arbitrary-facts';
import { openOrFixedPlan } from '../property/decide-plans';

/** Small policies, and enterprises near what such policies name. */
export interface SmallPolicies {
  readonly plans: readonly PolicyPlan[];
  /** Twenty enterprises, each in two years; of a quarter some facts are unknown. */
  readonly cases: readonly VectorCase[];
}

/** Draws small policies for `count` comparisons. */
export function drawSmallPolicies(count: number, seed: number): SmallPolicies {
  const plans = fc.sample(openOrFixedPlan, { numRuns: Math.ceil(count / 40), seed });
  const drawn = fc.sample(fc.tuple(knownFacts, choices, fc.integer({ min: 0, max: 3 })), { numRuns: 20, seed });
  const cases = drawn.flatMap(([facts, forgotten, how], index) => {
    const enterprise = enterpriseOf(how === 0 ? forget(facts, forgotten) : facts);
    return [2023, 2024].map((year) => ({ name: `enterprise ${index}`, enterprise, year }));
  });
  return { plans: plans.flatMap((plan) => plan ?? []), cases };
}
