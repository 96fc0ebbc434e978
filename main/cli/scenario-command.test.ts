import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startInside } from '../population/population-harness';
import { runAsUser } from './cli-harness';

const samples = path.resolve(import.meta.dirname, '../../samples');
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'cuoshi-scenario-'));
  cpSync(samples, path.join(folder, 'w'), { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const cuoshi = (...args: readonly string[]) =>
  runAsUser(args, { folder, samples, environment: { LANG: 'zh_CN.UTF-8' }, startPopulation: startInside });

interface Run {
  readonly scenario: string;
  readonly expected: number;
  readonly claimedLater: number;
  readonly years: readonly {
    readonly year: number;
    readonly moved: number;
    readonly payments: number;
    readonly expected: number;
    readonly claimed: number;
    readonly measures: readonly { readonly policy: string; readonly measure: string; readonly expected: number }[];
    readonly months: readonly { readonly claimed: number }[];
  }[];
  readonly funds: readonly {
    readonly fund: string;
    readonly years: readonly {
      readonly asked: number;
      readonly granted: number;
      readonly unmet: number;
      readonly exhaustedOn: string | null;
      readonly fallsOff: readonly { readonly enterprise: string; readonly unmet: number; readonly why: string }[];
    }[];
  }[];
}
const runsOf = (out: string) => (JSON.parse(out) as { readonly scenarios: readonly Run[] }).scenarios;
const fen = (yuan: readonly number[]): number => yuan.reduce((sum, each) => sum + Math.round(each * 100), 0);

it('finds the scenarios of the samples sound', async () => {
  const { code, out, error } = await cuoshi('scenario', 'check', 'w');
  expect({ code, error }).toEqual({ code: 0, error: '' });
  expect(out).toContain('baseline  基准情景');
});

it('computes two scenarios side by side, and parts make totals', async () => {
  const { code, out } = await cuoshi('scenario', 'run', 'w', '--scenario', 'baseline', '--against', 'full', '--json');
  expect(code).toBe(0);
  const [baseline, full] = runsOf(out);
  expect(baseline?.years.map(({ year, moved, payments }) => [year, moved, payments])).toEqual([
    [2023, 0, 47],
    [2024, 1, 49],
    [2025, 2, 20],
  ]);
  for (const run of [baseline, full]) {
    expect(fen(run?.years.map(({ expected }) => expected) ?? [])).toBe(fen([run?.expected ?? -1]));
    for (const { expected, claimed, measures, months } of run?.years ?? []) {
      expect(fen(measures.map((each) => each.expected))).toBe(fen([expected]));
      expect(fen(months.map((each) => each.claimed))).toBe(fen([claimed]));
    }
    for (const { asked, granted, unmet, fallsOff } of run?.funds.flatMap(({ years }) => years) ?? []) {
      expect(fen([granted, unmet])).toBe(fen([asked]));
      expect(fen(fallsOff.map((each) => each.unmet))).toBe(fen([unmet]));
    }
  }
  // 2,980,000 'up to' at 60 %, claimed by 80 %
  const title = baseline?.years[0]?.measures.find(
    ({ policy, measure }) => `${policy}/${measure}` === 'nanchang-sme-2022/title-award',
  );
  expect(title?.expected).toBe(1_430_400);
  const [first] = baseline?.funds[0]?.years ?? [];
  expect(first?.exhaustedOn).toBe('2023-10-20');
  expect(first?.fallsOff[0]?.why).toMatch(/先到先得/);
  const tables = await cuoshi('scenario', 'run', 'w', '--scenario', 'baseline', '--against', 'full');
  expect(tables.out).toContain('基准情景 与 从宽情景，按年');
});

it('assumes nothing where no scenario is named: what simulate gives', async () => {
  const [run] = runsOf((await cuoshi('scenario', 'run', 'w', '--years', '2023', '--json')).out);
  const simulated = JSON.parse((await cuoshi('simulate', 'w', '--year', '2023', '--json')).out) as {
    readonly results: readonly {
      readonly lines: readonly {
        readonly unit: string;
        readonly amount: { readonly min: number; readonly max: number | null };
      }[];
    }[];
  };
  const lines = simulated.results.flatMap((each) => each.lines).filter(({ unit }) => unit === 'money');
  expect(run?.years[0]?.payments).toBe(lines.length);
});

it('moves the events of a base year in SQL as the interpreter moves them', async () => {
  const made = await cuoshi(
    'population',
    'generate',
    '--count',
    '120',
    '--seed',
    '4',
    '--distribution',
    'dense',
    '--missing',
    '10',
    '--out',
    'p',
  );
  expect(made.code).toBe(0);
  const poor = path.join(folder, 'w/scenarios/poor.yaml');
  const text = readFileSync(path.join(folder, 'w/scenarios/baseline.yaml'), 'utf8');
  writeFileSync(poor, text.replace('代号: baseline', '代号: poor').replaceAll(/年度规模: .*/g, '年度规模: 5000元'));
  const run = ['scenario', 'run', 'w', '--scenario', 'poor', '--population', 'p', '--json'];
  const [sql] = runsOf((await cuoshi(...run)).out);
  const [interpreter] = runsOf((await cuoshi(...run, '--engine', 'interpreter')).out);
  rmSync(poor);
  expect(sql?.years.every(({ payments }) => payments > 5)).toBe(true);
  expect(sql?.funds.flatMap(({ years }) => years).some(({ unmet }) => unmet > 0)).toBe(true);
  expect(sql).toEqual(interpreter);
});

it('gives the same bands for the same seed, and others for another', async () => {
  const run = (seed: string) =>
    cuoshi(
      'scenario',
      'uncertainty',
      'w',
      '--scenario',
      'baseline',
      '--runs',
      '200',
      '--seconds',
      '600',
      '--seed',
      seed,
      '--json',
    );
  const [one, again, other] = [await run('3'), await run('3'), await run('4')];
  expect(one.out).toBe(again.out);
  expect(one.out).not.toBe(other.out);
  const { total, tornado, trials } = JSON.parse(one.out) as {
    readonly trials: number;
    readonly total: Readonly<Record<'p10' | 'p50' | 'p90', number>>;
    readonly tornado: readonly { readonly of: string; readonly apart: number }[];
  };
  expect(trials).toBe(200);
  expect(total.p10 < total.p50 && total.p50 < total.p90).toBe(true);
  expect(tornado.map(({ of }) => of)).toEqual(['upToShare', 'takeUp', 'growth', 'lateShare']);
});

it('seeks the amount that keeps P90 under a sum, and says when there is no one answer', async () => {
  const about = ['w', '--scenario', 'baseline', '--enterprise', 'xh-001', '--year', '2023', '--vary'];
  const figure = [...about, 'xihu-srdi-2022.award-nation', '--from', '5万元', '--to', '25万元', '--step', '5万元'];
  const limits = ['--runs', '100', '--seconds', '600'];
  const swept = await cuoshi('scenario', 'sweep', ...figure, ...limits, '--metric', 'p90', '--json');
  interface Curve {
    readonly course: string;
    readonly threshold: string | null;
    readonly unique: boolean;
    readonly points: readonly { readonly value: string; readonly cost: number }[];
  }
  const { points, course } = JSON.parse(swept.out) as Curve;
  expect(points.map(({ value }) => value)).toEqual(['5万元', '10万元', '15万元', '20万元', '25万元']);
  expect(course).toBe('rising');
  // Each step of 50,000 is claimed by 95 %, whatever the trial.
  expect(points.slice(1).map(({ cost }, at) => Math.round(cost - (points[at]?.cost ?? 0)))).toEqual([
    47_500, 47_500, 47_500, 47_500,
  ]);
  const seek = (goal: string, ...more: readonly string[]) =>
    cuoshi('scenario', 'seek', ...figure, ...limits, '--goal', goal, ...more);
  const answer = JSON.parse((await seek(`p90<=${points[2]?.cost ?? 0}元`, '--json')).out) as Curve;
  expect(answer).toMatchObject({ course: 'rising', threshold: '15万元', unique: true, points });
  expect((await seek('total<=1元')).out).toContain('都达不到目标');
  expect((await seek('p91<=1元')).code).toBe(2);
});

it('keeps the words around a figure that is varied, and varies the scenario itself', async () => {
  const one = ['w', '--scenario', 'baseline', '--enterprise', 'xh-001'];
  const costs = async (...args: readonly string[]) => {
    const { out, error } = await cuoshi('scenario', 'sweep', ...one, ...args, '--json');
    expect(error).toBe('');
    return (JSON.parse(out) as { readonly points: readonly { readonly cost: number }[] }).points.map(
      ({ cost }) => cost,
    );
  };
  const [standing] = runsOf((await cuoshi('scenario', 'run', ...one, '--json')).out);
  const text = readFileSync(path.join(folder, 'w/policies/nanchang-sme-2022.yaml'), 'utf8');
  const articles = text.split(/^ {2}- 条:/m).slice(1);
  const article = articles.findIndex((each) => each.includes('代号: title-award'));
  const items = (articles[article] ?? '').split(/^ {6}- 代号:/m).slice(1);
  const item = items.findIndex((each) => each.startsWith(' title-award'));
  expect(items[item]).toContain('金额: 最高不超过30万元 }');
  const place = `nanchang-sme-2022#/articles/${article}/items/${item}/table/0/amount`;
  // 'At most 300,000' stays 'at most': the cost with the amount that stands there is the one without --vary.
  const [same = 0, less = 0] = await costs('--vary', place, '--values', '30万元,20万元');
  expect(same).toBe(standing?.expected);
  expect(less).toBeLessThan(same);
  const [all = 0, some = 0] = await costs('--vary', 'scenario#/assumptions/1/value', '--values', '95%,60%');
  expect(all).toBeGreaterThan(some);
  const sizes = ['--from', '0元', '--to', '10万元', '--step', '5万元'];
  const unmet = await costs('--vary', 'scenario#/funds/0/size', '--metric', 'unmet', ...sizes);
  expect(unmet).toEqual([...unmet].sort((a, b) => b - a));
  expect(new Set(unmet).size).toBeGreaterThan(1);
});

it('writes tables a spreadsheet opens without running any of them', async () => {
  const file = path.join(folder, 'w/scenarios/evil.yaml');
  const text = readFileSync(path.join(folder, 'w/scenarios/baseline.yaml'), 'utf8');
  writeFileSync(
    file,
    text.replace('代号: baseline', '代号: evil').replace('名称: 西湖区专项资金', '名称: \'=HYPERLINK("x")\''),
  );
  const list = path.join(folder, 'w/enterprises/sample-enterprises.yaml');
  const original = readFileSync(list, 'utf8');
  writeFileSync(list, original.replaceAll(/名称: (.*公司)/g, "名称: '=1+1|$1'"));
  expect((await cuoshi('scenario', 'run', 'w', '--scenario', 'evil', '--out', 'r.csv')).code).toBe(0);
  writeFileSync(list, original);
  rmSync(file);
  const years = readFileSync(path.join(folder, 'r.years.csv'), 'utf8');
  expect(years.split('\r\n')[1]).toBe('2023,0,47,27,2501000,6061000,3722200,3106980');
  const cuts = readFileSync(path.join(folder, 'r.fund-xihu-cuts.csv'), 'utf8');
  expect(cuts).toContain('"\'=1+1|');
  expect(cuts).not.toMatch(/(^|,)"?[=+@-]/m);
  expect((await cuoshi('scenario', 'run', 'w', '--scenario', 'baseline', '--out', 'r.md')).code).toBe(0);
  expect(readFileSync(path.join(folder, 'r.md'), 'utf8')).toContain('## 基准情景，按措施');
  expect((await cuoshi('scenario', 'run', 'w', '--scenario', 'baseline', '--out', 'r.json')).code).toBe(0);
  expect(JSON.parse(readFileSync(path.join(folder, 'r.json'), 'utf8'))).toHaveProperty('scenarios');
  expect((await cuoshi('scenario', 'run', 'w', '--scenario', 'baseline', '--out', 'r.exe')).code).toBe(2);
  expect(existsSync(path.join(folder, 'r.exe'))).toBe(false);
});

it('computes nothing under a scenario with mistakes, and points at them', async () => {
  const file = path.join(folder, 'w/scenarios/wrong.yaml');
  writeFileSync(
    file,
    '情景语言: 1\n情景: { 代号: wrong, 名称: 错 }\n年份: 2023\n假设: [{ 项目: 申报率, 范围: nobody, 值: 50% }]\n',
  );
  const { code, out, error } = await cuoshi('scenario', 'run', 'w', '--scenario', 'wrong');
  const check = await cuoshi('scenario', 'check', 'w');
  const validate = await cuoshi('validate', 'w');
  rmSync(file);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(error).toContain('w/scenarios/wrong.yaml:4:');
  expect(error).toContain('scenario/unknown-scope');
  expect(check.code).toBe(1);
  expect(validate.code).toBe(1);
  expect(validate.out).toContain('scenario/unknown-scope');
  expect((await cuoshi('scenario', 'run', 'w', '--scenario', 'nobody')).error).toContain('baseline');
});

it('refuses two scenarios of one name', async () => {
  cpSync(path.join(folder, 'w/scenarios/full.yaml'), path.join(folder, 'w/scenarios/twin.yaml'));
  const { code, error } = await cuoshi('scenario', 'run', 'w', '--scenario', 'full');
  rmSync(path.join(folder, 'w/scenarios/twin.yaml'));
  expect(code).toBe(1);
  expect(error).toContain('scenario/repeated-id');
});
