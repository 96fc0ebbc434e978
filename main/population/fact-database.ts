import { DuckDBDateValue, DuckDBInstance, type DuckDBAppender, type DuckDBConnection } from '@duckdb/node-api';
import type { Enterprise } from '../../engine/enterprise/enterprise';
import { createTables, defineTables } from '../../engine/sql/create-tables';
import { dialects } from '../../engine/sql/dialect';
import { encodeEnterprise, type Cell } from '../../engine/sql/encode-enterprise';
import type { Vocabulary } from '../../engine/vocabulary/vocabulary';

export interface DatabaseOptions {
  readonly threads?: number;
  /** Such as `2GB`; what does not fit is written to the temporary folder. */
  readonly memory?: string;
  readonly temporaryFolder?: string;
}

/**
 * Opens an empty database in memory that loads no extension, of its own accord or when asked. Reading and writing files
 * stays possible until `lockDatabase`.
 */
export async function openDatabase({
  threads = 2,
  memory,
  temporaryFolder,
}: DatabaseOptions = {}): Promise<DuckDBConnection> {
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(threads),
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
    ...(memory === undefined ? {} : { memory_limit: memory }),
    ...(temporaryFolder === undefined ? {} : { temp_directory: temporaryFolder }),
  });
  return instance.connect();
}

/** Shuts the database off from files, the network and extensions, and its settings from change. */
export async function lockDatabase(connection: DuckDBConnection): Promise<void> {
  await connection.run('SET enable_external_access = false');
  await connection.run('SET lock_configuration = true');
}

/** Enterprises that were stored, and those that hold a value no table can hold exactly. */
export interface Loaded {
  readonly stored: number;
  readonly refused: readonly string[];
}

/** Loads enterprises, numbered from 1 in their order, into fresh fact tables. */
export async function loadEnterprises(
  connection: DuckDBConnection,
  enterprises: Iterable<Enterprise>,
  vocabulary: Vocabulary,
): Promise<Loaded> {
  const tables = defineTables(vocabulary, dialects.duckdb);
  for (const { name } of tables) await connection.run(`DROP TABLE IF EXISTS "${name}"`);
  for (const statement of createTables(vocabulary, dialects.duckdb)) await connection.run(statement);
  const writers = new Map<string, { readonly appender: DuckDBAppender; readonly write: readonly ColumnWriter[] }>();
  for (const { name, columns } of tables) {
    const appender = await connection.createAppender(name);
    writers.set(name, { appender, write: columns.map((column) => columnWriter(column.name, column.type)) });
  }
  const refused: string[] = [];
  let number = 0;
  for (const enterprise of enterprises) {
    number += 1;
    const rows = encodeEnterprise(enterprise, number, vocabulary);
    if (rows === null) {
      refused.push(enterprise.id);
      continue;
    }
    for (const { table, cells } of rows) {
      const writer = writers.get(table);
      if (!writer) throw new Error(`there is no table ${table}`);
      for (const write of writer.write) write(writer.appender, cells);
      writer.appender.endRow();
    }
  }
  for (const { appender } of writers.values()) appender.closeSync();
  return { stored: number - refused.length, refused };
}

type ColumnWriter = (appender: DuckDBAppender, cells: Readonly<Record<string, Cell>>) => void;

function columnWriter(name: string, type: string): ColumnWriter {
  const append = valueWriter(type);
  return (appender, cells) => {
    const cell = cells[name] ?? null;
    if (cell === null) appender.appendNull();
    else append(appender, cell);
  };
}

function valueWriter(type: string): (appender: DuckDBAppender, cell: Exclude<Cell, null>) => void {
  switch (type) {
    case 'INTEGER':
      return (appender, cell) => appender.appendInteger(Number(cell));
    case 'SMALLINT':
      return (appender, cell) => appender.appendSmallInt(Number(cell));
    case 'BIGINT':
      return (appender, cell) => appender.appendBigInt(BigInt(cell));
    case 'BOOLEAN':
      return (appender, cell) => appender.appendBoolean(cell === true);
    case 'DATE':
      return (appender, cell) => appender.appendDate(new DuckDBDateValue(dayNumber(String(cell))));
    default:
      return (appender, cell) => appender.appendVarchar(String(cell));
  }
}

function dayNumber(iso: string): number {
  return Math.round(Date.parse(`${iso}T00:00:00Z`) / 86_400_000);
}
