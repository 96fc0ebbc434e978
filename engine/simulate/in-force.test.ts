import { describe, expect, it } from 'vitest';
import { outcomesOf, planOf, simulate, totalOf, yuan } from './simulate-harness';

const award = '代号: a\n类型: 奖励\n触发: 认定\n金额: 10万元';
const patents = '代号: p\n类型: 奖励\n触发: 专利\n金额: 1万元';
const on = (日期: string | null, 认定地: string | null = '360103') => ({
  认定: [{ 称号: '省级瞪羚企业', ...(日期 && { 日期 }), ...(认定地 && { 认定地 }) }],
});

describe('the period a policy applies to', () => {
  it.each([
    ['the day before the first', '2022-12-31', 2022, 0],
    ['the first day', '2023-01-01', 2023, 100_000],
    ['the last day', '2024-12-31', 2024, 100_000],
    ['the day after the last', '2025-01-01', 2025, 0],
  ])('pays for %s as its ends, both inclusive, say', (_, date, year, paid) => {
    expect(totalOf(planOf({ items: [award] }), on(date), year)).toBe(paid);
  });

  it('reaches back to the day a text names', () => {
    const plan = planOf({ items: [award], header: '适用自: 2021-01-01' });
    expect(totalOf(plan, on('2021-01-01'), 2021)).toBe(100_000);
    expect(totalOf(plan, on('2020-12-31'), 2020)).toBe(0);
  });

  it('counts an event in its own year only', () => {
    expect(totalOf(planOf({ items: [award] }), on('2023-05-01'), 2024)).toBe(0);
  });

  it('says why an expired policy pays nothing', () => {
    const [outcome] = simulate(planOf({ items: [award] }), on('2026-05-01'), 2026).policies;
    expect(outcome?.whyNot[0]?.steps[0]).toMatchObject({ stage: 'inForce', outcome: 'refused' });
    expect(outcome?.whyNot[0]?.steps[0]?.message.zh).toContain('2026 年不适用');
  });

  it('computes nothing before a start is known, and says so', () => {
    const plan = { ...planOf({ items: [award] }), window: null, term: null };
    const result = simulate(plan, on('2023-05-01'));
    expect(result.lines).toEqual([]);
    expect(result.policies[0]?.whyNot[0]?.steps[0]?.message.en).toContain('names no start');
  });

  it('says where the start is assumed', () => {
    const plan = planOf({ items: [award], effective: '未定 至 2024-12-31', header: '假定施行日: 2023-01-01' });
    const [step] = simulate(plan, on('2023-05-01')).lines[0]?.steps ?? [];
    expect(step?.message.zh).toContain('假定施行日');
  });

  it('leaves an event without a day between nothing and the amount, and asks for the day by its field', () => {
    const [line] = simulate(planOf({ items: [award] }), on(null)).lines;
    expect(line && yuan(line.amount)).toEqual([0, 100_000]);
    expect(line?.needs).toMatchObject([{ path: 'recognitions[0].awardedOn' }]);
    expect(outcomesOf(line?.steps ?? [])).toContain('inForce unknown');
  });

  it('pays nothing for an event without a day in a year the policy does not apply to', () => {
    expect(totalOf(planOf({ items: [award] }), on(null), 2026)).toBe(0);
  });

  it('takes events of a kind that carries no day for the whole year', () => {
    const rent = '代号: r\n类型: 补贴\n触发: 引才\n基数: 1000元 * count(引才.租房月份)\n比例: 100%\n计算单位: 每次';
    const facts = { 引才: [{ 学历: '博士', 租房月份: ['2023-03', '2023-04'] }] };
    const [line] = simulate(planOf({ items: [rent] }), facts).lines;
    expect(line && [yuan(line.amount), line.needs]).toEqual([2000, []]);
    expect(totalOf(planOf({ items: [rent] }), facts, 2026)).toBe(0);
  });
});

describe('the jurisdiction', () => {
  const place = (kind: string) => `代号: where\n类型: 适用条件\n地域: ${kind}`;
  it.each([
    ['the place of the event', '认定地', '360103', '360102', 100_000],
    ['the place of the event', '认定地', '360102', '360103', 0],
    ['the seat', '所在地', '360103', '360102', 0],
    ['the seat', '所在地', '360102', '360103', 100_000],
    ['both', '认定地和所在地', '360103', '360102', 0],
    ['both', '认定地和所在地', '360103', '360103', 100_000],
    ['an area of the city without a code', '认定地', '360100', '360103', 0],
  ])('goes by %s', (_, kind, recognised, seat, paid) => {
    const plan = planOf({ items: [award, place(kind)] });
    expect(totalOf(plan, { ...on('2023-05-01', recognised), 所在区县: seat })).toBe(paid);
  });

  it('takes the seat where events have no place', () => {
    const plan = planOf({ items: [patents] });
    const facts = { 专利: [{ 类型: '发明专利', 日期: '2023-05-01' }] };
    expect(totalOf(plan, facts)).toBe(10_000);
    expect(totalOf(plan, { ...facts, 所在区县: '360102' })).toBe(0);
  });

  it('leaves a missing place open, and asks for each that counts', () => {
    const plan = planOf({ items: [award, place('认定地和所在地')] });
    const [line] = simulate(plan, { ...on('2023-05-01', null), 所在区县: null }).lines;
    expect(line && yuan(line.amount)).toEqual([0, 100_000]);
    expect(line?.needs.map(({ path }) => path)).toEqual(['recognitions[0].recognizedIn', 'region']);
  });

  it('is settled by one place that lies outside, whatever the other', () => {
    expect(totalOf(planOf({ items: [award, place('认定地和所在地')] }), on('2023-05-01', '360102'))).toBe(0);
    expect(
      totalOf(planOf({ items: [award, place('认定地和所在地')] }), { ...on('2023-05-01', null), 所在区县: '360102' }),
    ).toBe(0);
  });
});
