import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { builtinVocabulary as vocabulary } from '../../engine/vocabulary/builtin-vocabulary';
import { withTwins } from './find-twins';
import { generatePopulation } from './generate-population';
import { openPopulation, type OpenPopulation } from './open-population';
import { payPopulation } from './pay-population';
import { readSamplePlans } from './population-harness';
import type { TaskRun } from './task-run';

vi.setConfig({ testTimeout: 240_000 });
const plans = readSamplePlans();
const COUNT = 200;

let folder: string;
let made = 0;
beforeAll(() => void (folder = mkdtempSync(path.join(os.tmpdir(), 'cuoshi-twins-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const quiet = (): TaskRun => ({ signal: new AbortController().signal, spill: folder, progress: () => undefined });

/** Lets some work see a population of which some kinds of events were imported of few enterprises only, or of none. */
async function withSparse(
  { seed, kinds, share }: { readonly seed: number; readonly kinds: readonly string[]; readonly share: number },
  work: (population: OpenPopulation) => Promise<void>,
): Promise<void> {
  made += 1;
  const target = path.join(folder, String(made));
  await generatePopulation({ target, count: COUNT, seed, distribution: 'dense', missing: 0.1, vocabulary }, quiet());
  const population = await openPopulation({ folder: target, vocabulary }, quiet());
  try {
    for (const [index, kind] of kinds.entries()) {
      const sparse = `(e + ${7 * index}) % 100 >= ${share}`;
      await population.connection.run(`DELETE FROM "${kind}" WHERE ${sparse}`);
      await population.connection.run(`UPDATE enterprise SET "has_${kind}" = FALSE WHERE ${sparse} AND e % 3 > 0`);
    }
    await work(population);
  } finally {
    await population.close();
  }
}

async function listRows({ connection }: OpenPopulation, table: string): Promise<string> {
  const reader = await connection.runAndReadAll(`SELECT e, k, n, d, lo, hi FROM "${table}" ORDER BY ALL`);
  return reader
    .getRowsJson()
    .map((row) => JSON.stringify(row))
    .join('\n');
}

const kinds = ['recognitions', 'platforms', 'patents', 'expenses', 'violations', 'projects', 'hires', 'standards'];
const drawn = fc.record({
  seed: fc.nat(),
  kinds: fc.subarray(kinds, { minLength: 1 }),
  share: fc.constantFrom(0, 3, 30),
  year: fc.integer({ min: 2022, max: 2026 }),
});

it('pays enterprises of the same facts what each of them is paid by itself', async () => {
  await fc.assert(
    fc.asyncProperty(drawn, async ({ year, ...sparse }) => {
      await withSparse(sparse, async (population) => {
        const pay = (table: string, few: number) =>
          payPopulation(population, { plans, year, table, engine: 'duckdb', few }, quiet());
        const [together, apart] = [await pay('together', 0), await pay('apart', COUNT)];
        expect(await listRows(population, 'together')).toBe(await listRows(population, 'apart'));
        // Apart, those go to the interpreter, too, of which a statement with intervals could say what they get.
        expect(together.interpreted).toBeLessThanOrEqual(apart.interpreted);
      });
    }),
    {
      numRuns: 10,
      examples: [
        // Groups that the seat tells apart, and a claim for the year that rests on one event.
        [{ seed: 1, kinds: ['recognitions', 'expenses', 'standards'], share: 0, year: 2023 }],
        [{ seed: 350931605, kinds: ['standards'], share: 0, year: 2023 }],
      ],
    },
  );
});

it('makes few groups of enterprises of which no event is known', async () => {
  const gone = [...new Set(vocabulary.facts.collections.map(({ id }) => id))];
  const all = Array.from({ length: COUNT }, (_, index) => index + 1);
  await withSparse({ seed: 5, kinds: gone, share: 0 }, async (population) => {
    await withTwins(population, plans, all, async ({ firsts, withOthers }) => {
      expect(firsts.length).toBeLessThan(COUNT / 2);
      expect(withOthers(firsts)).toEqual(all);
      const [group = []] = firsts.map((first) => withOthers([first])).filter(({ length }) => length > 1);
      expect(group.length).toBeGreaterThan(1);
      await Promise.resolve();
    });
  });
});
