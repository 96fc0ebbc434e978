import { describe, expect, it } from 'vitest';
import { planOf, simulate, totalOf, yuan, type Facts } from './simulate-harness';

const award = '代号: a\n类型: 奖励\n触发: 认定\n金额: 3万元';
const subsidy = '代号: b\n类型: 补贴\n触发: 支出\n基数: 支出.金额\n比例: 30%';
const exclusion = (id: string, kind: string, within = '当年') =>
  `代号: ${id}\n类型: 不予奖励\n标题: ${kind}\n触发: 违法\n条件: 违法.类型 = "${kind}" and 违法.主体 = "企业"\n期间: ${within}`;
const sanction = (...actions: readonly string[]) => `代号: y\n类型: 违规处理\n针对: [x]\n处理: [${actions.join(', ')}]`;
const promise = '代号: m\n类型: 未定额资金\n要点: 另有资金';
const service = '代号: n\n类型: 服务\n要点: 辅导';

const facts: Facts = {
  认定: ['2023-02-01', '2024-02-01'].map((日期) => ({ 称号: '省级瞪羚企业', 日期, 认定地: '360103' })),
  支出: [{ 日期: '2023-05-01', 金额: 1000, 类别: '展位费用' }],
};
const violating = (...violations: readonly object[]): Facts => ({ ...facts, 违法: violations });
const evasion = (日期: string | null, 主体 = '企业') => ({ 类型: '偷税', 主体, ...(日期 && { 日期 }) });

describe('an exclusion', () => {
  const plan = planOf({ items: [award, subsidy, promise, service, exclusion('x', '偷税')] });

  it('takes all money of the year away, before and after its day, with its clause', () => {
    const result = simulate(plan, violating(evasion('2023-12-31')));
    expect(yuan(result.totals.enterprise)).toBe(0);
    expect(result.refused.map(({ steps }) => steps.at(-1))).toMatchObject([
      { stage: 'exclusion', outcome: 'excluded', from: { itemId: 'x' } },
      { stage: 'exclusion', outcome: 'excluded', from: { itemId: 'x' } },
    ]);
    expect(result.policies[0]).toMatchObject({ excluded: 'yes', sanctions: [] });
  });

  it('takes promised money away, but no services', () => {
    const result = simulate(plan, violating(evasion('2023-12-31')));
    expect([result.unquantified.length, result.services.length]).toEqual([0, 1]);
  });

  it('leaves the next year alone', () => {
    expect(totalOf(plan, violating(evasion('2023-12-31')), 2024)).toBe(30_000);
  });

  it('does not reach others', () => {
    expect(totalOf(plan, violating(evasion('2023-12-31', '股东')))).toBe(30_300);
    expect(simulate(plan, facts).policies[0]?.excluded).toBe('no');
  });

  it('is possible while a fact, the day or the list is missing', () => {
    for (const [violations, path] of [
      [violating({ 类型: '偷税', 日期: '2023-05-01' }), 'violations[0].subject'],
      [violating(evasion(null)), 'violations[0].date'],
      [{ ...facts, 违法: null }, 'violations'],
    ] as const) {
      const result = simulate(plan, violations);
      expect(yuan(result.totals.enterprise)).toEqual([0, 30_300]);
      expect(result.policies[0]?.excluded).toBe('unknown');
      expect(result.totals.needs.map((need) => need.path)).toContain(path);
      expect(result.unquantified).toMatchObject([{ certainty: 'possible' }]);
      expect(result.services).toMatchObject([{ certainty: 'certain' }]);
    }
  });

  it('names the earliest of several, and lists all', () => {
    const both = planOf({ items: [award, exclusion('x', '偷税'), exclusion('z', '涉嫌犯罪')] });
    const crime = { 类型: '涉嫌犯罪', 主体: '企业', 日期: '2023-03-01' };
    for (const violations of [
      [evasion('2023-05-01'), crime],
      [crime, evasion('2023-05-01')],
    ]) {
      const result = simulate(both, violating(...violations));
      expect(result.refused[0]?.steps.at(-1)?.from?.itemId).toBe('z');
      expect(result.policies[0]?.exclusions.map(({ from }) => from.itemId)).toEqual(['z', 'x']);
    }
  });
});

describe('an exclusion that lasts', () => {
  it('holds from the year of the fact on, not before', () => {
    const plan = planOf({ items: [award, exclusion('x', '偷税', '此后')] });
    expect(totalOf(plan, violating(evasion('2023-05-01')), 2024)).toBe(0);
    expect(totalOf(plan, violating(evasion('2024-05-01')), 2023)).toBe(30_000);
    const [step] = simulate(plan, violating(evasion('2023-05-01')), 2024).refused[0]?.steps.slice(-1) ?? [];
    expect(step?.message.zh).toContain('自 2023 年起不再享受');
  });

  it('does not reach back before the policy', () => {
    const plan = planOf({ items: [award, exclusion('x', '偷税', '此后')] });
    expect(totalOf(plan, violating(evasion('2022-05-01')))).toBe(30_000);
  });

  it('does so where a sanction stops all support, services included', () => {
    const plan = planOf({ items: [award, service, exclusion('x', '偷税'), sanction('停止享受相关政策')] });
    const result = simulate(plan, violating(evasion('2023-05-01')), 2024);
    expect([yuan(result.totals.enterprise), result.services]).toEqual([0, []]);
    expect(result.policies[0]).toMatchObject({ sanctions: ['stop'], services: 0 });
    expect(simulate(plan, violating(evasion('2025-05-01')), 2024).policies[0]).toMatchObject({ services: 1 });
  });
});

describe('a claw-back', () => {
  const plan = planOf({ items: [award, subsidy, exclusion('x', '偷税'), sanction('追回已拨付的资金')] });
  const clawedBack = (violations: Facts, year: number) => {
    const [outcome] = simulate(plan, violations, year).policies;
    return outcome && yuan(outcome.clawBack);
  };

  it('takes back what earlier years paid, in the year of the fact', () => {
    expect(clawedBack(violating(evasion('2024-05-01')), 2024)).toBe(30_300);
    expect(clawedBack(violating(evasion('2023-05-01')), 2023)).toBe(0);
    expect(clawedBack(violating(evasion('2024-05-01')), 2023)).toBe(0);
    expect(clawedBack(violating(evasion('2023-05-01')), 2024)).toBe(0);
  });

  it('takes the same money back once', () => {
    const twice = violating(evasion('2024-05-01'), evasion('2025-05-01'));
    const longer = planOf({
      items: [award, exclusion('x', '偷税'), sanction('追回已拨付的资金')],
      effective: '2023-01-01 至 2026-12-31',
    });
    const [outcome] = simulate(longer, twice, 2025).policies;
    expect(outcome && yuan(outcome.clawBack)).toBe(0);
  });

  it('takes back no money that was not paid', () => {
    expect(clawedBack(violating(evasion('2023-05-01'), evasion('2024-05-01')), 2024)).toBe(0);
  });

  it('is an interval while the fact is not certain', () => {
    expect(clawedBack(violating({ 类型: '偷税', 日期: '2024-05-01' }), 2024)).toEqual([0, 30_300]);
  });
});

describe('an exclusion of some items', () => {
  const some = `${exclusion('x', '偷税')}\n范围: [a, m]`;
  const plan = planOf({ items: [award, subsidy, promise, service, some] });

  it('takes the money of those items alone, and says so', () => {
    const result = simulate(plan, violating(evasion('2023-12-31')));
    expect(yuan(result.totals.enterprise)).toBe(300);
    expect(result.refused.map(({ from }) => from.itemId)).toEqual(['a']);
    expect(result.refused[0]?.steps.at(-1)).toMatchObject({ stage: 'exclusion', outcome: 'excluded' });
    expect(result.lines[0]?.steps.at(-1)).toMatchObject({ stage: 'exclusion', outcome: 'passed' });
    expect([result.unquantified.length, result.services.length]).toEqual([0, 1]);
    expect(result.policies[0]).toMatchObject({ excluded: 'no', exclusions: [{ certainty: 'certain' }] });
  });

  it('leaves only their money open while a fact is missing', () => {
    const result = simulate(plan, violating({ 类型: '偷税', 日期: '2023-05-01' }));
    expect(yuan(result.totals.enterprise)).toEqual([300, 30_300]);
    expect(result.policies[0]?.excluded).toBe('no');
  });

  it('uses up no cap that other items share, and takes no place', () => {
    for (const rule of ['规则: 合计封顶\n金额: 3万元', '规则: 就高']) {
      const plan = planOf({ items: [award, subsidy, `代号: k\n类型: 叠加规则\n${rule}`, exclusion('x', '偷税')] });
      const scoped = planOf({
        items: [award, subsidy, `代号: k\n类型: 叠加规则\n${rule}`, `${exclusion('x', '偷税')}\n范围: [a]`],
      });
      expect(totalOf(plan, facts)).toBe(30_000);
      expect(totalOf(scoped, violating(evasion('2023-12-31')))).toBe(300);
    }
  });

  it('pushes aside money of another policy only where it is paid itself', () => {
    const other = planOf({ header: '与其他层级: { 区县: 不重复 }', items: [award] }, { id: 'other', level: 'city' });
    const excluded = violating(evasion('2023-12-31'));
    const unscoped = planOf({ items: [award, subsidy, promise, service, exclusion('x', '偷税')] });
    expect(totalOf([plan, other], excluded)).toBe((totalOf([unscoped, other], excluded) as number) + 300);
  });
});
