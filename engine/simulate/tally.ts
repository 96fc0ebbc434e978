import type { Fen } from '../values/money';

/** One end of an interval of money; null is unbounded. Units: fen. */
export type Bound = Fen | null;

/** A limit whose figures are known: what a group of claims can be paid together. */
export type ResolvedLimit =
  | { readonly kind: 'highest' }
  | { readonly kind: 'count'; readonly times: number }
  | { readonly kind: 'cap'; readonly amount: Bound };

/**
 * Adds claims one by one and says how much each adds to what the group is paid.
 *
 * Every limit is a monotone function of a group: the greatest bucket, the sum of the best n, the sum cut at an amount.
 * Paying each claim the increase it brings makes the parts add up to the whole, whatever the limit.
 */
export interface Tally {
  add(amount: Bound, bucket: string): Bound;
}

const ZERO = 0n as Fen;

/** What one claim of an earlier year took: an amount, and whether it used up one of the payments allowed. */
export interface Taken {
  readonly amount: Bound;
  readonly counts: boolean;
}

/** Starts a tally for a limit; `prior` is what the group took in earlier years. */
export function startTally(limit: ResolvedLimit, prior: readonly Taken[]): Tally {
  switch (limit.kind) {
    case 'highest':
      return startHighestTally(prior.map(({ amount }) => amount));
    case 'count':
      return startCountTally(limit.times - prior.filter(({ counts }) => counts).length);
    case 'cap':
      return startCapTally(
        limit.amount,
        prior.map(({ amount }) => amount),
      );
  }
}

function startHighestTally(prior: readonly Bound[]): Tally {
  const buckets = new Map<string, Bound>();
  let best = prior.reduce<Bound>(greater, ZERO);
  return {
    add(amount, bucket) {
      const held = buckets.get(bucket);
      const sum = held === undefined ? amount : plus(held, amount);
      buckets.set(bucket, sum);
      const next = greater(best, sum);
      const added = difference(next, best);
      best = next;
      return added;
    },
  };
}

function startCountTally(times: number): Tally {
  const amounts: Bound[] = [];
  let paid: Bound = ZERO;
  return {
    add(amount) {
      amounts.push(amount);
      amounts.sort((a, b) => compareBounds(b, a));
      const next = amounts.slice(0, Math.max(0, times)).reduce<Bound>((sum, each) => plus(sum, each), ZERO);
      const added = difference(next, paid);
      paid = next;
      return added;
    },
  };
}

function startCapTally(cap: Bound, prior: readonly Bound[]): Tally {
  let sum = prior.reduce<Bound>((total, each) => plus(total, each), ZERO);
  return {
    add(amount) {
      const before = lesser(sum, cap);
      sum = plus(sum, amount);
      return difference(lesser(sum, cap), before);
    },
  };
}

/** Orders bounds, the unbounded last. */
export function compareBounds(a: Bound, b: Bound): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Adds two bounds; anything added to the unbounded is unbounded. */
export function plus(a: Bound, b: Bound): Bound {
  return a === null || b === null ? null : ((a + b) as Fen);
}

/** The greater of two bounds. */
export function greater(a: Bound, b: Bound): Bound {
  return compareBounds(a, b) >= 0 ? a : b;
}

/** The lesser of two bounds. */
export function lesser(a: Bound, b: Bound): Bound {
  return compareBounds(a, b) <= 0 ? a : b;
}

/** What is left of `a` after `b`, never below zero. Two unbounded amounts leave nothing: the first already took all. */
export function difference(a: Bound, b: Bound): Bound {
  if (b === null) return ZERO;
  if (a === null) return null;
  return (a > b ? a - b : 0n) as Fen;
}
