import type { DuckDBConnection } from '@duckdb/node-api';
import { listFactTables } from '../../engine/sql/fact-tables';
import type { Vocabulary } from '../../engine/vocabulary/vocabulary';
import { quoted } from './database-values';
import { putNumbers } from './put-numbers';
import type { StatementEngine } from './statement-engine';

/** Runs statements in the database that holds the population here. */
export function duckdbEngine(connection: DuckDBConnection, vocabulary: Vocabulary): StatementEngine {
  return {
    dialect: 'duckdb',
    insertLines: async (table, { statements: { lines } }, numbers) => {
      const pairs = [...numbers].map(([r, k]) => `(${r}, ${k})`);
      const renumber =
        pairs.length === 0
          ? '(SELECT 0 AS r, 0 AS k WHERE FALSE)'
          : `(SELECT * FROM (VALUES ${pairs.join(', ')}) AS f(r, k))`;
      await connection.run(
        `INSERT INTO ${quoted(table)} SELECT CAST(s.e AS INTEGER), CAST(f.k AS INTEGER), CAST(s.n AS INTEGER), s.d, ` +
          `CAST(s.lo AS HUGEINT), CAST(s.hi AS HUGEINT) FROM (${lines.text}) s JOIN ${renumber} f ON f.r = s.r`,
        [...lines.parameters],
      );
    },
    listEnterprises: async ({ text, parameters }) => {
      const reader = await connection.runAndReadAll(`${text} ORDER BY e`, [...parameters]);
      return reader.getRows().map(([e]) => Number(e));
    },
    withOnly: (enterprises, work) => withOnly(connection, vocabulary, enterprises, work),
  };
}

/** The rows of some enterprises in temporary tables, which are found before the others. */
async function withOnly<Result>(
  connection: DuckDBConnection,
  vocabulary: Vocabulary,
  numbers: readonly number[],
  work: () => Promise<Result>,
): Promise<Result> {
  const tables = listFactTables(vocabulary).map(({ name }) => quoted(name));
  try {
    await putNumbers(connection, 'chosen_ones', numbers);
    for (const table of tables)
      await connection.run(
        `CREATE TEMP TABLE ${table} AS SELECT t.* FROM main.${table} t SEMI JOIN temp.chosen_ones o ON o.e = t.e`,
      );
    return await work();
  } finally {
    for (const table of [...tables, 'chosen_ones']) await connection.run(`DROP TABLE IF EXISTS temp.${table}`);
  }
}
