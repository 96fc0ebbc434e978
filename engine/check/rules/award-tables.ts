import type { AllowanceItem, AwardItem, TableRow } from '../../../schemas/generated/types';
import type { CheckedExpression } from '../../expression/checked-expression';
import type { CheckContext } from '../check-context';
import { descend } from '../pointer';
import { itemsOfKind, type PlacedItem } from '../policy-item';
import { triggerOf } from '../reach';
import { readExpression, readFigure, readMatch } from '../read-expression';

/** The rows of an award table are selected by values of what stands under `by`, each value in one row. */
export function checkAwardTables(context: CheckContext): void {
  for (const placed of itemsOfKind(context.items, 'award', 'allowance')) {
    if (context.draft.dropped.has(placed.pointer) || !placed.item.table || placed.item.by === undefined) continue;
    checkTable(context, placed, placed.item.by, placed.item.table);
  }
}

function checkTable(
  context: CheckContext,
  { pointer }: PlacedItem<AwardItem | AllowanceItem>,
  by: string,
  table: readonly TableRow[],
): void {
  const trigger = triggerOf(context, pointer)?.id ?? null;
  const subject = readExpression(context, descend(pointer, 'by'), by, trigger, null);
  const seen = new Map<string, number>();
  table.forEach((row, index) => {
    const at = descend(pointer, 'table', index);
    const match = subject && readMatch(context, descend(at, 'match'), row.match, subject, trigger);
    const amount = readFigure(context, descend(at, 'amount'), row.amount, trigger, 'money');
    const unique = match !== null && checkUnique(context, at, row, match, index, seen);
    if (!amount || !unique) context.drop(at);
  });
  if (table.every((_, index) => context.draft.dropped.has(descend(pointer, 'table', index)))) context.drop(pointer);
}

function checkUnique(
  context: CheckContext,
  pointer: string,
  row: TableRow,
  match: CheckedExpression,
  index: number,
  seen: Map<string, number>,
): boolean {
  const written = Array.isArray(row.match) ? row.match : null;
  let unique = true;
  fixedValues(match).forEach((value, position, values) => {
    const earlier = seen.get(value);
    if (earlier === undefined) {
      seen.set(value, index);
      return;
    }
    const inList = written !== null && written.length === values.length;
    const at = inList ? descend(pointer, 'match', position) : descend(pointer, 'match');
    const shown = String(inList ? written[position] : row.match);
    context.report('check/duplicate-match', at, { value: shown, row: earlier + 1 });
    unique = false;
  });
  return unique;
}

/** Values that select a row whatever else is tested. */
function fixedValues(match: CheckedExpression): readonly string[] {
  if (match.node !== 'in') return [];
  return match.tests.flatMap((test) =>
    test.test === 'equals' && test.value.node === 'literal' ? [String(test.value.value)] : [],
  );
}
