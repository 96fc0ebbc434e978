import { exactly } from '../../values/money';
import { report, type Analysis } from '../analysis';
import { sayAmount } from '../amount-words';
import { listClaimants } from '../claimants';
import { listDeadCaps, type DeadCap } from '../dead-caps';
import type { PolicyScope } from '../policy-scope';
import { removeKey } from '../repair-text';

/** A cap can be reached: the most its claims can come to lies above it. */
export function findDeadCaps(analysis: Analysis, scope: PolicyScope): void {
  for (const dead of listDeadCaps(scope))
    report(analysis, scope, {
      code: 'analyse/dead-cap',
      at: { pointer: `${dead.limit.from.pointer}/amount` },
      args: { cap: sayAmount(exactly(dead.cap)), most: sayAmount(exactly(dead.most)) },
      ...listClaimants(analysis, scope, dead.rules),
      fixes: removeCap(analysis, scope, dead),
    });
}

/** A cap of one item is a key of it; one that several share is a clause, which is for the drafter to strike. */
function removeCap(analysis: Analysis, scope: PolicyScope, { limit }: DeadCap) {
  if (limit.stage !== 'itemCap' || !limit.from.pointer.endsWith('/cap')) return [];
  return removeKey(analysis, scope, { zh: '删除上限', en: 'Remove the cap' }, limit.from.pointer);
}
