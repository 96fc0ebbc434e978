import type { CheckedPolicy } from '../check/checked-policy';
import type { PolicyPlan } from '../compile/plan';
import { runExamples, type ExampleOutcome } from '../simulate/run-examples';
import { compileAlternatives } from './alternative-plans';
import { listTargets, type CoverageTarget } from './coverage-target';
import { exercises } from './exercise';

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
  const targets = listTargets(plan, compileAlternatives(checked, plan)).map((target) => ({
    target,
    examples: passing
      .filter(({ task, result }) =>
        exercises({ enterprise: task.enterprise, year: task.year, result }, target, plan, checked.vocabulary),
      )
      .map(({ task }) => task.name),
  }));
  return { outcomes, targets };
}
