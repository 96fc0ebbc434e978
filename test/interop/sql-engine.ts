import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { openDatabase } from '../../main/population/fact-database';

/** Cells of a row as text, null where there is nothing. */
export type Row = readonly (string | null)[];

/** A database that runs what bundles carry for it. */
export interface SqlEngine {
  /** Its folder in bundles. */
  readonly folder: 'duckdb' | 'postgresql';
  run(sql: string): Promise<void>;
  query(sql: string): Promise<readonly Row[]>;
  close(): Promise<void>;
}

/** Opens DuckDB in memory. */
export async function openDuckdb(): Promise<SqlEngine> {
  const connection = await openDatabase();
  return {
    folder: 'duckdb',
    run: async (sql) => void (await connection.run(sql)),
    query: async (sql) => {
      const reader = await connection.runAndReadAll(sql);
      return reader.getRowsJson().map((row) => row.map((cell) => (cell === null ? null : String(cell as string))));
    },
    close: async () => {
      connection.closeSync();
      await Promise.resolve();
    },
  };
}

/** What to install where PostgreSQL is missing. */
export const POSTGRES_INSTALL = 'apt-get install --yes postgresql';

/** Finds the programs of the newest PostgreSQL that is installed as Debian does; null where there is none. */
export function findPostgres(): string | null {
  const folder = '/usr/lib/postgresql';
  if (!existsSync(folder)) return null;
  const versions = readdirSync(folder).sort((a, b) => Number(b) - Number(a));
  const found = versions.map((version) => path.join(folder, version, 'bin')).find((bin) => existsSync(`${bin}/initdb`));
  return found ?? null;
}

/** `nobody`: PostgreSQL does not start as root. */
const NOBODY = 65_534;

/** Starts a PostgreSQL of its own on loopback, with nothing in it; it is gone when closed. */
export async function startPostgres(bin: string): Promise<SqlEngine> {
  const home = mkdtempSync(path.join(os.tmpdir(), 'cuoshi-postgres-'));
  const isRoot = process.getuid?.() === 0;
  if (isRoot) chownSync(home, NOBODY, NOBODY);
  const user = isRoot ? { uid: NOBODY, gid: NOBODY } : {};
  const options = { ...user, cwd: home, env: { PATH: process.env['PATH'] ?? '', HOME: home, LC_ALL: 'C.UTF-8' } };
  const data = path.join(home, 'data');
  const initial = ['-D', data, '-U', 'cuoshi', '-A', 'trust', '-E', 'UTF8', '--no-sync'];
  execFileSync(`${bin}/initdb`, initial, { ...options, stdio: 'ignore' });
  const port = await findFreePort();
  const server = `-p ${port} -k ${home} -c listen_addresses=127.0.0.1 -c fsync=off -c jit=off`;
  execFileSync(`${bin}/pg_ctl`, ['-D', data, '-w', '-l', `${home}/log`, '-o', server, 'start'], {
    ...options,
    stdio: 'ignore',
  });
  const run = promisify(execFile);
  const psql = async (sql: string): Promise<string> => {
    const file = path.join(home, 'statement.sql');
    writeFileSync(file, sql);
    const connection = ['-h', '127.0.0.1', '-p', String(port), '-U', 'cuoshi', '-d', 'postgres'];
    const args = [
      ...connection,
      '-X',
      '-q',
      '-A',
      '-t',
      '-F',
      '\t',
      '-P',
      'null=\\N',
      '-v',
      'ON_ERROR_STOP=1',
      '-f',
      file,
    ];
    const { stdout } = await run(`${bin}/psql`, args, { env: options.env, maxBuffer: 2 ** 30 });
    return stdout;
  };
  return {
    folder: 'postgresql',
    run: async (sql) => void (await psql(sql)),
    query: async (sql) => {
      const lines = (await psql(sql)).split('\n').filter((line) => line !== '');
      return lines.map((line) => line.split('\t').map((cell) => (cell === '\\N' ? null : cell)));
    },
    close: async () => {
      spawnSync(`${bin}/pg_ctl`, ['-D', data, '-m', 'immediate', 'stop'], { ...options, stdio: 'ignore' });
      rmSync(home, { recursive: true, force: true });
      await Promise.resolve();
    },
  };
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
