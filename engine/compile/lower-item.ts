import { descend } from '../check/pointer';
import type { PayingItem, PlacedItem } from '../check/policy-item';
import type { Item } from '../../schemas/generated/types';
import type { CompileContext } from './compile-context';
import type { Limit, Rule, RuleCondition } from './plan';
import { referToClause } from './refer-to-clause';

/** Lists the conditions every rule of an item has: those of the eligibility items, then its own. */
export function conditionsOf(context: CompileContext, placed: PlacedItem<Item>): readonly RuleCondition[] {
  const pointer = descend(placed.pointer, 'when');
  const expression = context.checked.expressions.get(pointer);
  return [
    ...context.eligibilityOf(placed),
    ...(expression ? [{ role: 'condition' as const, expression, from: referToClause(placed, pointer) }] : []),
  ];
}

/** Lowers frequency and cap of an item to limits over its rules, in the order they apply. */
export function lowerItemLimits(
  context: CompileContext,
  placed: PlacedItem<PayingItem>,
  rules: readonly Rule[],
): readonly Limit[] {
  if (rules.length === 0) return [];
  const { id, cap } = placed.item;
  const frequency = 'frequency' in placed.item ? placed.item.frequency : undefined;
  const ids = rules.map((rule) => rule.id);
  const limits: Limit[] = [];
  if (frequency) {
    const pointer = descend(placed.pointer, 'frequency');
    limits.push({
      id: `${id}/frequency`,
      stage: 'itemCap',
      operation: { kind: 'count', times: frequency.times },
      rules: ids,
      groupBy: context.fieldsAt(descend(pointer, 'per'), frequency.per?.length ?? 0),
      within: frequency.within ?? 'term',
      from: referToClause(placed, pointer),
    });
  }
  const amount = context.checked.figures.get(descend(placed.pointer, 'cap', 'amount'));
  if (cap && amount)
    limits.push({
      id: `${id}/cap`,
      stage: 'itemCap',
      operation: { kind: 'cap', amount },
      rules: ids,
      groupBy: context.fieldsAt(descend(placed.pointer, 'cap', 'per'), cap.per?.length ?? 0),
      within: cap.within ?? 'year',
      from: referToClause(placed, descend(placed.pointer, 'cap')),
    });
  return limits;
}
