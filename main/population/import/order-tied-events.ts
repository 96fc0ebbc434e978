import type { DuckDBConnection } from '@duckdb/node-api';
import { decodeEnterprise, type StoredRow } from '../../../engine/sql/decode-enterprise';
import { orderByContent } from '../../../engine/sql/encode-enterprise';
import { hasColumn } from '../../../engine/sql/fact-tables';
import type { Vocabulary } from '../../../engine/vocabulary/vocabulary';
import { quoted } from '../database-values';

/**
 * Puts events of one enterprise and day into the order of their content, which settles ties between claims; events of
 * different days never tie, and need no place.
 */
export async function orderTiedEvents(
  connection: DuckDBConnection,
  collection: string,
  vocabulary: Vocabulary,
  words: readonly string[],
): Promise<void> {
  const table = quoted(`taken_${collection}`);
  const found = vocabulary.facts.collections.find(({ id }) => id === collection);
  const columns = await connection.runAndReadAll(`SELECT column_name FROM duckdb_columns() WHERE table_name = $1`, [
    `taken_${collection}`,
  ]);
  const present = new Set(columns.getRows().map(([name]) => String(name)));
  const dated = found?.dateField != null && present.has(found.dateField);
  const day = dated ? `, ${quoted(found.dateField)}` : '';
  const tied = await connection.runAndReadAll(
    `SELECT * FROM ${table} WHERE e IN (SELECT e FROM ${table} GROUP BY e${day} HAVING count(*) > 1)`,
  );
  const byEnterprise = new Map<number, StoredRow[]>();
  for (const row of tied.getRowObjectsJson() as StoredRow[]) {
    const listed = byEnterprise.get(Number(row['e']));
    if (listed) listed.push(row);
    else byEnterprise.set(Number(row['e']), [row]);
  }
  const places: string[] = [];
  for (const [e, rows] of byEnterprise) {
    const stored = new Map<string, readonly StoredRow[]>([
      ['enterprise', [{ [hasColumn(collection)]: true }]],
      [collection, rows],
    ]);
    const events = decodeEnterprise(stored, words, vocabulary).events[collection] ?? [];
    for (const [event, place] of orderByContent(events)) places.push(`(${e}, ${event.index}, ${place})`);
  }
  for (let start = 0; start < places.length; start += 1000) {
    await connection.run(
      `UPDATE ${table} SET o = f.o FROM (VALUES ${places.slice(start, start + 1000).join(', ')}) AS f(e, n, o) WHERE ${table}.e = f.e AND ${table}.n = f.n`,
    );
  }
}
