import { parseFigure, type FigureTerm } from '../values/figure-literal';
import {
  add,
  compareRationals,
  fromInteger,
  makeRational,
  multiply,
  one,
  toDecimalText,
  toRational,
  zero,
  type Rational,
} from '../values/rational';

/** Most values that one figure is set to. */
export const mostValues = 200;

type Quantity = Extract<FigureTerm, { kind: 'quantity' }>;

/** A span of values as a user writes it. */
export interface ValueSpan {
  readonly from: string;
  readonly to: string;
  readonly step: string;
}

/**
 * Lists the values of a span, both ends included, in the unit of the span; one more than `mostValues` where there are
 * too many. Null where it does not rise or is not of one unit.
 */
export function spreadValues(span: ValueSpan): readonly string[] | null {
  const [from, to, step] = [span.from, span.to, span.step].map(readBare);
  const rising = from && to && step && compareRationals(from.value, to.value) <= 0 && step.value.n > 0n;
  if (!rising || from.unit !== to.unit || step.unit !== from.unit) return null;
  const values: string[] = [];
  for (
    let at = from.value;
    compareRationals(at, to.value) <= 0 && values.length <= mostValues;
    at = add(at, step.value)
  )
    values.push(writeQuantity(at, from.unit));
  return values;
}

/** Suggests a span around a figure, from half to twice of it in fifteen steps; null for what is no bare quantity. */
export function suggestSpan(written: string): ValueSpan | null {
  const figure = parseFigure(written);
  if ('problem' in figure || figure.modality === 'between' || figure.value.kind !== 'quantity') return null;
  const { unit } = figure.value;
  const value = toRational(figure.value.value);
  if (compareRationals(value, zero) <= 0) return null;
  const part = (n: bigint, d: bigint): Rational => multiply(value, makeRational(n, d));
  const double = part(2n, 1n);
  // A share of one stays a share.
  const isShare = unit === 'rate' && compareRationals(value, one) <= 0;
  const to = isShare && compareRationals(double, one) > 0 ? one : double;
  return {
    from: writeQuantity(part(1n, 2n), unit),
    to: writeQuantity(to, unit),
    step: writeQuantity(part(1n, 10n), unit),
  };
}

/** Puts a bare quantity where another stands, so that 'at most' and 'each month' stay. */
export function withWordsOf(current: string, value: string): string {
  const figure = parseFigure(current);
  if ('problem' in figure || figure.modality === 'between' || !bareTerm(value)) return value;
  const { value: term } = figure;
  return term.kind === 'quantity' ? current.slice(0, term.start) + value + current.slice(term.end) : value;
}

function readBare(text: string): { readonly value: Rational; readonly unit: Quantity['unit'] } | null {
  const term = bareTerm(text);
  return term && { value: toRational(term.value), unit: term.unit };
}

function bareTerm(text: string): Quantity | null {
  const figure = parseFigure(text);
  if ('problem' in figure || figure.modality !== 'exactly' || figure.per.length > 0) return null;
  return figure.value.kind === 'quantity' ? figure.value : null;
}

function writeQuantity(value: Rational, unit: Quantity['unit']): string {
  const text = (each: Rational): string => toDecimalText(each) ?? '';
  if (unit === 'rate') return `${text(multiply(value, fromInteger(100)))}%`;
  if (unit === 'number') return text(value);
  const tens = toDecimalText(makeRational(value.n, value.d * 10_000n));
  return tens !== null && value.d === 1n && value.n % 100n === 0n ? `${tens}万元` : `${text(value)}元`;
}
