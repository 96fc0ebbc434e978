import path from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Enterprise } from '../../engine/enterprise/enterprise';
import { defineTables } from '../../engine/sql/create-tables';
import { decodeEnterprise, type StoredRow } from '../../engine/sql/decode-enterprise';
import { dialects } from '../../engine/sql/dialect';
import { columnKind, listFactTables, numberWords, type ColumnKind } from '../../engine/sql/fact-tables';
import type { FactField, Vocabulary } from '../../engine/vocabulary/vocabulary';
import { literal, quoted } from './database-values';
import { openDatabase } from './fact-database';
import { readManifest, type PopulationManifest } from './population-folder';
import { openFactServer, type FactServer } from './postgres/fact-server';
import type { ServerChoice } from './postgres/read-connection';
import { withDatabase, type TaskLimits, type TaskRun } from './task-run';

/** A population in a database, its words numbered as statements number them. */
export interface OpenPopulation {
  readonly connection: DuckDBConnection;
  readonly manifest: PopulationManifest;
  readonly vocabulary: Vocabulary;
  /** Numbers enterprises and all else that statements find: those of the vocabulary, then those only the population has. */
  readonly words: readonly string[];
  /** Computes in the place of the database here; null where none was asked for. */
  readonly server: FactServer | null;
  /** Enterprises by their numbers, as the interpreter takes them. */
  readEnterprises(numbers: readonly number[]): Promise<readonly (readonly [number: number, enterprise: Enterprise])[]>;
  close(): Promise<void>;
}

export interface OpenInput extends TaskLimits {
  readonly folder: string;
  readonly vocabulary: Vocabulary;
  /** A server that computes on it. */
  readonly server?: ServerChoice;
}

/**
 * Loads a population into a locked database. Errors: population/none, population/damaged, population/cancelled,
 * population/no-space, population/postgres-….
 */
export async function openPopulation(input: OpenInput, run: TaskRun): Promise<OpenPopulation> {
  const { folder, vocabulary } = input;
  const manifest = await readManifest(folder);
  const folders = [folder, ...(input.server ? [run.spill] : [])];
  const connection = await openDatabase({ ...input, temporaryFolder: run.spill, folders });
  const known = [...numberWords(vocabulary).keys()];
  const words = [...known, ...manifest.words.filter((word) => !numberWords(vocabulary).has(word))];
  let server: FactServer | null = null;
  try {
    // Before the long way of the population: a server that is not there is told at once.
    if (input.server) server = await openFactServer(input.server, run);
    await withDatabase(connection, run, async () => {
      for (const statement of loadStatements({ manifest, vocabulary, words, folder })) await connection.run(statement);
    });
  } catch (error) {
    connection.closeSync();
    await server?.close();
    throw error;
  }
  return {
    connection,
    server,
    manifest,
    vocabulary,
    words,
    readEnterprises: readFrom(connection, words, vocabulary),
    close: async () => {
      connection.closeSync();
      await server?.close();
    },
  };
}

interface Loading {
  readonly manifest: PopulationManifest;
  readonly vocabulary: Vocabulary;
  readonly words: readonly string[];
  readonly folder: string;
}

function loadStatements({ manifest, vocabulary, words, folder }: Loading): readonly string[] {
  const numbers = new Map(words.map((word, index) => [word, index + 1]));
  const same = manifest.words.every((word, index) => words[index] === word);
  const renumber = `[${manifest.words.map((word) => numbers.get(word) ?? 0).join(', ')}]`;
  const fields: ReadonlyMap<string, FactField> = new Map(
    [
      { name: 'enterprise', fields: vocabulary.facts.enterprise },
      ...vocabulary.facts.collections.map((each) => ({ name: each.id, fields: each.fields })),
    ].flatMap(({ name, fields: listed }) => listed.map((field) => [`${name}.${field.id}`, field] as const)),
  );
  const kinds: ReadonlyMap<string, ColumnKind> = new Map(
    listFactTables(vocabulary).flatMap(({ name, columns }) =>
      columns.map((column) => [`${name}.${column.name}`, column.kind] as const),
    ),
  );
  return defineTables(vocabulary, dialects.duckdb).map(({ name, columns }) => {
    const stored = manifest.tables[name];
    const types = columns.map((column) => `NULL::${column.type} AS ${quoted(column.name)}`).join(', ');
    const files = stored?.parts.map(({ file }) => literal(path.join(folder, file))) ?? [];
    // The columns of an older or younger vocabulary may be fewer or more: what is not stored is not known.
    const from =
      files.length === 0
        ? `(SELECT ${types} WHERE FALSE)`
        : `(SELECT ${types} WHERE FALSE UNION ALL BY NAME SELECT * FROM read_parquet([${files.join(', ')}]))`;
    const selected = columns.map((column) => {
      const key = `${name}.${column.name}`;
      const cell = quoted(column.name);
      const kind = kinds.get(key);
      if (kind === 'word') {
        const number = same ? cell : `list_extract(${renumber}, ${cell})`;
        return `CAST(${withDefault(number, fields.get(key), numbers)} AS INTEGER) AS ${cell}`;
      }
      if (column.name.startsWith('has_')) return `COALESCE(${cell}, FALSE) AS ${cell}`;
      return `CAST(${withDefault(cell, fields.get(key), numbers)} AS ${column.type}) AS ${cell}`;
    });
    return `CREATE TABLE ${quoted(name)} AS SELECT ${selected.join(', ')} FROM ${from}`;
  });
}

/** A value that is not stored is the default of the vocabulary, as the reader of enterprise files gives it. */
function withDefault(cell: string, field: FactField | undefined, numbers: ReadonlyMap<string, number>): string {
  const standIn = field?.default;
  if (field === undefined || standIn === undefined) return cell;
  const kind = columnKind(field);
  if (kind === 'word') return `COALESCE(${cell}, ${numbers.get(String(standIn)) ?? 'NULL'})`;
  if (typeof standIn === 'boolean') return `COALESCE(${cell}, ${standIn ? 'TRUE' : 'FALSE'})`;
  if (kind === 'money' || kind === 'number')
    return `COALESCE(${cell}, CAST(${literal(String(standIn))}::DECIMAL(38, 6) * ${kind === 'money' ? 100 : 1_000_000} AS BIGINT))`;
  return `COALESCE(${cell}, ${literal(String(standIn))})`;
}

/** Gives the way to read enterprises back out of a database, by their numbers. */
export function readFrom(
  connection: DuckDBConnection,
  words: readonly string[],
  vocabulary: Vocabulary,
): OpenPopulation['readEnterprises'] {
  return (numbers) => readEnterprises(connection, numbers, words, vocabulary);
}

async function readEnterprises(
  connection: DuckDBConnection,
  numbers: readonly number[],
  words: readonly string[],
  vocabulary: Vocabulary,
): Promise<readonly (readonly [number, Enterprise])[]> {
  if (numbers.length === 0) return [];
  const byNumber = new Map(numbers.map((number) => [number, new Map<string, StoredRow[]>()]));
  const wanted = numbers.map((number) => String(number)).join(', ');
  for (const { name } of listFactTables(vocabulary)) {
    const reader = await connection.runAndReadAll(`SELECT * FROM ${quoted(name)} WHERE e IN (${wanted})`);
    for (const row of reader.getRowObjectsJson() as StoredRow[]) {
      const tables = byNumber.get(Number(row['e']));
      const listed = tables?.get(name);
      if (listed) listed.push(row);
      else tables?.set(name, [row]);
    }
  }
  return [...byNumber].map(([number, rows]) => [number, decodeEnterprise(rows, words, vocabulary)] as const);
}
