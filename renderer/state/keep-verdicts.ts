import type { ExampleVerdicts } from '../worker/contract';
import type { ExampleView, PolicyView } from '../worker/policy-view';

/** Lets the examples of a new view stand as they came out last, until they are run again; new ones wait for theirs. */
export function keepVerdicts(previous: PolicyView | null | undefined, next: PolicyView): PolicyView {
  const known = new Map(previous?.examples.map((example) => [identify(example), example.outcome]));
  return withOutcomes(next, (example) => known.get(identify(example)) ?? null);
}

/** Puts new verdicts into a view; an example without one could not be run. */
export function takeVerdicts(view: PolicyView, { outcomes }: ExampleVerdicts): PolicyView {
  return withOutcomes(view, ({ pointer }) => outcomes[pointer] ?? null);
}

function withOutcomes(view: PolicyView, find: (example: ExampleView) => ExampleView['outcome']): PolicyView {
  return { ...view, examples: view.examples.map((example) => ({ ...example, outcome: find(example) })) };
}

function identify({ name, year, expected }: ExampleView): string {
  return JSON.stringify([name, year, expected]);
}
