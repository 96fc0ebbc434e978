import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import readXlsxFile from 'read-excel-file/node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startInside } from '../population/population-harness';
import { runAsUser } from './cli-harness';

const samples = path.resolve(import.meta.dirname, '../../samples');
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'cuoshi-population-'));
  cpSync(samples, path.join(folder, 'w'), { recursive: true });
  const made = await cuoshi(
    'population',
    'generate',
    '--count',
    '1500',
    '--seed',
    '5',
    '--distribution',
    'dense',
    '--missing',
    '10',
    '--out',
    'p',
  );
  expect(made.code).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const cuoshi = (...args: readonly string[]) =>
  runAsUser(args, { folder, samples, environment: { LANG: 'zh_CN.UTF-8' }, startPopulation: startInside });

interface Amount {
  readonly min: number;
  readonly max: number | null;
}
interface Sum {
  readonly amount: Amount;
  readonly helped: number;
  readonly helpedAtMost: number;
}
interface Year {
  readonly engine: string;
  readonly interpreted: number;
  readonly total: Sum;
  readonly measures: readonly (Sum & { readonly inTotal: boolean })[];
  readonly regions: readonly Sum[];
}
const yearsOf = (out: string) => (JSON.parse(out) as { readonly years: readonly Year[] }).years;

it('gives the same totals from SQL and from the interpreter, and parts that add up', async () => {
  await cuoshi(
    'population',
    'generate',
    '--count',
    '400',
    '--seed',
    '9',
    '--distribution',
    'dense',
    '--missing',
    '10',
    '--out',
    'small',
  );
  const arguments_ = ['population', 'simulate', 'small', '--workspace', 'w', '--year', '2023', '--json'];
  const [sql] = yearsOf((await cuoshi(...arguments_)).out);
  const [interpreter] = yearsOf((await cuoshi(...arguments_, '--engine', 'interpreter')).out);
  expect(sql?.engine).toBe('duckdb');
  expect(interpreter?.engine).toBe('interpreter');
  expect(interpreter?.interpreted).toBe(400);
  expect({ ...sql, engine: '', interpreted: 0 }).toEqual({ ...interpreter, engine: '', interpreted: 0 });
  expect(sql?.interpreted).toBeGreaterThan(3);
  expect(sql?.total.helped).toBeGreaterThan(0);
  const cents = (sums: readonly Sum[]) => sums.reduce((sum, { amount }) => sum + Math.round(amount.min * 100), 0);
  expect(cents(sql?.measures.filter(({ inTotal }) => inTotal) ?? [])).toBe(
    Math.round((sql?.total.amount.min ?? 0) * 100),
  );
  expect(cents(sql?.regions ?? [])).toBe(Math.round((sql?.total.amount.min ?? 0) * 100));
});

it('tells who gains and who loses by a draft, and adds up to both totals', async () => {
  cpSync(path.join(folder, 'w'), path.join(folder, 'draft'), { recursive: true });
  const file = path.join(folder, 'draft/policies/xihu-srdi-2022.yaml');
  const text = readFileSync(file, 'utf8')
    .replace('代号: award-nation,       值: 10万元', '代号: award-nation,       值: 12万元')
    .replace('代号: award-province,     值: 5万元', '代号: award-province,     值: 4万元');
  writeFileSync(file, text);
  const { code, out } = await cuoshi(
    'population',
    'compare',
    'p',
    '--baseline',
    'w',
    '--workspace',
    'draft',
    '--year',
    '2023',
    '--json',
  );
  expect(code).toBe(0);
  const [year] = (JSON.parse(out) as { readonly years: readonly Comparison[] }).years;
  interface Comparison {
    readonly baseline: Year;
    readonly draft: Year;
    readonly directions: readonly {
      readonly direction: string;
      readonly enterprises: number;
      readonly before: Amount;
      readonly after: Amount;
    }[];
    readonly measures: readonly { readonly item: string; readonly winners: number; readonly losers: number }[];
    readonly top: readonly { readonly direction: string }[];
  }
  const of = (direction: string) => year?.directions.find((each) => each.direction === direction);
  expect(of('winners')?.enterprises).toBeGreaterThan(0);
  expect(of('losers')?.enterprises).toBeGreaterThan(0);
  expect(year?.directions.reduce((sum, { enterprises }) => sum + enterprises, 0)).toBe(1500);
  const cents = (amount: number | undefined) => Math.round((amount ?? 0) * 100);
  expect(year?.directions.reduce((sum, { before }) => sum + cents(before.min), 0)).toBe(
    cents(year?.baseline.total.amount.min),
  );
  expect(year?.directions.reduce((sum, { after }) => sum + cents(after.min), 0)).toBe(
    cents(year?.draft.total.amount.min),
  );
  expect(year?.top.length).toBeGreaterThan(0);
});

it('follows the cost of a parameter over its values', async () => {
  const { code, out } = await cuoshi(
    'population',
    'sweep',
    'p',
    '--workspace',
    'w',
    '--vary',
    'xihu-srdi-2022.award-nation',
    '--values',
    '5万元,10万元,20万元',
    '--year',
    '2023',
    '--json',
  );
  expect(code).toBe(0);
  const { points } = JSON.parse(out) as {
    readonly points: readonly (Sum & {
      readonly value: string;
      readonly winners: number | null;
      readonly losers: number | null;
    })[];
  };
  expect(points.map(({ value }) => value)).toEqual(['5万元', '10万元', '20万元']);
  const costs = points.map(({ amount }) => amount.min);
  expect(costs).toEqual([...costs].sort((a, b) => a - b));
  expect(new Set(costs).size).toBe(3);
  expect(points[1]?.winners).toBeGreaterThan(0);
  expect(points[1]?.losers).toBe(0);
  const [same] = yearsOf(
    (await cuoshi('population', 'simulate', 'p', '--workspace', 'w', '--year', '2023', '--json')).out,
  );
  expect(points[1]?.amount).toEqual(same?.total.amount);
});

it('refuses a figure that is not there, and a value the policy cannot have', async () => {
  const sweep = (vary: string, values: string) =>
    cuoshi('population', 'sweep', 'p', '--workspace', 'w', '--vary', vary, '--values', values, '--year', '2023');
  expect(await sweep('xihu-srdi-2022.no-such', '1万元')).toMatchObject({ code: 2 });
  expect((await sweep('xihu-srdi-2022.award-nation', '很多')).error).toContain('不能取');
});

it('computes nothing from a population that is not whole', async () => {
  cpSync(path.join(folder, 'p'), path.join(folder, 'broken'), { recursive: true });
  const part = readdirSync(path.join(folder, 'broken')).find((name) => name.startsWith('recognitions-'));
  appendFileSync(path.join(folder, 'broken', part ?? ''), 'x');
  const simulate = (name: string) => cuoshi('population', 'simulate', name, '--workspace', 'w', '--year', '2023');
  const damaged = await simulate('broken');
  expect(damaged).toMatchObject({ code: 1, out: '' });
  expect(damaged.error).toContain('population/damaged');
  mkdirSync(path.join(folder, 'half'));
  expect((await simulate('half')).error).toContain('population/none');
});

it('leaves a population alone that is already there, and no draft behind', async () => {
  const before = readFileSync(path.join(folder, 'p/population.json'), 'utf8');
  const again = await cuoshi('population', 'generate', '--count', '10', '--out', 'p');
  expect(again.error).toContain('population/exists');
  expect(readFileSync(path.join(folder, 'p/population.json'), 'utf8')).toBe(before);
  expect(readdirSync(folder).filter((name) => name.startsWith('.cuoshi-draft'))).toEqual([]);
  expect(existsSync(path.join(folder, 'p/report.json'))).toBe(false);
});

it('writes a report in which every cut is of the same total', async () => {
  const { code } = await cuoshi(
    'population',
    'report',
    'p',
    '--workspace',
    'w',
    '--year',
    '2022-2023',
    '--out',
    'report.md',
  );
  expect(code).toBe(0);
  const text = readFileSync(path.join(folder, 'report.md'), 'utf8');
  // Eight cuts of each year, and five tables about both.
  expect(text.match(/^## /gm)).toHaveLength(21);
  expect(text).toContain('按地区');
});

it('writes the report as typed CSV, in which every cut adds up to the total', async () => {
  const report = (out: string) =>
    cuoshi('population', 'report', 'p', '--workspace', 'w', '--year', '2023', '--out', out);
  expect((await report('report.csv')).code).toBe(0);
  const lines = readFileSync(path.join(folder, 'report.csv'), 'utf8').trim().split('\r\n').slice(1);
  const rows = lines.map((line) => line.split(','));
  const leasts = (cut: string) => rows.filter(([, name]) => name === `"${cut}"`).map((row) => Number(row.at(-2)));
  const cents = (yuan: readonly number[]) => yuan.reduce((sum, each) => sum + Math.round(each * 100), 0);
  const [total] = leasts('total');
  expect(total).toBeGreaterThan(0);
  for (const cut of ['measures', 'payers', 'regions', 'sizes', 'industries', 'months'])
    expect(cents(leasts(cut))).toBe(cents([total ?? -1]));
  const tableOf = (name: string) =>
    readFileSync(path.join(folder, `report.${name}.csv`), 'utf8')
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(','));
  expect(cents(tableOf('titles').map((row) => Number(row.at(-2))))).toBe(cents([total ?? -1]));
  for (const of of ['measures', 'policies']) {
    const counts = tableOf('counts').filter(([, name]) => name === `"${of}"`);
    expect(cents(counts.map((row) => Number(row.at(-2))))).toBe(cents([total ?? -1]));
    expect(counts.reduce((sum, [, , , enterprises]) => sum + Number(enterprises), 0)).toBe(1500);
    expect(tableOf('overlap').some(([, name]) => name === `"${of}"`)).toBe(true);
  }
  expect(tableOf('years').map(([year]) => year)).toEqual(['2023']);
  expect(tableOf('targets').length).toBeGreaterThan(3);
  expect((await report('report.json')).code).toBe(0);
  expect(yearsOf(readFileSync(path.join(folder, 'report.json'), 'utf8'))[0]?.total.amount.min).toBe(total);
});

it('writes the report as a workbook, in which every sheet adds up to the total', async () => {
  const { code, out } = await cuoshi(
    ...['population', 'report', 'p', '--workspace', 'w', '--year', '2023', '--out', 'report.xlsx', '--json'],
  );
  expect(code).toBe(0);
  const total = yearsOf(out)[0]?.total.amount.min ?? -1;
  expect(total).toBeGreaterThan(0);
  const sheets = await readXlsxFile(path.join(folder, 'report.xlsx'));
  for (const cut of ['按措施', '按出资方', '按地区', '按规模', '按行业', '按月份']) {
    const [heading = [], ...rows] = sheets.find(({ sheet }) => sheet === `2023 年，${cut}`)?.data ?? [];
    const column = heading.indexOf('金额（至少，元）');
    const fen = rows.map((row) => Math.round(Number(row[column]) * 100));
    expect(
      fen.reduce((sum, each) => sum + each, 0),
      cut,
    ).toBe(Math.round(total * 100));
  }
});

it.each([
  ['simulate', ['md', 'csv', 'json', 'xlsx'], []],
  ['compare', ['csv', 'xlsx'], ['--baseline', 'w/policies/xihu-srdi-2022.yaml']],
  ['sweep', ['csv', 'xlsx'], ['--vary', 'xihu-srdi-2022.award-nation', '--values', '5万元,8万元']],
  // It computes the population once for each alternative.
  ['readings', ['xlsx'], []],
])('writes what %s says as %s', async (action, endings, more) => {
  const given = ['--workspace', 'w/policies/xihu-srdi-2022.yaml', '--year', '2023', ...more];
  for (const ending of endings) {
    const { code, out } = await cuoshi('population', action, 'p', ...given, '--out', `${action}.${ending}`);
    expect([code, existsSync(path.join(folder, out.trim().split('\n')[0] ?? ''))]).toEqual([0, true]);
  }
  const [first] = await readXlsxFile(path.join(folder, `${action}.xlsx`));
  // What has an amount has it as a number.
  expect(first?.data.slice(1).some((row) => row.some((cell) => typeof cell === 'number'))).toBe(true);
});

it.each([
  ['another ending', 'r.exe', '.xlsx'],
  ['a folder that is not there', 'nowhere/r.xlsx', 'nowhere'],
])('refuses to write to %s before anything is computed', async (_, out, words) => {
  const refused = await cuoshi('population', 'simulate', 'no-population', '--year', '2023', '--out', out);
  expect(refused).toMatchObject({ code: 2, error: expect.stringContaining(words) as string });
});

it('prices readings on a population, the largest stake first, and none of a bundle', async () => {
  const { code, out } = await cuoshi(
    ...['population', 'readings', 'p', '--workspace', 'w/policies/xihu-srdi-2022.yaml', '--year', '2023', '--json'],
  );
  expect(code).toBe(0);
  const { total, readings } = JSON.parse(out) as {
    readonly total: Amount;
    readonly readings: readonly {
      readonly atStake: number | null;
      readonly alternatives: readonly { readonly total: Amount; readonly win: number; readonly lose: number }[];
    }[];
  };
  const stakes = readings.map(({ atStake }) => atStake ?? Infinity);
  expect(stakes).toEqual(stakes.toSorted((a, b) => b - a));
  expect(stakes[0]).toBeGreaterThan(0);
  for (const { win, lose, total: other } of readings.flatMap(({ alternatives }) => alternatives))
    if (win + lose === 0) expect(other).toEqual(total);
  const refused = await cuoshi(
    ...['population', 'readings', 'p', '--workspace', 'w/bundles/xihu-srdi-2022-1.0.0.cuoshi', '--year', '2023'],
  );
  expect(refused).toMatchObject({ code: 2, error: expect.stringContaining('没有可以改读的文本') as string });
});
