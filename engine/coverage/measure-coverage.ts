import type { CheckedPolicy } from '../check/checked-policy';
import type { PolicyPlan } from '../compile/plan';
import type { EnterpriseResult } from '../simulate/result';
import { runExamples, type ExampleOutcome, type ExampleTask } from '../simulate/run-examples';
import { compileAlternatives, keepStatable } from './alternative-plans';
import { listTargets, type CoverageTarget } from './coverage-target';
import { exercises, type Trial } from './exercise';

/** One target with the names of the examples that show it. */
export interface TargetCoverage {
  readonly target: CoverageTarget;
  readonly examples: readonly string[];
}

export interface ExampleCoverage {
  readonly outcomes: readonly ExampleOutcome[];
  readonly targets: readonly TargetCoverage[];
}

/**
 * Runs the worked examples of a policy and tells what of it they show. An example that fails shows nothing: nobody has
 * stated what comes out.
 *
 * Cost: examples times alternatives of readings, each a simulation of one enterprise.
 */
export function measureCoverage(checked: CheckedPolicy, plan: PolicyPlan): ExampleCoverage {
  const outcomes = runExamples(plan, checked.examples, checked.vocabulary);
  const passing = outcomes.filter(({ passed }) => passed);
  const targets = listTargets(plan, keepStatable(compileAlternatives(checked, plan), plan)).map((target) => ({
    target,
    examples: passing
      .filter(({ task, result }) => exercises(trialOf(task, result), target, plan, checked.vocabulary))
      .map(({ task }) => task.name),
  }));
  return { outcomes, targets };
}

function trialOf({ enterprise, year, unquantified }: ExampleTask, result: EnterpriseResult): Trial {
  return { enterprise, year, result, statesPromises: unquantified !== null };
}
