import { isPaying, itemsOfKind, listItems, type PlacedItem } from '../check/policy-item';
import type { CheckedPolicy } from '../check/checked-policy';
import type { Limit, PolicyPlan } from '../compile/plan';
import type { Bilingual } from '../diagnostics/diagnostic';
import type { StackingItem } from '../../schemas/generated/types';
import type { EventCollection } from '../vocabulary/vocabulary';

/** An item whose money can combine with that of others. */
export interface RelatedItem {
  readonly id: string;
  readonly pointer: string;
}

/** A stacking rule of the policy with the items it holds for. */
export interface StackingRule {
  readonly id: string;
  readonly pointer: string;
  readonly rule: StackingItem['rule'];
  /** Figure of a shared cap, as it is written. */
  readonly amount: string | null;
  readonly within: Limit['within'];
  /** Fields in which payments must agree to be of one group. */
  readonly same: readonly Bilingual[];
  /** Only payments that differ in it compete. */
  readonly differing: Bilingual | null;
  /** Whether some values of `same` count as one. */
  readonly alike: boolean;
  /** Identifiers the rule names; null where it holds for everything that is paid. */
  readonly named: readonly string[] | null;
  /** Pairs it holds for, by their numbers in the list of items, the smaller first; an item with itself too. */
  readonly pairs: readonly (readonly [number, number])[];
}

export interface ItemRelations {
  readonly items: readonly RelatedItem[];
  readonly rules: readonly StackingRule[];
}

/**
 * Tells how the payments of any two items of a policy combine: what the plan really does with them, not what the words
 * of a rule suggest. A rule that compares a field reaches no pair of items that are paid for different kinds of events.
 *
 * Cost: square in the paying items.
 */
export function relateItems(checked: CheckedPolicy, plan: PolicyPlan): ItemRelations {
  const { document } = checked.source;
  const paying = listItems(document).filter(({ item }) => isPaying(item));
  const items = paying.map(({ item, pointer }) => ({ id: item.id, pointer }));
  const limits = new Map(plan.limits.map((limit) => [limit.id, limit]));
  const rules = itemsOfKind(listItems(document), 'stacking').flatMap((placed): readonly StackingRule[] => {
    const { item, pointer } = placed;
    if (item.levels !== undefined) return [];
    const limit = limits.get(item.id) ?? null;
    const fields = limit ? fieldsOf(checked, plan, limit) : noFields;
    return [
      {
        id: item.id,
        pointer,
        rule: item.rule,
        amount: item.amount === undefined ? null : String(item.amount),
        within: limit?.within ?? item.within ?? 'year',
        ...fields,
        alike: item.alike !== undefined,
        named: item.among ?? null,
        pairs: item.rule === 'additive' ? pairsNamed(items, placed) : limit ? pairsReached(items, plan, limit) : [],
      },
    ];
  });
  return { items, rules };
}

const noFields = { same: [], differing: null } as const;

function fieldsOf(
  { vocabulary }: CheckedPolicy,
  plan: PolicyPlan,
  limit: Limit,
): Pick<StackingRule, 'same' | 'differing'> {
  const trigger = plan.rules.find(({ id }) => limit.rules.includes(id))?.trigger;
  const collection = vocabulary.facts.collections.find(({ id }) => id === trigger);
  const { operation, groupBy } = limit;
  const differing = operation.kind === 'highest' ? operation.differing : null;
  return {
    same: groupBy.map((id) => labelOf(collection, id)),
    differing: differing === null ? null : labelOf(collection, differing),
  };
}

function labelOf(collection: EventCollection | undefined, id: string): Bilingual {
  return collection?.fields.find((field) => field.id === id)?.label ?? { zh: id, en: id };
}

/** Items a rule calls additive, which lowers to nothing: payments add up unless a rule says otherwise. */
function pairsNamed(items: readonly RelatedItem[], { item }: PlacedItem<StackingItem>): StackingRule['pairs'] {
  const reached = items.flatMap(({ id }, index) => ((item.among?.includes(id) ?? true) ? [index] : []));
  return pairUp(reached, () => true);
}

function pairsReached(items: readonly RelatedItem[], { rules }: PolicyPlan, limit: Limit): StackingRule['pairs'] {
  const triggers = new Map<number, string | null>();
  for (const rule of rules) {
    const index = items.findIndex(({ id }) => id === rule.from.itemId);
    if (index >= 0 && limit.rules.includes(rule.id)) triggers.set(index, rule.trigger);
  }
  const reached = [...triggers.keys()].sort((one, other) => one - other);
  return pairUp(reached, (a, b) => limit.groupBy.length === 0 || triggers.get(a) === triggers.get(b));
}

function pairUp(indexes: readonly number[], holds: (a: number, b: number) => boolean): StackingRule['pairs'] {
  return indexes.flatMap((a, at) => indexes.slice(at).flatMap((b) => (holds(a, b) ? [[a, b] as const] : [])));
}
