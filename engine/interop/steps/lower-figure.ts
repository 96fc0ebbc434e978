import { capFigure, type AmountFigure } from '../../expression/amount-figure';
import type { CheckedExpression } from '../../expression/checked-expression';
import { fromInteger, multiply, parseRational, roundHalfUp, type Rational } from '../../values/rational';
import type { Unit } from '../../values/quantity';
import { calculate, choose, constant, either, isAbsent, no, notNegative, zero, type Formula } from './formula';
import { chooseByDay, listValues, lowerValue, type DatedValues, type LoweringScope } from './lower-value';
import { refuse } from './not-expressed';

/** Parts of a unit: fen of a yuan, hundredths of a percent of a share of one, persons. */
const partsOf: Readonly<Record<Unit, bigint>> = { money: 100n, quota: 100n, rate: 10_000n, persons: 1n };

/** An amount in whole parts; `high` is null where it has no upper end. */
export interface LoweredRange {
  readonly low: Formula;
  readonly high: Formula | null;
  /** Whether a fact is missing that the amount is worked out from. */
  readonly unknown: Formula;
}

/**
 * Lowers a figure to whole parts, each end rounded half up; `whole` refuses figures that rounding would change, because
 * they are added up first. Errors: NotExpressed.
 */
export function lowerFigure(
  figure: AmountFigure,
  unit: Unit,
  scope: LoweringScope,
  precision: 'rounded' | 'whole' = 'rounded',
): LoweredRange {
  const lower = (value: CheckedExpression): { readonly formula: Formula; readonly unknown: Formula } =>
    lowerParts(value, { unit, precision }, scope);
  if (figure.modality === 'between') {
    const [low, high] = [lower(figure.low), lower(figure.high)];
    return { low: low.formula, high: high.formula, unknown: either(low.unknown, high.unknown) };
  }
  const { formula, unknown } = lower(figure.value);
  switch (figure.modality) {
    case 'exactly':
      return { low: formula, high: formula, unknown };
    case 'upTo':
      return { low: zero, high: formula, unknown };
    case 'atLeast':
      return { low: formula, high: null, unknown };
  }
}

/** Lowers a cap: 'at most 500,000' is 500,000. Errors: NotExpressed, also for caps that depend on facts. */
export function lowerCap(
  figure: AmountFigure,
  unit: Unit,
  scope: LoweringScope,
): { readonly low: Formula; readonly high: Formula } {
  const { low, high, unknown } = lowerFigure(capFigure(figure), unit, scope);
  if (high === null) return refuse('没有上限的封顶', 'a cap without upper end');
  if (unknown !== no) return refuse('取自事实的封顶', 'a cap that depends on facts');
  return { low, high };
}

function lowerParts(
  value: CheckedExpression,
  { unit, precision }: { readonly unit: Unit; readonly precision: 'rounded' | 'whole' },
  scope: LoweringScope,
): { readonly formula: Formula; readonly unknown: Formula } {
  const fixed = fixedValues(value, scope);
  if (fixed) {
    const round = (each: Rational): Formula => constant(partsNumber(each, unit, precision));
    return { formula: chooseByDay(mapValues(fixed, round), scope), unknown: no };
  }
  if (value.type.kind !== 'money' || (unit !== 'money' && unit !== 'quota') || value.node !== 'path')
    return refuse('由事实算出的金额', 'an amount worked out from facts');
  return lowerMoney(value, scope);
}

/** A fact in fen: nothing where there is none, and never negative. */
function lowerMoney(value: CheckedExpression, scope: LoweringScope) {
  const { formula, unknown, mayBeAbsent } = lowerValue(value, scope);
  const amount = notNegative(formula);
  return { formula: mayBeAbsent || unknown !== no ? choose(isAbsent(formula), zero, amount) : amount, unknown };
}

function partsNumber(value: Rational, unit: Unit, precision: 'rounded' | 'whole'): number {
  const exact = multiply(value.n < 0n ? fromInteger(0n) : value, fromInteger(partsOf[unit]));
  if (precision === 'whole' && exact.d !== 1n)
    return refuse('相加前不是整数的金额', 'amounts that are not whole when added');
  const parts = roundHalfUp(exact);
  return parts <= largestFigure ? Number(parts) : refuse('过大的金额', 'an amount too large');
}

/** With shares of at most ten thousandths, doubled for rounding, every product stays below 2^53. */
const largestFigure = 10n ** 11n;

/** Figures that depend on nothing but the policy and the day; null for others. */
function fixedValues(value: CheckedExpression, scope: LoweringScope): DatedValues<Rational> | null {
  if (value.node === 'literal' && typeof value.value === 'string') {
    const number = parseRational(value.value);
    return number && { first: number, changes: [] };
  }
  if (value.node !== 'parameter') return null;
  const values = listValues(value.name, scope, (each) => fixedValues(each, scope));
  const all = [values.first, ...values.changes.map((change) => change.value)];
  if (all.some((each) => each === null || each.changes.length > 0)) return null;
  return mapValues(values, (each) => each?.first ?? fromInteger(0n));
}

function mapValues<From, To>({ first, changes }: DatedValues<From>, map: (value: From) => To): DatedValues<To> {
  return { first: map(first), changes: changes.map(({ from, value }) => ({ from, value: map(value) })) };
}

/** A share of money before rounding: parts of a fen, `by` of which make one. */
export interface LoweredShare extends LoweredRange {
  readonly by: number;
}

/** Lowers base × rate for one event. Errors: NotExpressed. */
export function lowerShare(base: CheckedExpression, rate: AmountFigure, scope: LoweringScope): LoweredShare {
  if (base.type.kind !== 'money' || base.node !== 'path')
    return refuse('由事实算出的基数', 'a base worked out from facts');
  const { formula, unknown } = lowerMoney(base, scope);
  const figures = rate.modality === 'between' ? [rate.low, rate.high] : [rate.value];
  const rates = figures.map(
    (each) => fixedValues(each, scope) ?? refuse('由事实算出的比例', 'a rate worked out from facts'),
  );
  const all = rates.flatMap(({ first, changes }) => [first, ...changes.map(({ value }) => value)]);
  const denominator = all.reduce((common, { d }) => (common * d) / gcd(common, d), 1n);
  if (denominator > 10_000n) return refuse('过细的比例', 'a rate of too many digits');
  for (const { n, d } of all) scope.factors.add(Number((n * denominator) / d));
  scope.factors.add(Number(denominator));
  const times = (values: DatedValues<Rational>): Formula => {
    const factor = mapValues(values, ({ n, d }) => constant(Number(n < 0n ? 0n : (n * denominator) / d)));
    return calculate('*', formula, chooseByDay(factor, scope));
  };
  const [first, second = first] = rates.map(times);
  if (!first || !second) throw new Error('A rate has a figure.');
  const low = rate.modality === 'upTo' ? zero : first;
  return { low, high: rate.modality === 'atLeast' ? null : second, unknown, by: Number(denominator) };
}

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? a : gcd(b, a % b);
}

/** Rounds parts of a fen half up; they are never negative. */
export function roundShare(parts: Formula, by: number): Formula {
  if (by === 1) return parts;
  const doubled = calculate('+', calculate('*', parts, constant(2)), constant(by));
  return { op: 'quotient', of: doubled, by: 2 * by };
}
