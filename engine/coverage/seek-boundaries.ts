import type { PolicyPlan } from '../compile/plan';
import type { Enterprise } from '../enterprise/enterprise';
import type { EnterpriseResult } from '../simulate/result';
import type { Vocabulary } from '../vocabulary/vocabulary';
import { listTargets } from './coverage-target';
import { createSeeker } from './example-seeker';
import { daysBeside, figuresBeside, withoutFacts, type Neighbour } from './neighbouring-facts';
import { seekExample } from './seek-example';

/** Facts at which the rules of a policy change what they give, or of which some are missing. */
export interface BoundaryCase {
  /** What it was made from, such as `rule title-award#1` or `example 1; without recognitions[0].level`. */
  readonly name: string;
  readonly enterprise: Enterprise;
  readonly year: number;
  /** What the policy alone gives, where it was worked out on the way. */
  readonly result?: EnterpriseResult;
}

/** The most cases of one policy: enough for every rule, few enough to be replayed at each import. */
const MOST_CASES = 150;

/**
 * Lists enterprises at the boundaries of a policy: its worked examples, one for every rule, limit, exclusion, sanction
 * and end of the window that an enterprise is found for, each with figures and days just beside those the policy names,
 * and with each fact left out in turn.
 *
 * Shape: in a fixed order, no two alike; the same plan and examples give the same list.
 * Cost: that of seekExample for each target.
 */
export function seekBoundaries(
  plan: PolicyPlan,
  examples: readonly BoundaryCase[],
  vocabulary: Vocabulary,
): readonly BoundaryCase[] {
  const seeker = createSeeker(plan, vocabulary);
  const shown = listTargets(plan, []).flatMap((target): readonly BoundaryCase[] => {
    const trial = seekExample(seeker, target);
    return trial ? [{ name: target.id, enterprise: trial.enterprise, year: trial.year, result: trial.result }] : [];
  });
  const bases = [...examples.map((each) => ({ ...each, name: `example ${each.name}` })), ...shown];
  const neighbours = bases.flatMap((base) =>
    [figuresBeside, daysBeside, withoutFacts].map((vary) => varyCase(base, vary(base.enterprise, plan, vocabulary))),
  );
  return takeDistinct(bases, takeInTurn(neighbours));
}

function* varyCase({ name, year }: BoundaryCase, neighbours: Iterable<Neighbour>): Generator<BoundaryCase> {
  for (const each of neighbours) yield { ...each, name: `${name}; ${each.name}`, year };
}

/** Takes the first of each list, then the second of each: where the list is cut off, every base has had its turn. */
function* takeInTurn<Item>(lists: readonly Iterator<Item>[]): Generator<Item> {
  let open = lists;
  while (open.length > 0) {
    const longer: Iterator<Item>[] = [];
    for (const list of open) {
      const next = list.next();
      if (next.done === true) continue;
      longer.push(list);
      yield next.value;
    }
    open = longer;
  }
}

/** Takes cases that differ in what they say, as many as there may be; no more are made than are taken. */
function takeDistinct(...lists: readonly Iterable<BoundaryCase>[]): readonly BoundaryCase[] {
  const seen = new Map<string, BoundaryCase>();
  for (const list of lists) {
    for (const each of list) {
      const { fields, events } = each.enterprise;
      const key = JSON.stringify([each.year, fields, events]);
      if (seen.has(key)) continue;
      seen.set(key, each);
      if (seen.size === MOST_CASES) return [...seen.values()];
    }
  }
  return [...seen.values()];
}
