import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readWorkspace } from '../../engine/pipeline';
import { compileSql } from '../../engine/sql/compile-sql';
import { generatePopulation } from '../../main/population/generate-population';
import { openPopulation, type OpenPopulation } from '../../main/population/open-population';
import type { TaskRun } from '../../main/population/task-run';
import { findPostgres, POSTGRES_INSTALL, startServer } from '../interop/postgres-server';
import { compareEngines } from '../parity/compare-engines';
import { startCluster, type Figures } from './shards';

const { values } = parseArgs({
  options: {
    drill: { type: 'string' },
    enterprises: { type: 'string' },
    seed: { type: 'string' },
    year: { type: 'string' },
    rounds: { type: 'string' },
  },
});
const drill = values.drill ?? 'parity';
const [wanted, seed, year, rounds] = [
  values.enterprises ?? (drill === 'shards' ? '100000' : '50000'),
  values.seed ?? '1',
  values.year ?? '2023',
  values.rounds ?? '5',
].map(Number) as [number, number, number, number];
if (![wanted, seed, year, rounds].every((each) => Number.isSafeInteger(each) && each > 0)) {
  console.error('--enterprises, --seed, --year and --rounds take whole numbers');
  process.exit(2);
}
const bin = findPostgres();
if (bin === null) {
  console.error(`PostgreSQL is not installed. On Debian: ${POSTGRES_INSTALL}`);
  process.exit(2);
}

// The program stands in out/.
const samples = path.resolve(import.meta.dirname, '../samples');
const { policies, vocabulary } = readWorkspace(
  ['vocabulary', 'policies']
    .filter((part) => existsSync(path.join(samples, part)))
    .flatMap((part) =>
      readdirSync(path.join(samples, part)).map((name) => ({
        path: `${part}/${name}`,
        text: readFileSync(path.join(samples, part, name), 'utf8'),
      })),
    ),
);
const plans = policies.flatMap(({ plan }) => plan ?? []);

const home = mkdtempSync(path.join(os.tmpdir(), 'cuoshi-drill-'));
const spill = path.join(home, 'spill');
mkdirSync(spill);
const run: TaskRun = { signal: new AbortController().signal, spill, progress: () => null };
const folder = path.join(home, 'people');
const missing = drill === 'shards' ? 0 : 0.05;
try {
  await generatePopulation({ target: folder, count: wanted, seed, distribution: 'dense', missing, vocabulary }, run);
  if (drill === 'shards') await drillShards(bin);
  else await drillParity(bin);
} finally {
  rmSync(home, { recursive: true, force: true });
}

/** Every line of every enterprise under PostgreSQL, DuckDB and the interpreter. */
async function drillParity(programs: string): Promise<void> {
  const server = await startServer(programs);
  try {
    const population = await openPopulation({ folder, vocabulary, server: { postgres: server.url } }, run);
    try {
      const { lines, interpreted, differences } = await compareEngines(population, { plans, year }, run);
      console.log(
        `${year}, seed ${seed}: ${wanted} enterprises, ${lines} lines, ${interpreted} enterprises deferred, ` +
          `${differences.length === 0 ? 'all the same in PostgreSQL, DuckDB and the interpreter' : 'different'}`,
      );
      for (const difference of differences) console.log(difference);
      if (differences.length > 0) process.exitCode = 1;
    } finally {
      await population.close();
    }
  } finally {
    server.close();
  }
}

/** The same statement on one, two and three servers: the same totals, and what time each takes. */
async function drillShards(programs: string): Promise<void> {
  const population = await openPopulation({ folder, vocabulary, threads: 2 }, run);
  try {
    const expected = await sumInDuckdb(population);
    console.log(`${wanted} enterprises, ${year}, seed ${seed}; DuckDB: ${JSON.stringify(expected)}`);
    const cluster = await startCluster(programs, population, { plans, year }, run);
    try {
      const plan = await cluster.explain(3);
      console.log(plan);
      if (!plan.includes('Async Foreign Scan')) throw new Error('the coordinator asks one shard after another');
      const ways = [
        ['whole statement at the coordinator', (of: number) => cluster.runCentrally(of)],
        ['statement on each shard, sums added', (of: number) => cluster.sumShards(of)],
      ] as const;
      const times = new Map<string, number[]>();
      // In turn, so that what else the machine does falls on all of them.
      for (let round = 0; round <= rounds; round += 1)
        for (const [name, ask] of ways)
          for (const of of [1, 2, 3]) {
            const began = performance.now();
            const found = await ask(of);
            const took = performance.now() - began;
            requireSame(expected, found, `${name}, ${of}`);
            const label = `${name}, ${of} ${of === 1 ? 'server' : 'servers'}`;
            // The first round warms up.
            if (round > 0) times.set(label, [...(times.get(label) ?? []), took]);
          }
      for (const [name, all] of times) {
        const sorted = [...all].sort((a, b) => a - b);
        const [least, median, most] = [0, Math.floor(sorted.length / 2), sorted.length - 1].map(
          (at) => sorted[at] ?? 0,
        );
        console.log(`${name}: median ${median?.toFixed(0)} ms (${least?.toFixed(0)} to ${most?.toFixed(0)})`);
      }
      console.log(`the same totals each time; medians of ${rounds} rounds`);
    } finally {
      await cluster.close();
    }
  } finally {
    await population.close();
  }
}

async function sumInDuckdb({ connection }: OpenPopulation): Promise<Figures> {
  const { value } = compileSql(plans, { year, vocabulary, dialect: 'duckdb', missingFacts: 'defer' });
  if (!value) throw new Error('SQL does not say these policies');
  const { text, parameters } = value.statements.summary;
  const [row = {}] = (await connection.runAndReadAll(text, [...parameters])).getRowObjectsJson();
  return Object.fromEntries(
    Object.entries(row).map(([name, cell]) => [name, cell === null ? null : String(cell as string)]),
  );
}

function requireSame(expected: Figures, found: Figures, where: string): void {
  for (const [name, figure] of Object.entries(expected))
    if (figure !== found[name]) throw new Error(`${where}: ${name} is ${found[name]}, not ${figure}`);
}
