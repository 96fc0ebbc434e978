import { nobodyAffected, report, type Analysis, type FoundWitness } from '../analysis';
import { findWitness } from '../build-witness';
import { createSpace } from '../domain/space';
import { labelOfItem } from '../item-label';
import type { PolicyScope } from '../policy-scope';
import { removeRow } from '../repair-text';
import { sortRows, type SortedRow } from '../row-order';

/** Every row of an award table can be selected. */
export function findUnreachableRows(analysis: Analysis, scope: PolicyScope): void {
  for (const { itemId, all, unreachable } of sortRows(scope))
    for (const row of unreachable)
      report(analysis, scope, {
        code: 'analyse/unreachable-row',
        at: { pointer: `${row.rule.from.pointer}/match` },
        args: { item: labelOfItem(scope, itemId), row: row.number },
        witness: showPassedOver(scope, row),
        affected: nobodyAffected,
        fixes: removeRow(analysis, scope, row.rule.from.pointer, all.length),
      });
}

/** An enterprise that fits the row and meets not the other conditions: it is not paid by it. */
function showPassedOver(scope: PolicyScope, { rule }: SortedRow): FoundWitness {
  const match = rule.conditions.find(({ role }) => role === 'match');
  const condition = match && scope.resolve(match.expression);
  const space = condition && createSpace({ vocabulary: scope.vocabulary, trigger: rule.trigger }, [condition]);
  const enterprise =
    space &&
    findWitness(scope, { rule, condition, space }, (tried) =>
      scope.simulate(tried, [rule.from.itemId]).lines.every((line) => line.rule !== rule.id),
    );
  return enterprise ? { enterprise } : { why: { zh: '没有企业能符合这一行。', en: 'No enterprise can fit this row.' } };
}
