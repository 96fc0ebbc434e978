import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { measureTargets } from '../../engine/simulate/measure-targets';
import { simulateEnterprise } from '../../engine/simulate/simulate-enterprise';
import type { EnterpriseResult } from '../../engine/simulate/result';
import { builtinVocabulary as vocabulary } from '../../engine/vocabulary/builtin-vocabulary';
import { generatePopulation } from './generate-population';
import { measurePlans } from './measure-population';
import { openPopulation } from './open-population';
import { overlapPayments } from './overlap-payments';
import { payPopulation } from './pay-population';
import { readSamplePlans } from './population-harness';
import type { TaskRun } from './task-run';
import { totalByMonths, totalByTitles, totalPayments } from './total-payments';

vi.setConfig({ testTimeout: 240_000 });
const plans = readSamplePlans();

let folder: string;
let made = 0;
beforeAll(() => void (folder = mkdtempSync(path.join(os.tmpdir(), 'cuoshi-property-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Generated populations: the seed is theirs, and so is the share of enterprises of which a fact is missing. */
const drawn = fc.record({
  seed: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
  missing: fc.constantFrom(0, 0.7),
  year: fc.integer({ min: 2022, max: 2024 }),
});
const COUNT = 150;

it('adds up in every way to what the interpreter gives, on whatever population', async () => {
  await fc.assert(
    fc.asyncProperty(drawn, async ({ seed, missing, year }) => {
      made += 1;
      const target = path.join(folder, String(made));
      const run: TaskRun = { signal: new AbortController().signal, spill: folder, progress: () => undefined };
      await generatePopulation({ target, count: COUNT, seed, distribution: 'dense', missing, vocabulary }, run);
      const population = await openPopulation({ folder: target, vocabulary }, run);
      try {
        const paid = await payPopulation(population, { plans, year, table: 'paid', engine: 'duckdb' }, run);
        const enterprises = await population.readEnterprises(Array.from({ length: COUNT }, (_, index) => index + 1));
        const gains = enterprises.map(([, enterprise]) =>
          sumByKey(simulateEnterprise(plans, enterprise, { year, vocabulary }).lines),
        );

        // Every cut throws by itself where it does not add up.
        const { total, parts } = await totalPayments(population, paid);
        const { months } = await totalByMonths(population, paid);
        expect(months).toEqual(parts.months);
        await totalByTitles(population, paid);
        const all = gains.flatMap((each) => [...each.values()]);
        expect(total.amount.min).toBe(all.reduce((sum, { low }) => sum + low, 0n));

        // Pairs are what the interpreter gives to each enterprise, put beside one another.
        const { measures, policies } = await overlapPayments(population, paid);
        expect(listPairs(measures)).toEqual(expectPairs(gains));
        expect(policies.counts.reduce((sum, { enterprises: each }) => sum + each, 0)).toBe(COUNT);
        const byCount = new Map(measures.counts.map(({ count, enterprises: each }) => [count, each]));
        for (const [count, each] of byCount)
          expect([count, gains.filter((own) => certainOnes(own) === count).length]).toEqual([count, each]);

        const measured = await measurePlans(population, plans, year, run);
        const interpreted = plans.flatMap((plan) =>
          measureTargets(
            plan,
            enterprises.map(([, enterprise]) => enterprise),
            year,
            vocabulary,
          ),
        );
        expect(measured.map(({ id, met, measured: found }) => [id, met, found?.low, found?.of])).toEqual(
          interpreted.map(({ target: { id }, met, low, population: of }) => [
            id,
            met,
            low ?? undefined,
            of ?? undefined,
          ]),
        );
      } finally {
        await population.close();
      }
    }),
    { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 4), seed: Number(process.env['PROPERTY_SEED'] ?? 20230101) },
  );
});

interface Gain {
  readonly low: bigint;
  readonly high: bigint | null;
}

/** What one enterprise gets of each measure, as the report names it. */
function sumByKey(lines: EnterpriseResult['lines']): ReadonlyMap<string, Gain> {
  const rules = new Map(plans.flatMap((plan) => plan.rules.map((rule) => [`${plan.id}/${rule.id}`, rule] as const)));
  const sums = new Map<string, Gain>();
  for (const { policy, rule: id, amount } of lines) {
    const rule = rules.get(`${policy}/${id}`);
    if (!rule || !(rule.countsInTotal || (rule.unit === 'money' && rule.payee === 'individual'))) continue;
    const key = [policy, rule.from.itemId, rule.payer, rule.payee].join('/');
    const before = sums.get(key) ?? { low: 0n, high: 0n };
    const high = before.high === null || amount.max === null ? null : before.high + amount.max;
    sums.set(key, { low: before.low + amount.min, high });
  }
  return sums;
}

function certainOnes(gains: ReadonlyMap<string, Gain>): number {
  return [...gains.values()].filter(({ low }) => low > 0n).length;
}

type Pairs = readonly (readonly [names: string, helped: number, perhaps: number, low: bigint, high: bigint | null])[];

function listPairs({ members, pairs }: Awaited<ReturnType<typeof overlapPayments>>['measures']): Pairs {
  return pairs
    .map(({ one, other, helped, perhaps, amount }) => {
      const names = [members[one]?.key ?? '', members[other]?.key ?? ''].sort().join(' + ');
      return [names, helped, perhaps, amount.min, amount.max] as const;
    })
    .sort(byName);
}

function expectPairs(gains: readonly ReadonlyMap<string, Gain>[]): Pairs {
  const found = new Map<string, [number, number, bigint, bigint | null]>();
  for (const own of gains) {
    const keys = [...own.keys()].sort();
    for (const [index, one] of keys.entries())
      for (const other of keys.slice(index + 1)) {
        const [a, b] = [own.get(one), own.get(other)];
        if (!a || !b) continue;
        const both = a.low > 0n && b.low > 0n;
        const [helped, perhaps, low, high] = found.get(`${one} + ${other}`) ?? [0, 0, 0n, 0n];
        found.set(`${one} + ${other}`, [
          helped + (both ? 1 : 0),
          perhaps + 1,
          low + (both ? a.low + b.low : 0n),
          high === null || a.high === null || b.high === null ? null : high + a.high + b.high,
        ]);
      }
  }
  return [...found].map(([names, rest]) => [names, ...rest] as const).sort(byName);
}

function byName([a]: Pairs[number], [b]: Pairs[number]): number {
  return a < b ? -1 : 1;
}
