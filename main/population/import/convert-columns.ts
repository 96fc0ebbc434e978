import type { DuckDBConnection } from '@duckdb/node-api';
import { columnKind } from '../../../engine/sql/fact-tables';
import { encodeFact, type Cell } from '../../../engine/sql/encode-enterprise';
import { dialects } from '../../../engine/sql/dialect';
import { readUnit } from '../../../engine/values/figure-literal';
import type { FactField, Vocabulary } from '../../../engine/vocabulary/vocabulary';
import { quoted } from '../database-values';
import { breathe, type TaskRun } from '../task-run';
import { enterpriseKeys, fieldsOfTable, type ColumnMapping } from './column-mapping';
import type { NoteBook } from './import-note';
import type { RawTable } from './raw-table';
import { resolveText, resolveTitlePair } from './resolve-text';

/** What a file is converted with. */
export interface Conversion {
  readonly connection: DuckDBConnection;
  readonly vocabulary: Vocabulary;
  readonly notes: NoteBook;
  /** Numbers a word the vocabulary does not know. */
  numberWord(word: string): number;
}

/** A table of cells as the fact tables hold them, with the number of the row and of what was noted about each cell. */
export interface TypedTable {
  /** `r` counts the rows of the raw table from 1; then the fields. */
  readonly table: string;
  readonly fields: readonly string[];
}

interface Piece {
  readonly joins: string;
  readonly cells: readonly { readonly field: string; readonly sql: string }[];
}

/** Texts that are read by a rule of ours at a time, between two looks at whether the user cancelled. */
const BREATH = 5_000;

/**
 * Turns texts into cells: whole columns at once where the database can tell that a text is plain, and each other text
 * that occurs, once, by the reader of enterprise files. What was noted goes into the table `notes`.
 */
export async function convertColumns(
  raw: RawTable,
  mapping: ColumnMapping,
  conversion: Conversion,
  run: TaskRun,
): Promise<TypedTable> {
  const { connection } = conversion;
  const pieces: Piece[] = [];
  const fields = fieldsOfTable(mapping.table, conversion.vocabulary);
  const titleField = fields.find(({ type }) => type.kind === 'title');
  const levelField = fields.find(({ derived }) => derived === 'titleLevel') ?? null;
  const nameOf = (id: string | undefined): string | null =>
    raw.columns.find(({ header }) => id !== undefined && mapping.columns[header]?.field === id)?.name ?? null;
  const titleColumn = nameOf(titleField?.id);
  for (const { header, name } of raw.columns) {
    const mapped = mapping.columns[header];
    if (!mapped) continue;
    if ((enterpriseKeys as readonly string[]).includes(mapped.field)) {
      pieces.push({ joins: '', cells: [{ field: mapped.field, sql: `trim(s.${name})` }] });
      continue;
    }
    const field = fields.find(({ id }) => id === mapped.field);
    if (!field || (titleColumn !== null && field === levelField)) continue;
    if (field === titleField)
      pieces.push(
        await convertTitles(
          { raw, mapping, header, name, field, levelField, level: nameOf(levelField?.id) },
          conversion,
          run,
        ),
      );
    else
      pieces.push(
        await convertColumn({ raw, mapping, header, name, field, unit: mapped.unit ?? null }, conversion, run),
      );
  }
  const cells = pieces.flatMap((piece) => piece.cells);
  const table = `${raw.table}_typed`;
  await connection.run(
    `CREATE TABLE ${quoted(table)} AS SELECT s.rowid + 1 AS r, ${cells.map(({ field, sql }) => `${sql} AS ${quoted(field)}`).join(', ')} ` +
      `FROM ${quoted(raw.table)} s ${pieces.map(({ joins }) => joins).join(' ')}`,
  );
  return { table, fields: cells.map(({ field }) => field) };
}

interface ColumnTask {
  readonly raw: RawTable;
  readonly mapping: ColumnMapping;
  readonly header: string;
  readonly name: string;
  readonly field: FactField;
  readonly unit: string | null;
}

async function convertColumn(task: ColumnTask, conversion: Conversion, run: TaskRun): Promise<Piece> {
  const { raw, mapping, header, name, field, unit } = task;
  const { connection, vocabulary, notes, numberWord } = conversion;
  const kind = columnKind(field);
  if (field.type.kind === 'text')
    return { joins: '', cells: [{ field: field.id, sql: `NULLIF(trim(s.${name}), '')` }] };
  const plain = plainCell(field, unit, `s.${name}`);
  const texts = await distinctTexts(
    connection,
    `SELECT DISTINCT s.${name} FROM ${quoted(raw.table)} s WHERE s.${name} IS NOT NULL${plain === null ? '' : ` AND ${plain} IS NULL`}`,
  );
  if (texts.length === 0)
    return { joins: '', cells: [{ field: field.id, sql: plain ?? `CAST(NULL AS ${typeOf(field)})` }] };
  const dictionary = `${raw.table}_${name}`;
  await connection.run(`CREATE TABLE ${quoted(dictionary)} (v VARCHAR, cell ${typeOf(field)}, note INTEGER)`);
  const collection = mapping.table === 'enterprise' ? null : mapping.table;
  const rows: (readonly [string, Cell, number | null])[] = [];
  const months: (readonly [string, string])[] = [];
  for (const [index, text] of texts.entries()) {
    if (index % BREATH === 0) await breathe(run);
    const { value, note } = resolveText(text, { field, collection, unit }, vocabulary);
    const cell = value === null ? null : encodeFact(field, value, vocabulary, numberWord);
    if (Array.isArray(value))
      for (const month of value as readonly string[]) months.push([text, `${month.slice(0, 7)}-01`]);
    const noted = cell === undefined ? tooFine(text) : note;
    rows.push([text, cell ?? null, noted && notes.number(noted)]);
  }
  await fill(connection, dictionary, rows);
  if (field.type.kind === 'months') await fillMonths(connection, `${dictionary}_months`, months);
  await keepNotes(conversion, raw, header, `d.v = s.${name}`, dictionary, `s.${name}`);
  const cell = kind === 'boolean' && field.type.kind === 'months' ? 'COALESCE(d.cell, FALSE)' : 'd.cell';
  const alias = `d_${name}`;
  const looked = cell.replaceAll('d.', `${alias}.`);
  return {
    joins: `LEFT JOIN ${quoted(dictionary)} ${alias} ON ${alias}.v = s.${name}`,
    cells: [{ field: field.id, sql: plain === null ? looked : `COALESCE(${plain}, ${looked})` }],
  };
}

async function convertTitles(
  task: Omit<ColumnTask, 'unit'> & { readonly levelField: FactField | null; readonly level: string | null },
  conversion: Conversion,
  run: TaskRun,
): Promise<Piece> {
  const { raw, mapping, header, name, field, levelField, level } = task;
  const { connection, vocabulary, notes, numberWord } = conversion;
  const family = fieldsOfTable(mapping.table, vocabulary).find(({ derived }) => derived === 'titleFamily');
  const dictionary = `${raw.table}_${name}`;
  const beside = level === null ? `CAST(NULL AS VARCHAR)` : `s.${level}`;
  const reader = await connection.runAndReadAll(
    `SELECT DISTINCT s.${name}, ${beside} FROM ${quoted(raw.table)} s WHERE s.${name} IS NOT NULL`,
  );
  await connection.run(
    `CREATE TABLE ${quoted(dictionary)} (v VARCHAR, l VARCHAR, title INTEGER, level INTEGER, family INTEGER, note INTEGER)`,
  );
  const rows: (readonly Cell[])[] = [];
  for (const [index, [text, beneath]] of reader.getRows().entries()) {
    if (index % BREATH === 0) await breathe(run);
    const [written, besides] = [String(text), typeof beneath === 'string' ? beneath : null];
    const { fields, note } = resolveTitlePair(
      written,
      besides,
      { field, levelField, collection: mapping.table },
      vocabulary,
    );
    const cellOf = (own: FactField | null | undefined): Cell => {
      const value = own ? fields[own.id] : undefined;
      return own && value !== undefined ? (encodeFact(own, value, vocabulary, numberWord) ?? null) : null;
    };
    rows.push([written, besides, cellOf(field), cellOf(levelField), cellOf(family), note && notes.number(note)]);
  }
  await fill(connection, dictionary, rows);
  await keepNotes(
    conversion,
    raw,
    header,
    `d.v = s.${name} AND d.l IS NOT DISTINCT FROM ${beside}`,
    dictionary,
    `concat_ws(' / ', s.${name}, ${beside})`,
  );
  const alias = `d_${name}`;
  return {
    joins: `LEFT JOIN ${quoted(dictionary)} ${alias} ON ${alias}.v = s.${name} AND ${alias}.l IS NOT DISTINCT FROM ${beside}`,
    cells: [
      { field: field.id, sql: `${alias}.title` },
      ...(levelField ? [{ field: levelField.id, sql: `${alias}.level` }] : []),
      ...(family ? [{ field: family.id, sql: `${alias}.family` }] : []),
    ],
  };
}

/** The cell of a text that says plainly what it means; NULL for every other text. Null where there is no such rule. */
function plainCell(field: FactField, unit: string | null, text: string): string | null {
  const { kind } = field.type;
  if (kind === 'date')
    // Ten characters: a day and nothing else. Which days are credible is asked of all others by the reader.
    return `CASE WHEN length(${text}) = 10 AND TRY_CAST(${text} AS DATE) BETWEEN DATE '1949-10-01' AND DATE '2100-12-31' THEN TRY_CAST(${text} AS DATE) END`;
  if (kind !== 'money' && kind !== 'number' && kind !== 'rate') return null;
  const known = unit === null ? null : readUnit(unit);
  if (unit !== null && known?.unit !== (kind === 'money' ? 'money' : 'rate')) return null;
  if (kind === 'rate' && unit === null)
    return `CASE WHEN regexp_full_match(${text}, '0(\\.\\d{1,6})?|1(\\.0{1,6})?') THEN ${scaled(text, 6, 1_000_000n)} END`;
  const parts = kind === 'money' ? 100n : 1_000_000n;
  const factor = (parts * (known?.numerator ?? 1n)) / (known?.denominator ?? 1n);
  const places = String(factor).length - 1;
  // The product has to fit into the 18 digits that are fast; larger amounts go through the reader.
  const digits = Math.min(15 - places, 18 - 2 * places);
  if (digits < 1) return null;
  const pattern = `${field.signed === true || kind === 'rate' ? '-?' : ''}\\d{1,${digits}}(\\.\\d{1,${places}})?`;
  return `CASE WHEN regexp_full_match(${text}, '${pattern}') THEN ${scaled(text, places, factor)} END`;
}

function scaled(text: string, places: number, factor: bigint): string {
  return `CAST(TRY_CAST(${text} AS DECIMAL(18, ${places})) * ${factor} AS BIGINT)`;
}

function typeOf(field: FactField): string {
  const kind = columnKind(field);
  return kind === 'word' ? 'INTEGER' : dialects.duckdb.types[kind];
}

function tooFine(text: string) {
  const reason = {
    zh: `数值过大或过细，无法精确保存：${text}`,
    en: `too large or too fine to be kept exactly: ${text}`,
  };
  return { kind: 'emptied' as const, reason };
}

async function distinctTexts(connection: DuckDBConnection, query: string): Promise<readonly string[]> {
  const reader = await connection.runAndReadAll(query);
  return reader.getRows().map(([text]) => String(text));
}

async function fill(connection: DuckDBConnection, table: string, rows: readonly (readonly Cell[])[]): Promise<void> {
  const size = 500;
  for (let start = 0; start < rows.length; start += size) {
    const some = rows.slice(start, start + size);
    // Texts of others go along as parameters, never into the statement.
    const texts: string[] = [];
    const cells = some.map((row) => `(${row.map((cell) => writeCell(cell, texts)).join(', ')})`);
    await connection.run(`INSERT INTO ${quoted(table)} VALUES ${cells.join(', ')}`, texts);
  }
}

function writeCell(cell: Cell, texts: string[]): string {
  if (cell === null) return 'NULL';
  if (typeof cell !== 'string') return String(cell);
  texts.push(cell);
  return `$${texts.length}`;
}

async function fillMonths(
  connection: DuckDBConnection,
  table: string,
  rows: readonly (readonly [string, string])[],
): Promise<void> {
  await connection.run(`CREATE TABLE ${quoted(table)} (v VARCHAR, m DATE)`);
  await fill(connection, table, rows);
}

async function keepNotes(
  { connection }: Conversion,
  raw: RawTable,
  header: string,
  on: string,
  dictionary: string,
  text: string,
): Promise<void> {
  await connection.run(
    `INSERT INTO notes SELECT $1, s.rowid + 1, $2, ${text}, d.note FROM ${quoted(raw.table)} s JOIN ${quoted(dictionary)} d ON ${on} WHERE d.note IS NOT NULL`,
    [raw.table, header],
  );
}
