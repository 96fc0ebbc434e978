import { add, compareRationals, multiply, negate, type Rational } from '../values/rational';
import type { Bounds, RuntimeValue } from './runtime-value';

/** Gives the bounds of a number, known or not; null where nothing is certain about it. */
export function boundsOf(value: RuntimeValue): Bounds | null {
  if (value.kind === 'number') return { low: value.value, high: value.value };
  return value.kind === 'unknown' ? (value.bounds ?? null) : null;
}

/** Adds bounds end by end. */
export function addBounds(a: Bounds, b: Bounds): Bounds {
  return { low: a.low && b.low && add(a.low, b.low), high: a.high && b.high && add(a.high, b.high) };
}

/** Turns bounds round zero. */
export function negateBounds({ low, high }: Bounds): Bounds {
  return { low: high && negate(high), high: low && negate(low) };
}

/** Multiplies bounds by a known number; the bounds change places when it is negative. */
export function scaleBounds({ low, high }: Bounds, factor: Rational): Bounds {
  const scaled = { low: low && multiply(low, factor), high: high && multiply(high, factor) };
  return factor.n < 0n ? { low: scaled.high, high: scaled.low } : scaled;
}

/** Tells whether `a` is certain to lie below `b`. */
export function liesBelow(a: Bounds, b: Bounds, strict: boolean): boolean {
  return a.high !== null && b.low !== null && compareRationals(a.high, b.low) < (strict ? 0 : 1);
}

/** Gives the bounds that hold whichever of two numbers it is. */
export function spanBounds(a: Bounds, b: Bounds): Bounds {
  const pick = (left: Rational | null, right: Rational | null, sign: number): Rational | null =>
    left && right && (compareRationals(left, right) * sign > 0 ? left : right);
  return { low: pick(a.low, b.low, -1), high: pick(a.high, b.high, 1) };
}
