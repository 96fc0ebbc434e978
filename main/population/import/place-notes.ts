import type { DuckDBConnection } from '@duckdb/node-api';
import { literal } from '../database-values';
import type { TaskRun } from '../task-run';
import type { RawTable } from './raw-table';

/**
 * Makes a table `placed_notes`: the notes with the numbers that their rows have in a spreadsheet, where blank lines and
 * lines that could not be taken apart are rows, too.
 */
export async function placeNotes(
  connection: DuckDBConnection,
  sources: readonly { readonly raw: RawTable }[],
  run: TaskRun,
): Promise<void> {
  const found = await connection.runAndReadAll('SELECT DISTINCT source FROM notes WHERE r > 0');
  const noted = new Set(found.getRows().map(([source]) => String(source)));
  await connection.run('CREATE TABLE lost_lines (source VARCHAR, k BIGINT, lost BIGINT)');
  const appender = await connection.createAppender('lost_lines');
  try {
    for (const { raw } of sources)
      for (const [k, lost] of noted.has(raw.table) ? countLost(raw, await raw.blankLines(run)) : []) {
        appender.appendVarchar(raw.table);
        appender.appendBigInt(BigInt(k));
        appender.appendBigInt(BigInt(lost));
        appender.endRow();
      }
  } finally {
    appender.closeSync();
  }
  const before = sources.map(({ raw }) => `WHEN ${literal(raw.table)} THEN ${raw.before}`);
  await connection.run(
    `CREATE TABLE placed_notes AS SELECT n.source, n.header, n.text, n.note, CASE WHEN n.r < 0 THEN -n.r ELSE n.k + COALESCE(l.lost, 0) END AS line ` +
      `FROM (SELECT *, r + CASE source ${before.join(' ')} END AS k FROM notes) n ` +
      `ASOF LEFT JOIN lost_lines l ON l.source = n.source AND n.k >= l.k`,
  );
}

/** From which row on, counted without lost lines, how many of them come before. */
function countLost({ rejected, before }: RawTable, blank: readonly number[]): ReadonlyMap<number, number> {
  const below = blank.filter((line) => line > before);
  const lines = [...rejected.map(({ line }) => line), ...below].sort((a, b) => a - b);
  return new Map(lines.map((line, index) => [line - index, index + 1]));
}
