import { isNothing } from '../values/money';
import type { PriorPayment } from './allot';
import type { Claim } from './claim';
import { groupKey } from './limit-group';

/**
 * What a policy paid an enterprise in earlier years: limits over the term or the life count it, and a claw-back
 * takes it back. A claim that was excluded paid nothing and uses nothing up.
 */
export interface Ledger {
  paidEarlier(limit: string, group: string): readonly PriorPayment[];
  readonly payments: readonly Claim[];
}

/** Starts the ledger of a policy. */
export function openLedger(): Ledger {
  return makeLedger([]);
}

/** Adds the payments of one year. */
export function enterPayments(ledger: Ledger, claims: readonly Claim[]): Ledger {
  return makeLedger([...ledger.payments, ...claims.filter((claim) => !isNothing(claim.amount))]);
}

function makeLedger(payments: readonly Claim[]): Ledger {
  return {
    payments,
    paidEarlier(limitId, group) {
      return payments
        .filter(({ plan, rule }) => plan.limits.some((limit) => limit.id === limitId && limit.rules.includes(rule.id)))
        .filter((claim) => claim.plan.limits.some((limit) => limit.id === limitId && groupKey(claim, limit) === group))
        .map((claim) => ({ amount: claim.amount, certain: claim.needs.length === 0 }));
    },
  };
}
