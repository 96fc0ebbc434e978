import { noMoney, type Fen, type MoneyInterval } from '../values/money';

/** One end of an interval of money; null is unbounded. Units: fen. */
export type Bound = Fen | null;

/** A limit whose figures are known: what a group of claims can be paid together. */
export type ResolvedLimit =
  | { readonly kind: 'highest' }
  /** The best set of buckets that may be paid together. */
  | { readonly kind: 'oneOf'; readonly sets: readonly ReadonlySet<string>[] }
  | { readonly kind: 'count'; readonly times: number }
  | { readonly kind: 'cap'; readonly amount: MoneyInterval };

/**
 * Adds claims one by one and says how much each adds to what the group is paid.
 *
 * Every limit is a monotone function of a group: the greatest bucket, the best set of buckets, the sum of the best n
 * buckets, the sum cut at an amount. Paying each claim the increase it brings makes the parts add up to the whole,
 * whatever the limit.
 */
export interface Tally {
  add(amount: Bound, bucket: string): Bound;
}

/** Payment of an earlier year: an 'up to' amount is certain to have been granted, an unknown condition is not. */
export interface PriorPayment {
  readonly bucket: string;
  readonly amount: MoneyInterval;
  readonly certain: boolean;
}

/**
 * Starts a tally that holds whatever earlier years turn out to have paid.
 *
 * Money of earlier years counts at its most for the lower ends, and at its least for the upper ends. Where the highest
 * bucket is paid, and earlier money may stand in the bucket of a claim itself, it is the money of the other buckets
 * that displaces: so each bucket in turn is taken at its most beside the others at their least, and the worst, or best,
 * of these counts.
 */
export function startCautiousTally(limit: ResolvedLimit, end: 'min' | 'max', prior: readonly PriorPayment[]): Tally {
  const isOpen = prior.some(({ amount, certain }) => !certain || amount.min !== amount.max);
  if (limit.kind !== 'highest' || !isOpen)
    return startTally(limit, end, prior.map(end === 'min' ? atItsMost : atItsLeast));
  const buckets = [...new Set(prior.map(({ bucket }) => bucket))];
  const worlds: { readonly tally: Tally; paid: Bound }[] = [null, ...buckets].map((fullest) => ({
    tally: startTally(
      limit,
      end,
      prior.map((each) => (each.bucket === fullest ? atItsMost(each) : atItsLeast(each))),
    ),
    paid: noMoney,
  }));
  let paid: Bound = noMoney;
  return {
    add(amount, bucket) {
      for (const world of worlds) world.paid = plus(world.paid, world.tally.add(amount, bucket));
      const next = worlds.map((world) => world.paid).reduce(end === 'min' ? lesser : greater);
      const added = minus(next, paid);
      paid = next;
      return added;
    },
  };
}

/** What earlier years may have paid in all. */
export function atItsMost({ bucket, amount }: PriorPayment): Taken {
  return { bucket, amount: amount.max, counts: true };
}

function atItsLeast({ bucket, amount, certain }: PriorPayment): Taken {
  return { bucket, amount: amount.min, counts: certain };
}

/** What was taken in earlier years: an amount, and whether it used up one of the payments allowed. */
export interface Taken {
  readonly bucket: string;
  readonly amount: Bound;
  readonly counts: boolean;
}

/** A sum that keeps apart how many of its parts are unbounded, so that a part can be told from the whole. */
interface Sum {
  readonly unbounded: number;
  readonly fen: bigint;
}

const nothingYet: Sum = { unbounded: 0, fen: 0n };

/** Starts a tally of the lower or of the upper ends; `prior` is what the group took in earlier years. */
export function startTally(limit: ResolvedLimit, end: 'min' | 'max', prior: readonly Taken[]): Tally {
  switch (limit.kind) {
    case 'highest':
      return tallyBuckets(prior, (buckets) => [...buckets.values()].reduce(greaterSum, nothingYet));
    case 'oneOf':
      return tallyBuckets(prior, (buckets) =>
        limit.sets.map((set) => sumOf(buckets, set)).reduce(greaterSum, nothingYet),
      );
    case 'count': {
      const used = new Set(prior.filter(({ counts }) => counts).map(({ bucket }) => bucket));
      const left = Math.max(0, limit.times - used.size);
      return tallyBuckets([], (buckets) =>
        [...buckets.values()]
          .sort((a, b) => compareSums(b, a))
          .slice(0, left)
          .reduce(addSums, nothingYet),
      );
    }
    case 'cap':
      return startCapTally(limit.amount[end], prior);
  }
}

function tallyBuckets(prior: readonly Taken[], pay: (buckets: ReadonlyMap<string, Sum>) => Sum): Tally {
  const buckets = new Map<string, Sum>();
  const put = (bucket: string, amount: Bound): Sum => {
    buckets.set(bucket, addSums(buckets.get(bucket) ?? nothingYet, toSum(amount)));
    return pay(buckets);
  };
  let paid = prior.reduce((_, { bucket, amount }) => put(bucket, amount), nothingYet);
  return {
    add(amount, bucket) {
      const next = put(bucket, amount);
      const added = increase(paid, next);
      paid = next;
      return added;
    },
  };
}

function startCapTally(cap: Bound, prior: readonly Taken[]): Tally {
  const cut = (sum: Sum): Sum => (cap === null ? sum : lesserSum(sum, { unbounded: 0, fen: cap }));
  let sum = prior.map(({ amount }) => toSum(amount)).reduce(addSums, nothingYet);
  return {
    add(amount) {
      const before = cut(sum);
      sum = addSums(sum, toSum(amount));
      return increase(before, cut(sum));
    },
  };
}

function toSum(bound: Bound): Sum {
  return bound === null ? { unbounded: 1, fen: 0n } : { unbounded: 0, fen: bound };
}

function addSums(a: Sum, b: Sum): Sum {
  return { unbounded: a.unbounded + b.unbounded, fen: a.fen + b.fen };
}

function compareSums(a: Sum, b: Sum): number {
  return a.unbounded - b.unbounded || (a.fen < b.fen ? -1 : a.fen > b.fen ? 1 : 0);
}

function greaterSum(a: Sum, b: Sum): Sum {
  return compareSums(a, b) >= 0 ? a : b;
}

function lesserSum(a: Sum, b: Sum): Sum {
  return compareSums(a, b) <= 0 ? a : b;
}

function sumOf(buckets: ReadonlyMap<string, Sum>, names: ReadonlySet<string>): Sum {
  return [...names].map((name) => buckets.get(name) ?? nothingYet).reduce(addSums, nothingYet);
}

function increase(from: Sum, to: Sum): Bound {
  if (to.unbounded > from.unbounded) return null;
  return (to.unbounded === from.unbounded && to.fen > from.fen ? to.fen - from.fen : 0n) as Fen;
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

/** Takes a bound away from one that is no less; what is taken from the unbounded leaves it unbounded. */
export function minus(a: Bound, b: Bound): Bound {
  if (a === null) return b === null ? (0n as Fen) : null;
  return b === null ? (0n as Fen) : ((a - b) as Fen);
}

/** The greater of two bounds. */
function greater(a: Bound, b: Bound): Bound {
  return compareBounds(a, b) >= 0 ? a : b;
}

/** The lesser of two bounds. */
export function lesser(a: Bound, b: Bound): Bound {
  return compareBounds(a, b) <= 0 ? a : b;
}
