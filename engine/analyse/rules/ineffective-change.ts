import { descend } from '../../check/pointer';
import { nobodyAffected, report, type Analysis, type FoundWitness } from '../analysis';
import { listClaimants } from '../claimants';
import { keyOfName, namesUsed, rulesUsing } from '../names-used';
import type { PolicyScope } from '../policy-scope';
import { removeElement } from '../repair-text';

/** Every later value of a parameter begins while the policy still applies. */
export function findIneffectiveChanges(analysis: Analysis, scope: PolicyScope): void {
  const end = scope.plan.window?.to;
  if (!end) return;
  for (const [name, { changes }] of Object.entries(scope.plan.parameters)) {
    if (!namesUsed(scope).has(keyOfName('parameter', name))) continue;
    changes.forEach(({ from }, index) => {
      if (from <= end) return;
      const pointer = descend('/parameters', name, 'changes', index);
      report(analysis, scope, {
        code: 'analyse/ineffective-change',
        at: { pointer: descend(pointer, 'from') },
        args: { name, from },
        witness: showOldValue(analysis, scope, name),
        affected: nobodyAffected,
        fixes: removeElement(analysis, scope, { zh: '删除这次调整', en: 'Remove the change' }, pointer),
      });
    });
  }
}

/** Whoever is paid by the parameter is paid by a value before. */
function showOldValue(analysis: Analysis, scope: PolicyScope, name: string): FoundWitness {
  return listClaimants(analysis, scope, rulesUsing(scope, 'parameter', name)).witness;
}
