import { yuanText } from '../../engine/bundle/yuan-text';
import type { Surface } from '../../engine/values/surface';
import type { SavedTable, TableCell } from '../ipc/population-contract';
import type { SavedTables } from '../ipc/scenario-contract';
import type { TypedCell, TypedTable } from './typed-cell';

/** Writes tables in both languages for the window, by their keys. */
export function saveTables(write: (language: Surface) => readonly TypedTable[]): SavedTables {
  const of = (language: Surface) =>
    Object.fromEntries(write(language).map((table) => [table.key, asSaved(table)] as const));
  return { zh: of('zh'), en: of('en') };
}

function asSaved({ title, heading, rows }: TypedTable): SavedTable {
  return { title, heading, rows: rows.map((row) => row.map(asCell)) };
}

/** The first cell names its row: a year is no count there. */
function asCell(cell: TypedCell, column: number): TableCell {
  if (typeof cell === 'string') return { kind: 'text', text: cell };
  if (typeof cell === 'number')
    return column === 0 ? { kind: 'text', text: String(cell) } : { kind: 'count', count: cell };
  return { kind: 'yuan', yuan: cell.fen === null ? null : yuanText(cell.fen) };
}
