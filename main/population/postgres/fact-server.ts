import { randomBytes } from 'node:crypto';
import { Client, type ClientConfig } from 'pg';
import { fail } from '../../ipc/host-failure';
import { breathe, type TaskRun } from '../task-run';
import type { StatementEngine } from '../statement-engine';
import { loadFacts, type LocalFacts } from './load-facts';
import { asPostgresFailure } from './postgres-failure';
import { postgresEngine } from './postgres-engine';
import { describeConnection, readConnection, type ServerChoice } from './read-connection';

/** A PostgreSQL server that computes on a population. All it gets is in one transaction, which is never committed. */
export interface FactServer {
  /** Gives it the facts, the first time; then statements can be run on them. Errors: population/postgres-…, population/cancelled. */
  load(facts: LocalFacts, run: TaskRun): Promise<StatementEngine>;
  /** Takes everything back. */
  close(): Promise<void>;
}

/** The oldest version with MATERIALIZED in front of common tables. */
const OLDEST = 120_000;

/** Connects to a server and sees whether it lets us work. Errors: population/postgres-…. */
export async function openFactServer(choice: ServerChoice, { signal }: TaskRun): Promise<FactServer> {
  const config = readConnection(choice);
  const name = describeConnection(config);
  const client = new Client(config);
  let connected = false;
  let broken: Error | null = null;
  // Without a listener the end of the server would be the end of this process. The statement at work fails, too.
  client.on('error', (error) => (broken = error));
  const guarded = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      if (signal.aborted) throw cancelled();
      const result = await work();
      // The server may have been asked to stop when it had nothing to do, or was done.
      if (signal.aborted) throw cancelled();
      return result;
    } catch (error) {
      throw asPostgresFailure(broken ?? error, { name, connected, cancelled: signal.aborted });
    }
  };
  const schema = `cuoshi_${randomBytes(6).toString('hex')}`;
  let process: number | null = null;
  const cancel = (): void => void (process === null ? null : cancelBackend(config, process));
  const close = async (): Promise<void> => {
    signal.removeEventListener('abort', cancel);
    // A connection that is gone has nothing to take back: the server did.
    await client.query('ROLLBACK').catch(() => null);
    await client.end().catch(() => null);
  };
  try {
    await guarded(async () => {
      await client.connect();
      connected = true;
      const { rows } = await client.query<{ version: string; process: number }>(
        `SELECT current_setting('server_version_num') AS version, pg_backend_pid() AS process`,
      );
      process = rows[0]?.process ?? null;
      if (Number(rows[0]?.version) < OLDEST) throw tooOld(name);
      signal.addEventListener('abort', cancel);
      await prepareSession(client, schema);
    });
  } catch (error) {
    await close();
    throw error;
  }
  let engine: StatementEngine | null = null;
  return {
    close,
    load: async (facts, run) => {
      if (engine) return engine;
      await breathe(run);
      await guarded(() => loadFacts(client, schema, facts, run));
      engine = postgresEngine({ client, schema, guarded, ...facts });
      return engine;
    },
  };
}

async function prepareSession(client: Client, schema: string): Promise<void> {
  // Else a statement runs on after its client was killed. Servers before 14, and some systems, do not know it.
  await client.query(`SET client_connection_check_interval = '5s'`).catch(() => null);
  // Compiling a statement of this length takes longer than running it.
  await client.query('SET jit = off');
  await client.query('BEGIN');
  await client.query(`CREATE SCHEMA ${schema}`);
  // A fact is never taken for a table of the catalogue that has the same name.
  await client.query(`SET LOCAL search_path = ${schema}, pg_catalog`);
}

/** Stops what another connection is at: the server heeds nothing on the same one. */
async function cancelBackend(config: ClientConfig, process: number): Promise<void> {
  const client = new Client(config);
  client.on('error', () => null);
  try {
    await client.connect();
    await client.query('SELECT pg_cancel_backend($1)', [process]);
  } catch {
    // Whoever cancelled waits a little, and ends this process then.
  } finally {
    await client.end().catch(() => null);
  }
}

function cancelled() {
  return fail('population/cancelled', '已取消，没有留下任何结果。', 'Cancelled; nothing was left behind.');
}

function tooOld(name: string) {
  return fail(
    'population/postgres-old',
    `${name} 的版本太旧：需要 PostgreSQL 12 或更新的版本。`,
    `${name} is too old: it takes PostgreSQL 12 or later.`,
  );
}
