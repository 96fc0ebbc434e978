import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyReading } from '../check/apply-reading';
import { checkText, writePolicy, type PolicyParts } from '../check/check-harness';
import { checkPolicy } from '../check/check-policy';
import { builtinVocabulary } from '../vocabulary/builtin-vocabulary';
import { compilePolicy } from './compile-policy';
import type { PolicyPlan } from './plan';

const titleAward = `代号: title-award
类型: 奖励
标题: 称号奖励
触发: 认定
条件: 认定.类型 = "新认定"
按: 认定.称号
表:
  - { 代号: national-row, 当: [国家级专精特新“小巨人”企业, 国家级制造业单项冠军企业], 金额: 国家级奖励, 来源: 000-1.1 }
  - { 当: 省级“专精特新”中小企业, 金额: 最高不超过5万元, 名目: 省级称号 }
次数: { 次: 1, 每: [称号], 期间: 终身 }
封顶: { 金额: 20万元 }
口径: [per-title]`;
const projectAward = `代号: project-award
类型: 奖励
触发: 项目
按: 项目.投资额
表:
  - { 当: "> 1000万元", 金额: 不低于10万元 }
  - { 当: "[100万元 .. 2000万元]", 金额: 0 至 6万元 }`;
const standardAward = `代号: standard-award
类型: 奖励
触发: 标准
计算单位: 每年
支付方: 市级财政
按: 标准.类型
表:
  - { 当: 国际标准, 金额: 50万元 }
  - { 当: 国家标准, 金额: 20万元 }`;
const fairSubsidy = `代号: fair-subsidy
类型: 补贴
名目: 参展补贴
触发: 支出
条件: 已获称号
基数: 支出.金额
比例: 30%
封顶: { 金额: 50万元 }`;
const taxService = '代号: tax-service\n类型: 服务\n要点: 税务服务\n条件: 已获称号\n基准日: 年初';
const loanPromise = '代号: loan-promise\n类型: 未定额资金\n要点: 按规定贴息\n触发: 贷款';
const highestOnly = '代号: highest-only\n类型: 叠加规则\n规则: 就高\n相同: [系列]\n不同: 级别';
const sharedCap = '代号: shared-cap\n类型: 叠加规则\n规则: 合计封顶\n范围: [title-award, fair-subsidy]\n金额: 60万元';
const policyCap = '代号: policy-cap\n类型: 叠加规则\n规则: 合计封顶\n金额: 100万元\n期间: 政策期';
const additive = '代号: additive\n类型: 叠加规则\n规则: 可叠加\n层级: [省, 市]';
const localOnly = '代号: local-only\n类型: 适用条件\n地域: 认定地和所在地';
const privateOnly = '代号: private-only\n类型: 适用条件\n条件: 企业.所有制 = "民营"\n范围: [title-award]';
const accident = '代号: accident\n类型: 不予奖励\n触发: 违法\n条件: 违法.类型 = "安全生产责任事故"\n要点: 发生事故';
const fraud = '代号: fraud\n类型: 不予奖励\n触发: 违法\n条件: 违法.类型 = "传销"\n期间: 此后';
const clawBack = '代号: claw-back\n类型: 违规处理\n针对: [fraud]\n处理: [追回已拨付的资金]';
const validity = '代号: validity\n类型: 效力\n要点: 自2023年起执行，至2024年底。';
const allItems = [
  ...[titleAward, projectAward, standardAward, fairSubsidy, taxService, loanPromise, highestOnly, sharedCap],
  ...[policyCap, additive, localOnly, privateOnly, accident, fraud, clawBack, validity],
];

const parts = (items: readonly string[]): PolicyParts => ({
  header: '适用自: 2022-06-01\n与其他层级: { 国家: 就高 }',
  parameters: '国家级奖励:\n  值: 10万元\n  调整:\n    - { 自: 2024-01-01, 值: 12万元 }',
  definitions: '已获称号: { 条件: \'some r in 企业.认定 satisfies r.系列 = "“专精特新”中小企业"\' }',
  readings: `- 代号: per-title
  问题: 每个称号一次还是每家一次？
  采用: 每个称号一次
  备选:
    - 名称: 每家一次
      改动: [{ 改: title-award.frequency.per, 为: null }]
    - 名称: 不设次数
      改动: [{ 改: title-award.次数, 为: null }, { 改: national-row.amount, 为: 8万元 }]`,
  items,
});

function compileParts(policy: PolicyParts): PolicyPlan {
  const { checked, diagnostics } = checkText(writePolicy(policy));
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return compilePolicy(checked);
}

describe('compilePolicy', () => {
  const plan = compileParts(parts(allItems));

  it('makes the plan on record', async () => {
    const record = JSON.stringify(plan, (key, value: unknown) => (key === 'range' ? undefined : value), 1);
    await expect(`${record}\n`).toMatchFileSnapshot('../../test/golden/small-policy.plan.json');
  });

  it('is plain JSON and the same for the same text', () => {
    expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
    expect(JSON.stringify(compileParts(parts(allItems)))).toBe(JSON.stringify(plan));
  });

  it('makes a rule of each row, told apart by what selects it', () => {
    const rows = plan.rules.filter(({ from }) => from.itemId === 'title-award');
    expect(
      rows.map(({ id, label, from, conditions }) => [id, label, from.clause, conditions.map(({ role }) => role)]),
    ).toEqual([
      [
        'title-award#1',
        '国家级专精特新“小巨人”企业、国家级制造业单项冠军企业',
        '000-1.1',
        ['match', 'eligibility', 'condition'],
      ],
      ['title-award#2', '省级称号', null, ['match', 'eligibility', 'condition']],
    ]);
  });

  it('orders limits by stage, kind and period', () => {
    const limits = plan.limits.map(({ id, stage, operation, within }) => `${id} ${stage} ${operation.kind} ${within}`);
    expect(limits).toEqual([
      'project-award/table itemCap highest event',
      'title-award/table itemCap highest event',
      'standard-award/table itemCap highest year',
      'title-award/frequency itemCap count life',
      'fair-subsidy/cap itemCap cap year',
      'title-award/cap itemCap cap year',
      'highest-only stacking highest year',
      'shared-cap stacking cap year',
      'policy-cap policyCap cap term',
    ]);
  });

  it('keeps rules without the fields of a group out of its limit', () => {
    const highest = plan.limits.find(({ id }) => id === 'highest-only');
    expect(highest?.rules).toEqual(['title-award#1', 'title-award#2']);
    const all = plan.limits.find(({ id }) => id === 'policy-cap');
    expect(all?.rules).not.toContain('tax-service');
    expect(all?.rules).toHaveLength(7);
  });

  it('joins the relations of the header and of stacking items', () => {
    expect(plan.relations).toEqual({ nation: 'highest', province: 'additive', city: 'additive' });
    expect(Object.keys(plan.relationClauses ?? {})).toEqual(['province', 'city']);
  });

  it('lets events before the term count where the policy says so', () => {
    expect(plan.window).toEqual({ from: '2022-06-01', to: '2024-12-31' });
    expect(plan.term).toEqual({ from: '2023-01-01', to: '2024-12-31' });
  });

  it('has no days without a start', () => {
    const { window, term } = compileParts({ effective: '未定 至 2028-12-31', items: [loanPromise] });
    expect([window, term]).toEqual([null, { from: null, to: '2028-12-31' }]);
  });

  it('marks an assumed start', () => {
    const assumed = compileParts({ effective: '未定 至 2028-12-31', header: '假定施行日: 2026-01-01' });
    expect([assumed.startAssumed, assumed.term]).toEqual([true, { from: '2026-01-01', to: '2028-12-31' }]);
  });

  it('leaves out what has an error and what would pay without its limit', () => {
    const broken = `${fairSubsidy.replace('50万元', '不超过50万元')}`;
    const { checked } = checkText(writePolicy(parts([titleAward, broken])));
    expect(compilePolicy(checked).rules.map(({ id }) => id)).toEqual(['title-award#1', 'title-award#2']);
  });

  it('leaves out what uses a definition with an error', () => {
    const text = writePolicy(parts([titleAward, fairSubsidy])).replace('r.系列 =', 'r.系列 >');
    const { checked } = checkText(text);
    expect(compilePolicy(checked).rules.map(({ id }) => id)).toEqual(['title-award#1', 'title-award#2']);
  });

  it('does not depend on the order of items', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(allItems, { minLength: allItems.length }), (items) => {
        expect(withoutOrder(compileParts(parts(items)))).toEqual(withoutOrder(plan));
      }),
      { numRuns: 30 },
    );
  });
});

describe('applyReading', () => {
  it.each([
    ['每家一次', ['count', []]],
    ['不设次数', [undefined, undefined]],
  ])('gives a policy under the reading %s', (name, frequency) => {
    const { checked } = checkText(writePolicy(parts(allItems)));
    const document = applyReading(checked.source.document, 'per-title', name);
    if (!document) throw new Error('The reading is not there.');
    const { value } = checkPolicy({ ...checked.source, document }, builtinVocabulary);
    const plan = compilePolicy(value);
    const limit = plan.limits.find(({ id }) => id === 'title-award/frequency');
    expect([limit?.operation.kind, limit?.groupBy]).toEqual(frequency);
    expect(plan.rules).toHaveLength(9);
  });

  it('leaves the policy as it is and refuses an unknown reading', () => {
    const { checked } = checkText(writePolicy(parts(allItems)));
    const before = JSON.stringify(checked.source.document);
    applyReading(checked.source.document, 'per-title', '不设次数');
    expect(JSON.stringify(checked.source.document)).toBe(before);
    expect(applyReading(checked.source.document, 'per-title', '别的')).toBeNull();
  });
});

/** The plan without places in the text and without the order of what has none. */
function withoutOrder(plan: PolicyPlan): unknown {
  return JSON.parse(JSON.stringify(plan), (key, value: unknown) => {
    if (key === 'range' || key === 'pointer') return undefined;
    if (!Array.isArray(value) || key === 'limits') return value;
    return value.map((element: unknown) => JSON.stringify(element)).sort();
  }) as unknown;
}
