import { descend } from '../../check/pointer';
import { isPaying, listItems } from '../../check/policy-item';
import { report, type Analysis } from '../analysis';
import { listClaimants } from '../claimants';
import { labelOfItem } from '../item-label';
import type { PolicyScope } from '../policy-scope';

/** Somebody answers for every payment, one without a stated amount too. */
export function findNoResponsibleUnit(analysis: Analysis, scope: PolicyScope): void {
  for (const { item, article, pointer } of listItems(scope.document)) {
    if (!isPaying(item) && item.kind !== 'unquantifiedMoney') continue;
    if ((item.lead ?? article.lead ?? item.units?.[0] ?? article.units?.[0]) !== undefined) continue;
    const rules = scope.plan.rules.filter(({ from }) => from.itemId === item.id);
    report(analysis, scope, {
      code: 'analyse/no-responsible-unit',
      at: { pointer: descend(pointer, 'id') },
      args: { item: labelOfItem(scope, item.id) },
      ...listClaimants(analysis, scope, rules),
    });
  }
}
