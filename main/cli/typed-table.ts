import type { Surface } from '../../engine/values/surface';
import { formatInterval, formatMoney } from '../../engine/values/money';
import { yuanText } from '../../engine/bundle/yuan-text';
import { spreadIntervals, type PlainCell, type TypedCell, type TypedTable } from '../scenario/typed-cell';

/** Heading and rows of a table in words, the same in the terminal and in Markdown. */
export interface ReadableTable {
  readonly title: string;
  readonly heading: readonly string[];
  /** Cells that hold numbers or amounts stand at the right. */
  readonly numeric: readonly boolean[];
  readonly rows: readonly (readonly string[])[];
}

/** Writes the cells of a table for readers. */
export function readableTable({ title, heading, rows }: TypedTable, language: Surface): ReadableTable {
  const [first = []] = rows;
  return {
    title,
    heading: heading.map((each) => (typeof each === 'string' ? each : each.interval)),
    numeric: heading.map((_, column) => typeof first[column] !== 'string'),
    rows: rows.map((row) => row.map((cell) => readable(cell, language))),
  };
}

function readable(cell: TypedCell, language: Surface): string {
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'number') return String(cell);
  if ('interval' in cell) return formatInterval(cell.interval, language);
  return cell.fen === null ? '' : formatMoney(cell.fen, language);
}

/**
 * Writes a table as CSV: numbers and yuan bare, texts in quotation marks, UTF-8 with its mark for spreadsheets. A text
 * that a spreadsheet would take for a formula gets an apostrophe before it.
 */
export function csvText(table: TypedTable, language: Surface): string {
  const { heading, rows } = spreadIntervals(table, language);
  const lines = [heading, ...rows].map((row) => row.map(csvCell).join(','));
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

function csvCell(cell: PlainCell): string {
  if (typeof cell === 'number') return String(cell);
  if (typeof cell !== 'string') return cell.fen === null ? '' : yuanText(cell.fen);
  const guarded = /^\s*[=+\-@＝＋－＠\t\r]/.test(cell) ? `'${cell}` : cell;
  return `"${guarded.replaceAll('"', '""')}"`;
}
