import path from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { hasColumn, listFactTables, monthTable, numberWords } from '../../../engine/sql/fact-tables';
import type { Bilingual } from '../../../engine/diagnostics/diagnostic';
import type { Vocabulary } from '../../../engine/vocabulary/vocabulary';
import { saveFile } from '../../io/atomic-save';
import { FileFailure } from '../../io/file-failure';
import { fail } from '../../ipc/host-failure';
import { literal, quoted } from '../database-values';
import { openDatabase } from '../fact-database';
import { describeParts, partName, startPopulation, type PopulationManifest } from '../population-folder';
import { breathe, withDatabase, type TaskLimits, type TaskRun } from '../task-run';
import { enterpriseKeys, guessMapping, readMapping, tableNamed, type ColumnMapping } from './column-mapping';
import { convertColumns, type TypedTable } from './convert-columns';
import { deriveSizes } from './derive-sizes';
import { flagAmounts, flagEventAmounts } from './flag-amounts';
import { NoteBook } from './import-note';
import { senseHeadings } from './locate-heading';
import { orderTiedEvents } from './order-tied-events';
import { loadCsv, loadParquet, readParquetHeaders, requireFile, type RawTable } from './raw-table';
import { readCsvSource, unifyLines } from './read-source';
import { noEnterprises, requireTables } from './require-tables';
import { takeEnterprises, takeEvents } from './take-rows';
import { readWorkbook } from './read-workbook';
import { placeNotes } from './place-notes';
import { summariseNotes, writeNotes, type NoteSummary } from './summarise-notes';

export interface ImportFile {
  readonly file: string;
  /** Table that was named with the file; null: by its headings. */
  readonly table: string | null;
  /** What its columns mean, where somebody has said so; it is remembered beside the file. */
  readonly columns?: ColumnMapping['columns'];
}

export interface ImportInput extends TaskLimits {
  readonly target: string;
  readonly files: readonly ImportFile[];
  /** Mapping file of the only file; null: the one remembered beside each. */
  readonly mapping: string | null;
  /** Kinds of events nobody has a list of, taken as: there were none. */
  readonly none: readonly string[];
  readonly vocabulary: Vocabulary;
}

/** What became of one file. */
export interface ImportedFile {
  readonly file: string;
  readonly table: string;
  readonly encoding: string;
  /** Rows that were read, and those of them that were taken. */
  readonly rows: number;
  readonly taken: number;
  readonly mapping: Readonly<Record<string, string>>;
  /** Headings of columns that were not taken. */
  readonly unmapped: readonly string[];
  /** Where the mapping is remembered. */
  readonly remembered: string;
}

export interface ImportReport {
  readonly files: readonly ImportedFile[];
  readonly enterprises: number;
  readonly notes: readonly NoteSummary[];
  /** Kinds of events of which every enterprise is taken to have none. */
  readonly none: readonly string[];
  /** Kinds of events nobody knows about. */
  readonly unknown: readonly string[];
}

interface Reading {
  readonly source: ImportFile;
  readonly raw: RawTable;
  readonly mapping: ColumnMapping;
  readonly typed: TypedTable;
  readonly encoding: string;
  readonly headers: readonly string[];
  readonly remembered: string;
  /** The mapping was remembered already. */
  readonly kept: boolean;
}

/** What is written. */
interface Taken {
  readonly readings: readonly Reading[];
  readonly given: ReadonlySet<string>;
  /** The enterprises with their sizes, a relation. */
  readonly sized: string;
  readonly words: readonly string[];
}

/** A column of fewer texts in a part is written as numbers of them; to count those of names would be in vain. */
const WORDS = 1_024;

/** Remembers a mapping beside its file; where that folder cannot be written, it is guessed again the next time. */
async function remember(file: string, mapping: ColumnMapping, chosen: boolean): Promise<void> {
  try {
    const bytes = new TextEncoder().encode(`${JSON.stringify(mapping, null, 2)}\n`);
    await saveFile(file, bytes, chosen ? {} : { base: null });
  } catch (error) {
    if (!(error instanceof FileFailure)) throw error;
  }
}

/**
 * Imports files of enterprises and events as one population: whole, with a report of every row and cell that did not go
 * in as it stood, or not at all.
 * Errors: import/…, population/exists, population/cancelled, population/no-space.
 */
export async function importPopulation(input: ImportInput, run: TaskRun): Promise<ImportReport> {
  const { target, files, vocabulary } = input;
  for (const { file } of files) await requireFile(file);
  const draft = await startPopulation(target);
  try {
    const staging = path.join(run.spill, path.basename(draft.folder));
    const connection = await openDatabase({
      ...input,
      temporaryFolder: run.spill,
      folders: [draft.folder, run.spill],
      files: files.map(({ file }) => file),
    });
    try {
      const report = await withDatabase(connection, run, () =>
        importInto(connection, staging, draft.folder, input, run),
      );
      await draft.publish(report.manifest, report.report);
      for (const { mapping, kept, remembered, source } of report.readings)
        if (!kept) await remember(remembered, mapping, source.columns !== undefined);
      return report.report;
    } finally {
      connection.closeSync();
    }
  } catch (error) {
    await draft.discard();
    throw error;
  }

  async function importInto(
    connection: DuckDBConnection,
    staging: string,
    folder: string,
    { none }: ImportInput,
    progress: TaskRun,
  ) {
    const notes = new NoteBook();
    const words = new Map(numberWords(vocabulary));
    const conversion = {
      connection,
      vocabulary,
      notes,
      numberWord: (word: string): number => {
        const known = words.get(word) ?? words.size + 1;
        words.set(word, known);
        return known;
      },
    };
    await connection.run('CREATE TABLE notes (source VARCHAR, r BIGINT, header VARCHAR, text VARCHAR, note INTEGER)');
    const readings: Reading[] = [];
    for (const [index, source] of files.entries()) {
      const step = { zh: `读取 ${path.basename(source.file)}`, en: `reading ${path.basename(source.file)}` };
      progress.progress({ step, share: index / files.length });
      const { raw, mapping, ...rest } = await readRaw(connection, source, `raw${index}`, `${staging}-${index}`);
      progress.progress({ step: { zh: '换算各列', en: 'converting columns' }, share: index / files.length });
      const typed = await convertColumns(raw, mapping, conversion, progress);
      for (const { line, text, reason } of [...raw.above, ...raw.rejected])
        await connection.run('INSERT INTO notes VALUES ($1, $2, NULL, $3, $4)', [
          raw.table,
          String(-line),
          text,
          String(notes.number({ kind: 'rejected', reason })),
        ]);
      readings.push({ source, raw, mapping, typed, ...rest });
    }
    requireTables(readings);
    progress.progress({ step: { zh: '核对并写入', en: 'checking and writing' }, share: null });
    const taken = new Map<string, number>();
    const list = readings.find(({ mapping }) => mapping.table === 'enterprise');
    if (!list) throw new Error('there are enterprises');
    const enterprises = await takeEnterprises(connection, list, notes);
    taken.set('enterprise', enterprises.count);
    if (enterprises.count === 0) throw noEnterprises(list, await firstReason(connection, list, notes));
    for (const reading of readings)
      if (reading !== list) taken.set(reading.mapping.table, await takeEvents(connection, reading, enterprises, notes));
    const sized = await deriveSizes(connection, enterprises, vocabulary, notes);
    await flagAmounts(connection, enterprises, vocabulary, notes);
    for (const reading of readings)
      if (reading !== list) await flagEventAmounts(connection, reading, enterprises, vocabulary, notes);
    await breathe(progress);
    const listed = new Set(readings.map(({ mapping }) => mapping.table));
    const without = none.filter((kind) => !listed.has(kind));
    const given = new Set([...listed, ...without]);
    const tables = await writeTables(connection, folder, { readings, given, sized, words: [...words.keys()] });
    await placeNotes(connection, readings, progress);
    await writeNotes(connection, folder, readings, notes);
    const report: ImportReport = {
      files: readings.map((reading) => ({
        file: reading.source.file,
        table: reading.mapping.table,
        encoding: reading.encoding,
        rows: reading.raw.rows + reading.raw.rejected.length,
        taken: taken.get(reading.mapping.table) ?? 0,
        mapping: Object.fromEntries(
          Object.entries(reading.mapping.columns).flatMap(([header, column]) =>
            column ? [[header, column.unit === undefined ? column.field : `${column.field} (${column.unit})`]] : [],
          ),
        ),
        unmapped: reading.headers.filter((header) => !reading.mapping.columns[header]),
        remembered: reading.remembered,
      })),
      enterprises: taken.get('enterprise') ?? 0,
      notes: await summariseNotes(connection, readings, notes),
      none: without,
      unknown: vocabulary.facts.collections.map(({ id }) => id).filter((id) => !given.has(id)),
    };
    const manifest: PopulationManifest = {
      format: 'cuoshi-population/1',
      kind: 'imported',
      enterprises: report.enterprises,
      words: [...words.keys()],
      tables,
      origin: { files: readings.map(({ source }) => path.basename(source.file)), none: without },
    };
    return { report, manifest, readings };
  }

  async function readRaw(connection: DuckDBConnection, source: ImportFile, table: string, staging: string) {
    const { file } = source;
    const remembered = input.mapping ?? `${file}.mapping.json`;
    const kept = await readMapping(remembered, vocabulary);
    const named = source.table === null ? null : tableNamed(source.table, vocabulary);
    if (source.table !== null && named === null)
      throw fail(
        'import/table',
        `没有名为 ${source.table} 的表或事件。`,
        `There is no table or kind of event ${source.table}.`,
      );
    const choose = (headers: readonly string[], unit: string | null): ColumnMapping =>
      source.columns && named !== null
        ? { format: 'cuoshi-mapping/1', table: named, columns: source.columns }
        : kept && (named === null || kept.table === named)
          ? kept
          : guessMapping(headers, named, vocabulary, unit);
    const kind = /\.(\w+)$/.exec(file)?.[1]?.toLowerCase();
    if (kind === 'parquet') {
      const headers = await readParquetHeaders(connection, file);
      const mapping = choose(headers, null);
      return {
        raw: await loadParquet(connection, file, headers, { mapping, vocabulary, table }),
        mapping,
        encoding: 'parquet',
        headers,
        remembered,
        kept: mapping === kept,
      };
    }
    const read = kind === 'xlsx' ? readWorkbook : readCsvSource;
    const expected = Object.keys(source.columns ?? kept?.columns ?? {});
    const text = await read(file, staging, senseHeadings(vocabulary, expected), run);
    const mapping = choose(text.headers, text.unit);
    const loading = { mapping, vocabulary, table };
    const raw =
      (await loadCsv(connection, text, loading)) ??
      (await loadCsv(connection, await unifyLines(text, staging, run), loading));
    if (raw === null) throw new Error('lines that end alike are read');
    const encoding = kind !== 'xlsx' ? text.encoding : text.sheet === 1 ? 'xlsx' : `xlsx #${text.sheet}`;
    return { raw, mapping, encoding, headers: text.headers, remembered, kept: mapping === kept };
  }

  async function writeTables(
    connection: DuckDBConnection,
    folder: string,
    { readings, given, sized, words }: Taken,
  ): Promise<PopulationManifest['tables']> {
    const tables: Record<string, { rows: number; parts: PopulationManifest['tables'][string]['parts'] }> = {};
    const write = async (name: string, select: string): Promise<void> => {
      const file = path.join(folder, partName(name, 1));
      await connection.run(
        `COPY (${select}) TO ${literal(file)} (FORMAT parquet, DICTIONARY_SIZE_LIMIT ${WORDS}, PARQUET_VERSION v2, COMPRESSION lz4_raw)`,
      );
      const counted = await connection.runAndReadAll(`SELECT count(*) FROM read_parquet(${literal(file)})`);
      tables[name] = { rows: Number(counted.getRows()[0]?.[0]), parts: await describeParts(folder, name) };
    };
    for (const { mapping, typed, raw } of readings) {
      const own = typed.fields.filter((field) => !(enterpriseKeys as readonly string[]).includes(field));
      const columns = own.map(quoted).join(', ');
      if (mapping.table === 'enterprise') {
        // Whoever opens the population takes a kind of events that no column speaks of for unknown.
        const has = vocabulary.facts.collections.flatMap(({ id }) =>
          given.has(id) ? [`TRUE AS ${quoted(hasColumn(id))}`] : [],
        );
        const name = own.includes('name')
          ? `* EXCLUDE (r) REPLACE (COALESCE("name", "id") AS "name")`
          : '* EXCLUDE (r), "id" AS "name"';
        await write('enterprise', `SELECT ${[name, ...has].join(', ')} FROM ${sized}`);
        continue;
      }
      await orderTiedEvents(connection, mapping.table, vocabulary, words);
      await write(
        mapping.table,
        `SELECT e, n, o${columns === '' ? '' : `, ${columns}`} FROM ${quoted(`taken_${mapping.table}`)} ORDER BY e, n`,
      );
      for (const column of raw.columns) {
        const field = mapping.columns[column.header]?.field ?? '';
        const isMonths = listFactTables(vocabulary).some(({ name }) => name === monthTable(mapping.table, field));
        if (!isMonths) continue;
        await write(
          monthTable(mapping.table, field),
          `SELECT DISTINCT t.e, t.n, d.m FROM ${quoted(`taken_${mapping.table}`)} t JOIN ${quoted(raw.table)} s ON s.rowid + 1 = t.r ` +
            `JOIN ${quoted(`${raw.table}_${column.name}_months`)} d ON d.v = s.${column.name} ORDER BY ALL`,
        );
      }
    }
    return tables;
  }
}

/** Why the identifier of the first row that had one could not be taken. */
async function firstReason(
  connection: DuckDBConnection,
  list: Reading,
  { notes }: NoteBook,
): Promise<Bilingual | null> {
  const headers = Object.entries(list.mapping.columns).flatMap(([header, column]) =>
    column?.field === 'id' || column?.field === 'creditCode' ? [header] : [],
  );
  const reader = await connection.runAndReadAll('SELECT header, note FROM notes WHERE source = $1 ORDER BY r', [
    list.raw.table,
  ]);
  const [, number] = reader.getRows().find(([header]) => headers.includes(String(header))) ?? [];
  return notes[Number(number) - 1]?.reason ?? null;
}
