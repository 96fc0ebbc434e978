import type { Limit } from './plan';

const stages = ['itemCap', 'stacking', 'policyCap'] as const satisfies readonly Limit['stage'][];
const kinds = ['highest', 'count', 'cap'] as const satisfies readonly Limit['operation']['kind'][];
const periods = ['event', 'year', 'term', 'life'] as const satisfies readonly Limit['within'][];

/**
 * Puts limits in the order they apply: by stage, then choosing before counting before cutting, then the shorter
 * period first, then by identifier, so that the order of the items in the document has no effect.
 */
export function orderLimits(limits: readonly Limit[]): readonly Limit[] {
  return [...limits].sort(
    (left, right) =>
      stages.indexOf(left.stage) - stages.indexOf(right.stage) ||
      kinds.indexOf(left.operation.kind) - kinds.indexOf(right.operation.kind) ||
      periods.indexOf(left.within) - periods.indexOf(right.within) ||
      (left.id < right.id ? -1 : 1),
  );
}
