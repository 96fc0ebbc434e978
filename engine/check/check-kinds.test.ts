import { describe, expect, it } from 'vitest';
import { findIn, writePolicy, type PolicyParts } from './check-harness';

const allowance = (rest: string): PolicyParts => ({ items: [`代号: k\n类型: 津贴\n触发: 引才\n${rest}`] });
const subsidy = (rest: string): PolicyParts => ({ items: [`代号: k\n类型: 补贴\n触发: 支出\n${rest}`] });
const quota = (rest: string): PolicyParts => ({ items: [`代号: k\n类型: 额度\n触发: 转贷\n${rest}`] });
const target = (rest: string): PolicyParts => ({ items: [`代号: k\n类型: 目标\n要点: 目标\n${rest}`] });
const repeal = (rest: string): PolicyParts => ({ items: [`代号: k\n类型: 废止\n要点: 废止旧文件\n${rest}`] });
const counts = '计入: 企业.规上企业';

describe('kinds that are sound', () => {
  it.each<readonly [string, PolicyParts]>([
    ['an allowance per month', allowance('金额: 每人每月2400元')],
    [
      'an allowance with a table',
      allowance('按: 引才.学历\n表:\n  - { 当: 博士, 金额: 每人每月2400元 }\n  - { 当: 硕士, 金额: 每月960元 }'),
    ],
    ['a grant', subsidy('金额: 最高不超过1000万元')],
    ['a share', subsidy('基数: 支出.金额\n比例: 最高不超过100%')],
    ['a price preference', { items: ['代号: k\n类型: 价格优惠\n触发: 采购\n比例: 最高不超过20%'] }],
    ['a quota of money', quota('计量: 资金\n用量: 转贷.金额\n限额: 6000万元')],
    ['a quota of persons', quota('计量: 人数\n限额: 3')],
    ['a target', target(`比较: 不少于\n数值: 40\n单位: 家\n截至: 2024-12-31\n${counts}`)],
    ['coverage', target(`比较: 全覆盖\n${counts}\n总体: 企业.拟上市`)],
    ['an aim in words', target('每: 年')],
    ['a repeal', repeal('文件: [某府办发〔2021〕1号]')],
  ])('%s', (_, parts) => {
    expect(findIn(parts)).toEqual([]);
  });
});

describe('kinds with errors', () => {
  it.each<readonly [string, PolicyParts, string, string]>([
    ['money that is not monthly', allowance('金额: 2400元'), 'check/allowance-not-monthly', '2400元'],
    ['an allowance without amount', allowance('标题: 无'), 'check/no-amount', 'k'],
    ['two ways', subsidy('金额: 10万元\n比例: 30%'), 'check/subsidy-two-ways', '金额'],
    ['half a share', subsidy('比例: 30%'), 'check/subsidy-without-share', 'k'],
    ['a quota without use', quota('计量: 资金\n限额: 100万元'), 'check/quota-without-use', '资金'],
    ['a quota up to', quota('计量: 人数\n限额: 不超过3'), 'check/cap-with-modality', '不超过3'],
    ['a use of places', quota('计量: 人数\n用量: 转贷.金额\n限额: 3'), 'check/idle-field', '用量'],
    [
      'a rate above one',
      { items: ['代号: k\n类型: 价格优惠\n触发: 采购\n比例: 200%'] },
      'check/rate-out-of-range',
      '200%',
    ],
    ['no comparison', target('数值: 40'), 'check/target-without-comparison', '数值'],
    ['no value', target('比较: 不少于'), 'check/target-without-value', '比较'],
    ['about without tolerance', target('比较: 左右\n数值: 2'), 'check/about-without-tolerance', '比较'],
    ['an idle tolerance', target('比较: 不少于\n数值: 2\n容差: 1'), 'check/idle-field', '容差'],
    ['coverage of whom', target(`比较: 全覆盖\n${counts}`), 'check/coverage-of-whom', '计入'],
    ['a day and every year', target('比较: 不少于\n数值: 2\n截至: 2024-12-31\n每: 年'), 'check/idle-field', '每'],
    ['a repeal of nothing', repeal('标题: 废止'), 'check/repeal-without-number', 'k'],
    ['a repeal of itself', repeal('文件: [试府办发〔2023〕1号]'), 'check/repeals-itself', '试府办发〔2023〕1号'],
  ])('%s', (_, parts, code, marked) => {
    expect(findIn(parts), writePolicy(parts)).toEqual([[code, marked]]);
  });
});
