import type { PolicyPlan } from '../../compile/plan';
import { affectedIn, report, type Analysis, type FoundWitness } from '../analysis';
import { findWitness } from '../build-witness';
import type { Affected } from '../finding';
import { labelOfItem } from '../item-label';
import type { PolicyScope } from '../policy-scope';
import { removeRow } from '../repair-text';
import { sortRows, type SortedRow, type SortedRows } from '../row-order';
import { simulateChanged } from '../what-if';

/** Every row of an award table has an effect: it is not always outdone by others. */
export function findMaskedRows(analysis: Analysis, scope: PolicyScope): void {
  for (const table of sortRows(scope))
    for (const row of table.masked)
      report(analysis, scope, {
        code: 'analyse/masked-row',
        at: { pointer: `${row.rule.from.pointer}/match` },
        args: { item: labelOfItem(scope, table.itemId), row: row.number },
        witness: showOutdone(scope, row),
        affected: countOutdone(analysis, scope, table, row),
        fixes: removeRow(analysis, scope, row.rule.from.pointer, table.all.length),
      });
}

/** An enterprise that fits the row and is paid by another one. */
function showOutdone(scope: PolicyScope, { rule }: SortedRow): FoundWitness {
  const enterprise = findWitness(scope, { rule, condition: scope.conditionOf(rule) }, (tried) =>
    scope.simulate(tried, [rule.from.itemId]).lines.some((line) => line.from.itemId === rule.from.itemId),
  );
  return enterprise
    ? { enterprise }
    : { why: { zh: '没有找到符合这一行的企业。', en: 'No enterprise was found that fits the row.' } };
}

/** Those who fit the row, and what the table pays them. */
function countOutdone(analysis: Analysis, scope: PolicyScope, table: SortedRows, { rule }: SortedRow): Affected {
  const others = new Set(table.all.map((each) => each.rule.id).filter((id) => id !== rule.id));
  const alone: PolicyPlan = { ...scope.plan, rules: scope.plan.rules.filter(({ id }) => !others.has(id)) };
  const fits = new Set(
    simulateChanged(analysis, scope, alone).flatMap(({ lines, enterprise }) =>
      lines.some((line) => line.policy === scope.plan.id && line.rule === rule.id) ? [enterprise] : [],
    ),
  );
  return affectedIn(
    analysis.results.filter(({ enterprise }) => fits.has(enterprise)),
    (line) => line.policy === scope.plan.id && line.from.itemId === table.itemId,
    'paid',
  );
}
