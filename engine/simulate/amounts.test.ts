import { describe, expect, it } from 'vitest';
import { outcomesOf, planOf, simulate, totalOf, yuan } from './simulate-harness';

const award = (amount: string, more = '') => `代号: a\n类型: 奖励\n触发: 认定\n金额: ${amount}\n${more}`;
const subsidy = (more: string) =>
  `代号: s\n类型: 补贴\n触发: 支出\n条件: 支出.类别 in ("展位费用", "交通费用")\n基数: 支出.金额\n${more}`;
const recognised = (more: object = {}) => ({
  认定: [{ 称号: '省级瞪羚企业', 日期: '2023-05-01', 认定地: '360103', ...more }],
});
const spent = (...expenses: readonly (readonly [date: string, amount: number, category?: string])[]) => ({
  支出: expenses.map(([日期, 金额, 类别 = '展位费用']) => ({ 日期, 金额, 类别 })),
});

describe('an amount', () => {
  it.each([
    ['10万元', 100_000],
    ['最高不超过10万元', [0, 100_000]],
    ['不低于10万元', [100_000, null]],
    ['5万元至10万元', [50_000, 100_000]],
  ])('of %s is %j', (written, paid) => {
    expect(totalOf(planOf({ items: [award(written)] }), recognised())).toEqual(paid);
  });

  it('takes a parameter at its value on the day of the event', () => {
    const plan = planOf({
      items: [award('甲')],
      parameters: '甲: { 值: 10万元, 调整: [{ 自: 2023-05-01, 值: 6万元 }, { 自: 2024-01-01, 值: 8万元 }] }',
    });
    expect(totalOf(plan, recognised({ 日期: '2023-04-30' }))).toBe(100_000);
    expect(totalOf(plan, recognised({ 日期: '2023-05-01' }))).toBe(60_000);
    expect(totalOf(plan, recognised({ 日期: undefined }))).toEqual([0, 100_000]);
  });

  it('is that of the best event where a year is one claim', () => {
    const parameters = '甲: { 值: 10万元, 调整: [{ 自: 2023-06-01, 值: 6万元 }] }';
    const plan = planOf({ items: [award('甲', '计算单位: 每年')], parameters });
    const events = ['2023-07-01', '2023-02-01'].map((日期) => recognised({ 日期 }).认定[0]);
    expect(totalOf(plan, { 认定: events })).toBe(100_000);
    expect(totalOf(plan, { 认定: [...events].reverse() })).toBe(100_000);
  });
});

describe('a condition', () => {
  const plan = planOf({ items: [award('10万元', '条件: 认定.类型 = "新认定" and 认定.首次')] });

  it('grants, refuses or leaves open, and asks only for what decides', () => {
    expect(totalOf(plan, recognised({ 类型: '新认定', 首次: true }))).toBe(100_000);
    expect(totalOf(plan, recognised({ 类型: '复核' }))).toBe(0);
    const [line] = simulate(plan, recognised({ 类型: '新认定' })).lines;
    expect(line && yuan(line.amount)).toEqual([0, 100_000]);
    expect(line?.needs.map(({ path }) => path)).toEqual(['recognitions[0].firstTime']);
  });

  it('is refused with the fact that failed', () => {
    const [entry] = simulate(plan, recognised({ 类型: '复核', 首次: true })).policies[0]?.whyNot ?? [];
    const step = entry?.steps.find(({ outcome }) => outcome === 'refused');
    expect(step).toMatchObject({ stage: 'eligibility', facts: [{ path: 'recognitions[0].type', value: '复核' }] });
  });

  it('is tested on the day of the event, which nobody may know', () => {
    const held = '条件: some t in 企业.认定 satisfies t.日期 <= 基准日 and t.有效期至 >= 基准日';
    const patents = `代号: p\n类型: 奖励\n触发: 专利\n金额: 1万元\n${held}`;
    const title = { 称号: '省级瞪羚企业', 日期: '2023-01-01', 有效期至: '2023-06-30', 认定地: '360103' };
    const paid = (专利: object) => totalOf(planOf({ items: [patents] }), { 认定: [title], 专利: [专利] });
    expect(paid({ 类型: '发明专利', 日期: '2023-03-01' })).toBe(10_000);
    expect(paid({ 类型: '发明专利', 日期: '2023-09-01' })).toBe(0);
    expect(paid({ 类型: '发明专利' })).toEqual([0, 10_000]);
  });
});

describe('a share', () => {
  it('is rounded half up to the fen once, for the whole claim', () => {
    const plan = planOf({ items: [subsidy('比例: 30%')] });
    expect(totalOf(plan, spent(['2023-05-01', 0.05]))).toBe(0.02);
    expect(totalOf(plan, spent(['2023-05-01', 0.01], ['2023-06-01', 0.01]))).toBe(0.01);
    expect(totalOf(plan, spent(['2023-05-01', 33.35]))).toBe(10.01);
  });

  it('takes the rate of the day of each event', () => {
    const parameters = '比: { 值: 30%, 调整: [{ 自: 2023-07-01, 值: 10% }] }';
    const plan = planOf({ items: [subsidy('比例: 比')], parameters });
    expect(totalOf(plan, spent(['2023-06-30', 1000], ['2023-07-01', 1000]))).toBe(400);
  });

  it('counts an uncertain event at the upper end only, and tells both', () => {
    const plan = planOf({ items: [subsidy('比例: 30%')] });
    const facts = {
      支出: [
        { 日期: '2023-05-01', 金额: 1000, 类别: '展位费用' },
        { 日期: '2023-06-01', 金额: 500 },
      ],
    };
    const [line] = simulate(plan, facts).lines;
    expect(line && yuan(line.amount)).toEqual([300, 450]);
    expect(line?.needs.map(({ path }) => path)).toEqual(['expenses[1].category']);
    expect(outcomesOf(line?.steps ?? [])).toEqual(
      expect.arrayContaining(['eligibility passed', 'eligibility unknown', 'amount granted']),
    );
  });

  it('has no upper end while the base is missing', () => {
    const facts = { 支出: [{ 日期: '2023-05-01', 类别: '展位费用' }] };
    expect(totalOf(planOf({ items: [subsidy('比例: 30%')] }), facts)).toEqual([0, null]);
    expect(totalOf(planOf({ items: [subsidy('比例: 30%\n封顶: { 金额: 50万元 }')] }), facts)).toEqual([0, 500_000]);
  });

  it('is nothing for a base of nothing, with the reason', () => {
    const result = simulate(planOf({ items: [subsidy('比例: 30%')] }), spent(['2023-05-01', 0]));
    expect(result.lines).toEqual([]);
    expect(result.policies[0]?.whyNot[0]?.steps.at(-1)).toMatchObject({ stage: 'amount', outcome: 'refused' });
  });

  it('is cut event by event where the cap is for each', () => {
    const plan = planOf({ items: [subsidy('比例: 30%\n封顶: { 金额: 1万元, 期间: 每次 }')] });
    const [line] = simulate(plan, spent(['2023-05-01', 60_000], ['2023-06-01', 10_000])).lines;
    expect(line && [yuan(line.entitled), yuan(line.amount)]).toEqual([21_000, 13_000]);
    expect(line?.steps.at(-2)).toMatchObject({ stage: 'itemCap', outcome: 'reduced' });
  });
});

describe('a table', () => {
  const by = (rows: string, more = '') => `代号: t\n类型: 奖励\n触发: 支出\n按: 支出.金额\n表:\n${rows}\n${more}`;

  it('pays the best of several rows that fit, once', () => {
    const plan = planOf({ items: [by('  - { 当: "> 100元", 金额: 1万元 }\n  - { 当: "> 1000元", 金额: 3万元 }')] });
    const result = simulate(plan, spent(['2023-05-01', 2000]));
    expect(yuan(result.totals.enterprise)).toBe(30_000);
    expect(result.refused).toMatchObject([{ rule: 't#1', steps: expect.anything() as unknown }]);
    expect(result.refused[0]?.steps.at(-1)).toMatchObject({ outcome: 'superseded', by: result.lines[0]?.id });
  });

  it('counts several rows for one event as one payment', () => {
    const rows = '  - { 当: "> 100元", 金额: 3万元 }\n  - { 当: "> 1000元", 金额: 最高5万元 }';
    const plan = planOf({ items: [by(rows, '次数: { 次: 1, 期间: 每年 }')] });
    expect(totalOf(plan, spent(['2023-05-01', 2000], ['2023-06-01', 200]))).toEqual([30_000, 50_000]);
  });

  it('leaves every row open while what selects them is missing', () => {
    const plan = planOf({ items: [by('  - { 当: "<= 100元", 金额: 1万元 }\n  - { 当: "> 100元", 金额: 3万元 }')] });
    expect(totalOf(plan, { 支出: [{ 日期: '2023-05-01', 类别: '展位费用' }] })).toEqual([0, 30_000]);
  });
});
