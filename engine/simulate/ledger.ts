import type { Limit } from '../compile/plan';
import { isNothing, noMoney } from '../values/money';
import type { PriorPayment } from './tally';
import { isOpen, type Claim } from './claim';
import { bucketOf, groupKey, isKnown, mayReach, maySame, type GroupKey } from './limit-group';

/**
 * What a policy paid an enterprise in earlier years: limits over the term or the life count it, and a claw-back
 * takes it back. A claim that was excluded paid nothing and uses nothing up.
 */
export interface Ledger {
  /** Payments of earlier years that belong to a group, or may belong to it. */
  paidEarlier(limit: Limit, key: GroupKey): readonly EarlierPayment[];
  /** Payments, and claims that may have been paid in place of another. */
  readonly counting: readonly Claim[];
  /** Payments that no claw-back has taken back yet. */
  readonly kept: readonly Claim[];
}

/** A payment of an earlier year with the claim it was made on. */
export interface EarlierPayment extends PriorPayment {
  readonly claim: Claim;
}

/** Starts the ledger of a policy. */
export function openLedger(): Ledger {
  return makeLedger([], []);
}

/** Adds the payments of one year; a claw-back takes all earlier ones back, which makes nothing payable again. */
export function enterPayments(ledger: Ledger, claims: readonly Claim[], clawedBack: boolean): Ledger {
  const paid = claims.filter((claim) => !isNothing(claim.amount));
  const counting = claims.filter((claim) => !isNothing(claim.amount) || claim.shifts);
  return makeLedger([...ledger.counting, ...counting], [...(clawedBack ? [] : ledger.kept), ...paid]);
}

function makeLedger(counting: readonly Claim[], kept: readonly Claim[]): Ledger {
  return {
    counting,
    kept,
    paidEarlier: (limit, key) =>
      counting.flatMap((claim): readonly EarlierPayment[] => {
        const own = groupKey(claim, limit);
        if (!mayReach(limit, claim) || !maySame(own, key)) return [];
        const bucket = earlierBucket(claim, limit);
        const settled = isKnown(own) && isKnown(key) && bucket !== null && !isOpen(claim) && !claim.shifts;
        const most = claim.shifts ? claim.entitled : claim.amount;
        const amount = settled ? claim.amount : { ...most, min: noMoney };
        const certain = settled && (claim.needs.length === 0 || claim.amount.min > 0n);
        return [{ bucket: bucket ?? `earlier ${claim.date} ${claim.id}`, amount, certain, claim }];
      }),
  };
}

/** Payments of different years compete, unless the limit lets those of one value stand together. */
function earlierBucket(claim: Claim, limit: Limit): string | null {
  const bucket = bucketOf(claim, limit);
  const standTogether = limit.operation.kind === 'highest' && limit.operation.differing !== null;
  return bucket === null || standTogether ? bucket : `earlier ${claim.date} ${bucket}`;
}
