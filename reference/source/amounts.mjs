import { evaluate } from './expressions.mjs';
import { isNumber, needsOf } from './facts.mjs';
import { compareNumbers, PARTS, plus, roundHalfUp, times, whole, ZERO } from './fractions.mjs';

// Amounts. An interval is { min, max } in BigInt parts (fen of money); max null has no upper end. A range is the same
// before rounding: { low, high, needs } with fractions of the unit.

export const NOTHING = { min: 0n, max: 0n };
export const isNothing = ({ min, max }) => max !== null && max <= 0n && min <= 0n;
export const isSameInterval = (a, b) => a.min === b.min && a.max === b.max;

/** Orders ends of intervals; no end is the greatest. */
export function compareEnds(a, b) {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return a < b ? -1 : a > b ? 1 : 0;
}

export const addEnds = (a, b) => (a === null || b === null ? null : a + b);
export const lesserEnd = (a, b) => (compareEnds(a, b) <= 0 ? a : b);
export const sumIntervals = (parts) =>
  parts.reduce((sum, { min, max }) => ({ min: sum.min + min, max: addEnds(sum.max, max) }), NOTHING);

/** A figure as a range: `exactly` [v, v], `upTo` [0, v], `atLeast` [v, open), `between` [low, high]. */
export function figureRange(figure, scope) {
  if (figure.modality === 'between') {
    const [low, high] = [valueRange(figure.low, scope), valueRange(figure.high, scope)];
    return { low: low.low, high: high.high, needs: [...low.needs, ...high.needs] };
  }
  const range = valueRange(figure.value, scope);
  if (figure.modality === 'upTo') return { ...range, low: ZERO };
  return figure.modality === 'atLeast' ? { ...range, high: null } : range;
}

/** A cap of 'at most 500,000' is 500,000. */
export const capRange = (figure, scope) =>
  figureRange(figure.modality === 'upTo' ? { ...figure, modality: 'exactly' } : figure, scope);

/** Negative amounts count as nothing, absent ones as 0, unknown ones lie within their bounds. */
export function valueRange(expression, scope) {
  const value = evaluate(expression, scope);
  const notNegative = (number) => (number.n < 0n ? ZERO : number);
  if (value === null) return { low: ZERO, high: ZERO, needs: [] };
  if (isNumber(value)) return { low: notNegative(value), high: notNegative(value), needs: [] };
  return { low: notNegative(value.low ?? ZERO), high: value.high, needs: needsOf(value) };
}

export const multiplyRanges = (a, b) => ({
  low: times(a.low, b.low),
  high: a.high === null || b.high === null ? null : times(a.high, b.high),
  needs: [...a.needs, ...b.needs],
});

export const addRanges = (ranges) =>
  ranges.reduce(
    (sum, { low, high, needs }) => ({
      low: plus(sum.low, low),
      high: sum.high === null || high === null ? null : plus(sum.high, high),
      needs: [...sum.needs, ...needs],
    }),
    { low: ZERO, high: ZERO, needs: [] },
  );

/** Cuts a range at a cap, end by end. */
export function cutRange(range, cap) {
  const lesser = (a, b) => (a === null || (b !== null && compareNumbers(b, a) < 0) ? b : a);
  return { low: lesser(range.low, cap.low), high: lesser(range.high, cap.high), needs: [...range.needs, ...cap.needs] };
}

/** Rounds both ends half up to a part of the unit: the one place where anything is rounded. */
export function roundRange({ low, high, needs }, unit) {
  const round = (number) => roundHalfUp(times(number, whole(PARTS[unit])));
  return { min: round(low), max: high === null ? null : round(high), needs };
}
