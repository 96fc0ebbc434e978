import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { builtinVocabulary as vocabulary } from '../../engine/vocabulary/builtin-vocabulary';
import { startNodeChild } from './node-child';
import { openProcess, type ProcessPort, type StartPort } from './population-process';

const root = path.resolve(import.meta.dirname, '../..');
let folder: string;
let program: string;
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'cuoshi-process-'));
  // Below the project, where the native library of the database is found.
  const outDir = mkdtempSync(path.join(root, 'node_modules/.cuoshi-process-'));
  program = path.join(outDir, 'program.js');
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    ssr: { noExternal: true, external: ['@duckdb/node-api'] },
    build: {
      ssr: path.join(root, 'main/population/population-child.ts'),
      target: 'node20.18',
      outDir,
      rolldownOptions: { output: { format: 'es', entryFileNames: 'program.js', codeSplitting: false } },
    },
  });
});
afterAll(() => {
  rmSync(path.dirname(program), { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
});

const generate = (name: string, count: number) => ({
  target: path.join(folder, name),
  count,
  seed: 1,
  distribution: 'dense' as const,
  missing: 0,
  vocabulary,
});
const left = () => readdirSync(folder).filter((name) => name.startsWith('cuoshi-spill-'));

it('computes in a process of its own, and cleans up behind it', async () => {
  const population = openProcess(startNodeChild(program), folder);
  const steps: string[] = [];
  const made = await population.ask('generate', generate('a', 3000), { onProgress: ({ step }) => steps.push(step.en) });
  expect(made.enterprises).toBe(3000);
  expect(steps).toContain('making enterprises');
  expect(left()).toHaveLength(1);
  population.close();
  expect(left()).toEqual([]);
});

it('stops when it is cancelled, leaves no population, and works on', async () => {
  const population = openProcess(startNodeChild(program), folder);
  const controller = new AbortController();
  const asked = population.ask('generate', generate('b', 5_000_000), {
    signal: controller.signal,
    onProgress: () => controller.abort(),
  });
  await expect(asked).rejects.toMatchObject({ failure: { code: 'population/cancelled' } });
  expect(readdirSync(folder).filter((name) => name === 'b' || name.startsWith('.cuoshi-draft'))).toEqual([]);
  expect((await population.ask('generate', generate('c', 10))).enterprises).toBe(10);
  population.close();
});

it('leaves no population when it is killed, and the next run sweeps what is left', async () => {
  let port: ProcessPort | null = null;
  const start: StartPort = (spill) => (port = startNodeChild(program)(spill));
  const population = openProcess(start, folder);
  const asked = population.ask('generate', generate('d', 5_000_000), { onProgress: () => port?.kill() });
  await expect(asked).rejects.toMatchObject({ failure: { code: 'population/process-died' } });
  const drafts = () => readdirSync(folder).filter((name) => name.startsWith('.cuoshi-draft'));
  expect(readdirSync(folder)).not.toContain('d');
  expect(drafts()).toHaveLength(1);
  await population.ask('generate', generate('e', 10));
  expect(drafts()).toEqual([]);
  population.close();
});

it('removes what a program put aside that was killed, and leaves alone what others do', async () => {
  const gone = spawnSync(process.execPath, ['-e', '']).pid;
  const [dead, alive] = [`cuoshi-spill-${gone}-abcdef`, `cuoshi-spill-${process.ppid}-abcdef`];
  for (const name of [dead, alive]) mkdirSync(path.join(folder, name));
  const population = openProcess(startNodeChild(program), folder);
  await population.ask('generate', generate('s', 10));
  population.close();
  expect(left()).toEqual([alive]);
  rmSync(path.join(folder, alive), { recursive: true });
});

it('leaves no population when an import is killed', async () => {
  const rows = Array.from(
    { length: 300_000 },
    (_, index) => `A${index},公司${index},360103,39,${index % 300},${index}.5`,
  );
  writeFileSync(path.join(folder, 'e.csv'), `企业代号,企业名称,所在区县,行业,从业人员,营业收入\n${rows.join('\n')}\n`);
  let port: ProcessPort | null = null;
  const population = openProcess((spill) => (port = startNodeChild(program)(spill)), folder);
  const files = [{ file: path.join(folder, 'e.csv'), table: null }];
  const asked = population.ask(
    'import',
    { target: path.join(folder, 'i'), files, mapping: null, none: [], vocabulary },
    { onProgress: ({ step }) => (step.en === 'converting columns' ? port?.kill() : undefined) },
  );
  await expect(asked).rejects.toMatchObject({ failure: { code: 'population/process-died' } });
  expect(readdirSync(folder)).not.toContain('i');
  expect(readdirSync(folder)).not.toContain('e.csv.mapping.json');
  population.close();
});
