import type { ExclusionItem, SanctionItem } from '../../schemas/generated/types';
import { descend } from '../check/pointer';
import type { PlacedItem } from '../check/policy-item';
import type { CompileContext } from './compile-context';
import type { Exclusion, Rule, Sanction } from './plan';
import { referToClause } from './refer-to-clause';
import { labelItem } from './rule-label';

/** Lowers a case in which nothing is awarded; null when its condition is not in order. */
export function lowerExclusion(
  context: CompileContext,
  placed: PlacedItem<ExclusionItem>,
  rules: readonly Rule[],
): Exclusion | null {
  const { item, pointer } = placed;
  const trigger = context.triggerOf(placed);
  const when = context.checked.expressions.get(descend(pointer, 'when'));
  if (!trigger || !when) return null;
  return {
    id: item.id,
    from: referToClause(placed),
    gist: item.gist ?? labelItem(placed),
    trigger: trigger.id,
    when,
    within: item.within ?? 'year',
    ...(item.among
      ? { reaches: rules.filter(({ from }) => item.among?.includes(from.itemId)).map(({ id }) => id) }
      : {}),
  };
}

/** Lowers a sanction to the exclusions that bring it and what it does. */
export function lowerSanction(placed: PlacedItem<SanctionItem>, exclusions: readonly Exclusion[]): Sanction {
  const { item } = placed;
  return {
    id: item.id,
    from: referToClause(placed),
    after: item.after.filter((id) => exclusions.some((exclusion) => exclusion.id === id)),
    actions: item.actions,
  };
}
