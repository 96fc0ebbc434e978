import type { Rule } from '../compile/plan';
import type { Examination } from './examine-event';
import { appraiseFigure } from './judge';
import { compareBounds, type Bound } from './tally';
import type { YearContext } from './year-context';

/**
 * Tells whether a row of an allowance pays for a month of a person, among the rows that may. Persons of several rows
 * are paid side by side, but nobody is paid by two of them: where a missing fact leaves several open, the best one
 * counts; ties go to the row that is certain, then to the one that stands first.
 */
export function paysBestRow(
  rule: Rule,
  own: Examination,
  examine: (rule: Rule) => Examination,
  context: YearContext,
): boolean {
  const rows = context.plan.rules.filter(({ from, monthly }) => monthly && from.itemId === rule.from.itemId);
  if (rows.length < 2) return true;
  const worth = (row: Rule): Bound => appraiseMonth(row, own, context);
  const place = rows.findIndex(({ id }) => id === rule.id);
  return rows.every((rival, index) => {
    if (rival.id === rule.id) return true;
    const { verdict } = examine(rival);
    if (verdict !== 'eligible' && verdict !== 'unknown') return true;
    const order = compareBounds(worth(rule), worth(rival));
    if (order !== 0) return order > 0;
    return own.verdict === verdict ? place < index : own.verdict === 'eligible';
  });
}

function appraiseMonth({ amount, trigger, asOf, unit }: Rule, { event }: Examination, context: YearContext): Bound {
  if (amount?.kind !== 'each') return null;
  return appraiseFigure(amount.amount, context.scopeOf(trigger ?? '', event, asOf), unit).amount.max;
}
