import type { Fen } from '../../engine/values/money';
import type { Surface } from '../../engine/values/surface';
import type { SavedTable, TableCell } from '../ipc/population-contract';
import type { SavedTables } from '../ipc/scenario-contract';
import { spreadIntervals, type PlainCell, type TypedTable } from './typed-cell';

/** Longest title of a table that is saved. */
const LONGEST = 200;

/** Writes tables in both languages for the window, by their keys. */
export function saveTables(write: (language: Surface) => readonly TypedTable[]): SavedTables {
  const of = (language: Surface) =>
    Object.fromEntries(write(language).map((table) => [table.key, asSaved(table, language)] as const));
  return { zh: of('zh'), en: of('en') };
}

/** Writes a table for a spreadsheet. */
export function asSaved(table: TypedTable, language: Surface): SavedTable {
  const { title, heading, rows } = spreadIntervals(table, language);
  const cells = (row: readonly PlainCell[]) => row.map((cell, column) => asCell(cell, column, language));
  return { title: title.slice(0, LONGEST), heading, rows: rows.map(cells) };
}

/** The first cell names its row: a year is no count there. Money that is missing is the upper end of what has none. */
function asCell(cell: PlainCell, column: number, language: Surface): TableCell {
  if (typeof cell === 'string') return { kind: 'text', text: cell };
  if (typeof cell === 'number')
    return column === 0 ? { kind: 'text', text: String(cell) } : { kind: 'count', count: cell };
  if (cell.fen === null) return { kind: 'text', text: language === 'zh' ? '无上限' : 'no limit' };
  return { kind: 'yuan', yuan: writeYuan(cell.fen) };
}

/** Units: fen in, yuan out. */
function writeYuan(fen: Fen): string {
  const digits = (fen < 0n ? -fen : fen).toString().padStart(3, '0');
  return `${fen < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
