import { DuckDBInstance, type DuckDBConnection, type DuckDBValue, DuckDBDateValue } from '@duckdb/node-api';
import type { Enterprise } from '../../engine/enterprise/enterprise';
import { createTables, defineTables } from '../../engine/sql/create-tables';
import { dialects } from '../../engine/sql/dialect';
import { encodeEnterprise, type Cell, type FactRow } from '../../engine/sql/encode-enterprise';
import type { Vocabulary } from '../../engine/vocabulary/vocabulary';

/** Opens an empty database in memory. */
export async function openDatabase(threads = 2): Promise<DuckDBConnection> {
  const instance = await DuckDBInstance.create(':memory:', { threads: String(threads) });
  return instance.connect();
}

/** Loads enterprises, numbered from 1, into fresh fact tables. */
export async function loadEnterprises(
  connection: DuckDBConnection,
  enterprises: readonly Enterprise[],
  vocabulary: Vocabulary,
): Promise<void> {
  const byTable = new Map<string, FactRow[]>();
  for (const [index, enterprise] of enterprises.entries()) {
    const rows = encodeEnterprise(enterprise, index + 1, vocabulary);
    if (rows === null) throw new Error(`${enterprise.id} cannot be stored`);
    for (const row of rows) byTable.set(row.table, [...(byTable.get(row.table) ?? []), row]);
  }
  for (const { name } of defineTables(vocabulary, dialects.duckdb)) await connection.run(`DROP TABLE IF EXISTS "${name}"`);
  for (const statement of createTables(vocabulary, dialects.duckdb)) await connection.run(statement);
  for (const { name, columns } of defineTables(vocabulary, dialects.duckdb)) {
    const rows = byTable.get(name) ?? [];
    if (rows.length === 0) continue;
    const appender = await connection.createAppender(name);
    for (const { cells } of rows) {
      for (const { name: column, type } of columns) {
        const cell = cells[column] ?? null;
        if (cell === null) appender.appendNull();
        else appender.appendValue(toDuckdb(cell, type));
      }
      appender.endRow();
    }
    appender.closeSync();
  }
}

function toDuckdb(cell: Exclude<Cell, null>, type: string): DuckDBValue {
  if (type === 'DATE') return new DuckDBDateValue(Math.round(Date.parse(`${String(cell)}T00:00:00Z`) / 86_400_000));
  return type === 'BIGINT' ? BigInt(cell as bigint) : cell;
}
