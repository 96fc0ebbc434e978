import { describe, expect, it } from 'vitest';
import { parseDate } from '../values/calendar';
import { builtinVocabulary } from '../vocabulary/builtin-vocabulary';
import { payEnterprise } from './simulate-enterprise';
import { enterpriseOf, planOf, totalOf, yuan, type Facts } from './simulate-harness';

const table = (by: string, word: string) =>
  `代号: t\n类型: 奖励\n触发: 认定\n按: 认定.${by}\n表:\n  - { 当: ${word}, 金额: 10万元 }`;
const flat = '代号: f\n类型: 奖励\n触发: 认定\n金额: 3万元';
const byTitle = '代号: u\n类型: 奖励\n触发: 认定\n按: 认定.称号\n表:\n  - { 当: 省级瞪羚企业, 金额: 2万元 }';
const ifNew = `条件: 认定.类型 = "新认定" and 认定.首次\n${flat}`;
const ifRenewed = `条件: 认定.类型 in ("复核")\n${flat.replace('代号: f', '代号: g')}`;
const unless = `条件: not(认定.类型 = "新认定") or 认定.首次\n${flat}`;
const gazelle = (more: Facts) => ({ 认定: [{ 称号: '省级瞪羚企业', 日期: '2023-05-01', 认定地: '360103', ...more }] });

function pay(items: readonly string[], facts: Facts): ReturnType<typeof yuan> {
  const plan = planOf({ items: [...items] });
  const paid = payEnterprise([plan], enterpriseOf(facts), { year: 2023, vocabulary: builtinVocabulary }).enterprise;
  expect(yuan(paid)).toEqual(totalOf(plan, facts));
  return yuan(paid);
}

describe('what is asked of events before they are examined', () => {
  it.each([
    ['the word of a row', [table('级别', '国家级')], {}, 0],
    ['any word, where one rule takes every event', [table('级别', '国家级'), flat], {}, 30_000],
    ['any word, where two rules go by different fields', [table('级别', '国家级'), byTitle], {}, 20_000],
    ['nothing of a word that is missing', [table('级别', '国家级')], { 称号: undefined }, [0, 100_000]],
    ['a word of a condition', [ifNew], { 类型: '复核', 首次: true }, 0],
    ['nothing of a word of a condition that is missing', [ifNew], { 类型: undefined, 首次: true }, [0, 30_000]],
    ['the words of any rule', [ifNew, ifRenewed], { 类型: '复核', 首次: true }, 30_000],
    ['no word where a condition can hold without it', [unless], { 类型: '复核', 首次: false }, 30_000],
    ['a place in the jurisdiction', [flat], { 认定地: '360102' }, 0],
    ['nothing of a place that is missing', [flat], { 认定地: undefined }, [0, 30_000]],
    ['a day of the year', [flat], { 日期: '2024-01-01' }, 0],
    ['no other day than the first', [flat], { 日期: '2023-01-01' }, 30_000],
    ['no other day than the last', [flat], { 日期: '2023-12-31' }, 30_000],
    ['nothing of a day that is missing', [flat], { 日期: undefined }, [0, 30_000]],
  ] as const)('is %s', (_, items, more, paid) => {
    expect(pay(items, gazelle(more))).toEqual(paid);
  });

  it.each([
    ['2023-03-01', 30_000],
    ['2023-10-01', 60_000],
    ['2023-11-30', 60_000],
    ['2023-12-31', 30_000],
  ])('is a day on which any of several plans applies: %s', (day, paid) => {
    const plan = planOf({ items: [flat] });
    const windows = [['2023-01-01', '2023-11-30'] as const, ['2023-10-01', '2023-12-31'] as const];
    const plans = windows.map(([from, to], index) => {
      return { ...plan, id: `p${index}`, window: { from: parseDate(from), to: parseDate(to) } };
    });
    const options = { year: 2023, vocabulary: builtinVocabulary };
    for (const listed of [plans, plans.toReversed()]) {
      const { enterprise } = payEnterprise(listed, enterpriseOf(gazelle({ 日期: day })), options);
      expect(yuan(enterprise)).toBe(paid);
    }
  });

  it('is nothing of a list that nobody filled in', () => {
    expect(pay([flat], { 认定: null })).toEqual([0, null]);
  });
});
