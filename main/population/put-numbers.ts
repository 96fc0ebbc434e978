import type { DuckDBConnection } from '@duckdb/node-api';

/** Makes a temporary table with one column, `e`, of some numbers. */
export async function putNumbers(
  connection: DuckDBConnection,
  table: string,
  numbers: readonly number[],
): Promise<void> {
  await connection.run(`CREATE OR REPLACE TEMP TABLE ${table} (e INTEGER)`);
  const appender = await connection.createAppender(table, 'main', 'temp');
  try {
    for (const number of numbers) {
      appender.appendInteger(number);
      appender.endRow();
    }
  } finally {
    appender.closeSync();
  }
}
