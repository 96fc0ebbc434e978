import type { CheckedPolicy } from '../check/checked-policy';
import type { PolicyPlan } from '../compile/plan';
import type { Surface } from '../values/surface';
import { createSeeker, type DraftTrial } from './example-seeker';
import type { CoverageTarget } from './coverage-target';
import type { ExampleCoverage } from './measure-coverage';
import { nameExample } from './name-example';
import { seekInSteps } from './seek-example';
import { writeExample } from './write-example';

/** An example that shows what no other does, ready to be put into the policy. */
export interface ProposedExample {
  readonly name: string;
  /** An element of the list of examples, without indentation. */
  readonly text: string;
  /** Everything it shows that nothing showed before it. */
  readonly targets: readonly CoverageTarget[];
}

export interface Proposal {
  readonly examples: readonly ProposedExample[];
  /** What no enterprise was found for. */
  readonly left: readonly CoverageTarget[];
}

/**
 * Makes examples for what the examples of a policy do not show. What each expects is what the policy pays now: the
 * author has to judge whether that is right.
 *
 * Cost: up to some thousand simulations of one enterprise for each target.
 */
export function proposeExamples(
  checked: CheckedPolicy,
  plan: PolicyPlan,
  coverage: ExampleCoverage,
  surface?: Surface,
): Proposal {
  const draft = draftExamples(checked, plan, coverage, surface);
  for (let step = draft.next(); ; step = draft.next()) if (step.done) return step.value;
}

/**
 * Makes the same examples one trial at a time, so that the caller may answer others in between or leave off.
 *
 * Cost: for each step some simulations of one enterprise; up to some thousand steps for each target.
 */
export function* draftExamples(
  checked: CheckedPolicy,
  plan: PolicyPlan,
  { targets, outcomes }: ExampleCoverage,
  surface: Surface = checked.source.surface,
): Generator<undefined, Proposal, undefined> {
  const seeker = createSeeker(plan, checked.vocabulary);
  const names = new Set(outcomes.map(({ task }) => task.name));
  const examples: ProposedExample[] = [];
  const left: CoverageTarget[] = [];
  let open = targets.filter(({ examples: shown }) => shown.length === 0).map(({ target }) => target);
  for (let target = open[0]; target; target = open[0]) {
    const found = yield* seekInSteps(seeker, target);
    const example = found && propose(found, target);
    if (!found || !example) {
      left.push(target);
      open = open.slice(1);
      continue;
    }
    const shown = open.filter((each) => each === target || seeker.shows(found, each));
    examples.push({ ...example, targets: shown });
    open = open.filter((each) => !shown.includes(each));
  }
  return { examples, left };

  function propose(trial: DraftTrial, target: CoverageTarget) {
    const base = nameExample(target, trial.result, surface);
    let name = base;
    for (let count = 2; names.has(name); count += 1)
      name = surface === 'zh' ? `${base}（${count}）` : `${base} (${count})`;
    const text = writeExample(trial, name, checked.vocabulary, surface);
    if (text === null) return null;
    names.add(name);
    return { name, text };
  }
}
