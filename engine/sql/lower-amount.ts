import { capFigure, figureEnds, type AmountFigure } from '../expression/amount-figure';
import type { CheckedExpression } from '../expression/checked-expression';
import { roundHalfUpToPart, type Unit } from '../values/quantity';
import { zero } from '../values/rational';
import { fit, lowerExpression } from './lower-expression';
import { NotExpressible, type Lowering, type LoweringScope } from './lowering';
import { constantNumber, rescale, type SqlNumber } from './sql-value';

/** No upper end, as a number no amount comes near; several of them add up and can still be told apart. */
export const unbounded = `1${'0'.repeat(30)}`;

/** An interval of exact numbers in SQL; null has no upper end. */
export interface SqlRange {
  readonly low: SqlNumber;
  readonly high: SqlNumber | null;
}

/** An interval of whole parts in SQL: fen of money, basis points of a rate, persons. */
export interface SqlParts {
  readonly low: string;
  readonly high: string;
  /** Whether both ends are known when the statement is made. */
  readonly constant: boolean;
}

const nothing = constantNumber(zero);

/** Writes an amount with its modality. Errors: NotExpressible. */
export function lowerFigure(figure: AmountFigure, scope: LoweringScope): SqlRange {
  return figureEnds(figure, (bound) => lowerAmount(bound, scope), nothing);
}

/** Writes a cap: 'at most 500,000' is a cap of 500,000, whatever modality it is written with. Errors: NotExpressible. */
export function lowerCap(figure: AmountFigure, scope: LoweringScope): SqlRange {
  return lowerFigure(capFigure(figure), scope);
}

/** Money is never negative, and what is known to be absent is nothing. Errors: NotExpressible. */
export function lowerAmount(expression: CheckedExpression, scope: LoweringScope): SqlNumber {
  const value = lowerExpression(expression, scope);
  if (value.kind === 'null') return nothing;
  if (value.kind !== 'number') throw new NotExpressible({ zh: value.kind, en: value.kind }, expression.range);
  if (value.constant) return value.constant.n < 0n ? nothing : value;
  const known = value.none === null ? value.sql : `COALESCE(${value.sql}, 0)`;
  // Engines differ in what GREATEST makes of NULL: an unknown amount has to stay one.
  const positive = value.maybeUnknown ? `(CASE WHEN ${known} < 0 THEN 0 ELSE ${known} END)` : `GREATEST(${known}, 0)`;
  return fit({ ...value, sql: positive, none: null }, scope.lowering, expression);
}

/** Multiplies ranges end by end. Errors: NotExpressible. */
export function multiplyRanges(a: SqlRange, b: SqlRange, lowering: Lowering, at: CheckedExpression): SqlRange {
  const low = multiply(a.low, b.low, lowering, at);
  return { low, high: a.high && b.high && multiply(a.high, b.high, lowering, at) };
}

function multiply(a: SqlNumber, b: SqlNumber, lowering: Lowering, at: CheckedExpression): SqlNumber {
  const [scale, magnitude] = [a.scale * b.scale, a.magnitude * b.magnitude];
  const maybeUnknown = a.maybeUnknown || b.maybeUnknown;
  if (b.constant?.n === b.constant?.d && b.constant) return { ...a, maybeUnknown };
  const factor = fit({ ...a, magnitude }, lowering, at).sql;
  return { ...a, sql: `(${factor} * ${b.sql})`, scale, magnitude, constant: null, maybeUnknown };
}

/** Cuts a range at a cap. */
export function cutRange(range: SqlRange, cap: SqlRange): SqlRange {
  return { low: lesser(range.low, cap.low) ?? range.low, high: lesser(range.high, cap.high) };
}

function lesser(a: SqlNumber | null, b: SqlNumber | null): SqlNumber | null {
  if (a === null || b === null) return a ?? b;
  const scale = (a.scale * b.scale) / greatestCommonDivisor(a.scale, b.scale);
  const [x, y] = [rescale(a, scale), rescale(b, scale)];
  const magnitude = x.magnitude > y.magnitude ? x.magnitude : y.magnitude;
  const maybeUnknown = x.maybeUnknown || y.maybeUnknown;
  const sql = maybeUnknown
    ? `(CASE WHEN ${x.sql} > ${y.sql} THEN ${y.sql} ELSE ${x.sql} END)`
    : `LEAST(${x.sql}, ${y.sql})`;
  return { ...x, sql, magnitude, constant: null, maybeUnknown };
}

const partsOf: Readonly<Record<Unit, bigint>> = { money: 100n, quota: 100n, rate: 10_000n, persons: 1n };

/** Rounds a number half up to the smallest part of a unit. Shape: an expression of whole parts. */
export function roundToParts(number: SqlNumber, unit: Unit, { dialect }: Lowering): string {
  if (number.constant) return String(roundHalfUpToPart(number.constant, unit));
  const common = greatestCommonDivisor(partsOf[unit], number.scale);
  const [factor, divisor] = [partsOf[unit] / common, number.scale / common];
  const parts = factor === 1n ? number.sql : `${number.sql} * ${factor}`;
  return divisor === 1n ? parts : dialect.divide(`(2 * ${parts} + ${divisor})`, String(2n * divisor));
}

/** Writes the ends of a range in whole parts. */
export function partsOfRange({ low, high }: SqlRange, unit: Unit, lowering: Lowering): SqlParts {
  return {
    low: roundToParts(low, unit, lowering),
    high: high === null ? unbounded : roundToParts(high, unit, lowering),
    constant: low.constant !== null && (high === null || high.constant !== null),
  };
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}
