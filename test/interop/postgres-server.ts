import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';

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

/** A PostgreSQL of ours on loopback, with nothing in it. */
export interface PostgresServer {
  /** As psql takes it. */
  readonly url: string;
  readonly port: number;
  /** Its folder: its socket is there, and what goes along with it may be. */
  readonly home: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Ends it at once, as a crash would. */
  crash(): void;
  /** Ends it and removes all it had. */
  close(): void;
}

/** `nobody`: PostgreSQL does not start as root. */
const NOBODY = 65_534;

/** Starts a server; `settings` are written as `name=value`. */
export async function startServer(bin: string, settings: readonly string[] = []): Promise<PostgresServer> {
  const home = mkdtempSync(path.join(os.tmpdir(), 'cuoshi-postgres-'));
  const isRoot = process.getuid?.() === 0;
  if (isRoot) chownSync(home, NOBODY, NOBODY);
  const user = isRoot ? { uid: NOBODY, gid: NOBODY } : {};
  const environment = { PATH: process.env['PATH'] ?? '', HOME: home, LC_ALL: 'C.UTF-8' };
  const options = { ...user, cwd: home, env: environment, stdio: 'ignore' } as const;
  const data = path.join(home, 'data');
  execFileSync(`${bin}/initdb`, ['-D', data, '-U', 'cuoshi', '-A', 'trust', '-E', 'UTF8', '--no-sync'], options);
  const port = await findFreePort();
  const chosen = ['listen_addresses=127.0.0.1', 'fsync=off', 'jit=off', ...settings];
  const server = `-p ${port} -k ${home} ${chosen.map((setting) => `-c ${setting}`).join(' ')}`;
  execFileSync(`${bin}/pg_ctl`, ['-D', data, '-w', '-l', `${home}/log`, '-o', server, 'start'], options);
  const crash = (): void => void spawnSync(`${bin}/pg_ctl`, ['-D', data, '-m', 'immediate', 'stop'], options);
  return {
    url: `postgres://cuoshi@127.0.0.1:${port}/postgres`,
    port,
    home,
    environment,
    crash,
    close: () => {
      crash();
      rmSync(home, { recursive: true, force: true });
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
