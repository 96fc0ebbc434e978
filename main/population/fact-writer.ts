import { DuckDBDateValue, type DuckDBAppender, type DuckDBConnection } from '@duckdb/node-api';
import type { Enterprise } from '../../engine/enterprise/enterprise';
import { createTables, defineTables } from '../../engine/sql/create-tables';
import { dialects } from '../../engine/sql/dialect';
import { encodeEnterprise, type Cell } from '../../engine/sql/encode-enterprise';
import type { Vocabulary } from '../../engine/vocabulary/vocabulary';

/** Puts enterprises into fact tables, one after another. */
export interface FactWriter {
  /** False where the enterprise holds a value no table can hold exactly; then nothing of it is written. */
  add(enterprise: Enterprise, number: number): boolean;
  /** Makes all rows visible; the writer takes no more. */
  close(): void;
}

/** Makes fresh, empty fact tables and starts writing into them. */
export async function startWriting(connection: DuckDBConnection, vocabulary: Vocabulary): Promise<FactWriter> {
  const tables = defineTables(vocabulary, dialects.duckdb);
  for (const { name } of tables) await connection.run(`DROP TABLE IF EXISTS "${name}"`);
  for (const statement of createTables(vocabulary, dialects.duckdb)) await connection.run(statement);
  return appendFacts(connection, vocabulary);
}

/** Starts writing into the fact tables there are. */
export async function appendFacts(connection: DuckDBConnection, vocabulary: Vocabulary): Promise<FactWriter> {
  const writers = new Map<string, { readonly appender: DuckDBAppender; readonly write: readonly ColumnWriter[] }>();
  for (const { name, columns } of defineTables(vocabulary, dialects.duckdb)) {
    const appender = await connection.createAppender(name);
    writers.set(name, { appender, write: columns.map((column) => columnWriter(column.name, column.type)) });
  }
  return {
    add: (enterprise, number) => {
      const rows = encodeEnterprise(enterprise, number, vocabulary);
      for (const { table, cells } of rows ?? []) {
        const writer = writers.get(table);
        if (!writer) throw new Error(`there is no table ${table}`);
        for (const write of writer.write) write(writer.appender, cells);
        writer.appender.endRow();
      }
      return rows !== null;
    },
    close: () => {
      for (const { appender } of writers.values()) appender.closeSync();
    },
  };
}

type ColumnWriter = (appender: DuckDBAppender, cells: Readonly<Record<string, Cell>>) => void;

function columnWriter(name: string, type: string): ColumnWriter {
  const append = cellWriter(type);
  return (appender, cells) => {
    const cell = cells[name] ?? null;
    if (cell === null) appender.appendNull();
    else append(appender, cell);
  };
}

/** Gives the way to append a cell to a column of a type of the fact tables. */
export function cellWriter(type: string): (appender: DuckDBAppender, cell: Exclude<Cell, null>) => void {
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
