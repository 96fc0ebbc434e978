import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { priceReadings } from '../../engine/analyse/price-readings';
import { countEnterprises } from '../../engine/analyse/reading-price';
import { readEnterprises } from '../../engine/enterprise/read-enterprises';
import { readPolicy } from '../../engine/pipeline';
import { measureTargets } from '../../engine/simulate/measure-targets';
import { simulateEnterprise } from '../../engine/simulate/simulate-enterprise';
import type { MoneyInterval } from '../../engine/values/money';
import { builtinVocabulary as vocabulary } from '../../engine/vocabulary/builtin-vocabulary';
import { startInside } from './population-harness';
import { openProcess } from './population-process';
import type {
  ImpactBrief,
  ImpactFull,
  ImpactOverlap,
  ImpactReductions,
  ImpactRules,
  ImpactSum,
  ImpactTargets,
  ImpactYears,
  ReportDetail,
  WorldText,
  WorldTexts,
} from '../ipc/population-contract';
import type { PricedReadings } from '../ipc/readings-contract';

const samples = path.resolve(import.meta.dirname, '../../samples');
const readFolder = (name: string): readonly WorldText[] =>
  readdirSync(path.join(samples, name))
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => ({
      path: `${name}/${file}`,
      text: readFileSync(path.join(samples, name, file), 'utf8'),
    }));
const policies = readFolder('policies');
const world: WorldTexts = {
  vocabulary: [],
  enterprises: readFolder('enterprises'),
  draft: policies,
  baseline: policies,
};
const changed = (from: string, to: string): WorldTexts => ({
  ...world,
  draft: policies.map(({ path: file, text }) => ({ path: file, text: text.replace(from, to) })),
});
const raised = changed('award-nation,       值: 10', 'award-nation,       值: 12');

let folder: string;
const population = openProcess(startInside);
const ask = (
  source: 'samples' | 'population',
  texts: WorldTexts,
  detail: ReportDetail = 'full',
  signal?: AbortSignal,
) =>
  population.ask(
    'report',
    {
      folder: source === 'samples' ? null : path.join(folder, 'made'),
      world: texts,
      year: 2023,
      years: [2022, 2023],
      detail,
    },
    signal ? { signal } : {},
  );
const full = async (source: 'samples' | 'population', texts: WorldTexts) => (await ask(source, texts)) as ImpactFull;

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'cuoshi-report-'));
  const target = path.join(folder, 'made');
  await population.ask('generate', { target, count: 1500, seed: 7, distribution: 'dense', missing: 0.1, vocabulary });
});
afterAll(() => {
  population.close();
  rmSync(folder, { recursive: true, force: true });
});

function add(amounts: readonly MoneyInterval[]): MoneyInterval {
  const open = amounts.some(({ max }) => max === null);
  return {
    min: amounts.reduce((sum, { min }) => sum + min, 0n),
    max: open ? null : amounts.reduce((sum, { max }) => sum + (max ?? 0n), 0n),
  } as MoneyInterval;
}

const pick = (sum: ImpactSum | undefined) => sum && { helped: sum.helped, perhaps: sum.perhaps, amount: sum.amount };

describe.each(['samples', 'population'] as const)('the report on %s', (source) => {
  it('has parts that add up to the total, in every way to cut it', async () => {
    const report = await full(source, raised);
    expect(report.now.amount.min > report.before.amount.min).toBe(true);
    for (const [name, rows] of Object.entries(report.parts))
      expect([name, add(rows.map(({ amount }) => amount))]).toEqual([name, report.now.amount]);
    expect(add(report.distribution.map(({ amount }) => amount))).toEqual(report.now.amount);
    const counted = (parts: readonly { readonly enterprises: number }[]) =>
      parts.reduce((sum, { enterprises }) => sum + enterprises, 0);
    expect(counted(report.distribution)).toBe(report.enterprises);
    expect(counted(report.directions)).toBe(report.enterprises);
    expect(add(report.directions.map(({ before }) => before))).toEqual(report.before.amount);
    expect(add(report.directions.map(({ after }) => after))).toEqual(report.now.amount);
    expect(add([report.enterprise.amount, report.individual.amount])).toEqual(report.now.amount);
    // Enterprises are in one region, size, industry and group of titles each.
    for (const name of ['regions', 'sizes', 'industries', 'titles'] as const)
      expect(report.parts[name].reduce((sum, { helped }) => sum + helped, 0)).toBe(report.now.helped);
  });

  it('says by which measures enterprises gain and lose, in sums that are those of both sides', async () => {
    const { reasons, changes, now, before, directions } = await full(source, raised);
    expect(add(reasons.map((each) => each.before))).toEqual(before.amount);
    expect(add(reasons.map((each) => each.after))).toEqual(now.amount);
    const raisedOnes = reasons.filter(({ winners, losers, unclear }) => winners + losers + unclear > 0);
    expect(raisedOnes.length).toBeGreaterThan(0);
    for (const { before: then, after, because } of changes) {
      const moved = (side: 'before' | 'after') => because.reduce((sum, each) => sum + each[side].min, 0n);
      expect(moved('after') - moved('before')).toBe(after.min - then.min);
    }
    const winners = directions.find(({ direction }) => direction === 'winners');
    expect(winners?.atNothing).toBe(0);
    expect(directions.find(({ direction }) => direction === 'unchanged')?.atNothing).toBeGreaterThan(0);
  });

  it('tells those that are new, and those that are left with nothing, from the other winners and losers', async () => {
    const directionsOf = async (texts: WorldTexts) => {
      const { directions, now, before } = (await ask(source, texts, 'brief')) as ImpactBrief;
      return { now, before, of: new Map(directions.map((each) => [each.direction, each])) };
    };
    const start = await directionsOf({ ...world, baseline: [] });
    expect(start.of.get('winners')).toMatchObject({ enterprises: start.now.perhaps, atNothing: start.now.perhaps });
    expect(start.of.get('losers')).toMatchObject({ enterprises: 0, atNothing: 0 });
    const end = await directionsOf({ ...world, draft: [] });
    expect(end.of.get('losers')).toMatchObject({ enterprises: end.before.perhaps, atNothing: end.before.perhaps });
    expect(end.of.get('winners')).toMatchObject({ enterprises: 0, atNothing: 0 });
  });

  it('tells who gets two measures or policies, with sums that are those of the parts', async () => {
    const { parts, now, enterprises } = await full(source, world);
    const overlap = (await ask(source, world, 'overlap')) as ImpactOverlap;
    for (const of of ['measures', 'policies'] as const) {
      const { members, pairs, counts } = overlap[of];
      for (const { key, helped, perhaps, amount } of members)
        expect({ helped, perhaps, amount }).toEqual(pick(parts[of].find((part) => part.key === key)));
      expect(add(members.map(({ amount }) => amount))).toEqual(now.amount);
      expect(add(counts.map(({ amount }) => amount))).toEqual(now.amount);
      expect(counts.reduce((sum, each) => sum + each.enterprises, 0)).toBe(enterprises);
      expect(counts.filter(({ count }) => count > 0).reduce((sum, each) => sum + each.enterprises, 0)).toBe(now.helped);
      expect(pairs.length).toBeGreaterThan(0);
      for (const { one, other, helped, perhaps, amount } of pairs) {
        const [a, b] = [members[one], members[other]];
        expect(helped).toBeLessThanOrEqual(Math.min(a?.helped ?? 0, b?.helped ?? 0));
        expect(perhaps).toBeLessThanOrEqual(Math.min(a?.perhaps ?? 0, b?.perhaps ?? 0));
        expect(amount.min <= (a?.amount.min ?? 0n) + (b?.amount.min ?? 0n)).toBe(true);
      }
    }
  });

  it('measures targets as the interpreter does', async () => {
    const { targets } = (await ask(source, world, 'targets')) as ImpactTargets;
    expect(targets.length).toBeGreaterThan(3);
    expect(targets.some(({ measured }) => measured !== null && measured.of > 0 && measured.high.n > 0n)).toBe(true);
    if (source !== 'samples') return;
    const enterprises = world.enterprises.flatMap((file) => readEnterprises(file, vocabulary).value);
    const wanted = policies
      .flatMap((file) => readPolicy(file, vocabulary).plan ?? [])
      .flatMap((plan) => measureTargets(plan, enterprises, 2023, vocabulary))
      .map(({ policy, target, low, met, population: of }) => [policy, target.id, low, met, of]);
    expect(
      targets.map(({ policy, id, measured, met }) => [policy, id, measured?.low ?? null, met, measured?.of ?? null]),
    ).toEqual(wanted);
  });

  it('computes several years, each of which is its months and is what it is alone', async () => {
    const { years } = (await ask(source, raised, 'years')) as ImpactYears;
    expect(years.map(({ year }) => year)).toEqual([2022, 2023]);
    for (const { now, months } of years) expect(add(months.map(({ amount }) => amount))).toEqual(now.amount);
    const { now, before, parts } = await full(source, raised);
    expect(years[1]).toMatchObject({ now, before, months: parts.months });
    // A second time they are remembered.
    expect(await ask(source, raised, 'years')).toEqual({ years });
  });

  it('says what each single rule takes away, in sums that are those of its kind', async () => {
    const { steps } = (await ask(source, world, 'reductions')) as ImpactReductions;
    const rules = (await ask(source, world, 'rules')) as ImpactRules;
    const left = (kind: string) => steps.find((each) => each.kind === kind)?.amount;
    expect(rules.claims).toEqual(left('claims'));
    for (const kind of ['exclusions', 'stacking', 'caps'])
      expect([kind, rules.steps.findLast((step) => step.kind === kind)?.left]).toEqual([kind, left(kind)]);
    const policiesOf = new Set(rules.steps.map(({ policy }) => policy));
    expect(policiesOf.size).toBeGreaterThan(3);
  });

  it('says step by step what rules take away, down to the total', async () => {
    const { now } = await full(source, world);
    const { steps } = (await ask(source, world, 'reductions')) as ImpactReductions;
    expect(steps.map(({ kind }) => kind)).toEqual(['claims', 'exclusions', 'stacking', 'caps', 'relations', 'paid']);
    expect(steps.at(-1)?.amount).toEqual(now.amount);
    const [claims, , , caps] = steps.map(({ amount }) => amount.min);
    expect((claims ?? 0n) >= (caps ?? 1n)).toBe(true);
    // Some samples are there to reach a cap.
    if (source === 'samples') expect(claims).not.toBe(caps);
  });

  it('explains an enterprise of its lists by the interpreter, to the fen', async () => {
    const { largest, changes } = await full(source, raised);
    expect(largest.length).toBeGreaterThan(5);
    expect(changes.length).toBeGreaterThan(0);
    for (const { id, after } of [...largest.slice(0, 3), ...changes.slice(0, 2)]) {
      const input = { folder: source === 'samples' ? null : path.join(folder, 'made'), world: raised, year: 2023 };
      const told = await population.ask('explain', { ...input, enterprise: id });
      const paid = (told?.lines ?? []).filter(({ unit }) => unit === 'money');
      expect([id, add(paid.map(({ amount }) => amount))]).toEqual([id, after]);
    }
  });
});

it('gives the totals that the command line gives for the same population', async () => {
  const plans = policies.flatMap((file) => readPolicy(file, vocabulary).plan ?? []);
  const input = { folder: path.join(folder, 'made'), plans, vocabulary, years: [2023], engine: 'duckdb' as const };
  const told = await population.ask('simulate', input);
  const report = await full('population', world);
  expect(report.now).toEqual(told.years[0]?.total);
  expect(report.parts.regions).toMatchObject(told.years[0]?.parts.regions ?? []);
});

it('gives for the samples what the interpreter gives', async () => {
  const plans = policies.flatMap((file) => readPolicy(file, vocabulary).plan ?? []);
  const enterprises = world.enterprises.flatMap((file) => readEnterprises(file, vocabulary).value);
  const lines = enterprises.flatMap((each) => simulateEnterprise(plans, each, { year: 2023, vocabulary }).lines);
  const paid = lines.filter(({ unit, payee }) => unit === 'money' && payee === 'enterprise');
  const report = await full('samples', world);
  expect(report.left).toEqual([]);
  expect(report.enterprise.amount).toEqual(add(paid.map(({ amount }) => amount)));
});

it('stops when it is overtaken, and the next answer is whole', async () => {
  const controller = new AbortController();
  const other = changed('award-nation,       值: 10', 'award-nation,       值: 11');
  const overtaken = ask('population', other, 'full', controller.signal);
  controller.abort();
  await expect(overtaken).rejects.toMatchObject({ failure: { code: 'population/cancelled' } });
  const after = await full('population', other);
  await full('population', world);
  await full('population', raised);
  await full('samples', raised);
  expect({ ...(await full('population', other)), milliseconds: 0 }).toEqual({ ...after, milliseconds: 0 });
});

it('makes enterprises of one region where it is asked to', async () => {
  const target = path.join(folder, 'one-region');
  const input = { target, count: 50, seed: 1, distribution: 'dense' as const, missing: 0, vocabulary };
  await population.ask('generate', { ...input, region: '360103' });
  const report = (await population.ask('report', {
    folder: target,
    world,
    year: 2023,
    years: [],
    detail: 'full',
  })) as ImpactFull;
  expect(report.parts.regions.map(({ key }) => key)).toEqual(['360103']);
});

it('prices every alternative reading as the interpreter does', async () => {
  // Two policies that give way to one another, and every reading of them.
  const two = policies.filter(({ path: file }) => /xihu|nanchang/.test(file));
  const { readings, total, unpriced } = (await ask(
    'samples',
    { ...world, draft: two, baseline: two },
    'readings',
  )) as PricedReadings;
  const enterprises = world.enterprises.flatMap((file) => readEnterprises(file, vocabulary).value);
  const wanted = priceReadings({
    policies: two.map((file) => readPolicy(file, vocabulary)),
    vocabulary,
    enterprises,
    year: 2023,
  });
  expect(readings).toEqual(wanted.value.map(countEnterprises));
  expect(total).toEqual(wanted.value[0]?.total);
  expect(unpriced).toEqual(wanted.diagnostics);
  expect(readings.filter(({ atStake }) => atStake !== 0n).length).toBeGreaterThan(5);
});
