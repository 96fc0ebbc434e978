import { descend } from '../../check/pointer';
import { nobodyAffected, report, type Analysis } from '../analysis';
import { keyOfName, namesUsed } from '../names-used';
import type { PolicyScope } from '../policy-scope';
import { removeKey } from '../repair-text';

/** Every parameter decides something. */
export function findUnusedParameters(analysis: Analysis, scope: PolicyScope): void {
  for (const name of Object.keys(scope.plan.parameters)) {
    if (namesUsed(scope).has(keyOfName('parameter', name))) continue;
    const pointer = descend('/parameters', name);
    report(analysis, scope, {
      code: 'analyse/unused-parameter',
      at: { pointer, mark: 'key' },
      args: { name },
      witness: {
        why: { zh: '没有条款用到，改它不影响任何企业。', en: 'No clause uses it: changing it concerns no enterprise.' },
      },
      affected: nobodyAffected,
      fixes: removeKey(analysis, scope, { zh: '删除参数', en: 'Remove the parameter' }, pointer),
    });
  }
}
