import { descend } from '../../check/pointer';
import { nobodyAffected, report, type Analysis } from '../analysis';
import { keyOfName, namesUsed } from '../names-used';
import type { PolicyScope } from '../policy-scope';
import { removeKey } from '../repair-text';

/** Every definition decides something. */
export function findUnusedDefinitions(analysis: Analysis, scope: PolicyScope): void {
  for (const name of Object.keys(scope.plan.definitions)) {
    if (namesUsed(scope).has(keyOfName('definition', name))) continue;
    const pointer = descend('/definitions', name);
    report(analysis, scope, {
      code: 'analyse/unused-definition',
      at: { pointer, mark: 'key' },
      args: { name },
      witness: {
        why: { zh: '没有条款用到，不影响任何企业。', en: 'No clause uses it: it concerns no enterprise.' },
      },
      affected: nobodyAffected,
      fixes: removeKey(analysis, scope, { zh: '删除定义', en: 'Remove the definition' }, pointer),
    });
  }
}
