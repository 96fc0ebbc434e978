import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CalendarDate } from '../../engine/values/calendar';
import { runAsUser } from './cli-harness';

const checkout = path.resolve(import.meta.dirname, '../..');
const samples = path.join(checkout, 'samples');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'cuoshi-analyse-'));
  cpSync(samples, path.join(folder, 'w'), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const cuoshi = (...args: readonly string[]) =>
  runAsUser(args, { folder, samples, today: '2023-06-01' as CalendarDate });

interface Answers {
  readonly year: number;
  readonly findings: readonly {
    readonly code: string;
    readonly line: number;
    readonly witness: { readonly enterprise?: unknown; readonly why?: string };
    readonly affected: { readonly enterprises: number };
    readonly fixes: readonly unknown[];
    readonly whyNoFix: string | null;
  }[];
  readonly readings: readonly {
    readonly policy: string;
    readonly reading: string;
    readonly atStake: number | null;
    readonly total: { readonly max: number | null };
    readonly alternatives: readonly { readonly win: readonly string[]; readonly lose: readonly string[] }[];
  }[];
  readonly results: readonly {
    readonly nearest?: readonly { readonly item: string; readonly changes: readonly { readonly path: string }[] }[];
  }[];
}

async function json(...args: readonly string[]): Promise<{ readonly code: number; readonly answer: Answers }> {
  const { code, out } = await cuoshi(...args, '--json');
  return { code, answer: JSON.parse(out) as Answers };
}

it('analyses the samples: questions only, so the exit code is 0', async () => {
  const { code, answer } = await json('analyse', 'w');
  expect(code).toBe(0);
  expect(answer.findings.map(({ code: found }) => found)).toContain('analyse/fair-competition');
  // Three of the five are in force in 2023, and no four in any year.
  expect(answer.year).toBe(2023);
});

it('ends with 1 on a contradiction, and says where', async () => {
  const file = path.join(folder, 'w/policies/nanchang-sme-2022.yaml');
  const text = readFileSync(file, 'utf8');
  const bad = '条件: 认定.类型 = "新认定" and 认定.类型 = "复核"';
  writeFileSync(file, text.replace('条件: 认定.类型 = "新认定"', bad));
  const { code, answer } = await json('analyse', 'w', '--year', '2023', '--policy', 'nanchang-sme-2022');
  expect(code).toBe(1);
  const found = answer.findings.find((finding) => finding.code === 'analyse/never-true');
  expect(found?.line).toBe(text.slice(0, text.indexOf('条件: 认定.类型 = "新认定"')).split('\n').length);
  expect((await cuoshi('analyse', 'w')).out).toContain('analyse/never-true');
});

it('tells of each finding who shows it, whom it concerns, and the edit or why there is none', async () => {
  const { answer } = await json('analyse', 'w', '--year', '2023');
  for (const { witness, affected, fixes, whyNoFix } of answer.findings) {
    expect(witness.enterprise ?? witness.why).toBeTruthy();
    expect(affected.enterprises).toBeGreaterThanOrEqual(0);
    expect(fixes.length > 0).toBe(whyNoFix === null);
  }
  const { out } = await cuoshi('analyse', 'w', '--year', '2023', '--policy', 'xihu-srdi-2022', '--lang', 'zh');
  const of = (code: string): string => out.slice(out.indexOf(code)).split('\nw/')[0] ?? '';
  expect(of('analyse/fair-competition')).toContain('2023 年涉及企业样本 2 家，有关条款的给付：67.1万元');
  expect(of('analyse/fair-competition')).toContain('对照：仅支出（类别 出口信用保险）不同；得 30万元 至 35万元');
  expect(of('analyse/document-number-conflict')).toContain('见证企业：南昌樟影精密机械有限公司（xh-001）');
  expect(out).not.toContain('analyse/no-funding');
});

it('prices the readings, the dearest first', async () => {
  const { code, answer } = await json('readings', 'w', '--year', '2023');
  expect(code).toBe(0);
  const stakes = answer.readings.map(({ atStake }) => atStake ?? Infinity);
  expect(stakes).toEqual(stakes.toSorted((a, b) => b - a));
  const patent = answer.readings.find(({ reading }) => reading === 'patent-unit');
  expect(patent?.alternatives).toHaveLength(2);
  const text = (await cuoshi('readings', 'w', '--year', '2023', '--policy', 'xihu-srdi-2022')).out;
  expect(text).toContain('xihu-srdi-2022 patent-unit');
  expect(text).not.toContain('nanchang-sme-2022');
});

it('says what would bring an enterprise the items it did not get', async () => {
  const asked = ['explain', 'w', '--enterprise', 'xh-001', '--year', '2023'];
  const { answer } = await json(...asked, '--nearest');
  const patent = answer.results[0]?.nearest?.find(({ item }) => item === 'innovation-patent');
  expect(patent?.changes.map((change) => change.path)).toEqual(['patents']);
  expect((await json(...asked)).answer.results[0]?.nearest).toBeUndefined();
  expect((await cuoshi(...asked, '--nearest')).out).toContain('innovation-patent');
});

it('refuses a year that is none', async () => {
  expect((await cuoshi('analyse', 'w', '--year', 'soon')).code).toBe(2);
});
