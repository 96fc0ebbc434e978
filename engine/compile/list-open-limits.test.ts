import { describe, expect, it } from 'vitest';
import { planOf } from '../simulate/simulate-harness';
import { listOpenLimits } from './list-open-limits';

const award = (id: string, amount: string, more = '') =>
  `代号: ${id}\n类型: 奖励\n触发: 认定\n金额: ${amount}\n${more}`;
const stacking = (id: string, more: string) => `代号: ${id}\n类型: 叠加规则\n${more}`;
const highest = stacking('highest', '规则: 就高\n期间: 每年');
const openIn = (...items: readonly string[]) => listOpenLimits(planOf({ items })).map(({ id }) => id);

describe('limits that leave claims open', () => {
  it('are those among unfixed amounts that another limit follows', () => {
    const cap = stacking('cap', '规则: 合计封顶\n范围: [a]\n金额: 3万元\n期间: 每年');
    expect(openIn(award('a', '最高10万元'), award('b', '5万元'), highest, cap)).toEqual(['highest']);
    expect(openIn(award('a', '10万元'), award('b', '5万元'), highest, cap)).toEqual([]);
    expect(openIn(award('a', '最高10万元'), award('b', '5万元'), highest)).toEqual([]);
  });

  it('are not those that a cap over all of their claims follows', () => {
    const cap = stacking('cap', '规则: 合计封顶\n金额: 3万元\n期间: 每年');
    expect(openIn(award('a', '最高10万元'), award('b', '5万元'), highest, cap)).toEqual([]);
  });

  it('are those that earlier years matter to, but not where each group has claims of one rule', () => {
    const once = '次数: { 次: 1, 期间: 政策期 }';
    const rows = (first: string) =>
      `按: 认定.级别\n表:\n  - { 当: 国家级, 金额: ${first} }\n  - { 当: 省级, 金额: 5万元 }`;
    const table = (first: string, more: string) => `代号: a\n类型: 奖励\n触发: 认定\n${rows(first)}\n${more}`;
    expect(openIn(award('a', '最高10万元', once))).toEqual([]);
    expect(openIn(table('最高10万元', once))).toEqual(['a/frequency']);
    expect(openIn(table('最高10万元', '次数: { 次: 1, 每: [级别], 期间: 政策期 }'))).toEqual([]);
    expect(openIn(award('a', '最高10万元', once), award('b', '5万元'), highest)).toEqual(['highest']);
  });
});
