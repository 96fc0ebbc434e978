import { describe, expect, it } from 'vitest';
import type { PolicyParts } from '../check/check-harness';
import { enterpriseOf, type Facts } from '../simulate/simulate-harness';
import { simulateEnterprise } from '../simulate/simulate-enterprise';
import { builtinVocabulary } from '../vocabulary/builtin-vocabulary';
import { versionOf } from './compare-harness';
import type { PolicyRun } from './policy-run';
import { findUnfeltEdits } from './unfelt-edits';

const giant = '国家级专精特新“小巨人”企业';
const srdi = '省级“专精特新”中小企业';
const recognised = (title: string, date = '2023-05-01') => ({
  称号: title,
  类型: '新认定',
  日期: date,
  认定地: '360103',
});

interface AwardParts {
  readonly giant?: string;
  readonly srdi?: string;
  readonly more?: string;
}

const award = (amounts: AwardParts = {}): string =>
  [
    '代号: title-award',
    '类型: 奖励',
    '标题: 称号奖励',
    '触发: 认定',
    '按: 认定.称号',
    '表:',
    `  - { 当: ${giant}, 金额: ${amounts.giant ?? '10万元'} }`,
    `  - { 当: ${srdi}, 金额: ${amounts.srdi ?? '5万元'} }`,
    ...(amounts.more === undefined ? [] : [amounts.more]),
  ].join('\n');
const highest = '代号: highest\n类型: 叠加规则\n规则: 就高\n要点: 同年就高';
const offence = (when: string): string =>
  `代号: no-offence\n类型: 不予奖励\n要点: 违法的不予奖励\n触发: 违法\n条件: ${when}\n期间: 当年`;

function runOf(parts: PolicyParts, facts: readonly Facts[], year: number): PolicyRun {
  const { checked, plan } = versionOf(parts);
  const results = facts.map((each, index) =>
    simulateEnterprise([plan], enterpriseOf({ 代号: `e${index}`, 名称: `企业${index}`, ...each }), {
      year,
      vocabulary: builtinVocabulary,
    }),
  );
  return { checked, plan, results };
}

function explain(before: PolicyParts, after: PolicyParts, facts: readonly Facts[], year = 2023) {
  const effect = findUnfeltEdits(runOf(before, facts, year), runOf(after, facts, year), year);
  return {
    ...effect,
    told: effect.unfelt.map(({ words, causes }) => [words.zh, causes.map(({ kind }) => kind)] as const),
  };
}

const holder = (...titles: readonly string[]): Facts => ({ 认定: titles.map((title) => recognised(title)) });

describe('findUnfeltEdits', () => {
  it('tells nothing of a change that somebody feels', () => {
    const found = explain({ items: [award()] }, { items: [award({ giant: '12万元' })] }, [holder(giant)]);
    expect(found).toMatchObject({ rules: 1, wording: 0, unfelt: [], more: 0 });
  });

  it('tells no change where only the order and the wording differ', () => {
    const found = explain({ items: [award()] }, { items: [award({ more: '备注: 说明' })] }, [holder(giant)]);
    expect(found).toMatchObject({ rules: 0, wording: 1, unfelt: [] });
  });

  it('names the row that nobody claims, of several edits that alone', () => {
    const after = { items: [award({ giant: '12万元', srdi: '6万元' })] };
    const found = explain({ items: [award()] }, after, [holder(giant)]);
    expect(found.rules).toBe(2);
    expect(found.told).toEqual([[`称号奖励（title-award）·${srdi}：金额 5万元 → 6万元`, ['otherRow']]]);
    expect(found.unfelt[0]).toMatchObject({ pointer: '/articles/0/items/0/table/1/amount', isGone: false });
  });

  it('says that a higher claim wins, and which', () => {
    const [before, after] = [{ items: [award(), highest] }, { items: [award({ srdi: '6万元' }), highest] }];
    const found = explain(before, after, [holder(giant, srdi)]);
    expect(found.told.map(([, kinds]) => kinds)).toEqual([['superseded']]);
    const [cause] = found.unfelt[0]?.causes ?? [];
    expect(cause?.example).toMatchObject({ enterprise: 'e0', name: '企业0' });
    expect(cause?.example?.reason.zh).toBe(`同组中有更高的一笔，本笔不重复享受：${giant}`);
    expect(cause?.example?.line).not.toBeNull();
  });

  it('says that a cap takes the change up', () => {
    const cap = '封顶: { 金额: 8万元, 期间: 每年 }';
    const [before, after] = [{ items: [award({ more: cap })] }, { items: [award({ giant: '12万元', more: cap })] }];
    const found = explain(before, after, [holder(giant)]);
    expect(found.told.map(([, kinds]) => kinds)).toEqual([['capped']]);
    expect(found.unfelt[0]?.causes[0]?.example?.reason.zh).toBe('超过上限 8万元，按上限计');
  });

  it('says that a cap is not reached', () => {
    const cap = (amount: string) => ({ items: [award({ more: `封顶: { 金额: ${amount}, 期间: 每年 }` })] });
    const found = explain(cap('50万元'), cap('60万元'), [holder(giant)]);
    expect(found.told.map(([, kinds]) => kinds)).toEqual([['limitNotReached']]);
  });

  it('says that the policy is not in force, and when it is', () => {
    const found = explain({ items: [award()] }, { items: [award({ giant: '12万元' })] }, [holder(giant)], 2026);
    expect(found.told.map(([, kinds]) => kinds)).toEqual([['notInForce']]);
    expect(found.unfelt[0]?.causes[0]?.message.zh).toContain('2023-01-01 至 2024-12-31');
  });

  it('says that there are no enterprises, or none with such an event', () => {
    const after = { items: [award({ giant: '12万元' })] };
    expect(explain({ items: [award()] }, after, []).told[0]?.[1]).toEqual(['noSamples']);
    const found = explain({ items: [award()] }, after, [{}, {}]);
    expect(found.told[0]?.[1]).toEqual(['noEvent']);
    expect(found.unfelt[0]?.causes[0]?.message.zh).toBe('2 家企业当年没有这一项要求的事件');
  });

  it('asks some of very many enterprises only, and says so', () => {
    const many = Array.from({ length: 201 }, (): Facts => ({}));
    const found = explain({ items: [award()] }, { items: [award({ giant: '12万元' })] }, many);
    expect(found.unfelt[0]?.causes[0]?.message.zh).toBe('200 家企业当年没有这一项要求的事件：只看了前 200 家');
  });

  it('follows a parameter through a definition to the rules that read it', () => {
    const parts = (figure: string): PolicyParts => ({
      parameters: `门槛: ${figure}`,
      definitions: '大企业: { 条件: 企业.营业收入 > 门槛 }',
      items: [award({ more: '条件: 大企业' })],
    });
    const small = { ...holder(giant), 营业收入: '100万元' };
    expect(explain(parts('500万元'), parts('600万元'), [small]).told).toEqual([
      ['门槛：值 500万元 → 600万元', ['notEligible']],
    ]);
    expect(explain(parts('500万元'), parts('50万元'), [small]).unfelt).toEqual([]);
    const large = { ...holder(giant), 营业收入: '1000万元' };
    expect(explain(parts('500万元'), parts('600万元'), [large]).told.map(([, kinds]) => kinds)).toEqual([
      ['sameAmount'],
    ]);
  });

  it('says that nobody has the case that excludes, and that whoever has it gets nothing either way', () => {
    const [before, after] = [
      { items: [award(), offence('违法.类型 = "偷税"')] },
      { items: [award(), offence('违法.类型 in ("偷税", "逃税")')] },
    ];
    expect(explain(before, after, [holder(giant)]).told[0]?.[1]).toEqual(['noOffence']);
    const offender = { ...holder(giant), 违法: [{ 类型: '偷税', 日期: '2023-02-01' }] };
    expect(explain(before, after, [offender]).told[0]?.[1]).toEqual(['excludedAlike']);
  });

  it('tells of a removed row what it was', () => {
    const shorter = award().split('\n').slice(0, -1).join('\n');
    const found = explain({ items: [award()] }, { items: [shorter] }, [holder(giant)]);
    expect(found.unfelt[0]).toMatchObject({ isGone: true });
    expect(found.told[0]?.[1]).toEqual(['otherRow']);
  });

  it('counts a claim for events that nobody filled in as one of every row', () => {
    const unknown: Facts = { 认定: null };
    const once = (amounts: AwardParts): PolicyParts => ({
      items: [award({ ...amounts, more: '次数: { 次: 1, 期间: 政策期 }' })],
    });
    // The upper end of such a claim is that of the best row, whichever rule carries it.
    for (const after of [{ giant: '12万元' }, { srdi: '15万元' }])
      expect(explain(once({}), once(after), [unknown]).unfelt).toEqual([]);
    expect(explain(once({}), once({ srdi: '6万元' }), [unknown]).told.map(([, kinds]) => kinds)).toEqual([
      ['sameAmount'],
    ]);
  });

  it('says that the days that changed are other ones', () => {
    const found = explain({ items: [award()] }, { items: [award()], effective: '2023-01-01 至 2025-12-31' }, [
      holder(giant),
    ]);
    expect(found.told.map(([, kinds]) => kinds)).toEqual([['otherDays']]);
  });
});
