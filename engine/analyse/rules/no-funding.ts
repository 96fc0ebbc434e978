import { listItems } from '../../check/policy-item';
import { report, type Analysis } from '../analysis';
import { listClaimants } from '../claimants';
import type { PolicyScope } from '../policy-scope';

/** A clause of another kind may say it too: 奖励由区级财政出资. */
const namesFunds = /(?:财政|预算|资金|经费)[^，。；]{0,8}(?:出资|列支|承担|安排|负担|支出)/u;

/** A policy that pays says from which funds. */
export function findNoFunding(analysis: Analysis, scope: PolicyScope): void {
  const { document, plan } = scope;
  const paying = plan.rules.filter(
    ({ amount, kind, unit }) => (amount !== null && unit === 'money') || kind === 'unquantifiedMoney',
  );
  const isSaid =
    document.policy.funding !== undefined ||
    listItems(document).some(
      ({ item }) => item.kind === 'funding' || ('gist' in item && namesFunds.test(item.gist ?? '')),
    );
  if (paying.length === 0 || isSaid) return;
  const at = { pointer: '/policy', mark: 'key' } as const;
  report(analysis, scope, { code: 'analyse/no-funding', at, ...listClaimants(analysis, scope, paying) });
}
