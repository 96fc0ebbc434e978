import type { AmountFigure } from '../expression/amount-figure';
import type { CheckedExpression } from '../expression/checked-expression';
import { noMoney, type Fen } from '../values/money';
import { partsToValue, roundHalfUpToPart, type QuantityInterval, type Unit } from '../values/quantity';
import { compareRationals, parseRational } from '../values/rational';

/** Gives the interval a figure stands for; null unless it is written out in numbers and whole parts of its unit. */
export function writtenInterval(figure: AmountFigure, unit: Unit = 'money'): QuantityInterval | null {
  if (figure.modality === 'between') {
    const [min, max] = [writtenParts(figure.low, unit), writtenParts(figure.high, unit)];
    return min === null || max === null ? null : { min, max };
  }
  const value = writtenParts(figure.value, unit);
  if (value === null) return null;
  if (figure.modality === 'upTo') return { min: noMoney, max: value };
  return { min: value, max: figure.modality === 'atLeast' ? null : value };
}

function writtenParts(expression: CheckedExpression, unit: Unit): Fen | null {
  if (expression.node !== 'literal' || typeof expression.value !== 'string') return null;
  const value = parseRational(expression.value);
  if (!value) return null;
  const parts = roundHalfUpToPart(value, unit);
  return compareRationals(partsToValue(parts, unit), value) === 0 ? parts : null;
}
