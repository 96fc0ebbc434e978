import { noMoney, nothing, sumIntervals, type MoneyInterval } from '../values/money';
import type { PolicyYear } from './policy-year';
import type { Ledger } from './ledger';

/**
 * Tells whether facts of this year let a sanction take back what was paid before. Later years only keep the stop.
 */
export function clawsBack({ context, exclusions }: PolicyYear): 'certain' | 'possible' | 'no' {
  const taking = context.plan.sanctions.filter(({ actions }) => actions.includes('clawBack'));
  const found = exclusions.filter(
    ({ exclusion, outcome }) =>
      (outcome.date === null || Number(outcome.date.slice(0, 4)) === context.year) &&
      taking.some(({ after }) => after.includes(exclusion.id)),
  );
  if (found.length === 0) return 'no';
  return found.some(({ outcome }) => outcome.certainty === 'certain') ? 'certain' : 'possible';
}

/** Says how much of what was paid in earlier years is claimed back. */
export function sumClawBack(policy: PolicyYear, ledger: () => Ledger): MoneyInterval {
  const taken = clawsBack(policy);
  if (taken === 'no') return nothing;
  const paid = sumIntervals(
    ledger()
      .kept.filter(({ rule }) => rule.unit === 'money')
      .map(({ amount }) => amount),
  );
  return taken === 'certain' ? paid : { min: noMoney, max: paid.max };
}
