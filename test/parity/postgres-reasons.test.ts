import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { expect, it, vi } from 'vitest';
import { dense } from '../../engine/population/distributions';
import { generateEnterprise } from '../../engine/population/generate-enterprise';
import { compileSql } from '../../engine/sql/compile-sql';
import { loadEnterprises, openDatabase } from '../../main/population/fact-database';
import { loadFacts } from '../../main/population/postgres/load-facts';
import { findPostgres, startServer } from '../interop/postgres-server';
import { compareReasons, type Cells } from './compare-reasons';
import { readKnownEnterprises } from './known-enterprises';
import { readSamples } from './sample-population';

vi.setConfig({ testTimeout: 180_000 });

const bin = findPostgres();
const samples = readSamples();
const { vocabulary } = samples;
const plans = samples.policies.flatMap(({ plan }) => plan ?? []);

it.skipIf(bin === null)('gives the reasons of the interpreter in PostgreSQL', async () => {
  const spill = mkdtempSync(path.join(os.tmpdir(), 'cuoshi-reasons-'));
  const server = await startServer(bin ?? '');
  const connection = await openDatabase();
  const client = new Client({ connectionString: server.url });
  try {
    const known = readKnownEnterprises(samples);
    const made = Array.from({ length: 500 }, (_, index) =>
      generateEnterprise(index + 1, 5, { ...dense, missing: 0.05 }),
    );
    const enterprises = [...known, ...made];
    await loadEnterprises(connection, enterprises, vocabulary);
    await client.connect();
    await client.query('BEGIN');
    await client.query('CREATE SCHEMA facts');
    await client.query('SET LOCAL search_path = facts, pg_catalog');
    await client.query('SET jit = off');
    const run = { signal: new AbortController().signal, spill, progress: () => undefined };
    await loadFacts(client, 'facts', { connection, vocabulary }, run);
    const told = new Set<string>();
    for (const year of [2022, 2023]) {
      const { value } = compileSql(plans, { year, vocabulary, dialect: 'postgres' });
      if (!value) throw new Error('the sample policies compile to SQL');
      const types = { getTypeParser: () => (text: string) => text };
      const result = await compareReasons(
        value,
        plans,
        enterprises,
        { year, vocabulary },
        async ({ text, parameters }) => {
          const { rows } = await client.query<Cells>({ text, values: [...parameters], types });
          return rows;
        },
      );
      expect(result.differences.slice(0, 2)).toEqual([]);
      expect(result.compared).toBeGreaterThan(300);
      for (const reason of Object.keys(result.told)) told.add(reason);
    }
    expect([...told]).toEqual(expect.arrayContaining(['exclusion excluded', 'itemCap reduced', 'facts unknown']));
  } finally {
    await client.end().catch(() => null);
    connection.closeSync();
    server.close();
    rmSync(spill, { recursive: true, force: true });
  }
});
