import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runAsUser } from '../../main/cli/cli-harness';
import { HostFailure } from '../../main/ipc/host-failure';
import { generatePopulation } from '../../main/population/generate-population';
import { openPopulation } from '../../main/population/open-population';
import { payPopulation } from '../../main/population/pay-population';
import { startInside } from '../../main/population/population-harness';
import type { TaskRun } from '../../main/population/task-run';
import { findPostgres, startServer, type PostgresServer } from '../interop/postgres-server';
import { askServer } from '../interop/ask-server';
import { compareEngines } from './compare-engines';
import { readSamples } from './sample-population';

const bin = findPostgres();
if (bin === null) console.warn('PostgreSQL is not installed: what it computes is not compared here.');
const ENTERPRISES = 2_000;
const samples = path.resolve(import.meta.dirname, '../../samples');
const { policies, vocabulary } = readSamples();
const plans = policies.flatMap(({ plan }) => plan ?? []);

let folder: string;
let server: PostgresServer;

function startRun(onStep?: (step: string, controller: AbortController) => void): TaskRun {
  const controller = new AbortController();
  return {
    signal: controller.signal,
    spill: path.join(folder, 'spill'),
    progress: ({ step }) => onStep?.(step.en, controller),
  };
}

const cuoshi = (...args: readonly string[]) =>
  runAsUser(args, { folder, samples, environment: { LANG: 'zh_CN.UTF-8' }, startPopulation: startInside });

const simulate = (...more: readonly string[]) =>
  cuoshi('population', 'simulate', 'people', '--workspace', 'w', '--year', '2023', ...more);

/** Schemas of ours that are still there. */
async function listLeft(): Promise<readonly string[]> {
  return (await askServer(server.url, `SELECT nspname FROM pg_namespace WHERE nspname LIKE 'cuoshi%'`)).flat();
}

describe.skipIf(bin === null)('a population on PostgreSQL', () => {
  beforeAll(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'cuoshi-postgres-'));
    cpSync(samples, path.join(folder, 'w'), { recursive: true });
    mkdirSync(path.join(folder, 'spill'));
    server = await startServer(bin ?? '');
    const how = { seed: 11, distribution: 'dense', missing: 0.05, vocabulary } as const;
    await generatePopulation({ ...how, target: path.join(folder, 'people'), count: ENTERPRISES }, startRun());
    await generatePopulation({ ...how, target: path.join(folder, 'few'), count: 150 }, startRun());
  });
  afterAll(() => {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('gives every enterprise the lines that DuckDB and the interpreter give it', async () => {
    const run = startRun();
    const choice = { postgres: server.url };
    const population = await openPopulation({ folder: path.join(folder, 'people'), vocabulary, server: choice }, run);
    try {
      for (const year of [2023, 2024]) {
        const { lines, interpreted, differences } = await compareEngines(population, { plans, year }, run);
        expect(differences).toEqual([]);
        expect(lines).toBeGreaterThan(100);
        // What only an enterprise with missing facts can bring about has been there.
        expect(interpreted).toBeGreaterThan(0);
      }
    } finally {
      await population.close();
    }
    expect(await listLeft()).toEqual([]);
    expect(readdirSync(path.join(folder, 'spill')).filter((name) => name.endsWith('.csv'))).toEqual([]);
  });

  it('gives the same totals, curves and claims as DuckDB by the command line', async () => {
    const withEngine = async (engine: string, ...args: readonly string[]) => {
      const { code, out, error } = await cuoshi(...args, '--json', '--engine', engine);
      expect([code, error.includes('cuoshi:')]).toEqual([0, false]);
      return out.replaceAll(`"engine": "${engine}"`, '');
    };
    process.env['PGHOST'] = '127.0.0.1';
    process.env['PGPORT'] = String(server.port);
    process.env['PGUSER'] = 'cuoshi';
    process.env['PGDATABASE'] = 'postgres';
    try {
      for (const args of [
        ['population', 'simulate', 'people', '--workspace', 'w', '--year', '2023'],
        ['scenario', 'run', 'w', '--scenario', 'baseline', '--population', 'few'],
        [
          'population',
          'sweep',
          'people',
          ...[
            '--workspace',
            'w',
            '--vary',
            'xihu-srdi-2022.award-nation',
            '--values',
            '5万元,20万元',
            '--year',
            '2023',
          ],
        ],
      ])
        expect(await withEngine('postgres', ...args)).toBe(await withEngine('duckdb', ...args));
    } finally {
      for (const name of ['PGHOST', 'PGPORT', 'PGUSER', 'PGDATABASE']) Reflect.deleteProperty(process.env, name);
    }
  });

  it('says what to do when the server cannot be used', async () => {
    const url = (user: string, port: number, database: string) => `postgres://${user}@127.0.0.1:${port}/${database}`;
    const refusals = [
      [url('cuoshi', 1, 'postgres'), 'postgres-unreachable'],
      [url('cuoshi', server.port, 'no-such'), 'postgres-database'],
      [url('nobody-knows', server.port, 'postgres'), 'postgres-login'],
      ['host=127.0.0.1 port', 'postgres-connection'],
      ['postgres://cuoshi:secret@127.0.0.1:99999/postgres', 'postgres-connection'],
    ] as const;
    for (const [postgres, code] of refusals) {
      const { code: exit, out, error } = await simulate('--postgres', postgres);
      expect([exit, out]).toEqual([1, '']);
      expect(error).toContain(`population/${code}`);
      expect(error).not.toContain('secret');
    }
    expect(await simulate('--engine', 'duckdb', '--postgres', server.url)).toMatchObject({ code: 2, out: '' });
  });

  it('says which rights are missing, and leaves nothing behind', async () => {
    await askServer(server.url, `CREATE ROLE reader LOGIN; REVOKE CREATE ON DATABASE postgres FROM PUBLIC`);
    const { code, error } = await simulate('--postgres', server.url.replace('cuoshi', 'reader'));
    expect(code).toBe(1);
    expect(error).toContain('population/postgres-rights');
    expect(error).toContain('GRANT CREATE');
    await askServer(
      server.url,
      `ALTER ROLE reader SET default_transaction_read_only = on; GRANT CREATE ON DATABASE postgres TO reader`,
    );
    expect((await simulate('--postgres', server.url.replace('cuoshi', 'reader'))).error).toContain(
      'postgres-read-only',
    );
    await askServer(
      server.url,
      `ALTER ROLE reader SET default_transaction_read_only = off; ALTER ROLE reader SET statement_timeout = 1`,
    );
    expect((await simulate('--postgres', server.url.replace('cuoshi', 'reader'))).error).toContain('postgres-stopped');
    expect(await listLeft()).toEqual([]);
  });

  const open = (run: TaskRun, postgres: string) =>
    openPopulation({ folder: path.join(folder, 'people'), vocabulary, server: { postgres } }, run);

  it('stops at once when it is cancelled, while the server computes', async () => {
    const run = startRun((step, controller) => {
      if (step === 'computing 2023') setImmediate(() => controller.abort());
    });
    const population = await open(run, server.url);
    await expect(
      payPopulation(population, { plans, year: 2023, table: 'paid', engine: 'postgres' }, run),
    ).rejects.toMatchObject({ failure: { code: 'population/cancelled' } });
    await population.close();
    expect(await listLeft()).toEqual([]);
  });

  it('tells that the server is gone when it ends in the middle', async () => {
    const other = await startServer(bin ?? '');
    try {
      const run = startRun((step) => {
        if (step === 'computing 2023') other.crash();
      });
      const population = await open(run, other.url);
      const paying = payPopulation(population, { plans, year: 2023, table: 'paid', engine: 'postgres' }, run);
      await expect(paying).rejects.toBeInstanceOf(HostFailure);
      await expect(paying).rejects.toMatchObject({ failure: { code: 'population/postgres-gone' } });
      await population.close();
    } finally {
      other.close();
    }
  });
});
