import type { Fen, MoneyInterval } from '../values/money';
import { compareClaims, type Claim } from './claim';
import { compareBounds, lesser, plus, startTally, type Bound, type ResolvedLimit } from './tally';

/** A claim that competes with others of its group; claims in one bucket stand or fall together. */
export interface Contender {
  readonly claim: Claim;
  readonly bucket: string;
}

/** What a limit leaves of each claim of a group, best claim first. */
export interface Allotment {
  readonly claim: Claim;
  readonly amount: MoneyInterval;
}

/** A payment of an earlier year: an 'up to' amount is certain to have been granted, an unknown condition is not. */
export interface PriorPayment {
  readonly amount: MoneyInterval;
  readonly certain: boolean;
}

/**
 * Shares what a limit allows among the claims of one group.
 *
 * The ends of the intervals are tallied apart. Money of earlier years counts at its most for the lower end and at its
 * least for the upper end, so that the interval holds whatever turns out true. The best claim comes first; ties go by
 * date and then by content, never by the order of listing.
 *
 * Shape: every part is within its claim, the parts add up to no more than the limit allows.
 */
export function allot(
  contenders: readonly Contender[],
  limit: ResolvedLimit,
  prior: readonly PriorPayment[],
): readonly Allotment[] {
  const lower = startTally(
    limit,
    prior.map(({ amount }) => ({ amount: amount.max, counts: true })),
  );
  const upper = startTally(
    limit,
    prior.map(({ amount, certain }) => ({ amount: amount.min, counts: certain })),
  );
  return rank(contenders).map(({ claim, bucket }) => {
    const max = upper.add(claim.amount.max, bucket);
    // A lower end above the upper one would promise money that another claim may take.
    const min = lesser(lower.add(claim.amount.min, bucket), max) as Fen;
    return { claim, amount: { min, max } };
  });
}

function rank(contenders: readonly Contender[]): readonly Contender[] {
  const worth = new Map<string, { min: Bound; max: Bound }>();
  for (const { claim, bucket } of contenders) {
    const held = worth.get(bucket);
    worth.set(bucket, {
      min: held ? plus(held.min, claim.amount.min) : claim.amount.min,
      max: held ? plus(held.max, claim.amount.max) : claim.amount.max,
    });
  }
  const worthOf = (contender: Contender) => worth.get(contender.bucket) ?? contender.claim.amount;
  return [...contenders].sort(
    (a, b) =>
      compareBounds(worthOf(b).min, worthOf(a).min) ||
      compareBounds(worthOf(b).max, worthOf(a).max) ||
      compareBounds(b.claim.amount.min, a.claim.amount.min) ||
      compareBounds(b.claim.amount.max, a.claim.amount.max) ||
      compareDates(a.claim, b.claim) ||
      compareClaims(a.claim, b.claim),
  );
}

function compareDates(a: Claim, b: Claim): number {
  return a.date < b.date ? -1 : a.date > b.date ? 1 : 0;
}
