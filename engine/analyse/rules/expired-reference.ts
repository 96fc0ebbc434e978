import { report, type Analysis } from '../analysis';
import { listClaimants } from '../claimants';
import { listReferences, repealedBy, rulesOfReference } from '../document-references';

/** Documents that are referred to have not run out before the policy applies. */
export function findExpiredReferences(analysis: Analysis): void {
  for (const reference of listReferences(analysis)) {
    const { scope, referred, number, pointer } = reference;
    const start = scope.plan.term?.from ?? scope.plan.window?.from;
    const end = referred.plan.term?.to;
    // What was repealed is told as such.
    if (!end || !start || end >= start || repealedBy(analysis, reference)) continue;
    report(analysis, scope, {
      code: 'analyse/expired-reference',
      at: { pointer },
      args: { number, to: end },
      ...listClaimants(analysis, scope, rulesOfReference(reference)),
    });
  }
}
