import type { StackingItem } from '../../../schemas/generated/types';
import type { CheckContext } from '../check-context';
import { descend } from '../pointer';
import { itemsOfKind, type PlacedItem } from '../policy-item';
import { reachOf } from '../reach';

const words: Readonly<Record<'additive' | 'highest', { zh: string; en: string }>> = {
  additive: { zh: '可叠加', en: 'add up' },
  highest: { zh: '就高', en: 'pay the highest only' },
};

/**
 * Stacking rules of one policy do not say two things of the same money: that it adds up and that only the highest is
 * paid, or two figures of one shared cap. Nothing in the text would tell which of them pays.
 */
export function checkStackingContradictions(context: CheckContext): void {
  const rules = itemsOfKind(context.items, 'stacking').filter(
    ({ item, pointer }) => item.levels === undefined && !context.draft.dropped.has(pointer),
  );
  rules.forEach((placed, index) => {
    const earlier = rules.slice(0, index).find((other) => contradict(context, other, placed));
    if (!earlier) return;
    const { item, pointer } = placed;
    const isCap = item.rule === 'sharedCap';
    const at = descend(pointer, isCap ? 'amount' : 'rule');
    context.report('check/stacking-contradiction', at, {
      id: earlier.item.id,
      first: says(earlier.item),
      second: says(item),
    });
  });
}

function says(item: StackingItem): { readonly zh: string; readonly en: string } {
  if (item.rule !== 'sharedCap') return words[item.rule];
  return { zh: `合计封顶 ${String(item.amount)}`, en: `a shared cap of ${String(item.amount)}` };
}

function contradict(context: CheckContext, a: PlacedItem<StackingItem>, b: PlacedItem<StackingItem>): boolean {
  const reach = new Set(reachOf(context, a.item.among).map(({ item }) => item.id));
  const other = reachOf(context, b.item.among).map(({ item }) => item.id);
  if (a.item.rule === 'sharedCap' || b.item.rule === 'sharedCap') {
    const sameReach = other.length === reach.size && other.every((id) => reach.has(id));
    const sameGroups = sameReach && groupsOf(a.item) === groupsOf(b.item) && periodOf(a.item) === periodOf(b.item);
    return a.item.rule === b.item.rule && sameGroups && written(a.item) !== written(b.item);
  }
  if (a.item.rule === b.item.rule || !other.some((id) => reach.has(id))) return false;
  const [highest, additive] = a.item.rule === 'highest' ? [a.item, b.item] : [b.item, a.item];
  // "Highest among the same title, else adding up" is a rule and its exception: only the wider one contradicts.
  return (
    periodOf(highest) === periodOf(additive) && (highest.same ?? []).every((field) => additive.same?.includes(field))
  );
}

function groupsOf({ same = [], alike = [] }: StackingItem): string {
  return JSON.stringify([[...same].sort(), alike.map((values) => [...values].sort())]);
}

function periodOf({ within = 'year' }: StackingItem): string {
  return within;
}

function written({ amount }: StackingItem): string {
  return String(amount).replace(/\s+/g, '');
}
