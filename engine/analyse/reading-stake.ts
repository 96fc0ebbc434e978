import { asFen, type Fen, type MoneyInterval } from '../values/money';

/** How far apart two totals are at the end where they differ most; null is without limit. Units: fen. */
export function stakeBetween(before: MoneyInterval, after: MoneyInterval): Fen | null {
  return largerStake(distance(before.min, after.min), distance(before.max, after.max));
}

/** Orders amounts; null, without limit, is more than any. Units: fen. */
export function compareStakes(a: Fen | null, b: Fen | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  return b === null || a < b ? -1 : 1;
}

/** The larger of two amounts; null is without limit. Units: fen. */
export function largerStake(a: Fen | null, b: Fen | null): Fen | null {
  return compareStakes(a, b) >= 0 ? a : b;
}

function distance(a: Fen | null, b: Fen | null): Fen | null {
  if (a === b) return asFen(0);
  if (a === null || b === null) return null;
  return asFen(a < b ? b - a : a - b);
}
