import { capFigure, figureEnds, type AmountFigure } from '../../expression/amount-figure';
import type { CheckedExpression } from '../../expression/checked-expression';
import { roundHalfUpToPart, type Unit } from '../../values/quantity';
import { zero } from '../../values/rational';
import { unboundedParts } from './feel-library';
import {
  constantNumber,
  leastCommonMultiple,
  NotExpressible,
  requireExact,
  rescale,
  type FeelNumber,
} from './feel-value';
import { lowerExpression, times, type FeelScope } from './lower-feel';

/** An interval of exact numbers in FEEL; null has no upper end. */
export interface FeelRange {
  readonly low: FeelNumber;
  readonly high: FeelNumber | null;
}

const nothing = constantNumber(zero);

/** Writes an amount with its modality. Errors: NotExpressible. */
export function lowerFigure(figure: AmountFigure, scope: FeelScope): FeelRange {
  return figureEnds(figure, (bound) => lowerAmount(bound, scope), nothing);
}

/** Writes a cap: 'at most 500,000' is a cap of 500,000, whatever modality it is written with. Errors: NotExpressible. */
export function lowerCap(figure: AmountFigure, scope: FeelScope): FeelRange {
  return lowerFigure(capFigure(figure), scope);
}

/** Money is never negative, and what is known to be absent is nothing. Errors: NotExpressible. */
export function lowerAmount(expression: CheckedExpression, scope: FeelScope): FeelNumber {
  const value = lowerExpression(expression, scope);
  if (value.kind === 'null') return nothing;
  if (value.kind !== 'number') throw new NotExpressible({ zh: value.kind, en: value.kind }, expression.range);
  if (value.constant) return value.constant.n < 0n ? nothing : value;
  const known = value.none ? `(if ${value.feel} = null then 0 else ${value.feel})` : value.feel;
  return { ...value, feel: `not_negative(${known})`, none: false };
}

/** Multiplies ranges end by end. Errors: NotExpressible. */
export function multiplyRanges(a: FeelRange, b: FeelRange): FeelRange {
  const multiply = (x: FeelNumber, y: FeelNumber): FeelNumber => {
    if (x.constant?.n === 0n || y.constant?.n === 0n) return nothing;
    return times(x, y, { kind: 'number', constant: null, unknown: true, none: false });
  };
  return { low: multiply(a.low, b.low), high: a.high && b.high && multiply(a.high, b.high) };
}

/** Cuts a range at a cap, end by end. */
export function cutRange(range: FeelRange, cap: FeelRange): FeelRange {
  const cut = (a: FeelNumber | null, b: FeelNumber | null): FeelNumber | null => {
    if (a === null || b === null) return a ?? b;
    const scale = leastCommonMultiple(a.scale, b.scale);
    const [x, y] = [rescale(a, scale), rescale(b, scale)];
    const magnitude = x.magnitude > y.magnitude ? x.magnitude : y.magnitude;
    return { ...x, feel: `lesser(${x.feel}, ${y.feel})`, magnitude, constant: null, unknown: true };
  };
  return { low: cut(range.low, cap.low) ?? range.low, high: cut(range.high, cap.high) };
}

const partsOf: Readonly<Record<Unit, bigint>> = { money: 100n, quota: 100n, rate: 10_000n, persons: 1n };

/** Writes the end of a range in whole parts of a unit, rounded half up. */
export function roundToParts(number: FeelNumber | null, unit: Unit): string {
  if (number === null) return unboundedParts;
  if (number.constant) return String(roundHalfUpToPart(number.constant, unit));
  const { numerator, denominator } = fractionOfParts(number, unit);
  return roundFraction(numerator, denominator);
}

/** Writes the rounding of a fraction of parts. */
export function roundFraction(numerator: string, denominator: bigint): string {
  return denominator === 1n ? numerator : `round_half_up(${numerator}, ${denominator})`;
}

/** Writes a number as a fraction of the parts of a unit. Errors: NotExpressible where doubles would not hold it. */
export function fractionOfParts(
  number: FeelNumber,
  unit: Unit,
): { readonly numerator: string; readonly denominator: bigint } {
  const common = greatestCommonDivisor(partsOf[unit], number.scale);
  const [factor, denominator] = [partsOf[unit] / common, number.scale / common];
  // Rounding doubles the numerator.
  requireExact({ ...number, magnitude: 2n * number.magnitude * factor });
  if (factor === 1n) return { numerator: number.feel, denominator };
  const numerator = number.constant
    ? String((number.constant.n * number.scale * factor) / number.constant.d)
    : `(${number.feel} * ${factor})`;
  return { numerator, denominator };
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}
