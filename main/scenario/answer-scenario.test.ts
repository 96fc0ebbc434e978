import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { HostFailure } from '../ipc/host-failure';
import type { ScenarioBasis } from '../ipc/scenario-contract';
import type { TaskProgress, TaskRun } from '../population/task-run';
import { answerScenarios } from './answer-scenario';

const samples = path.resolve(import.meta.dirname, '../../samples');
const read = (folder: string) =>
  readdirSync(path.join(samples, folder))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => ({ path: `${folder}/${name}`, text: readFileSync(path.join(samples, folder, name), 'utf8') }));
const policies = read('policies');
const world = {
  vocabulary: read('vocabulary'),
  enterprises: read('enterprises'),
  draft: policies,
  baseline: policies,
};
const scenario = { path: 'scenarios/baseline.yaml', text: readFileSync(`${samples}/scenarios/baseline.yaml`, 'utf8') };
const basis: ScenarioBasis & { readonly folder: null } = { world, source: 'samples', scenario, folder: null };
const curve = { vary: 'scenario#/funds/0/size', metric: 'unmet', year: null, runs: 20, seed: 1 } as const;
const span = { from: '50万元', to: '300万元', step: '50万元' };

function watch(stopAfter = Infinity): { readonly run: TaskRun; readonly told: readonly TaskProgress[] } {
  const controller = new AbortController();
  const told: TaskProgress[] = [];
  const progress = (each: TaskProgress) => {
    told.push(each);
    if (told.length >= stopAfter) controller.abort();
  };
  return { run: { signal: controller.signal, spill: '', progress }, told };
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => null,
    (failure: unknown) => failure,
  );
  if (error instanceof HostFailure) return error.failure.code;
  throw error instanceof Error ? error : new Error('nothing failed');
}

describe('a scenario in the window', () => {
  it('adds up: months, years and funds, in both languages the same figures', async () => {
    const { run, told } = watch();
    const { runs, figures, enterprises } = await answerScenarios().run({ ...basis, against: null }, run);
    const [only] = runs;
    const sum = (parts: readonly bigint[] = []) => parts.reduce((total, part) => total + part, 0n);
    expect(enterprises).toBeGreaterThan(40);
    expect(sum(only?.years.map(({ expected }) => expected))).toBe(only?.expected);
    expect(only?.tables.zh['years']?.rows.map((row) => row.slice(0, 1).concat(row.slice(6)))).toEqual(
      only?.tables.en['years']?.rows.map((row) => row.slice(0, 1).concat(row.slice(6))),
    );
    for (const { years, months } of only?.funds ?? [])
      expect(sum(years.map(({ granted }) => granted))).toBe(sum(months.map(({ granted }) => granted)));
    expect(figures.map(({ what }) => what)).toContain('xihu-srdi-2022.参展补贴上限');
    expect(figures.map(({ what }) => what)).toContain('scenario#/funds/0/size');
    expect(told.length).toBeGreaterThan(2);
  });

  it('says which size of a fund leaves nothing unpaid', async () => {
    const goal = { comparison: 'atMost', amount: '0' } as const;
    const { run } = watch();
    const { points, threshold, says } = await answerScenarios().vary(
      { ...basis, choice: { ...curve, ...span, goal } },
      run,
    );
    expect(points.map(({ value }) => value)).toEqual(['50万元', '100万元', '150万元', '200万元', '250万元', '300万元']);
    const enough = points.find(({ cost }) => cost === 0n)?.value ?? null;
    expect(threshold).toBe(enough);
    expect(says[0]?.zh).toMatch(enough === null ? /都达不到目标/ : /达到目标的取值/);
  });

  it('refuses what cannot be computed, with the reason', async () => {
    const scenarios = answerScenarios();
    const { run } = watch();
    const wrong = { path: scenario.path, text: scenario.text.replace('值: 80%', '值: 180%') };
    expect(await codeOf(scenarios.run({ ...basis, scenario: wrong, against: null }, run))).toBe('scenario/unsound');
    const vary = (change: object) =>
      codeOf(scenarios.vary({ ...basis, choice: { ...curve, ...span, goal: null, ...change } }, run));
    expect(await vary({ step: '0' })).toBe('scenario/span');
    expect(await vary({ step: '1元' })).toBe('scenario/too-many');
    expect(await vary({ vary: 'scenario#/funds/9/size' })).toBe('scenario/figure');
    expect(await vary({ vary: 'xihu-srdi-2022.nothing' })).toBe('scenario/figure');
    expect(await vary({ year: 1999 })).toBe('scenario/year');
    expect(await vary({ goal: { comparison: 'atMost', amount: '很多' } })).toBe('scenario/goal');
  });

  it('stops when it is cancelled, and is whole the next time', async () => {
    const scenarios = answerScenarios();
    const { run } = watch(2);
    expect(await codeOf(scenarios.run({ ...basis, against: null }, run))).toBe('population/cancelled');
    const again = await scenarios.run({ ...basis, against: null }, watch().run);
    const fresh = await answerScenarios().run({ ...basis, against: null }, watch().run);
    expect(again.runs[0]?.expected).toBe(fresh.runs[0]?.expected);
  });
});
