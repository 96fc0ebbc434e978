import fc from 'fast-check';
import type { PolicyPlan } from '../../engine/compile/plan';
import { enterpriseOf } from '../../engine/simulate/simulate-harness';
import { builtinVocabulary } from '../../engine/vocabulary/builtin-vocabulary';
import { choices, forget, knownFacts } from '../property/arbitrary-facts';
import { anyPlans } from '../property/arbitrary-plans';
import { startChance } from './chance';
import { gatherSupply, generateEnterprise } from './generate-enterprise';
import { bundleRules, findReferenceDifference } from './reference-difference';

/** How many comparisons were made, and the first that was not equal. */
export interface Comparison {
  readonly compared: number;
  readonly difference: string | null;
}

/** Compares the reference evaluator with the engine on generated enterprises under all sample policies together. */
export function compareOnSamples(plans: readonly PolicyPlan[], seed: number, count: number): Comparison {
  const rules = bundleRules(plans, builtinVocabulary);
  const supply = gatherSupply(plans, builtinVocabulary);
  const chance = startChance(seed);
  for (let compared = 0; compared < count; compared += 1) {
    const { enterprise, year } = generateEnterprise(supply, chance, chance.pick([0, 0, 40, 8]));
    const difference = findReferenceDifference(rules, enterprise, year);
    if (difference !== null) return { compared, difference };
  }
  return { compared: count, difference: null };
}

/** The same on small policies of several levels that speak of one another. */
export function compareOnSmallPolicies(seed: number, count: number): Comparison {
  let compared = 0;
  const outcome = fc.check(
    fc.property(anyPlans, knownFacts, choices, fc.constantFrom(2022, 2023, 2024), (plans, facts, forgotten, year) => {
      const rules = bundleRules(plans, builtinVocabulary);
      for (const each of [facts, forget(facts, forgotten)]) {
        const difference = findReferenceDifference(rules, enterpriseOf(each), year);
        if (difference !== null) throw new Error(difference);
        compared += 1;
      }
    }),
    { seed, numRuns: Math.ceil(count / 2) },
  );
  return { compared, difference: outcome.failed ? (fc.defaultReportMessage(outcome) ?? 'failed') : null };
}
