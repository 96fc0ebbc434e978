import type { PolicyPlan, Rule } from '../compile/plan';

/** A rule that pays, with the number that stands for it in the rows of a statement. */
export interface NumberedRule {
  readonly number: number;
  readonly plan: PolicyPlan;
  readonly rule: Rule;
  /** The number of its item, of which the rows of a table are alternatives. */
  readonly item: number;
}

/** Rules of the same policy, clause, item and label; claims under them tie but for the day and the event. */
export const rulesOfOneRank = 100;

/**
 * Numbers the rules that pay in the order in which claims are listed: by policy, clause, item and label. The number
 * divided by `rulesOfOneRank` is the place in that order; rules that tie follow by identifier.
 */
export function numberRules(plans: readonly PolicyPlan[]): readonly NumberedRule[] {
  const paying = plans.flatMap((plan) =>
    plan.rules.filter(({ amount, trigger }) => amount !== null && trigger !== null).map((rule) => ({ plan, rule })),
  );
  const rankOf = ({ plan, rule }: { plan: PolicyPlan; rule: Rule }): readonly string[] => [
    plan.id,
    rule.from.clause ?? '',
    rule.from.itemId,
    rule.label,
  ];
  const ordered = paying.sort((a, b) => compareTexts([...rankOf(a), a.rule.id], [...rankOf(b), b.rule.id]));
  const items = [...new Set(ordered.map(({ plan, rule }) => `${plan.id} ${rule.from.itemId}`))];
  let [rank, place] = [0, 0];
  return ordered.map((each, index) => {
    const before = ordered[index - 1];
    const ties = before !== undefined && compareTexts(rankOf(before), rankOf(each)) === 0;
    [rank, place] = ties ? [rank, place + 1] : [rank + 1, 0];
    const item = items.indexOf(`${each.plan.id} ${each.rule.from.itemId}`) + 1;
    return { ...each, number: rank * rulesOfOneRank + place, item };
  });
}

function compareTexts(a: readonly string[], b: readonly string[]): number {
  for (const [index, text] of a.entries()) {
    const other = b[index] ?? '';
    if (text !== other) return text < other ? -1 : 1;
  }
  return 0;
}
