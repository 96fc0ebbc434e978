import type { FundEntry } from './fund-entry';
import type { Fund, RankedBy } from './scenario';

const sizes = ['micro', 'small', 'medium', 'large'];

/** Something asked for by an entry: all of it, or what is left of it after a year. */
interface Asking {
  readonly entry: FundEntry;
  readonly amount: bigint;
}

/** Puts entries in the order of a fund's criterion; those that are equal by it stay in the order they come in. */
export function rankEntries<Each extends Asking>({ rankedBy }: Fund, asking: readonly Each[]): readonly Each[] {
  return rankedBy === null ? asking : [...asking].sort(criteria[rankedBy]);
}

const criteria: Readonly<Record<RankedBy, (a: Asking, b: Asking) => number>> = {
  smallestAmount: (a, b) => compare(a.amount, b.amount),
  largestAmount: (a, b) => compare(b.amount, a.amount),
  smallestEnterprise: (a, b) => sizeRank(a) - sizeRank(b),
  scopeOrder: (a, b) => a.entry.scope - b.entry.scope,
};

/** An enterprise whose size nobody knows comes last. */
function sizeRank({ entry }: Asking): number {
  const rank = sizes.indexOf(entry.claim.size ?? '');
  return rank < 0 ? sizes.length : rank;
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
