import { stat } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Bilingual } from '../../../engine/diagnostics/diagnostic';
import { fail } from '../../ipc/host-failure';
import { literal, quoted } from '../database-values';
import type { Vocabulary } from '../../../engine/vocabulary/vocabulary';
import type { TaskRun } from '../task-run';
import { findBlankLines } from './blank-lines';
import type { ColumnMapping } from './column-mapping';
import { planColumns, selectColumns, type ColumnPlan } from './plain-cells';
import type { TextSource } from './read-source';

/** A file in the database: the cells of texts that are plain, and all other texts as they were written. */
export interface RawTable {
  /** The columns of the plans, and `rowid`, which counts the rows from 0. */
  readonly table: string;
  /** The mapped columns. */
  readonly columns: readonly ColumnPlan[];
  readonly rows: number;
  /** Lines above the first row, the heading among them. */
  readonly before: number;
  /** Those above the heading that say something. */
  readonly above: readonly LostLine[];
  /** Numbers of the blank lines, in their order. */
  readonly blankLines: (run: TaskRun) => Promise<readonly number[]>;
  /** Lines the reader could not take apart, in their order. */
  readonly rejected: readonly LostLine[];
}

/** A line of a file that is no row. Lines count from 1. */
interface LostLine {
  readonly line: number;
  readonly text: string;
  readonly reason: Bilingual;
}

/** How a file is loaded, and under which name. */
interface Loading {
  readonly mapping: ColumnMapping;
  readonly vocabulary: Vocabulary;
  readonly table: string;
}

/**
 * Loads the mapped columns of a CSV file; what is no record of the table is listed, not dropped.
 * Shape: null where its lines end in different ways; then nothing was loaded. Errors: import/mapping.
 */
export async function loadCsv(
  connection: DuckDBConnection,
  source: TextSource,
  { mapping, vocabulary, table }: Loading,
): Promise<RawTable | null> {
  const samples = new Map(
    source.headers.map((_, index) => [`c${index}`, source.samples.map((record) => record[index] ?? '')]),
  );
  const columns = planColumns(mappedColumns(source.headers, mapping, source.origin), samples, mapping, vocabulary);
  const names = source.headers.map((_, index) => `${literal(`c${index}`)}: 'VARCHAR'`);
  const file =
    `read_csv(${literal(source.file)}, ` +
    `auto_detect = false, skip = ${source.above.length}, header = true, delim = ${literal(source.delimiter)}, quote = '"', escape = '"', ` +
    `columns = {${names.join(', ')}}, nullstr = '', store_rejects = true, rejects_table = ${literal(`${table}_errors`)}, ` +
    `rejects_scan = ${literal(`${table}_scans`)}, rejects_limit = 0)`;
  const { sql, parameters } = selectColumns(columns, file);
  try {
    await connection.run(`CREATE TABLE ${quoted(table)} AS ${sql}`, [...parameters]);
  } catch (error) {
    // Lines that end in different ways make the database lose its way in the file.
    if (error instanceof Error && error.message.includes('CSV Parser state machine')) return null;
    throw error;
  }
  const reader = await connection.runAndReadAll(
    `SELECT line, ltrim(any_value(csv_line), chr(10) || chr(13)) AS text, arg_min(error_type, column_idx) AS fault, len(regexp_extract_all(text, '\n')) AS more FROM ${quoted(`${table}_errors`)} GROUP BY line ORDER BY line`,
  );
  return {
    table,
    columns,
    rows: await countRows(connection, table),
    before: source.above.length + 1,
    above: source.above.flatMap(noteAbove),
    // In a table of one column a blank line is a row.
    blankLines: async (run) =>
      source.headers.length === 1 || !source.mayHaveBlankLines
        ? []
        : findBlankLines(source.file, source.delimiter, run),
    rejected: reader.getRowObjectsJson().map(({ line, text, fault, more }) => ({
      line: Number(line),
      text: typeof text === 'string' ? text : '',
      reason: nameFault(typeof fault === 'string' ? fault : '', Number(more)),
    })),
  };
}

/** Reads the headings of a Parquet file. Errors: import/parquet. */
export async function readParquetHeaders(connection: DuckDBConnection, file: string): Promise<readonly string[]> {
  const described = await withParquet(file, () =>
    connection.runAndReadAll(`DESCRIBE SELECT * FROM read_parquet(${literal(file)})`),
  );
  return described.getRowObjectsJson().map((row) => (typeof row['column_name'] === 'string' ? row['column_name'] : ''));
}

/** Loads the mapped columns of a Parquet file, read as if they were text. Errors: import/parquet, import/mapping. */
export async function loadParquet(
  connection: DuckDBConnection,
  file: string,
  headers: readonly string[],
  { mapping, vocabulary, table }: Loading,
): Promise<RawTable> {
  const columns = planColumns(mappedColumns(headers, mapping, file), new Map(), mapping, vocabulary);
  const selected = columns.map(({ header, name }) => `NULLIF(CAST(${quoted(header)} AS VARCHAR), '') AS ${name}`);
  const source = `(SELECT ${selected.join(', ')} FROM read_parquet(${literal(file)}))`;
  const { sql, parameters } = selectColumns(columns, source);
  await withParquet(file, () => connection.run(`CREATE TABLE ${quoted(table)} AS ${sql}`, [...parameters]));
  const rows = await countRows(connection, table);
  return { table, columns, rows, before: 0, above: [], rejected: [], blankLines: () => Promise.resolve([]) };
}

async function withParquet<Result>(file: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Error && /INTERRUPT|No space|Out of Memory/i.test(error.message)) throw error;
    throw fail('import/parquet', `${file} 不是 Parquet 文件，或已损坏。`, `${file} is no Parquet file, or damaged.`);
  }
}

function mappedColumns(headers: readonly string[], { columns }: ColumnMapping, file: string) {
  const missing = Object.keys(columns).filter((header) => columns[header] && !headers.includes(header));
  if (missing.length > 0)
    throw fail(
      'import/mapping',
      `${file} 中没有映射所说的列：${missing.join('、')}。请改映射文件，或删去它以重新识别。`,
      `${file} lacks columns that the mapping names: ${missing.join(', ')}. Change the mapping, or delete it to guess anew.`,
    );
  const mapped = headers.flatMap((header, index) => (columns[header] ? [{ header, name: `c${index}` }] : []));
  if (mapped.length === 0)
    throw fail(
      'import/mapping',
      `${file} 没有一列认得出：${headers.slice(0, 8).join('、')}。请用 --mapping 指明各列的含义。`,
      `No column of ${file} is known: ${headers.slice(0, 8).join(', ')}. Say what they mean with --mapping.`,
    );
  return mapped;
}

function noteAbove(record: readonly string[], index: number): readonly LostLine[] {
  const text = record.filter((cell) => cell.trim() !== '').join(' ');
  const reason = { zh: '在列名之上，不作数据', en: 'stands above the names of the columns, and is no data' };
  return text === '' ? [] : [{ line: index + 1, text, reason }];
}

async function countRows(connection: DuckDBConnection, table: string): Promise<number> {
  const reader = await connection.runAndReadAll(`SELECT count(*) FROM ${quoted(table)}`);
  return Number(reader.getRows()[0]?.[0]);
}

/** Checks that a file can be opened at all. Errors: import/no-file. */
export async function requireFile(file: string): Promise<void> {
  const found = await stat(file).catch(() => null);
  if (!found?.isFile())
    throw fail('import/no-file', `${file} 不存在，或不是文件。`, `${file} does not exist, or is no file.`);
}

/** Says what is wrong with a line in words of ours. Source: the kinds of `reject_errors` of DuckDB. */
function nameFault(fault: string, lines: number): Bilingual {
  if (fault.startsWith('MISSING')) return { zh: '列数比列名少', en: 'fewer cells than there are columns' };
  if (fault.startsWith('TOO MANY')) return { zh: '列数比列名多', en: 'more cells than there are columns' };
  if (fault.startsWith('UNQUOTED')) {
    const also =
      lines > 1
        ? { zh: `，其后 ${lines - 1} 行也未能读取`, en: `; ${lines - 1} lines behind it were lost with it` }
        : { zh: '', en: '' };
    return { zh: `引号没有配对${also.zh}`, en: `a quotation mark has no partner${also.en}` };
  }
  if (fault.startsWith('LINE SIZE')) return { zh: '这一行太长', en: 'the line is too long' };
  return { zh: '这一行拆不成各列', en: 'the line cannot be taken apart' };
}
