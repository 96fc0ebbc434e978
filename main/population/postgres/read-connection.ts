import { existsSync } from 'node:fs';
import os from 'node:os';
import type { ClientConfig } from 'pg';
import { parseIntoClientConfig } from 'pg-connection-string';
import { fail } from '../../ipc/host-failure';

/** Which server computes; null: the one that the PG… variables of the environment name, as psql reads them. */
export interface ServerChoice {
  /** What psql takes: `postgres://user@host/database`, `host=… dbname=…`, or the name of a database. */
  readonly postgres: string | null;
}

/** How long a server may take to answer the first call, where PGCONNECT_TIMEOUT says nothing. Units: milliseconds. */
const PATIENCE = 10_000;

/** Where PostgreSQL has its socket, on Debian and on others. */
const SOCKETS = ['/var/run/postgresql', '/tmp'];

/**
 * Reads which server is meant, with what psql takes for granted: the socket of this machine, the name of the user.
 * Errors: population/postgres-connection.
 */
export function readConnection({ postgres }: ServerChoice): ClientConfig {
  const given = postgres === null ? {} : parseConnection(postgres.trim());
  const user = given.user || process.env['PGUSER'] || os.userInfo().username;
  return {
    ...given,
    user,
    host: given.host || process.env['PGHOST'] || findSocket(given.port) || 'localhost',
    database: given.database || process.env['PGDATABASE'] || user,
    application_name: process.env['PGAPPNAME'] ?? 'cuoshi',
    ...(process.env['PGCONNECT_TIMEOUT'] === undefined ? { connectionTimeoutMillis: PATIENCE } : {}),
    keepAlive: true,
  };
}

function parseConnection(text: string): ClientConfig {
  const url = /^postgres(ql)?:\/\//i.test(text) ? text : readPairs(text);
  // The library warns that it takes `require` for more than libpq does; we take it for what libpq takes it for.
  const compatible = /[?&]sslmode=/.test(url) && !/uselibpqcompat/.test(url) ? `${url}&uselibpqcompat=true` : url;
  try {
    const config = parseIntoClientConfig(compatible);
    if (config.port !== undefined && !(config.port > 0 && config.port < 65_536)) throw misread();
    return config;
  } catch {
    // What the library says may name the password.
    throw misread();
  }
}

/** Writes `host=… dbname=…`, or the name of a database alone, as an address. */
function readPairs(text: string): string {
  if (!text.includes('=')) return `postgres:///${encodeURIComponent(text)}`;
  const pair = /\s*(\w+)\s*=\s*(?:'((?:[^'\\]|\\.)*)'|([^\s']*))(?:\s+|$)/y;
  const parameters = new URLSearchParams();
  let database = '';
  while (pair.lastIndex < text.length) {
    const [, name = '', quotedValue, bare = ''] = pair.exec(text) ?? [];
    if (name === '') throw misread();
    const value = (quotedValue ?? bare).replaceAll(/\\(.)/g, '$1');
    if (name === 'dbname') database = value;
    else parameters.set(name, value);
  }
  return `postgres:///${encodeURIComponent(database)}?${parameters.toString()}`;
}

function findSocket(port: number | undefined): string | undefined {
  const number = port ?? (Number(process.env['PGPORT']) || 5432);
  return SOCKETS.find((folder) => existsSync(`${folder}/.s.PGSQL.${number}`));
}

function misread() {
  return fail(
    'population/postgres-connection',
    '看不懂 --postgres 的内容。请写成 postgres://用户@主机:端口/数据库，或 "host=主机 dbname=数据库"，与 psql 相同。',
    'What --postgres says can not be read. Write postgres://user@host:port/database or "host=… dbname=…", as for psql.',
  );
}

/** Names a server for people, without a password. */
export function describeConnection({ user, host, port, database }: ClientConfig): string {
  return `${user ?? ''}@${host ?? ''}:${port ?? process.env['PGPORT'] ?? 5432}/${database ?? ''}`;
}
