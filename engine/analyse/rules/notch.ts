import { isNothing } from '../../values/money';
import type { Analysis } from '../analysis';
import { listGrowthLosses, reportLoss } from '../growth-losses';
import type { PolicyScope } from '../policy-scope';

/** One more employee or yuan never brings less. */
export function findNotches(analysis: Analysis, scope: PolicyScope): void {
  for (const loss of listGrowthLosses(scope)) if (!isNothing(loss.less)) reportLoss(analysis, scope, loss);
}
