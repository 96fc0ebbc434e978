import { placeOf, report, type Analysis } from '../analysis';
import { listClaimants } from '../claimants';
import type { PolicyScope } from '../policy-scope';
import { judgeConditions } from '../written-conditions';

/** What the analysis could not follow is said, not passed over. */
export function findNotDecided(analysis: Analysis, scope: PolicyScope): void {
  for (const { holds, expression, pointer, rules, label } of judgeConditions(scope)) {
    if (holds !== 'undecided') continue;
    report(analysis, scope, {
      code: 'analyse/not-decided',
      at: placeOf(expression, pointer),
      args: { item: label },
      ...listClaimants(analysis, scope, rules),
    });
  }
}
