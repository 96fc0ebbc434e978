import { expect, test } from 'vitest';
import { toDecimalText } from '../values/rational';
import { checkScenario } from './check-scenario';
import { readScenario } from './read-scenario';
import { measures, scenarioOf } from './scenario-harness';

const head = '情景语言: 1\n情景: { 代号: s, 名称: 情景 }\n';
const fund = (rest: string): string => `资金池: [{ 代号: f, 名称: 池, 范围: [a], ${rest} }]\n`;

function codesOf(body: string): readonly (readonly [string, string])[] {
  const text = `${head}${body}`;
  const { value, diagnostics } = readScenario({ path: 'scenarios/s.yaml', text });
  expect(value).toBeNull();
  return diagnostics.map(({ code, range }) => [code, text.slice(range.start, range.end)] as const);
}

test.each([
  ['年份: 2026-2023', 'scenario/years', '2026-2023'],
  ['年份: 2001-2023', 'scenario/years', '2001-2023'],
  ['年份: 2023\n假设: [{ 项目: 申报率, 值: 150% }]', 'scenario/number', '150%'],
  ['年份: 2023\n假设: [{ 项目: 迟报月数, 值: 1.5 }]', 'scenario/number', '1.5'],
  ['年份: 2023\n假设: [{ 项目: 申报率, 值: 10万元 }]', 'scenario/number', '10万元'],
  ['年份: 2023\n假设: [{ 项目: 申报率, 值: 6, 低: 1 }]', 'scenario/number', '6'],
  ['年份: 2023\n假设: [{ 项目: 年增长, 值: 10% }]', 'scenario/growth-without-base', '年增长'],
  [`年份: 2023\n${fund('年度规模: 很多, 次序: 先到先得')}`, 'scenario/money', '很多'],
  [`年份: 2023\n${fund('年度规模: -5万元, 次序: 先到先得')}`, 'scenario/money', '-5万元'],
  [`年份: 2023\n${fund('年度规模: 5万元, 次序: 排序')}`, 'scenario/ranking', '排序'],
  [`年份: 2023\n${fund('年度规模: 5万元, 次序: 先到先得, 依据: 范围次序')}`, 'scenario/ranking', '先到先得'],
])('%s', (body, code, place) => {
  expect(codesOf(body)).toContainEqual([code, place]);
});

test('ranges rise, are whole, and are stated once for a scope', () => {
  const codes = (list: string) => codesOf(`年份: 2023\n假设:\n${list}`).map(([code]) => code);
  expect(codes('  - { 项目: 申报率, 值: 60%, 低: 80%, 高: 90% }')).toEqual(['scenario/range']);
  expect(codes('  - { 项目: 申报率, 值: 60%, 低: 50% }')).toEqual(['scenario/range']);
  expect(codes('  - { 项目: 申报率, 值: 60% }\n  - { 项目: 申报率, 值: 70% }')).toEqual([
    'scenario/repeated-assumption',
  ]);
});

test('instalments come to the whole', () => {
  const body = `年份: 2023\n${fund('年度规模: 5万元, 次序: 先到先得, 分期: [{ 比例: 60%, 月后: 0 }, { 比例: 30%, 月后: 12 }]')}`;
  expect(codesOf(body).map(([code]) => code)).toEqual(['scenario/instalments']);
});

test('two funds have two identifiers', () => {
  const one = '{ 代号: f, 名称: 池, 范围: [a], 年度规模: 1万元, 次序: 先到先得 }';
  expect(codesOf(`年份: 2023\n资金池: [${one}, ${one}]`).map(([code]) => code)).toEqual(['scenario/repeated-id']);
});

test('what the schema does not know is a mistake, and both languages say the same', () => {
  expect(codesOf('年份: 2023\n假定: []').map(([code]) => code)).toEqual(['shape/unknown-key']);
  const zh = scenarioOf(
    `基年: 2023\n假设: [{ 项目: 申报率, 范围: 奖励, 值: 60%, 低: 0.5, 高: 70%, 分布: 均匀 }]\n${fund('年度规模: 3000万元, 各年规模: [{ 年份: 2024, 规模: 10.01 }], 次序: 排序, 依据: 金额从大到小, 结转: 是, 顺延: 否')}`,
  );
  const text = `scenarioLanguage: 1\nscenario: { id: s, name: 情景 }\nyears: 2023-2024\nbaseYear: 2023
assumptions: [{ of: takeUp, scope: 奖励, value: 0.6, low: 50%, high: 0.7, distribution: uniform }]
funds: [{ id: f, name: 池, scope: [a], size: 30000000, sizes: [{ year: 2024, size: 10.01元 }], order: ranked, rankedBy: largestAmount, carryOver: true }]\n`;
  const { value: en, diagnostics } = readScenario({ path: 'scenarios/s.yaml', text });
  expect(diagnostics).toEqual([]);
  const bare = ({ place: _, ...rest }: { readonly place: unknown }) => rest;
  const strip = (scenario: typeof zh | null) =>
    scenario && {
      ...scenario,
      place: null,
      assumptions: scenario.assumptions.map(bare),
      funds: scenario.funds.map((each) => ({ ...each, scope: each.scope.map(bare) })),
    };
  expect(strip(en)).toEqual(strip(zh));
  expect(zh.funds[0]?.size).toBe(3_000_000_000n);
  expect(zh.funds[0]?.sizes.get(2024)).toBe(1001n);
  expect(zh.assumptions[0] && toDecimalText(zh.assumptions[0].value)).toBe('0.6');
});

test('scopes name what the policies have, and one fund pays a measure', () => {
  const scenario = scenarioOf(
    `假设: [{ 项目: 申报率, 范围: a/none, 值: 50% }, { 项目: 申报率, 范围: 津贴, 值: 50% }]\n资金池: [{ 代号: f, 名称: 甲, 范围: [a], 年度规模: 1万元, 次序: 先到先得 }, { 代号: g, 名称: 乙, 范围: [补贴, b], 年度规模: 1万元, 次序: 先到先得 }]`,
  );
  const found = checkScenario(scenario, measures);
  expect(found.map(({ code }) => code)).toEqual(['scenario/unknown-scope', 'scenario/overlapping-funds']);
  expect(found[1]?.message.en).toBe('The measure “a/fair” belongs to the funds “甲” and “乙”.');
});
