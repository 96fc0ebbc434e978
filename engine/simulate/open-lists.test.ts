import { describe, expect, it } from 'vitest';
import { planOf, simulate, totalOf, yuan } from './simulate-harness';

const award = (more: string) => `代号: a\n类型: 奖励\n触发: 认定\n${more}`;
const patents = (more: string) => `代号: p\n类型: 奖励\n触发: 专利\n金额: 3万元\n${more}`;
const rows =
  '按: 认定.称号\n表:\n  - { 当: 省级瞪羚企业, 金额: 2万元 }\n  - { 当: [国家级高新技术企业, 省级名牌产品企业], 金额: 5万元 }';

describe('a list that nobody filled in', () => {
  it.each([
    ['an award without limit', award('金额: 3万元'), [0, null]],
    ['one payment over the term', award('金额: 3万元\n次数: { 次: 1, 期间: 政策期 }'), [0, 30_000]],
    ['two payments a year', award('金额: 最高3万元\n次数: { 次: 2, 期间: 每年 }'), [0, 60_000]],
    ['one payment for each of three titles', award(`${rows}\n次数: { 次: 1, 每: [称号] }`), [0, 120_000]],
    ['one payment for each place', award('金额: 3万元\n次数: { 次: 1, 每: [认定地] }'), [0, null]],
    ['a cap for the year', award('金额: 3万元\n封顶: { 金额: 10万元, 期间: 每年 }'), [0, 100_000]],
    ['a cap for each event', award('金额: 3万元\n封顶: { 金额: 1万元, 期间: 每次 }'), [0, null]],
    ['an amount that depends on the event', award('金额: 认定.已拨付\n次数: { 次: 1 }'), [0, null]],
    ['one claim a year', award('金额: 3万元\n计算单位: 每年'), [0, 30_000]],
  ])('bounds %s', (_, item, paid) => {
    expect(totalOf(planOf({ items: [item] }), { 认定: null })).toEqual(paid);
  });

  it('is asked for, and makes the total incomplete', () => {
    const result = simulate(planOf({ items: [award('金额: 3万元\n次数: { 次: 1 }')] }), { 认定: null });
    expect(result.totals).toMatchObject({ complete: false, needs: [{ path: 'recognitions' }] });
    expect(result.lines[0]?.steps.map(({ stage }) => stage)).toEqual(['trigger', 'amount', 'itemCap', 'exclusion']);
  });

  it('raises one claim for a table, which names no row', () => {
    const result = simulate(planOf({ items: [award(rows)] }), { 认定: null });
    expect(result.lines.map(({ id, from, events }) => [id, from.clause, events])).toEqual([
      ['test-policy/a/?', null, []],
    ]);
  });

  it('could help nothing where the seat or the enterprise already fails', () => {
    const plan = planOf({ items: [patents('条件: 专利.类型 = "发明专利" and 企业.规模 = "小型"')] });
    expect(totalOf(plan, { 专利: null, 规模: '小型' })).toEqual([0, null]);
    const large = simulate(plan, { 专利: null, 规模: '大型' });
    expect(yuan(large.totals.enterprise)).toBe(0);
    expect(large.policies[0]?.whyNot[0]?.steps.at(-1)).toMatchObject({
      stage: 'eligibility',
      facts: [{ path: 'size' }],
    });
    expect(totalOf(plan, { 专利: null, 规模: '小型', 所在区县: '360102' })).toBe(0);
  });

  it('is nothing in a year the policy does not apply to', () => {
    expect(totalOf(planOf({ items: [award('金额: 3万元')] }), { 认定: null }, 2026)).toBe(0);
  });

  it('may have paid in earlier years what is claimed back now', () => {
    const items = [
      award('金额: 3万元\n次数: { 次: 1 }'),
      '代号: x\n类型: 不予奖励\n触发: 违法\n条件: 违法.类型 = "虚假广告"\n期间: 当年',
      '代号: y\n类型: 违规处理\n针对: [x]\n处理: [追回已拨付的资金]',
    ];
    const facts = { 认定: null, 违法: [{ 类型: '虚假广告', 日期: '2024-03-01' }] };
    const [outcome] = simulate(planOf({ items }), facts, 2024).policies;
    expect(outcome && yuan(outcome.clawBack)).toEqual([0, 30_000]);
  });
});

describe('an empty list', () => {
  it('says that there is nothing', () => {
    const result = simulate(planOf({ items: [award('金额: 3万元')] }), { 认定: [] });
    expect(result.totals).toMatchObject({ complete: true, enterprise: { min: 0n, max: 0n } });
    expect(result.policies[0]?.whyNot[0]?.steps[0]?.message.zh).toBe('2023 年没有认定事件');
  });
});
