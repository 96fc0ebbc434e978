import { describe, expect, it } from 'vitest';
import type { StepOutcome, StepStage } from '../simulate/result';
import { planOf, simulate, type Facts } from '../simulate/simulate-harness';
import { describeTotal, explainResult } from './explain-result';
import { outcomeNames, stageNames } from './stage-names';

const items = [
  '代号: a\n类型: 奖励\n标题: 称号奖励\n来源: 000-1.1\n触发: 认定\n条件: 认定.首次\n金额: 3万元\n封顶: { 金额: 2万元 }',
  '代号: m\n类型: 未定额资金\n要点: 另有资金。',
  '代号: s\n类型: 服务\n要点: 上门辅导。',
  '代号: x\n类型: 不予奖励\n标题: 偷税\n触发: 违法\n条件: 违法.类型 = "偷税"\n期间: 当年',
  '代号: y\n类型: 违规处理\n针对: [x]\n处理: [追回已拨付的资金]',
];
const plan = planOf({ items });
const recognised = (more: object = { 首次: true }): Facts => ({
  认定: [{ 称号: '省级瞪羚企业', 日期: '2023-05-01', 认定地: '360103', ...more }],
});

describe('a result in words', () => {
  it.each([
    ['zh', '2万元（另有未定额资金）', '称号奖励', '条 一·1 奖补 [000-1.1]'],
    ['en', '¥20,000 (plus money without a stated amount)', '称号奖励', 'art. 一·1 奖补 [000-1.1]'],
  ] as const)('says in %s what is paid and from which clause', (surface, total, title, source) => {
    const { paid, ...explained } = explainResult(simulate(plan, recognised()), surface);
    expect(explained).toMatchObject({
      total,
      refused: [],
      unquantified: [{ title: '另有资金。' }],
      services: [{ title: '上门辅导。' }],
    });
    expect(paid).toMatchObject([{ title, source }]);
  });

  it('says how each step changed the amount, and what it read', () => {
    const [line] = explainResult(simulate(plan, recognised()), 'zh').paid;
    const steps = line?.steps.map(({ stage, outcome, change }) => [stage, outcome, change].filter(Boolean).join(' '));
    expect(steps).toContain('本项次数与封顶 扣减 3万元 → 2万元');
    expect(line?.steps.flatMap(({ facts }) => facts)).toContain('第1项认定的首次: 是');
  });

  it('names what is missing', () => {
    const result = simulate(plan, recognised({}));
    const [line] = explainResult(result, 'zh').paid;
    expect(line).toMatchObject({ amount: '0 至 2万元', needs: ['第1项认定的首次 (recognitions[0].firstTime)'] });
    expect(line?.steps.flatMap(({ facts }) => facts)).toContain('第1项认定的首次: 缺失');
    expect(describeTotal(result, 'en')).toBe('0 to ¥20,000 (facts are missing; plus money without a stated amount)');
  });

  it('says why not, for the whole item or for other events', () => {
    const first = { 称号: '省级瞪羚企业', 日期: '2023-05-01', 认定地: '360103' };
    const both = {
      认定: [
        { ...first, 首次: true },
        { ...first, 首次: false },
      ],
    };
    expect(explainResult(simulate(plan, both), 'zh').whyNot).toMatchObject([{ title: '称号奖励（其他事件）' }]);
    expect(explainResult(simulate(plan, both), 'en').whyNot).toMatchObject([{ title: '称号奖励 (other events)' }]);
    expect(explainResult(simulate(plan, recognised({ 首次: false })), 'zh').whyNot).toMatchObject([
      { title: '称号奖励' },
    ]);
  });

  it('says what excludes and what is claimed back, and whether that is certain', () => {
    const explain = (violation: object, surface: 'zh' | 'en') =>
      explainResult(simulate(plan, { ...recognised(), 违法: [{ 类型: '偷税', ...violation }] }, 2024), surface)
        .exclusions;
    expect(explain({ 日期: '2024-05-01' }, 'zh')).toEqual([
      '当年不予奖励：偷税 (条 一·1 奖补, 2024-05-01)',
      '追回已拨付的资金 2万元',
    ]);
    expect(explain({}, 'en')[0]).toContain('Possibly excluded');
    expect(explain({}, 'en')[1]).toBe('possibly: Money already paid is claimed back: 0 to ¥20,000');
  });
});

describe('the names of steps', () => {
  it('are complete in both languages', () => {
    const stages: readonly StepStage[] = ['inForce', 'jurisdiction', 'trigger', 'eligibility', 'amount', 'crossPolicy'];
    const outcomes: readonly StepOutcome[] = [
      'passed',
      'granted',
      'reduced',
      'superseded',
      'excluded',
      'refused',
      'unknown',
    ];
    for (const { zh, en } of [
      ...stages.map((each) => stageNames[each]),
      ...outcomes.map((each) => outcomeNames[each]),
    ]) {
      expect(zh).toMatch(/[\u4e00-\u9fff]/);
      expect(en).toMatch(/^[A-Za-z ]+$/);
    }
  });
});
