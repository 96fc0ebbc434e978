import type { TargetItem } from '../../schemas/generated/types';
import { descend } from '../check/pointer';
import type { PlacedItem } from '../check/policy-item';
import type { CompileContext } from './compile-context';
import type { Target } from './plan';
import { referToClause } from './refer-to-clause';
import { labelItem } from './rule-label';

/** Lowers a target with a figure; null for one that names none. */
export function lowerTarget(context: CompileContext, placed: PlacedItem<TargetItem>): Target | null {
  const { item, pointer } = placed;
  const { comparison, tolerance } = item;
  if (comparison === undefined) return null;
  const value = comparison === 'coverage' ? 1 : item.value;
  if (value === undefined) return null;
  return {
    id: item.id,
    from: referToClause(placed),
    indicator: item.indicator ?? labelItem(placed),
    comparison,
    value: String(value),
    tolerance: tolerance === undefined ? null : String(tolerance),
    unit: item.unit ?? '',
    by: item.by ?? null,
    everyYear: item.every === 'year',
    counts: context.checked.expressions.get(descend(pointer, 'counts')) ?? null,
    among: context.checked.expressions.get(descend(pointer, 'among')) ?? null,
  };
}
