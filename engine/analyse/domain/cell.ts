import type { FactValue } from '../../enterprise/enterprise';
import { addDays, type CalendarDate } from '../../values/calendar';
import {
  add,
  compareRationals,
  divide,
  floorOf,
  fromInteger,
  makeRational,
  subtract,
  toDecimalText,
  zero,
  type Rational,
} from '../../values/rational';

/** Part of the values of a fact on which every condition of a space comes out the same. */
export interface Cell {
  /** `value`: there is one; `none`: there is known to be none; `unknown`: nobody filled it in. */
  readonly state: 'value' | 'none' | 'unknown';
  /** A value that stands for all of the cell, with the facts worked out from it. */
  readonly fields: Readonly<Record<string, FactValue>>;
  readonly span: Span | null;
}

/** An open interval of numbers or days, or a single one (`low` and `high` the same); null has no end. */
export type Span =
  | { readonly of: 'number'; readonly low: Rational | null; readonly high: Rational | null; readonly thin: boolean }
  | { readonly of: 'date'; readonly low: CalendarDate | null; readonly high: CalendarDate | null };

/** How fine a fact is counted: whole persons, fen, hundredths of a per cent. */
export interface NumberScale {
  readonly unit: Rational;
  readonly signed: boolean;
}

/** Cuts the numbers of a fact at points; each point is a cell of its own. */
export function cutNumbers(field: string, points: readonly Rational[], scale: NumberScale): readonly Cell[] {
  const sorted = [...points].sort(compareRationals).filter((point, index, all) => {
    const before = all[index - 1];
    return before === undefined || compareRationals(before, point) !== 0;
  });
  const reachable = scale.signed ? sorted : sorted.filter((point) => compareRationals(point, zero) >= 0);
  const cells: Cell[] = [];
  const [first] = reachable;
  const cell = (value: Rational, low: Rational | null, high: Rational | null, thin = false): Cell => ({
    state: 'value',
    fields: { [field]: toDecimalText(value) ?? '0' },
    span: { of: 'number', low, high, thin },
  });
  if (first === undefined) return [cell(fromInteger(100n), null, null)];
  if (scale.signed || compareRationals(first, zero) > 0) {
    const below = subtract(first, scale.unit);
    const floor = scale.signed || compareRationals(below, zero) >= 0 ? below : half(zero, first);
    cells.push(cell(floor, scale.signed ? null : fromInteger(-1n), first));
  }
  reachable.forEach((point, index) => {
    cells.push(cell(point, point, point));
    const next = reachable[index + 1];
    if (next === undefined) cells.push(cell(add(point, scale.unit), point, null));
    else {
      const value = firstStepAbove(point, scale.unit);
      const fits = compareRationals(value, next) < 0;
      cells.push(cell(fits ? value : half(point, next), point, next, !fits));
    }
  });
  return cells;
}

/** Cuts the calendar at days; each day is a cell of its own. */
export function cutDays(field: string, points: readonly CalendarDate[]): readonly Cell[] {
  const days = [...new Set(points)].sort();
  const cell = (day: CalendarDate, low: CalendarDate | null, high: CalendarDate | null): Cell => ({
    state: 'value',
    fields: { [field]: day },
    span: { of: 'date', low, high },
  });
  const [first] = days;
  if (first === undefined) return [cell('2020-01-01' as CalendarDate, null, null)];
  const cells = [cell(addDays(first, -1), null, first)];
  days.forEach((day, index) => {
    cells.push(cell(day, day, day));
    const next = days[index + 1];
    const after = addDays(day, 1);
    if (next === undefined) cells.push(cell(after, day, null));
    else if (after < next) cells.push(cell(after, day, next));
  });
  return cells;
}

/** Gives the value of a cell that lies nearest to a given one. */
export function nearestIn(span: Span, value: FactValue | undefined, unit: Rational, fallback: FactValue): FactValue {
  if (typeof value !== 'string') return fallback;
  if (span.of === 'date') {
    if (span.low !== null && span.low === span.high) return span.low;
    if (span.low !== null && value <= span.low) return addDays(span.low, 1);
    if (span.high !== null && value >= span.high) return addDays(span.high, -1);
    return value;
  }
  const { low, high } = span;
  if (low && high && compareRationals(low, high) === 0) return toDecimalText(low) ?? fallback;
  if (high && typeof fallback === 'string' && isAtLeast(value, high)) {
    const under = subtract(high, unit);
    return low === null || compareRationals(under, low) > 0 ? (toDecimalText(under) ?? fallback) : fallback;
  }
  return fallback;
}

function isAtLeast(text: string, limit: Rational): boolean {
  const [whole = '0', fraction = ''] = text.split('.');
  const value = makeRational(BigInt(`${whole}${fraction}`), 10n ** BigInt(fraction.length));
  return compareRationals(value, limit) >= 0;
}

function firstStepAbove(point: Rational, unit: Rational): Rational {
  const steps = divide(point, unit);
  if (!steps) return point;
  const next = floorOf(steps) + 1n;
  return makeRational(next * unit.n, unit.d);
}

function half(a: Rational, b: Rational): Rational {
  const sum = add(a, b);
  return makeRational(sum.n, sum.d * 2n);
}
