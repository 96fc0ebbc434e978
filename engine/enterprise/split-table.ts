import type { TextRange } from '../diagnostics/diagnostic';

/** A cell of a table with its content and its place, quotes included. */
export interface TableCell {
  readonly text: string;
  readonly range: TextRange;
}

/** Rows of a table; `openQuote` is the place of a quote that is never closed, behind the last row that was read. */
export interface Table {
  readonly rows: readonly (readonly TableCell[])[];
  readonly openQuote: number | null;
}

/**
 * Splits comma-separated text into rows and cells; empty lines are left out.
 *
 * Source: RFC 4180, with LF as well as CRLF.
 */
export function splitTable(text: string): Table {
  const rows: TableCell[][] = [];
  let row: TableCell[] = [];
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  while (at <= text.length) {
    const cell = readCell(text, at);
    if (!cell) return { rows, openQuote: at };
    row.push(cell);
    at = cell.range.end;
    if (text[at] === ',') {
      at += 1;
      continue;
    }
    if (row.length > 1 || row[0]?.text.trim()) rows.push(row);
    row = [];
    at += text.startsWith('\r\n', at) ? 2 : 1;
  }
  return { rows, openQuote: null };
}

function readCell(text: string, start: number): TableCell | null {
  const quoted = /"(?:[^"]|"")*"[ \t]*(?=[,\r\n]|$)/y;
  quoted.lastIndex = start;
  const match = quoted.exec(text);
  if (match) {
    const content = match[0].trimEnd().slice(1, -1).replaceAll('""', '"');
    return { text: content, range: { start, end: quoted.lastIndex } };
  }
  if (text[start] === '"') return null;
  const plain = /[^,\r\n]*/y;
  plain.lastIndex = start;
  const content = plain.exec(text)?.[0] ?? '';
  return { text: content, range: { start, end: start + content.length } };
}
