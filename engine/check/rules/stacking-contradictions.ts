import type { StackingItem } from '../../../schemas/generated/types';
import type { CheckContext } from '../check-context';
import { descend } from '../pointer';
import { itemsOfKind } from '../policy-item';
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
  const said = rules.map(({ item, pointer }) => ({
    item,
    pointer,
    reach: new Set(reachOf(context, item.among).map((placed) => placed.item.id)),
  }));
  said.forEach((rule, index) => {
    const { item, pointer } = rule;
    const earlier = said.find((other, position) => position < index && contradict(other, rule));
    if (!earlier) return;
    const isCap = item.rule === 'sharedCap';
    const at = descend(pointer, isCap ? 'amount' : 'rule');
    context.report('check/stacking-contradiction', at, {
      id: earlier.item.id,
      first: says(earlier.item),
      second: says(item),
    });
  });
}

/** A rule, with the items whose money it is about. */
interface SaidRule {
  readonly item: StackingItem;
  readonly pointer: string;
  readonly reach: ReadonlySet<string>;
}

function says(item: StackingItem): { readonly zh: string; readonly en: string } {
  if (item.rule !== 'sharedCap') return words[item.rule];
  return { zh: `合计封顶 ${String(item.amount)}`, en: `a shared cap of ${String(item.amount)}` };
}

function contradict({ item: a, reach }: SaidRule, { item: b, reach: other }: SaidRule): boolean {
  if (a.rule === 'sharedCap' || b.rule === 'sharedCap') {
    if (a.rule !== b.rule || written(a) === written(b) || reach.size !== other.size) return false;
    return groupsOf(a) === groupsOf(b) && periodOf(a) === periodOf(b) && [...other].every((id) => reach.has(id));
  }
  if (a.rule === b.rule || periodOf(a) !== periodOf(b)) return false;
  const [highest, additive] = a.rule === 'highest' ? [a, b] : [b, a];
  // "Highest among the same title, else adding up" is a rule and its exception: only the wider one contradicts.
  if (!(highest.same ?? []).every((field) => additive.same?.includes(field))) return false;
  return [...other].some((id) => reach.has(id));
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
