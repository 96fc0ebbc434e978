import { describe, expect, it } from 'vitest';
import { checkText, writePolicy, type PolicyParts } from '../check/check-harness';
import { assumeStart } from '../compile/assume-start';
import { compilePolicy } from '../compile/compile-policy';
import type { PolicyPlan } from '../compile/plan';
import { readEnterpriseValue } from '../enterprise/read-enterprise-value';
import { withNothingElse } from '../enterprise/with-nothing-else';
import { parseDate, type CalendarDate } from '../values/calendar';
import { formatQuantity } from '../values/quantity';
import { fromInteger, makeRational } from '../values/rational';
import { builtinVocabulary } from '../vocabulary/builtin-vocabulary';
import { applyRepeals } from './apply-repeals';
import { measureTargets, meetsTarget } from './measure-targets';
import { simulateEnterprise } from './simulate-enterprise';

const compile = (parts: PolicyParts, change: (text: string) => string = (text) => text): PolicyPlan =>
  compilePolicy(checkText(change(writePolicy(parts))).checked);

function enterprise(facts: Record<string, unknown>, id = 'e') {
  const whole = { region: '360103', size: '小型', ...facts };
  const { value, diagnostics } = readEnterpriseValue(whole, builtinVocabulary, id);
  if (!value) throw new Error(diagnostics.map(({ message }) => message.en).join(' '));
  return withNothingElse(value, Object.keys(whole), builtinVocabulary);
}

const run = (plan: PolicyPlan, facts: Record<string, unknown>, year = 2023) =>
  simulateEnterprise([plan], enterprise(facts), { year, vocabulary: builtinVocabulary });
const write = (plan: PolicyPlan, facts: Record<string, unknown>, year = 2023) =>
  run(plan, facts, year).lines.map(({ amount, unit }) => formatQuantity(amount, unit, 'zh'));
const day = (text: string): CalendarDate => parseDate(text) ?? ('' as CalendarDate);

describe('allowances', () => {
  const item = '代号: k\n类型: 津贴\n触发: 引才\n条件: 引才.高校毕业生\n金额: 每人每月2400元';
  const plan = compile({ items: [item], effective: '2023-03-15 至 2024-12-31' });
  const hire = (rentMonths: unknown) => ({ degree: '博士', graduate: true, rentMonths });

  it('count persons and months wholly in force, for individuals', () => {
    const hires = [hire(['2023-02', '2023-03', '2023-04', '2024-01']), hire(['2023-12'])];
    const { lines, totals } = run(plan, { hires });
    expect(lines.map(({ amount, payee, countsInTotal }) => [amount.min, payee, countsInTotal])).toEqual([
      [480_000n, 'individual', false],
    ]);
    expect([totals.enterprise.max, totals.individual.min]).toEqual([0n, 480_000n]);
  });

  it('are open between nothing and the whole year where the months are missing', () => {
    const { lines } = run(plan, { hires: [{ degree: '博士', graduate: true }] });
    expect(lines.map(({ amount, needs }) => [amount, needs.map(({ path }) => path)])).toEqual([
      [{ min: 0n, max: 2_160_000n }, ['hires[0].rentMonths']],
    ]);
    expect(lines[0]?.steps.slice(0, 5).map(({ stage }) => stage)).toEqual([
      'inForce',
      'jurisdiction',
      'trigger',
      'trigger',
      'eligibility',
    ]);
  });

  it('pay one person by one row only, the best one that is open', () => {
    const rows = '按: 引才.学历\n表:\n  - { 当: 硕士, 金额: 每人每月900元 }\n  - { 当: 博士, 金额: 每人每月1000元 }';
    const tabled = compile({ items: [`代号: k\n类型: 津贴\n触发: 引才\n${rows}`] });
    const hires = (...degrees: readonly (string | null)[]) => ({
      hires: degrees.map((degree) => ({ degree, graduate: true, rentMonths: ['2023-03', '2023-04'] })),
    });
    expect(write(tabled, hires('硕士'))).toEqual(['1800元']);
    expect(write(tabled, hires(null))).toEqual(['0 至 2000元']);
    expect(run(tabled, hires(null)).lines[0]?.needs.map(({ path }) => path)).toEqual(['hires[0].degree']);
    expect(write(tabled, hires('博士', null))).toEqual(['2000元 至 4000元']);
    expect(run(tabled, hires('博士', '硕士', null)).totals.individual).toEqual({ min: 380_000n, max: 580_000n });
  });

  it('tell the steps of several persons in the order of the semantics, also where months of one are unknown', () => {
    const hires = [hire(['2023-04']), { degree: '博士', graduate: null, rentMonths: null }];
    const stages = run(plan, { hires }).lines[0]?.steps.map(({ stage, outcome }) => `${stage} ${outcome}`);
    expect(stages).toEqual([
      'inForce passed',
      'jurisdiction passed',
      'trigger passed',
      'trigger unknown',
      'eligibility passed',
      'eligibility unknown',
      'amount granted',
      'exclusion passed',
    ]);
  });

  it('say why nothing is paid for months outside the term', () => {
    const { policies } = run(plan, { hires: [hire(['2023-03'])] });
    expect(policies[0]?.whyNot[0]?.steps[0]?.message.zh).toContain('2023-03-01 不在适用期间内');
  });
});

describe('what is no payment', () => {
  it('is a rate for each bid', () => {
    const plan = compile({ items: ['代号: k\n类型: 价格优惠\n触发: 采购\n比例: 最高不超过20%'] });
    const procurements = [{ kind: '货物', date: '2023-05-01', bid: 100 }];
    expect(write(plan, { procurements })).toEqual(['0 至 20%']);
    expect(run(plan, { procurements }).totals.enterprise.max).toBe(0n);
  });

  it('is a quota used up within the year', () => {
    const plan = compile({ items: ['代号: k\n类型: 额度\n触发: 转贷\n计量: 资金\n用量: 转贷.金额\n限额: 50万元'] });
    const bridgeLoans = [
      { date: '2023-02-01', amount: 300_000 },
      { date: '2023-09-01', amount: 300_000 },
      { date: '2024-09-01', amount: 100_000 },
    ];
    expect(write(plan, { bridgeLoans })).toEqual(['50万元']);
    expect(write(plan, { bridgeLoans }, 2024)).toEqual(['10万元']);
  });

  it('is a number of places for persons without a date', () => {
    const plan = compile({ items: ['代号: k\n类型: 额度\n触发: 人才\n计量: 人数\n限额: 3'] });
    const talents = Array.from({ length: 4 }, () => ({ role: '管理团队核心成员' }));
    expect(write(plan, { talents })).toEqual(['3人']);
    expect(write(plan, { talents }, 2030)).toEqual([]);
  });

  it('stays outside caps that all payments share', () => {
    const plan = compile({
      items: [
        '代号: k\n类型: 额度\n触发: 转贷\n计量: 资金\n用量: 转贷.金额\n限额: 50万元',
        '代号: g\n类型: 补贴\n触发: 转贷\n金额: 10万元',
        '代号: c\n类型: 叠加规则\n规则: 合计封顶\n金额: 8万元',
      ],
    });
    expect(write(plan, { bridgeLoans: [{ date: '2023-02-01', amount: 300_000 }] })).toEqual(['8万元', '30万元']);
  });
});

describe('repeals', () => {
  const old = compile({ items: ['代号: a\n类型: 奖励\n触发: 专利\n金额: 1万元'] });
  const repealing = compile(
    {
      items: ['代号: r\n类型: 废止\n要点: 废止\n文件: ["关于旧办法的通知（试府办发[2023] 1号）"]'],
      effective: '2024-03-01 起',
    },
    (text) => text.replace('test-policy', 'new-policy').replace('试府办发〔2023〕1号\n', '试府办发〔2024〕9号\n'),
  );

  it('end the repealed policy the day before, and say so', () => {
    const [ended, other] = applyRepeals([old, repealing]);
    expect(ended?.window?.to).toBe('2024-02-29');
    expect(other).toBe(repealing);
    const patents = [
      { type: '发明专利', grantedOn: '2024-02-29' },
      { type: '发明专利', grantedOn: '2024-03-01' },
    ];
    const simulate = (plans: readonly PolicyPlan[]) =>
      simulateEnterprise(plans, enterprise({ patents }), { year: 2024, vocabulary: builtinVocabulary });
    expect(simulate([old]).lines).toHaveLength(2);
    expect(simulate([repealing, old]).lines.map(({ date }) => date)).toEqual(['2024-02-29']);
    const late = simulateEnterprise([old, repealing], enterprise({ patents: patents.slice(1) }), {
      year: 2024,
      vocabulary: builtinVocabulary,
    });
    const steps = late.policies.flatMap(({ whyNot }) => whyNot.flatMap((each) => each.steps));
    expect(steps.map(({ message }) => message.zh)).toContain(
      '事件日期 2024-03-01 不在适用期间内（2023-01-01 至 2024-02-29，其后由《若干措施》废止）',
    );
  });

  it('wait for a start that is not known', () => {
    const waiting = { ...repealing, term: { from: null, to: null }, window: null };
    expect(applyRepeals([old, waiting])[0]).toBe(old);
  });
});

describe('an assumed start', () => {
  const open = compile({ effective: '未定 至 2028-12-31', items: ['代号: a\n类型: 奖励\n触发: 专利\n金额: 1万元'] });

  it('holds for a policy whose text names none', () => {
    expect(assumeStart(open, day('2027-01-01'))?.window).toEqual({ from: '2027-01-01', to: '2028-12-31' });
    expect(assumeStart(open, day('2029-01-01'))).toBeNull();
    expect(assumeStart(compile({}), day('2023-01-01'))).toBeNull();
  });
});

describe('targets', () => {
  const holder = 'some t in 企业.认定 satisfies t.称号 = "省级“专精特新”中小企业" and t.日期 <= 基准日';
  const plan = compile({
    items: [
      `代号: stock\n类型: 目标\n要点: 目标\n比较: 不少于\n数值: 2\n计入: ${holder}`,
      '代号: fresh\n类型: 目标\n要点: 目标\n比较: 左右\n数值: 2\n容差: 1\n每: 年\n计入: some t in 企业.认定 satisfies year(t.日期) = 年度',
      `代号: cover\n类型: 目标\n要点: 目标\n比较: 全覆盖\n计入: 企业.规上企业\n总体: ${holder}`,
      '代号: bare\n类型: 目标\n要点: 目标\n比较: 等于\n数值: 1',
    ],
  });
  const title = (awardedOn: string) => ({
    title: '省级“专精特新”中小企业',
    awardedOn,
    recognizedIn: '360103',
    type: '新认定',
  });

  it('are measured by the enterprises of the region', () => {
    const population = [
      enterprise({ recognitions: [title('2022-05-01')], scaled: true }, 'a'),
      enterprise({ recognitions: [title('2023-05-01')] }, 'b'),
      enterprise({ recognitions: [title('2023-06-01')], region: '320115' }, 'elsewhere'),
    ];
    const seen = measureTargets(plan, population, 2023, builtinVocabulary);
    expect(seen.map(({ target, low, high, met }) => [target.id, low, high, met])).toEqual([
      ['stock', fromInteger(2), fromInteger(2), 'true'],
      ['fresh', fromInteger(1), fromInteger(1), 'true'],
      ['cover', makeRational(1n, 2n), fromInteger(1), 'unknown'],
      ['bare', null, null, 'unknown'],
    ]);
  });

  it.each([
    ['stock', 1, false],
    ['stock', 2, true],
    ['stock', 3, true],
    ['fresh', 0, false],
    ['fresh', 1, true],
    ['fresh', 3, true],
    ['fresh', 4, false],
    ['cover', 1, true],
    ['bare', 1, true],
    ['bare', 2, false],
  ])('%s is met by %d: %s', (id, value, met) => {
    const target = plan.targets.find((each) => each.id === id);
    expect(target && meetsTarget(target, fromInteger(value))).toBe(met);
  });
});
