import type { CheckedPolicy } from '../check/checked-policy';
import { descend } from '../check/pointer';
import { isBenefit, itemsOfKind, listItems, type PlacedItem } from '../check/policy-item';
import type { EventCollection } from '../vocabulary/vocabulary';
import type { RuleCondition } from './plan';
import { referToClause } from './refer-to-clause';

/** What the lowering of one item needs to know of the policy. */
export interface CompileContext {
  readonly checked: CheckedPolicy;
  /** The usable items, in the order of the document. */
  readonly items: readonly PlacedItem[];
  /** The event collection that triggers an item; null where none does. */
  triggerOf(placed: PlacedItem): EventCollection | null;
  /** Canonical identifiers of the field names at a pointer's list. */
  fieldsAt(pointer: string, count: number): readonly string[];
  /** Conditions the eligibility items lay on an item. */
  eligibilityOf(placed: PlacedItem): readonly RuleCondition[];
}

/** Makes the context the items of a checked policy are lowered in. */
export function createCompileContext(checked: CheckedPolicy): CompileContext {
  const items = listItems(checked.source.document).filter(({ pointer }) => !checked.dropped.has(pointer));
  const conditions = itemsOfKind(items, 'eligibility').flatMap((placed) => {
    const pointer = descend(placed.pointer, 'when');
    const expression = checked.expressions.get(pointer);
    if (!expression) return [];
    const condition: RuleCondition = { role: 'eligibility', expression, from: referToClause(placed, pointer) };
    return [{ among: placed.item.among, condition }];
  });
  return {
    checked,
    items,
    triggerOf: ({ pointer }) => {
      const id = checked.names.get(descend(pointer, 'trigger'));
      return checked.vocabulary.facts.collections.find((collection) => collection.id === id) ?? null;
    },
    fieldsAt: (pointer, count) =>
      Array.from({ length: count }, (_, index) => checked.names.get(descend(pointer, index))).filter(
        (field) => field !== undefined,
      ),
    eligibilityOf: ({ item }) =>
      isBenefit(item)
        ? conditions
            .filter(({ among }) => among === undefined || among.includes(item.id))
            .map(({ condition }) => condition)
        : [],
  };
}
