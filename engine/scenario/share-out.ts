import type { Rational } from '../values/rational';

/**
 * Shares an amount out in proportion to what each asks for, none more than it asks. What rounding down leaves goes, a
 * fen each, to the largest remainders; the earlier part wins a tie.
 *
 * Shape: the parts add up to the smaller of the amount and what is asked for in all. Units: fen.
 */
export function shareOut(available: bigint, asked: readonly bigint[]): readonly bigint[] {
  const total = asked.reduce((sum, part) => sum + part, 0n);
  return available >= total ? asked : largestRemainders(available, asked, total);
}

/** Splits an amount by shares that come to one, to the fen, by the same rule. Units: fen. */
export function splitByShares(amount: bigint, shares: readonly Rational[]): readonly bigint[] {
  const common = shares.reduce((product, { d }) => product * d, 1n);
  const weights = shares.map(({ n, d }) => (n * common) / d);
  return largestRemainders(amount, weights, common);
}

function largestRemainders(amount: bigint, weights: readonly bigint[], total: bigint): readonly bigint[] {
  const parts = weights.map((weight, index) => ({
    index,
    whole: (amount * weight) / total,
    rest: (amount * weight) % total,
  }));
  let left = amount - parts.reduce((sum, { whole }) => sum + whole, 0n);
  const given = parts.map(({ whole }) => whole);
  for (const { index, whole } of [...parts].sort(
    (a, b) => (a.rest > b.rest ? -1 : a.rest < b.rest ? 1 : 0) || a.index - b.index,
  )) {
    if (left === 0n) break;
    given[index] = whole + 1n;
    left -= 1n;
  }
  return given;
}
