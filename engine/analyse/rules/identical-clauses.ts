import { report, type Analysis } from '../analysis';
import { labelOfItem, pointerOfItem } from '../item-label';
import { affectedByBoth, findSharedEvent, listItemPairs, paySame } from '../policy-pairs';

/** Two policies do not say the same twice. */
export function findIdenticalClauses(analysis: Analysis): void {
  for (const pair of listItemPairs(analysis)) {
    const { scope, other } = pair;
    const shown = paySame(analysis, pair) ? findSharedEvent(analysis, pair, { orGivesWay: true }) : null;
    if (!shown) continue;
    const { rule, twin, enterprise, year } = shown;
    report(analysis, scope, {
      code: 'analyse/identical-clauses',
      at: { pointer: `${pointerOfItem(rule.from.pointer)}/id` },
      args: {
        item: labelOfItem(scope, rule.from.itemId),
        other: labelOfItem(other, twin.from.itemId),
        policy: other.plan.title,
      },
      witness: { enterprise, year, policies: [scope.plan.id, other.plan.id] },
      affected: affectedByBoth(analysis, pair),
    });
  }
}
