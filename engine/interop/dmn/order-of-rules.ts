import type { PolicyPlan, Rule } from '../../compile/plan';

/**
 * Gives the place of a rule among those that pay, as text of one length: by clause, item and label, in which rules may
 * tie. Claims that are equal in worth and day are taken in this order.
 */
export function orderOf(rule: Rule, { rules }: PolicyPlan): string {
  const keys = rules.filter(({ amount }) => amount !== null).map(keyOf);
  const ordered = [...new Set(keys)].sort();
  return String(10_000 + ordered.indexOf(keyOf(rule)));
}

function keyOf({ from, label }: Rule): string {
  return [from.clause ?? '', from.itemId, label].join('\u0000');
}
