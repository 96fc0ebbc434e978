import type { StackingItem } from '../../schemas/generated/types';
import { descend } from '../check/pointer';
import type { PlacedItem } from '../check/policy-item';
import type { CompileContext } from './compile-context';
import type { Limit, LimitOperation, Rule } from './plan';
import { referToClause } from './refer-to-clause';

/** Lowers a stacking rule inside the policy to a limit; null for one about other levels or one that reaches nothing. */
export function lowerStacking(
  context: CompileContext,
  placed: PlacedItem<StackingItem>,
  rules: readonly Rule[],
): Limit | null {
  const { item, pointer } = placed;
  // What speaks of other levels is a relation of the policy, not a limit on its own claims.
  if (item.levels !== undefined) return null;
  const operation = lowerOperation(context, placed);
  if (!operation) return null;
  const groupBy = context.fieldsAt(descend(pointer, 'same'), item.same?.length ?? 0);
  const needed =
    operation.kind === 'highest' && operation.differing !== null ? [...groupBy, operation.differing] : groupBy;
  const reached = rules.filter(
    (rule) =>
      rule.amount !== null &&
      rule.unit === 'money' &&
      // What goes to individuals is reached where it is named.
      (rule.countsInTotal || item.among !== undefined) &&
      (item.among === undefined || item.among.includes(rule.from.itemId)) &&
      hasFields(context, rule.trigger, needed),
  );
  if (reached.length === 0) return null;
  return {
    id: item.id,
    stage: item.rule === 'sharedCap' && item.among === undefined ? 'policyCap' : 'stacking',
    operation,
    rules: reached.map(({ id }) => id),
    groupBy,
    ...(item.alike ? { alike: alikeValues(context, placed) } : {}),
    within: item.within ?? 'year',
    from: referToClause(placed),
  };
}

/** The values the check found, in the order of the text. */
function alikeValues(
  context: CompileContext,
  { item, pointer }: PlacedItem<StackingItem>,
): readonly (readonly string[])[] {
  return (item.alike ?? []).map((values, index) =>
    values.flatMap((_, position) => context.checked.names.get(descend(pointer, 'alike', index, position)) ?? []),
  );
}

function lowerOperation(context: CompileContext, { item, pointer }: PlacedItem<StackingItem>): LimitOperation | null {
  if (item.rule === 'highest')
    return { kind: 'highest', differing: context.checked.names.get(descend(pointer, 'differing')) ?? null };
  const amount = context.checked.figures.get(descend(pointer, 'amount'));
  return item.rule === 'sharedCap' && amount ? { kind: 'cap', amount } : null;
}

function hasFields(context: CompileContext, trigger: string | null, fields: readonly string[]): boolean {
  const collection = context.checked.vocabulary.facts.collections.find(({ id }) => id === trigger);
  return collection !== undefined && fields.every((id) => collection.fields.some((field) => field.id === id));
}
