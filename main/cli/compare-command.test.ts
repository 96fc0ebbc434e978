import path from 'node:path';
import { expect, it } from 'vitest';
import type { CalendarDate } from '../../engine/values/calendar';
import { runCli } from './run-cli';

const checkout = path.resolve(import.meta.dirname, '../..');
const samples = path.join(checkout, 'samples');
const [xihu, nanchang] = ['policies/xihu-srdi-2022.yaml', 'bundles/nanchang-sme-2022-1.0.0.cuoshi'];

async function compare(...args: readonly string[]) {
  let out = '';
  const code = await runCli(['compare', ...args], {
    folder: samples,
    samples,
    today: '2024-06-01' as CalendarDate,
    version: '0.1.0',
    environment: { LANG: 'zh_CN.UTF-8' },
    writeOut: (text) => void (out += text),
    writeError: () => undefined,
  });
  return { code, out };
}

it('sets a policy file and a bundle side by side in words, with what enterprises receive', async () => {
  const { code, out } = await compare(xihu, nanchang, '--by', 'subject', '--year', '2023');
  expect(code).toBe(0);
  expect(out).toContain('[不同] 认定·省级“专精特新”中小企业');
  expect(out).toContain('A [000-1.5] 奖励5万元；类型为新认定；政策期内每个称号1次');
  expect(out).toContain('B [001-2.5] 奖励最高不超过6万元；类型为新认定；政策期内每个称号1次');
  expect(out).toMatch(/2023 年合计（53 家企业，两份政策一起计算）\s+250\.1万元/);
});

it('gives the same as JSON, whose parts add up to the total', async () => {
  const { code, out } = await compare(xihu, nanchang, '--year', '2023', '--json');
  interface Sides {
    readonly left: { readonly enterprise: { readonly min: number } };
    readonly right: { readonly enterprise: { readonly max: number } };
  }
  const { subjects, unplaced, total } = JSON.parse(out) as {
    readonly subjects: readonly { readonly money?: Sides }[];
    readonly unplaced: Sides;
    readonly total: Sides;
  };
  const parts = [...subjects.flatMap(({ money }) => money ?? []), unplaced];
  expect(code).toBe(0);
  expect(parts.reduce((sum, { left }) => sum + left.enterprise.min, 0)).toBe(total.left.enterprise.min);
  expect(parts.reduce((sum, { right }) => sum + right.enterprise.max, 0)).toBe(total.right.enterprise.max);
  expect(total.right.enterprise.max).toBe(3_380_000);
});

it('refuses a folder of many policies and another way to compare', async () => {
  expect((await compare('.', xihu)).code).toBe(2);
  expect((await compare(xihu, nanchang, '--by', 'clause')).code).toBe(2);
});
