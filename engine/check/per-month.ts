import type { AmountFigure } from '../expression/amount-figure';
import type { CheckedExpression } from '../expression/checked-expression';

/** What `每人每月2400元` says: the amount for one month, and the event field that lists the months. */
export interface MonthlyFigure {
  readonly amount: AmountFigure;
  readonly field: string;
}

/** Takes the amount for one month out of a figure that is counted by months; null for any other figure. */
export function perMonth(figure: AmountFigure): MonthlyFigure | null {
  if (figure.modality === 'between') {
    const [low, high] = [oneMonth(figure.low), oneMonth(figure.high)];
    if (!low || !high) return null;
    return { amount: { modality: 'between', low: low.amount, high: high.amount }, field: low.field };
  }
  const value = oneMonth(figure.value);
  return value && { amount: { modality: figure.modality, value: value.amount }, field: value.field };
}

/** The figure's check wrote it as amount x monthsInForce(event.field). */
function oneMonth(
  expression: CheckedExpression,
): { readonly amount: CheckedExpression; readonly field: string } | null {
  if (expression.node !== 'arithmetic' || expression.operator !== '*') return null;
  const { left, right } = expression;
  if (right.node !== 'call' || right.function !== 'monthsInForce') return null;
  const [months] = right.arguments;
  return months?.node === 'path' ? { amount: left, field: months.field } : null;
}
