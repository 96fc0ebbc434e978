import type { Rational } from '../values/rational';
import { assumptionBounds } from './assumption-bounds';
import { matchScope } from './match-scope';
import type { Measure } from './measure';
import type { Assumption, AssumptionKind } from './scenario';

/** What is assumed of one measure. */
export type Settled = Readonly<Record<AssumptionKind, Rational>>;

const kinds = Object.keys(assumptionBounds) as readonly AssumptionKind[];

/**
 * Tells what is assumed of a measure: of each kind the assumption with the closest scope. `values` stands for the
 * stated values, in the order of the assumptions, as a trial draws them.
 */
export function settleAssumptions(
  assumptions: readonly Assumption[],
  measure: Measure,
  values: readonly Rational[] = assumptions.map(({ value }) => value),
): Settled {
  const settled = kinds.map((kind) => {
    let [closest, value] = [-1, assumptionBounds[kind].otherwise];
    assumptions.forEach((each, index) => {
      const fit = each.of === kind ? matchScope(each.scope, measure) : null;
      const given = values[index];
      if (fit !== null && fit > closest && given) [closest, value] = [fit, given];
    });
    return [kind, value] as const;
  });
  return Object.fromEntries(settled) as Settled;
}
