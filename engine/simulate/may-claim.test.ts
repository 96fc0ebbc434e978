import { describe, expect, it } from 'vitest';
import { builtinVocabulary } from '../vocabulary/builtin-vocabulary';
import { payEnterprise } from './simulate-enterprise';
import { enterpriseOf, planOf, totalOf, yuan, type Facts } from './simulate-harness';

const table = (by: string, word: string) =>
  `代号: t\n类型: 奖励\n触发: 认定\n按: 认定.${by}\n表:\n  - { 当: ${word}, 金额: 10万元 }`;
const flat = '代号: f\n类型: 奖励\n触发: 认定\n金额: 3万元';
const byTitle = '代号: u\n类型: 奖励\n触发: 认定\n按: 认定.称号\n表:\n  - { 当: 省级瞪羚企业, 金额: 2万元 }';
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
    ['a place in the jurisdiction', [flat], { 认定地: '360102' }, 0],
    ['nothing of a place that is missing', [flat], { 认定地: undefined }, [0, 30_000]],
    ['a day of the year', [flat], { 日期: '2024-01-01' }, 0],
    ['no other day than the first', [flat], { 日期: '2023-01-01' }, 30_000],
    ['no other day than the last', [flat], { 日期: '2023-12-31' }, 30_000],
    ['nothing of a day that is missing', [flat], { 日期: undefined }, [0, 30_000]],
  ] as const)('is %s', (_, items, more, paid) => {
    expect(pay(items, gazelle(more))).toEqual(paid);
  });

  it('is nothing of a list that nobody filled in', () => {
    expect(pay([flat], { 认定: null })).toEqual([0, null]);
  });
});
