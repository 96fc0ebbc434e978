import { valuesOf, type CanonicalValue, type Property, type Shape } from '../../engine/index';
import { isList, isMap, textOf, type FormDraft, type FormValue } from './document-access';
import { readHeadings, withUnit, type HeadedColumn } from './grid-headings';
import { readMatch } from './match-field';
import { readScalar } from './read-scalar';

/** Whether each element of a list fits one row: single values and lists of them. */
export function isFlatShape(shape: Shape): boolean {
  if (shape.variants || shape.properties.size === 0) return false;
  return [...shape.properties.values()].every(({ shape: part }) => {
    if (part.valueType === 'unaryTests') return true;
    if (part.types.has('object')) return false;
    return !part.types.has('array') || (part.items !== null && part.items.properties.size === 0);
  });
}

/** Columns that are always there; the others where a row says something. */
const usual: ReadonlySet<string> = new Set([
  'match',
  'amount',
  'label',
  'clause',
  'unit',
  'from',
  'value',
  'at',
  'to',
  'scope',
  'low',
  'high',
  'distribution',
]);

/** The columns of a grid, in the order of the schema; an identifier comes last, behind what readers look for. */
export function columnsOf(shape: Shape, rows: readonly CanonicalValue[]): readonly Property[] {
  const shown = [...shape.properties.values()].filter(
    ({ canonical }) =>
      shape.required.has(canonical) ||
      usual.has(canonical) ||
      rows.some((row) => isMap(row) && row[canonical] !== undefined),
  );
  return [...shown.filter((column) => !isIdentifier(column)), ...shown.filter(isIdentifier)];
}

/** Whether a column names the rows for what speaks of them. */
export function isIdentifier({ shape }: Property): boolean {
  return shape.definition === 'identifier';
}

/** What a cell shows, as it is copied and pasted. */
export function writeCell(value: CanonicalValue | undefined): string {
  return isList(value) ? value.map(textOf).join('、') : textOf(value);
}

/** Reads a pasted cell as the schema wants it; nothing for an empty one. */
export function readCell(text: string, { shape }: Property): FormValue | undefined {
  if (shape.valueType === 'unaryTests') return readMatch(splitValues(text), shape);
  if (shape.types.has('array')) {
    const words = valuesOf(shape.items ?? shape);
    const values = splitValues(text).map((value) => words.find(({ zh }) => zh === value)?.canonical ?? value);
    return values.length === 0 ? undefined : values;
  }
  return readScalar(text, shape);
}

function splitValues(text: string): readonly string[] {
  // Tests such as > 10 or [1..5] have no enumeration comma in them.
  return text
    .split(/[、；;]/)
    .map((value) => value.trim())
    .filter((value) => value !== '');
}

/** Cells of a spreadsheet, tab-separated; a cell with line breaks or quotes stands in double quotes. */
export function readClipboard(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^\t\r\n]*))(\t|\r\n|\n|\r|$)/gy;
  while (cell.lastIndex < text.length) {
    const match = cell.exec(text) ?? readBare(cell, text);
    if (!match) break;
    row.push((match[1]?.replaceAll('""', '"').replace(/\s*\n\s*/g, '') ?? match[2] ?? '').trim());
    if (match[3] === '\t') continue;
    rows.push(row);
    row = [];
  }
  if (row.length > 0) rows.push(row);
  return rows;
}

/** A cell that begins with a quote but does not end with one. */
function readBare(cell: RegExp, text: string): RegExpExecArray | null {
  const bare = /()([^\t\r\n]*)(\t|\r\n|\n|\r|$)/gy;
  bare.lastIndex = cell.lastIndex;
  const match = bare.exec(text);
  cell.lastIndex = bare.lastIndex;
  return match;
}

/**
 * Puts pasted cells into the rows from a place on; rows that are missing are added. Cells that come with headings go
 * where these say, into any column that rows can have.
 */
export function pasteCells(
  rows: FormValue[],
  shown: readonly Property[],
  at: { readonly row: number; readonly column: number },
  cells: readonly (readonly string[])[],
  all: readonly Property[] = shown,
): void {
  const headings = readHeadings(cells, all);
  const columns: readonly HeadedColumn[] =
    headings ?? shown.slice(at.column).map((property) => ({ property, unit: '' }));
  (headings ? cells.slice(1) : cells).forEach((texts, down) => {
    const index = at.row + down;
    while (rows.length <= index) rows.push({});
    const row = rows[index];
    if (typeof row !== 'object' || row === null || Array.isArray(row)) return;
    texts.forEach((text, across) => {
      const { property = null, unit = '' } = columns[across] ?? {};
      if (property) setCell(row, property, readCell(withUnit(text, unit), property));
    });
  });
}

/** How many filled cells of what is pasted lie beyond the last column; none where headings say where cells go. */
export function countBeyond(cells: readonly (readonly string[])[], columns: number, all: readonly Property[]): number {
  if (readHeadings(cells, all)) return 0;
  return cells.reduce((count, row) => count + row.slice(columns).filter((text) => text !== '').length, 0);
}

/** Fills the empty cells of a column with what stands above them. */
export function fillDown(rows: FormValue[], { canonical }: Property): void {
  let above: FormValue | undefined;
  for (const row of rows) {
    if (typeof row !== 'object' || row === null || Array.isArray(row)) continue;
    const value = row[canonical];
    if (value !== undefined) above = value;
    else if (above !== undefined) row[canonical] = copy(above);
  }
}

function setCell(row: FormDraft, { canonical }: Property, value: FormValue | undefined): void {
  if (value === undefined) delete row[canonical];
  else row[canonical] = value;
}

function copy(value: FormValue): FormValue {
  return Array.isArray(value) ? [...value] : value;
}
