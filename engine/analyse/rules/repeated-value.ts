import { descend } from '../../check/pointer';
import { report, type Analysis } from '../analysis';
import { listClaimants } from '../claimants';
import { keyOf } from '../domain/map-expression';
import { keyOfName, namesUsed, rulesUsing } from '../names-used';
import type { PolicyScope } from '../policy-scope';
import { removeElement } from '../repair-text';

/** A later value of a parameter is another one than the value before. */
export function findRepeatedValues(analysis: Analysis, scope: PolicyScope): void {
  const end = scope.plan.window?.to;
  for (const [name, { value, changes }] of Object.entries(scope.plan.parameters)) {
    if (!namesUsed(scope).has(keyOfName('parameter', name))) continue;
    changes.forEach((change, index) => {
      const before = changes[index - 1]?.value ?? value;
      const meanings = [before, change.value].map((each) => keyOf(scope.resolve(each)));
      if (meanings[0] !== meanings[1] || (end && change.from > end)) return;
      const pointer = descend('/parameters', name, 'changes', index);
      report(analysis, scope, {
        code: 'analyse/repeated-value',
        at: { pointer: descend(pointer, 'value') },
        args: { name, from: change.from },
        ...listClaimants(analysis, scope, rulesUsing(scope, 'parameter', name)),
        fixes: removeElement(analysis, scope, { zh: '删除这次调整', en: 'Remove the change' }, pointer),
      });
    });
  }
}
