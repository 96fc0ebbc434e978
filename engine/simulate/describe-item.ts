import type { ClauseReference, Rule } from '../compile/plan';
import { compareText } from './claim';

/** An item as a whole, for what is said of all rows of its table. */
export interface ItemDescription {
  readonly from: ClauseReference;
  readonly label: string;
}

/** Names the item that several rules come from; the clause only where they share it. */
export function describeItem(rules: readonly Rule[]): ItemDescription {
  const [first] = orderRules(rules);
  if (!first) throw new Error('An item that pays has a rule.');
  const pointer = rules.length > 1 ? first.from.pointer.replace(/\/table\/\d+$/, '') : first.from.pointer;
  const clause = rules.every(({ from }) => from.clause === first.from.clause) ? first.from.clause : null;
  const label = rules.every((rule) => rule.label === first.label) ? first.label : first.from.articleTitle || first.gist;
  return { from: { ...first.from, clause, pointer }, label };
}

/** An item with its rules in their order. */
export interface RulesOfItem extends ItemDescription {
  readonly rules: readonly Rule[];
}

const known = new WeakMap<readonly Rule[], readonly RulesOfItem[]>();

/** Groups rules by the item they come from, once for all enterprises: a list of rules must not change. */
export function groupByItem(rules: readonly Rule[]): readonly RulesOfItem[] {
  let items = known.get(rules);
  if (!items) {
    const ids = new Set(rules.map(({ from }) => from.itemId));
    items = [...ids].map((id) => {
      const own = orderRules(rules.filter(({ from }) => from.itemId === id));
      return { rules: own, ...describeItem(own) };
    });
    known.set(rules, items);
  }
  return items;
}

/** Puts the rules of one item in an order that does not depend on that of its rows. */
function orderRules(rules: readonly Rule[]): readonly Rule[] {
  return [...rules].sort(
    (a, b) =>
      compareText(a.from.clause ?? '', b.from.clause ?? '') || compareText(a.label, b.label) || compareText(a.id, b.id),
  );
}
