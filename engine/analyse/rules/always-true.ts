import { itemsById } from '../../check/policy-item';
import { placeOf, report, type Analysis } from '../analysis';
import { listClaimants } from '../claimants';
import { listIdleParts, removePart } from '../condition-parts';
import type { PolicyScope } from '../policy-scope';
import { removeKey } from '../repair-text';
import { judgeConditions, type JudgedCondition } from '../written-conditions';

/** Every condition, and every part of one, restricts something. */
export function findAlwaysTrue(analysis: Analysis, scope: PolicyScope): void {
  for (const written of judgeConditions(scope)) {
    if (written.holds !== 'always') continue;
    report(analysis, scope, {
      code: 'analyse/always-true',
      at: placeOf(written.expression, written.pointer),
      ...listClaimants(analysis, scope, written.rules),
      fixes: removeCondition(analysis, scope, written),
    });
  }
  for (const { written, whole, part, why } of listIdleParts(scope))
    if (why === 'always')
      report(analysis, scope, {
        code: 'analyse/always-true',
        at: placeOf(part, written.pointer),
        ...listClaimants(analysis, scope, written.rules),
        fixes: removePart(analysis.texts.get(scope.file) ?? '', whole, part),
      });
}

/** An exclusion and a definition are nothing without their condition; those need another one. */
function removeCondition(analysis: Analysis, scope: PolicyScope, { of, pointer, rules }: JudgedCondition) {
  const [rule] = rules;
  const isOwn = rule?.conditions.some(({ from, role }) => from.pointer === pointer && role === 'condition');
  if (of !== 'rule' || !isOwn || !itemsById(scope.document).has(rule?.from.itemId ?? '')) return [];
  return removeKey(analysis, scope, { zh: '删除这个条件', en: 'Remove the condition' }, pointer);
}
