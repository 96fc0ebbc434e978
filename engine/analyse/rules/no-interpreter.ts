import { listItems } from '../../check/policy-item';
import { report, type Analysis } from '../analysis';
import { listClaimants } from '../claimants';
import type { PolicyScope } from '../policy-scope';

/** A clause may say it: 由区工信局负责解释. */
const saysWho = /由[^，。；]{2,30}解释/u;

/** A policy says who interprets it. */
export function findNoInterpreter(analysis: Analysis, scope: PolicyScope): void {
  const { policy } = scope.document;
  const isSaid = listItems(scope.document).some(({ item }) => 'gist' in item && saysWho.test(item.gist ?? ''));
  if (policy.interpretedBy !== undefined || isSaid) return;
  const at = { pointer: '/policy', mark: 'key' } as const;
  report(analysis, scope, { code: 'analyse/no-interpreter', at, ...listClaimants(analysis, scope) });
}
