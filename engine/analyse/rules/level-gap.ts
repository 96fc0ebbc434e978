import { addRow } from '../add-row';
import { fieldsOf } from '../../vocabulary/find-field';
import { report, type Analysis } from '../analysis';
import { labelOfItem } from '../item-label';
import type { PolicyScope } from '../policy-scope';
import { listLadders, type LadderStep } from '../ranked-cells';
import { bitOf, countInGap, coveredCells, isAnsweredElsewhere, rowAt, showGap, type Gap } from '../table-gaps';
import { listTables, type TableView } from '../table-view';

/** A level between two that are awarded has a row too. */
export function findLevelGaps(analysis: Analysis, scope: PolicyScope): void {
  for (const table of listTables(scope)) examine(analysis, scope, table);
}

function examine(analysis: Analysis, scope: PolicyScope, table: TableView): void {
  const covered = coveredCells(table);
  const told = new Set<number>();
  const byLevel = isByLevel(table);
  const has = ({ index }: LadderStep, cells: bigint): boolean => (cells & bitOf(index)) !== 0n;
  for (const { steps } of listLadders(table.axis, scope.vocabulary))
    steps.forEach((step, index) => {
      if (has(step, covered) || !has(step, table.allowed) || (byLevel && told.has(step.rank))) return;
      const lower = steps.slice(0, index).findLast((other) => has(other, covered));
      const higher = steps.slice(index + 1).find((other) => has(other, covered));
      // Another title of the same level is none left out.
      if (!lower || !higher || lower.rank >= step.rank || step.rank >= higher.rank) return;
      const [below, above] = [rowAt(table, lower.index), rowAt(table, higher.index)];
      if (!below || !above) return;
      const gap: Gap = { table, cells: [step.index], below, above };
      const witness = isAnsweredElsewhere(scope, gap) ? null : showGap(scope, gap, higher.index);
      if (!witness) return;
      told.add(step.rank);
      report(analysis, scope, {
        code: 'analyse/level-gap',
        at: { pointer: table.pointer, mark: 'key' },
        args: { item: labelOfItem(scope, table.itemId), missing: step.label },
        witness,
        affected: countInGap(analysis, scope, gap),
        fixes: nameStep(scope, table, step, byLevel).flatMap((match) => addRow(analysis, scope, gap, match)),
      });
    });
}

/** What the missing row has to say, in the words of the table; nothing where no word of its field says it. */
function nameStep(
  scope: PolicyScope,
  { rows, axis }: TableView,
  step: LadderStep,
  byLevel: boolean,
): readonly string[] {
  const { surface } = scope.checked.source;
  if (!byLevel) return [step.label[surface]];
  const fields = axis.cells[step.index]?.fields ?? {};
  const [first] = rows;
  const match = first?.rule.conditions.find(({ role }) => role === 'match')?.expression;
  const asked = match?.node === 'in' && match.value.node === 'path' ? match.value.field : null;
  const type = fieldsOf(scope.vocabulary, first?.rule.trigger ?? null).find(({ id }) => id === asked)?.type;
  if (asked === null || type?.kind !== 'enumeration') return [];
  const value = type.values.find(({ id }) => id === fields[asked]);
  return value ? [value.label[surface]] : [];
}

/** A table by level answers for every family alike, so a gap is told once. */
function isByLevel({ rows, axis }: TableView): boolean {
  return (
    axis.field.type.kind === 'title' &&
    rows.some(({ rule }) =>
      rule.conditions.some(({ role, expression }) => {
        const subject = expression.node === 'in' ? expression.value : null;
        return role === 'match' && subject?.node === 'path' && subject.field !== axis.field.id;
      }),
    )
  );
}
