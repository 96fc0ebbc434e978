import { report, type Analysis } from '../analysis';
import { listClaimants } from '../claimants';
import type { PolicyScope } from '../policy-scope';

/** A policy says until when it lasts. */
export function findNoEnd(analysis: Analysis, scope: PolicyScope): void {
  if (scope.plan.term?.to !== null) return;
  const at = { pointer: '/policy/effective' };
  report(analysis, scope, { code: 'analyse/no-end', at, ...listClaimants(analysis, scope) });
}
