import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { describeConnection, readConnection } from './read-connection';

beforeEach(() => {
  for (const name of ['PGHOST', 'PGPORT', 'PGUSER', 'PGDATABASE', 'PGCONNECT_TIMEOUT']) vi.stubEnv(name, undefined);
});
afterEach(() => vi.unstubAllEnvs());

const read = (postgres: string | null) => readConnection({ postgres });

it('takes an address, as psql does', () => {
  expect(read('postgresql://wang:top%20secret@db.example:5433/province')).toMatchObject({
    host: 'db.example',
    port: 5433,
    user: 'wang',
    password: 'top secret',
    database: 'province',
  });
});

it('takes pairs, with values between quotation marks', () => {
  expect(read(String.raw`host=db.example port = 5433 dbname='two words' user=wang password='it\'s'`)).toMatchObject({
    host: 'db.example',
    port: 5433,
    database: 'two words',
    user: 'wang',
    password: "it's",
  });
  expect(read('host=/run/pg dbname=province')).toMatchObject({ host: '/run/pg', database: 'province' });
});

it('takes the name of a database alone, and the environment for the rest', () => {
  vi.stubEnv('PGHOST', 'from.environment');
  vi.stubEnv('PGUSER', 'li');
  expect(read('province')).toMatchObject({ host: 'from.environment', user: 'li', database: 'province' });
  expect(read(null)).toMatchObject({ host: 'from.environment', user: 'li', database: 'li' });
  vi.stubEnv('PGDATABASE', 'all');
  expect(read(null)).toMatchObject({ database: 'all' });
});

it('encrypts as libpq does where asked', () => {
  expect(read('postgres://a@b/c?sslmode=require')).toMatchObject({ ssl: { rejectUnauthorized: false } });
  expect(read('host=b sslmode=verify-full')).toMatchObject({ ssl: {} });
  expect(read('host=b sslmode=disable').ssl).toBe(false);
});

it.each(['host = = b', 'host=b port', 'postgres://a@b:99999/c', "host='open"])('refuses %s', (text) => {
  expect(() => read(text)).toThrow('population/postgres-connection');
});

it('names a server without its password', () => {
  expect(describeConnection(read('postgres://wang:secret@db.example/province'))).toBe('wang@db.example:5432/province');
});
