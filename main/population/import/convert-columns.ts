import type { DuckDBConnection } from '@duckdb/node-api';
import { encodeFact, type Cell } from '../../../engine/sql/encode-enterprise';
import type { FactField, Vocabulary } from '../../../engine/vocabulary/vocabulary';
import { quoted } from '../database-values';
import { cellWriter } from '../fact-writer';
import { breathe, type TaskRun } from '../task-run';
import { fieldsOfTable, type ColumnMapping } from './column-mapping';
import type { NoteBook } from './import-note';
import type { ColumnPlan } from './plain-cells';
import type { RawTable } from './raw-table';
import { resolveLabel } from './resolve-label';
import { resolveText, resolveTitlePair } from './resolve-text';

/** What a file is converted with. */
export interface Conversion {
  readonly connection: DuckDBConnection;
  readonly vocabulary: Vocabulary;
  readonly notes: NoteBook;
  /** Numbers a word the vocabulary does not know. */
  numberWord(word: string): number;
}

/** The cells of a file as the fact tables hold them. */
export interface TypedTable {
  readonly fields: readonly string[];
  /** Statement that gives the number `r` of each row, counted from 1, and the cells of some fields. */
  select(fields: readonly string[]): string;
}

interface Piece {
  readonly join: string | null;
  readonly cells: readonly { readonly field: string; readonly sql: string }[];
}

/** Texts that are read by a rule of ours at a time, between two looks at whether the user cancelled. */
const BREATH = 5_000;

/**
 * Turns the texts that are not plain into cells: each that occurs, once, by the reader of enterprise files. What was
 * noted goes into the table `notes`.
 */
export async function convertColumns(
  raw: RawTable,
  mapping: ColumnMapping,
  conversion: Conversion,
  run: TaskRun,
): Promise<TypedTable> {
  const pieces: Piece[] = [];
  const fields = fieldsOfTable(mapping.table, conversion.vocabulary);
  const titleField = fields.find(({ type }) => type.kind === 'title');
  const levelField = fields.find(({ derived }) => derived === 'titleLevel') ?? null;
  const titles = raw.columns.find(({ field }) => field !== null && field === titleField);
  const levels = raw.columns.find(({ field }) => field !== null && field === levelField);
  const unread = await countUnread(raw, conversion);
  for (const column of raw.columns) {
    if (titles && column === levels) continue;
    if (column === titles)
      pieces.push(
        await convertTitles({ raw, mapping, column, levelField, level: levels?.name ?? null }, conversion, run),
      );
    else if (unread.get(column.name) === 0)
      pieces.push({ join: null, cells: [{ field: column.target, sql: plainCell(column) }] });
    else pieces.push(await convertColumn(raw, mapping, column, conversion, run));
  }
  const cells = new Map(pieces.flatMap(({ join, cells: own }) => own.map(({ field, sql }) => [field, { join, sql }])));
  return {
    fields: [...cells.keys()],
    select: (wanted) => {
      const chosen = wanted.flatMap((field) => {
        const cell = cells.get(field);
        return cell ? [{ field, ...cell }] : [];
      });
      const joins = new Set(chosen.flatMap(({ join }) => (join === null ? [] : [join])));
      const selected = ['s.rowid + 1 AS r', ...chosen.map(({ field, sql }) => `${sql} AS ${quoted(field)}`)];
      return `SELECT ${selected.join(', ')} FROM ${quoted(raw.table)} s ${[...joins].join(' ')}`;
    },
  };
}

/** How many cells of each column our reader is asked about. */
async function countUnread(
  { table, columns }: RawTable,
  { connection }: Conversion,
): Promise<ReadonlyMap<string, number>> {
  const counts = columns.map(({ name }) => `count(${name})`);
  const reader = await connection.runAndReadAll(`SELECT ${counts.join(', ')} FROM ${quoted(table)}`);
  const [row = []] = reader.getRows();
  return new Map(columns.map(({ name }, index) => [name, Number(row[index])]));
}

function plainCell({ cell, type }: ColumnPlan): string {
  return cell === null ? `CAST(NULL AS ${type})` : `s.${cell}`;
}

async function convertColumn(
  raw: RawTable,
  mapping: ColumnMapping,
  column: ColumnPlan,
  conversion: Conversion,
  run: TaskRun,
): Promise<Piece> {
  const { header, name, field, target, unit, type } = column;
  const { connection, vocabulary, notes, numberWord } = conversion;
  const dictionary = `${raw.table}_${name}`;
  await connection.run(`CREATE TABLE ${quoted(dictionary)} (v VARCHAR, cell ${type}, note INTEGER)`);
  const collection = mapping.table === 'enterprise' ? null : mapping.table;
  const months: (readonly [string, string])[] = [];
  let isNoted = false;
  const read = (text: string): readonly Cell[] => {
    if (field === null || field.type.kind === 'text') {
      const { value, note } = resolveLabel(text, target);
      isNoted ||= note !== null;
      return [text, value, note && notes.number(note)];
    }
    const { value, note } = resolveText(text, { field, collection, unit }, vocabulary);
    const cell = value === null ? null : encodeFact(field, value, vocabulary, numberWord);
    if (Array.isArray(value))
      for (const month of value as readonly string[]) months.push([text, `${month.slice(0, 7)}-01`]);
    const noted = cell === undefined ? tooFine(text) : note;
    isNoted ||= noted !== null;
    return [text, cell ?? null, noted && notes.number(noted)];
  };
  await fillFrom(connection, `SELECT DISTINCT s.${name} FROM ${quoted(raw.table)} s WHERE s.${name} IS NOT NULL`, {
    table: dictionary,
    types: ['VARCHAR', type, 'INTEGER'],
    read: ([text]) => read(String(text)),
    run,
  });
  if (field?.type.kind === 'months') await fillMonths(connection, `${dictionary}_months`, months);
  if (isNoted) await keepNotes(conversion, raw, header, `d.v = s.${name}`, dictionary, `s.${name}`);
  const alias = `d_${name}`;
  const looked = field?.type.kind === 'months' ? `COALESCE(${alias}.cell, FALSE)` : `${alias}.cell`;
  return {
    join: `LEFT JOIN ${quoted(dictionary)} ${alias} ON ${alias}.v = s.${name}`,
    cells: [{ field: target, sql: column.cell === null ? looked : `COALESCE(s.${column.cell}, ${looked})` }],
  };
}

interface Filling {
  readonly table: string;
  readonly types: readonly string[];
  readonly read: (row: readonly unknown[]) => readonly Cell[];
  readonly run: TaskRun;
}

/** Fills a table with what is read of the rows of a query, a few of them in memory at a time. */
async function fillFrom(
  connection: DuckDBConnection,
  query: string,
  { table, types, read, run }: Filling,
): Promise<void> {
  const write = types.map((type) => cellWriter(type));
  const appender = await connection.createAppender(table);
  try {
    const rows = await connection.run(query);
    let count = 0;
    for await (const some of rows.yieldRows())
      for (const row of some) {
        if (count % BREATH === 0) await breathe(run);
        count += 1;
        for (const [index, cell] of read(row).entries())
          if (cell === null) appender.appendNull();
          else write[index]?.(appender, cell);
        appender.endRow();
      }
  } finally {
    appender.closeSync();
  }
}

interface TitleTask {
  readonly raw: RawTable;
  readonly mapping: ColumnMapping;
  readonly column: ColumnPlan;
  readonly levelField: FactField | null;
  readonly level: string | null;
}

async function convertTitles(
  { raw, mapping, column, levelField, level }: TitleTask,
  conversion: Conversion,
  run: TaskRun,
): Promise<Piece> {
  const { header, name, field } = column;
  if (field === null) throw new Error('titles are a field');
  const { connection, vocabulary, notes, numberWord } = conversion;
  const family = fieldsOfTable(mapping.table, vocabulary).find(({ derived }) => derived === 'titleFamily');
  const dictionary = `${raw.table}_${name}`;
  const beside = level === null ? `CAST(NULL AS VARCHAR)` : `s.${level}`;
  await connection.run(
    `CREATE TABLE ${quoted(dictionary)} (v VARCHAR, l VARCHAR, title INTEGER, level INTEGER, family INTEGER, note INTEGER)`,
  );
  const query = `SELECT DISTINCT s.${name}, ${beside} FROM ${quoted(raw.table)} s WHERE s.${name} IS NOT NULL`;
  await fillFrom(connection, query, {
    table: dictionary,
    types: ['VARCHAR', 'VARCHAR', 'INTEGER', 'INTEGER', 'INTEGER', 'INTEGER'],
    read: ([text, beneath]) => {
      const [written, besides] = [String(text), typeof beneath === 'string' ? beneath : null];
      const reading = { field, levelField, collection: mapping.table };
      const { fields, note } = resolveTitlePair(written, besides, reading, vocabulary);
      const cellOf = (own: FactField | null | undefined): Cell => {
        const value = own ? fields[own.id] : undefined;
        return own && value !== undefined ? (encodeFact(own, value, vocabulary, numberWord) ?? null) : null;
      };
      return [written, besides, cellOf(field), cellOf(levelField), cellOf(family), note && notes.number(note)];
    },
    run,
  });
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
    join: `LEFT JOIN ${quoted(dictionary)} ${alias} ON ${alias}.v = s.${name} AND ${alias}.l IS NOT DISTINCT FROM ${beside}`,
    cells: [
      { field: field.id, sql: `${alias}.title` },
      ...(levelField ? [{ field: levelField.id, sql: `${alias}.level` }] : []),
      ...(family ? [{ field: family.id, sql: `${alias}.family` }] : []),
    ],
  };
}

function tooFine(text: string) {
  const reason = {
    zh: `数值过大或过细，无法精确保存：${text}`,
    en: `too large or too fine to be kept exactly: ${text}`,
  };
  return { kind: 'emptied' as const, reason };
}

async function fillMonths(
  connection: DuckDBConnection,
  table: string,
  rows: readonly (readonly [string, string])[],
): Promise<void> {
  await connection.run(`CREATE TABLE ${quoted(table)} (v VARCHAR, m DATE)`);
  const appender = await connection.createAppender(table);
  const [text, day] = [cellWriter('VARCHAR'), cellWriter('DATE')];
  try {
    for (const [written, month] of rows) {
      text(appender, written);
      day(appender, month);
      appender.endRow();
    }
  } finally {
    appender.closeSync();
  }
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
