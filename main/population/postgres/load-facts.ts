import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Client } from 'pg';
import { from } from 'pg-copy-streams';
import { createTables, defineTables } from '../../../engine/sql/create-tables';
import { dialects, type SqlDialect } from '../../../engine/sql/dialect';
import type { Vocabulary } from '../../../engine/vocabulary/vocabulary';
import { literal, quoted } from '../database-values';
import { breathe, type TaskRun } from '../task-run';

/** A population as it stands in the database here. */
export interface LocalFacts {
  readonly connection: DuckDBConnection;
  readonly vocabulary: Vocabulary;
  /** Which of several parts of the enterprises is meant, by their numbers; all of them where left out. */
  readonly part?: { readonly number: number; readonly of: number };
}

/** Populations have words of their own beside those of the vocabulary: more than small numbers count. */
const dialect: SqlDialect = { ...dialects.postgres, types: { ...dialects.postgres.types, word: 'INTEGER' } };

/** Writes the statements that make the fact tables on a server; unlogged, since they are gone at the end. */
export function serverTables(vocabulary: Vocabulary): readonly string[] {
  return createTables(vocabulary, dialect).map((text) => text.replace(/^CREATE TABLE/, 'CREATE UNLOGGED TABLE'));
}

/** Copies the fact tables to a server, table by table, by way of the spill folder. */
export async function loadFacts(
  client: Client,
  schema: string,
  { connection, vocabulary, part }: LocalFacts,
  run: TaskRun,
): Promise<void> {
  const where = part === undefined ? '' : ` WHERE e % ${part.of} = ${part.number}`;
  for (const statement of serverTables(vocabulary)) await client.query(statement);
  const tables = defineTables(vocabulary, dialect);
  for (const [index, { name, columns }] of tables.entries()) {
    const step = { zh: '把企业总体传给 PostgreSQL', en: 'copying the population to PostgreSQL' };
    run.progress({ step, share: index / tables.length });
    const listed = columns.map((column) => quoted(column.name)).join(', ');
    const texts = columns.filter(({ type }) => type === 'TEXT').map((column) => quoted(column.name));
    // Between quotation marks a text is never taken for what is missing.
    const force = texts.length === 0 ? '' : `, FORCE_QUOTE (${texts.join(', ')})`;
    const file = path.join(run.spill, `${schema}-${name}.csv`);
    try {
      await connection.run(
        `COPY (SELECT ${listed} FROM ${quoted(name)}${where}) TO ${literal(file)} (FORMAT csv, HEADER false, NULLSTR ''${force})`,
      );
      await breathe(run);
      const target = client.query(from(`COPY ${quoted(name)} (${listed}) FROM STDIN (FORMAT csv)`));
      await pipeline(createReadStream(file, { highWaterMark: 1 << 18 }), target, { signal: run.signal });
    } finally {
      await rm(file, { force: true });
    }
    await client.query(`CREATE INDEX ON ${quoted(name)} ("e")`);
    // Without figures about its tables PostgreSQL takes many times as long.
    await client.query(`ANALYZE ${quoted(name)}`);
  }
}
