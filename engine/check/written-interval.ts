import type { AmountFigure } from '../expression/amount-figure';
import type { CheckedExpression } from '../expression/checked-expression';
import { noMoney, yuanToFen, type Fen, type MoneyInterval } from '../values/money';

/** Gives the interval a figure of money stands for; null unless it is written out in numbers and whole fen. */
export function writtenInterval(figure: AmountFigure): MoneyInterval | null {
  if (figure.modality === 'between') {
    const [min, max] = [writtenFen(figure.low), writtenFen(figure.high)];
    return min === null || max === null ? null : { min, max };
  }
  const value = writtenFen(figure.value);
  if (value === null) return null;
  if (figure.modality === 'upTo') return { min: noMoney, max: value };
  return { min: value, max: figure.modality === 'atLeast' ? null : value };
}

function writtenFen(expression: CheckedExpression): Fen | null {
  return expression.node === 'literal' && typeof expression.value === 'string' ? yuanToFen(expression.value) : null;
}
