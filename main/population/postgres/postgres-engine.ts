import { DuckDBDateValue } from '@duckdb/node-api';
import { Query, type Client } from 'pg';
import { listFactTables } from '../../../engine/sql/fact-tables';
import type { SqlStatement } from '../../../engine/sql/write-statements';
import { quoted } from '../database-values';
import type { StatementEngine } from '../statement-engine';
import type { LocalFacts } from './load-facts';

interface ServerSession extends LocalFacts {
  readonly client: Client;
  readonly schema: string;
  /** Says in words for people what went wrong with the server. */
  guarded<Result>(work: () => Promise<Result>): Promise<Result>;
}

/** Runs statements on the facts that a server was given; the payments come back into the database here. */
export function postgresEngine(session: ServerSession): StatementEngine {
  const { connection, client, guarded } = session;
  return {
    dialect: 'postgres',
    insertLines: (table, { statements: { lines } }, numbers) =>
      guarded(async () => {
        const appender = await connection.createAppender(table);
        try {
          await readRows(client, lines, ([e, r, n, d, lo, hi]) => {
            const k = numbers.get(Number(r));
            if (k === undefined || d == null || lo == null) throw new Error(`a payment under ${r}, which is no rule`);
            appender.appendInteger(Number(e));
            appender.appendInteger(k);
            appender.appendInteger(Number(n));
            appender.appendDate(new DuckDBDateValue(Math.round(Date.parse(`${d}T00:00:00Z`) / 86_400_000)));
            appender.appendHugeInt(BigInt(lo));
            if (hi == null) appender.appendNull();
            else appender.appendHugeInt(BigInt(hi));
            appender.endRow();
          });
        } finally {
          appender.closeSync();
        }
      }),
    listEnterprises: ({ text, parameters }) =>
      guarded(async () => {
        const found: number[] = [];
        await readRows(client, { text: `${text} ORDER BY e`, parameters }, ([e]) => void found.push(Number(e)));
        return found;
      }),
    withOnly: (enterprises, work) => guarded(() => withOnly(session, enterprises, work)),
  };
}

type Row = readonly (string | null)[];

/** Hands over the rows of a statement one by one, as they come; values stay the texts the server sent. */
function readRows(client: Client, { text, parameters }: SqlStatement, take: (row: Row) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const types = { getTypeParser: () => (value: string) => value };
    const config = { text, values: [...parameters], rowMode: 'array', types };
    const query = client.query(new Query<string[]>(config));
    let failed: Error | null = null;
    query.on('row', (row) => {
      try {
        if (!failed) take(row);
      } catch (error) {
        failed = error as Error;
      }
    });
    query.on('error', reject);
    query.on('end', () => (failed ? reject(failed) : resolve()));
  });
}

/** The rows of some enterprises in a schema of their own, which is searched first. */
async function withOnly<Result>(
  { client, schema, vocabulary }: ServerSession,
  enterprises: readonly number[],
  work: () => Promise<Result>,
): Promise<Result> {
  const some = `${schema}_some`;
  await client.query(`CREATE SCHEMA ${some}`);
  await client.query(`CREATE UNLOGGED TABLE ${some}.chosen_ones AS SELECT unnest($1::int[]) AS e`, [enterprises]);
  for (const table of listFactTables(vocabulary).map(({ name }) => quoted(name))) {
    await client.query(
      `CREATE UNLOGGED TABLE ${some}.${table} AS SELECT t.* FROM ${schema}.${table} t ` +
        `WHERE t.e IN (SELECT o.e FROM ${some}.chosen_ones o)`,
    );
    await client.query(`CREATE INDEX ON ${some}.${table} (e)`);
    await client.query(`ANALYZE ${some}.${table}`);
  }
  await client.query(`SET LOCAL search_path = ${some}, pg_catalog`);
  const result = await work();
  // After an error there is nothing to clear: the transaction is lost as a whole.
  await client.query(`SET LOCAL search_path = ${schema}, pg_catalog`);
  await client.query(`DROP SCHEMA ${some} CASCADE`);
  return result;
}
