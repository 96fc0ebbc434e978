import type { Surface } from '../../engine/values/surface';
import { formatMoney } from '../../engine/values/money';
import { yuanText } from '../../engine/bundle/yuan-text';
import type { TypedCell, TypedTable } from '../scenario/typed-cell';
import type { PopulationTable } from './print-population';

/** Writes the cells of a table for readers. */
export function readableTable({ title, heading, rows }: TypedTable, language: Surface): PopulationTable {
  const [first = []] = rows;
  return {
    title,
    heading,
    numeric: heading.map((_, column) => typeof first[column] !== 'string'),
    rows: rows.map((row) => row.map((cell) => readable(cell, language))),
  };
}

function readable(cell: TypedCell, language: Surface): string {
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'number') return String(cell);
  return cell.fen === null ? '' : formatMoney(cell.fen, language);
}

/**
 * Writes a table as CSV: numbers and yuan bare, texts in quotation marks, UTF-8 with its mark for spreadsheets. A text
 * that a spreadsheet would take for a formula gets an apostrophe before it.
 */
export function csvText({ heading, rows }: TypedTable): string {
  const lines = [heading, ...rows].map((row) => row.map(csvCell).join(','));
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

function csvCell(cell: TypedCell): string {
  if (typeof cell === 'number') return String(cell);
  if (typeof cell !== 'string') return cell.fen === null ? '' : yuanText(cell.fen);
  const guarded = /^\s*[=+\-@＝＋－＠\t\r]/.test(cell) ? `'${cell}` : cell;
  return `"${guarded.replaceAll('"', '""')}"`;
}
