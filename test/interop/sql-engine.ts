import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { openDatabase } from '../../main/population/fact-database';
import { startServer } from './postgres-server';

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

/** Starts a PostgreSQL of its own on loopback, with nothing in it; it is gone when closed. */
export async function startPostgres(bin: string): Promise<SqlEngine> {
  const { home, port, environment, close } = await startServer(bin);
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
    const { stdout } = await run(`${bin}/psql`, args, { env: environment, maxBuffer: 2 ** 30 });
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
      close();
      await Promise.resolve();
    },
  };
}
