import { describe, expect, it } from 'vitest';
import { outcomesOf, planOf, simulate } from './simulate-harness';

const held = '条件: some t in 企业.认定 satisfies t.日期 <= 基准日';
const service = (more: string) => `代号: s\n类型: 服务\n要点: 辅导\n${more}`;
const title = (日期: string) => ({ 认定: [{ 称号: '省级瞪羚企业', 日期, 认定地: '360103' }] });

describe('a service without event', () => {
  it('is tested on the last day in force of the year, or the first', () => {
    const [late, early] = ['年末', '年初'].map((day) => planOf({ items: [service(`${held}\n基准日: ${day}`)] }));
    const shown = (plan: typeof late, date: string) => (plan ? simulate(plan, title(date)).services.length : null);
    expect([shown(late, '2023-12-31'), shown(early, '2023-12-31')]).toEqual([1, 0]);
    expect([shown(late, '2023-01-01'), shown(early, '2023-01-01')]).toEqual([1, 1]);
  });

  it('is tested in the part of the year that is in force', () => {
    const plan = planOf({ items: [service(held)], effective: '2023-03-01 至 2023-09-30' });
    expect(simulate(plan, title('2023-09-30')).services).toHaveLength(1);
    expect(simulate(plan, title('2023-10-01')).services).toEqual([]);
    expect(simulate(plan, title('2023-03-01'), 2024).services).toEqual([]);
  });

  it('is possible while a fact is missing, and none outside the jurisdiction', () => {
    const plan = planOf({ items: [service(held)] });
    const [line] = simulate(plan, { 认定: null }).services;
    expect(line).toMatchObject({ certainty: 'possible', needs: [{ path: 'recognitions' }] });
    expect(outcomesOf(line?.steps ?? [])).toEqual(['inForce passed', 'jurisdiction passed', 'eligibility unknown']);
    expect(simulate(plan, { ...title('2023-01-01'), 所在区县: '360102' }).services).toEqual([]);
    expect(simulate(plan, { ...title('2023-01-01'), 所在区县: null }).services).toMatchObject([
      { certainty: 'possible' },
    ]);
  });
});

describe('promised money', () => {
  const promise = '代号: m\n类型: 未定额资金\n触发: 认定\n要点: 另有资金\n条件: 认定.首次';

  it('is listed for each event, and makes the total incomplete', () => {
    const plan = planOf({ items: [promise] });
    const facts = { 认定: [{ ...title('2023-05-01').认定[0], 首次: true }] };
    const result = simulate(plan, facts);
    expect(result.unquantified).toMatchObject([{ certainty: 'certain', events: ['recognitions[0]'] }]);
    expect(result.totals).toMatchObject({ complete: false, enterprise: { min: 0n, max: 0n } });
    expect(simulate(plan, title('2023-05-01')).unquantified).toMatchObject([{ certainty: 'possible' }]);
    expect(simulate(plan, { 认定: null }).unquantified).toMatchObject([{ certainty: 'possible', events: [] }]);
    expect(simulate(plan, { 认定: [] }).unquantified).toEqual([]);
  });
});
