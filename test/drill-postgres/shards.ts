import { Client } from 'pg';
import { compileSql } from '../../engine/sql/compile-sql';
import { createTables, defineTables } from '../../engine/sql/create-tables';
import { dialects } from '../../engine/sql/dialect';
import type { SqlStatement } from '../../engine/sql/write-statements';
import type { PolicyPlan } from '../../engine/compile/plan';
import type { OpenPopulation } from '../../main/population/open-population';
import { loadFacts } from '../../main/population/postgres/load-facts';
import type { TaskRun } from '../../main/population/task-run';
import { startServer, type PostgresServer } from '../interop/postgres-server';

/** What one set of policies pays a population in one year, as texts: exact however large. */
export type Figures = Readonly<Record<string, string | null>>;

/** One process for each shard: else a single server would take both cores, too. */
const SETTINGS = ['max_parallel_workers_per_gather=0', 'work_mem=64MB', 'shared_buffers=256MB', 'max_wal_size=4GB'];

export interface Cluster {
  /** Adds up what the shards computed, each the whole statement on its own enterprises. */
  sumShards(shards: number): Promise<Figures>;
  /** Runs the statement at the coordinator, on the tables of all shards. */
  runCentrally(shards: number): Promise<Figures>;
  /** How the coordinator adds the shards up. */
  explain(shards: number): Promise<string>;
  close(): Promise<void>;
}

/**
 * Starts three servers and a coordinator; the population lies on the first of them, on two, and on all three, each time in
 * a schema of its own, partitioned by enterprise.
 */
export async function startCluster(
  bin: string,
  population: OpenPopulation,
  { plans, year }: { readonly plans: readonly PolicyPlan[]; readonly year: number },
  run: TaskRun,
): Promise<Cluster> {
  const servers: PostgresServer[] = [];
  const clients: Client[] = [];
  const close = async (): Promise<void> => {
    for (const client of clients) await client.end().catch(() => null);
    for (const server of servers) server.close();
  };
  const connect = async (server: PostgresServer): Promise<Client> => {
    const client = new Client({ connectionString: server.url });
    client.on('error', () => null);
    await client.connect();
    clients.push(client);
    return client;
  };
  const { connection, vocabulary } = population;
  const { value } = compileSql(plans, { year, vocabulary, dialect: 'postgres', missingFacts: 'defer' });
  if (!value) throw new Error('SQL does not say these policies');
  const summary = inline(value.statements.summary);
  try {
    for (let index = 0; index < 4; index += 1) servers.push(await startServer(bin, SETTINGS));
    const [coordinator, ...shards] = servers;
    if (!coordinator) throw new Error('there is a coordinator');
    const main = await connect(coordinator);
    await main.query('CREATE EXTENSION postgres_fdw');
    const hands = await Promise.all(shards.map(connect));
    for (const [index, shard] of shards.entries()) {
      await main.query(
        `CREATE SERVER shard${index} FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '127.0.0.1', port '${shard.port}', ` +
          `dbname 'postgres', async_capable 'true', fetch_size '10000')`,
      );
      await main.query(`CREATE USER MAPPING FOR cuoshi SERVER shard${index} OPTIONS (user 'cuoshi')`);
    }
    for (const of of [1, 2, 3]) {
      const schema = `over${of}`;
      await main.query(`CREATE SCHEMA ${schema}`);
      await main.query(`SET search_path = ${schema}`);
      for (const statement of createTables(vocabulary, dialects.postgres))
        await main.query(`${statement} PARTITION BY LIST ((e % ${of}))`);
      await main.query(
        'CREATE TABLE summaries (shard INT, enterprises BIGINT, deferred BIGINT, helped BIGINT, lo NUMERIC, hi NUMERIC, ' +
          'ilo NUMERIC, ihi NUMERIC) PARTITION BY LIST (shard)',
      );
      for (const [number, hand] of hands.slice(0, of).entries()) {
        await hand.query(`CREATE SCHEMA ${schema}`);
        await hand.query(`SET search_path = ${schema}`);
        await loadFacts(hand, `${schema}-${number}`, { connection, vocabulary, part: { number, of } }, run);
        // The statement as it is, under a name: what reads it computes on the shard, and one row goes over the wire.
        await hand.query(`CREATE VIEW summary AS SELECT ${number} AS shard, t.* FROM (${summary}) t`);
        const at = `SERVER shard${number} OPTIONS (schema_name '${schema}'`;
        for (const { name } of defineTables(vocabulary, dialects.postgres))
          await main.query(
            `CREATE FOREIGN TABLE "${name}_${number}" PARTITION OF "${name}" FOR VALUES IN (${number}) ${at}, table_name '${name}')`,
          );
        await main.query(
          `CREATE FOREIGN TABLE summary_${number} PARTITION OF summaries FOR VALUES IN (${number}) ${at}, table_name 'summary')`,
        );
      }
      for (const { name } of defineTables(vocabulary, dialects.postgres)) await main.query(`ANALYZE "${name}"`);
    }
    const ask = async (of: number, text: string): Promise<readonly Figures[]> => {
      await main.query(`SET search_path = over${of}`);
      return (await main.query<Figures>(text)).rows.map((row) =>
        Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, cell === null ? null : String(cell)])),
      );
    };
    const first = async (rows: Promise<readonly Figures[]>): Promise<Figures> => (await rows)[0] ?? {};
    return {
      sumShards: (of) => first(ask(of, added)),
      runCentrally: (of) => first(ask(of, summary)),
      explain: async (of) =>
        (await ask(of, `EXPLAIN (COSTS OFF) ${added}`)).map((row) => row['QUERY PLAN'] ?? '').join('\n'),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** An end that is open on one shard is open in all. */
const open = (column: string): string => `CASE WHEN count(${column}) = count(*) THEN sum(${column}) END AS ${column}`;
const added =
  'SELECT sum(enterprises) AS enterprises, sum(deferred) AS deferred, sum(helped) AS helped, ' +
  `sum(lo) AS lo, ${open('hi')}, sum(ilo) AS ilo, ${open('ihi')} FROM summaries`;

/** A view takes no texts along: they are written where their numbers stand. */
function inline({ text, parameters }: SqlStatement): string {
  return text.replace(/\$(\d+)/g, (_, number) => `'${(parameters[Number(number) - 1] ?? '').replaceAll("'", "''")}'`);
}
