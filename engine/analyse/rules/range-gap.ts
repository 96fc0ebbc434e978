import type { Fix } from '../../diagnostics/diagnostic';
import { addRow } from '../add-row';
import { report, type Analysis } from '../analysis';
import { describeFact, describeSpan } from '../describe-fact';
import { labelOfItem } from '../item-label';
import { readRange, writeRange, type MatchRange } from '../match-range';
import type { PolicyScope } from '../policy-scope';
import { offerChange } from '../repair-text';
import { bitOf, countInGap, coveredCells, isAnsweredElsewhere, rowAt, showGap, type Gap } from '../table-gaps';
import { compareRationals } from '../../values/rational';
import { listTables, type TableRowView, type TableView } from '../table-view';

/** A range of numbers between two rows has a row too. */
export function findRangeGaps(analysis: Analysis, scope: PolicyScope): void {
  for (const table of listTables(scope))
    for (const { gap, beside } of listGaps(table)) {
      const witness = isAnsweredElsewhere(scope, gap) ? null : showGap(scope, gap, beside);
      const { axis, space } = table;
      const [first, last] = [axis.cells[gap.cells[0] ?? -1], axis.cells[gap.cells.at(-1) ?? -1]];
      if (!witness || !first || !last) continue;
      report(analysis, scope, {
        code: 'analyse/range-gap',
        at: { pointer: table.pointer, mark: 'key' },
        args: {
          item: labelOfItem(scope, table.itemId),
          fact: describeFact(axis, space),
          gap: describeSpan(axis.field, first, last, scope.vocabulary),
        },
        witness,
        affected: countInGap(analysis, scope, gap),
        fixes: widenRows(analysis, scope, gap),
      });
    }
}

/** Finds ranges without a row between ranges that have one, with the cell that follows. */
function listGaps(table: TableView): readonly { readonly gap: Gap; readonly beside: number }[] {
  const { axis, allowed } = table;
  const covered = coveredCells(table);
  const ranges = axis.cells.flatMap((cell, index) => (cell.span ? [{ cell, index }] : []));
  const groups: number[][] = [];
  for (const { cell, index } of ranges) {
    // Between two whole numbers that follow one another lies nothing that is counted.
    const isThin = cell.span?.of === 'number' && cell.span.thin && axis.field.type.kind === 'number';
    if ((covered & bitOf(index)) !== 0n || (allowed & bitOf(index)) === 0n || isThin) continue;
    const last = groups.at(-1);
    if (last?.at(-1) === index - 1) last.push(index);
    else groups.push([index]);
  }
  return groups.flatMap((cells) => {
    const [first = 0, last = 0] = [cells[0], cells.at(-1)];
    const after = ranges.find(({ index }) => index > last && (covered & bitOf(index)) !== 0n);
    const before = ranges.findLast(({ index }) => index < first && (covered & bitOf(index)) !== 0n);
    const [below, above] = [before && rowAt(table, before.index), after && rowAt(table, after.index)];
    return after && below && above ? [{ gap: { table, cells, below, above }, beside: after.index }] : [];
  });
}

/** Lets the row below reach up to the one above, or the one above down, or adds a row: which, the drafter knows. */
function widenRows(analysis: Analysis, scope: PolicyScope, gap: Gap): readonly Fix[] {
  const { below, above } = gap;
  const text = analysis.texts.get(scope.file) ?? '';
  const [low, high] = [below, above].map(({ rule }) => readRange(rule, text));
  if (!low?.high || !high?.low) return [];
  const offer = ({ rule, number }: TableRowView, range: MatchRange): readonly Fix[] => {
    const written = writeRange(range);
    const title = { zh: `把第 ${number} 行改为 ${written}`, en: `Let row ${number} be ${written}` };
    return offerChange(analysis, scope, title, { kind: 'set', pointer: `${rule.from.pointer}/match`, value: written });
  };
  const between: MatchRange = {
    low: { ...low.high, inclusive: !low.high.inclusive },
    high: { ...high.low, inclusive: !high.low.inclusive },
  };
  return [
    ...offer(below, { low: low.low, high: { ...high.low, inclusive: !high.low.inclusive } }),
    ...offer(above, { low: { ...low.high, inclusive: !low.high.inclusive }, high: high.high }),
    ...addRow(analysis, scope, gap, isPoint(between) ? low.high.text : writeRange(between)),
  ];
}

function isPoint({ low, high }: MatchRange): boolean {
  return low !== null && high !== null && compareRationals(low.value, high.value) === 0;
}
