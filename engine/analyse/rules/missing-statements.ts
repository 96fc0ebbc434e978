import { listItems } from '../../check/policy-item';
import { report, type Analysis } from '../analysis';
import type { PolicyScope } from '../policy-scope';

/** A policy says until when it lasts, from which funds it pays and who interprets it. */
export function findMissingStatements(analysis: Analysis, scope: PolicyScope): void {
  const { policy } = scope.document;
  const kinds = new Set(listItems(scope.document).map(({ item }) => item.kind));
  const at = { pointer: '/policy', mark: 'key' } as const;
  if (scope.plan.term && scope.plan.term.to === null)
    report(analysis, scope, { code: 'analyse/no-end', at: { pointer: '/policy/effective' } });
  const pays = scope.plan.rules.some(({ amount, kind }) => amount !== null || kind === 'unquantifiedMoney');
  if (pays && policy.funding === undefined && !kinds.has('funding'))
    report(analysis, scope, { code: 'analyse/no-funding', at });
  if (policy.interpretedBy === undefined) report(analysis, scope, { code: 'analyse/no-interpreter', at });
}
