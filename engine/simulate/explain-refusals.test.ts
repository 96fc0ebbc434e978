import { describe, expect, it } from 'vitest';
import { builtinVocabulary } from '../vocabulary/builtin-vocabulary';
import { explainRefusals } from './explain-refusals';
import { bareStep } from './finding';
import type { StepOutcome } from './result';
import type { Refusal } from './rule-outcome';
import { enterpriseOf, outcomesOf, planOf, simulate, type Facts } from './simulate-harness';
import { setYearContext } from './year-context';

const table =
  '代号: a\n类型: 奖励\n标题: 称号奖励\n触发: 认定\n条件: 认定.类型 = "新认定"\n按: 认定.称号\n表:\n  - { 来源: 000-1.1, 当: 省级瞪羚企业, 金额: 2万元 }\n  - { 来源: 000-1.2, 当: 国家级高新技术企业, 金额: 5万元 }';
const recognised = (...events: readonly (readonly [title: string, type: string, place?: string])[]): Facts => ({
  认定: events.map(([称号, 类型, 认定地 = '360103'], index) => ({ 称号, 类型, 认定地, 日期: `2023-0${index + 1}-01` })),
});

function whyNot(items: readonly string[], facts: Facts) {
  return simulate(planOf({ items }), facts).policies[0]?.whyNot ?? [];
}

describe('why an item gave nothing', () => {
  it('is told once for the item, which stands for all its rows', () => {
    const entries = whyNot([table], recognised(['省级瞪羚企业', '复核']));
    expect(entries).toMatchObject([{ from: { itemId: 'a', clause: null }, partly: false }]);
    expect(entries[0]?.from.pointer).not.toContain('table');
  });

  it('names the row that came furthest and the fact that failed', () => {
    const [entry] = whyNot([table], recognised(['省级瞪羚企业', '复核']));
    expect(outcomesOf(entry?.steps ?? [])).toEqual([
      'inForce passed',
      'jurisdiction passed',
      'trigger passed',
      'eligibility passed',
      'eligibility refused',
    ]);
    expect(entry?.steps.at(-1)?.facts).toMatchObject([{ path: 'recognitions[0].type', value: '复核' }]);
  });

  it('says that no row fits, and what was looked at', () => {
    const [entry] = whyNot([table], recognised(['省级名牌产品企业', '新认定']));
    expect(entry?.steps.at(-1)?.message.zh).toBe('奖励表中没有对应的档次');
    expect(entry?.steps.at(-1)?.facts).toMatchObject([{ value: '省级名牌产品企业' }]);
  });

  it('leaves events out that were never meant for it, where others were', () => {
    const facts = recognised(['省级名牌产品企业', '新认定'], ['省级瞪羚企业', '新认定', '360102']);
    const [entry] = whyNot([table], facts);
    expect(entry?.steps.map(({ facts: read }) => read.map(({ path }) => path)).flat()).not.toContain(
      'recognitions[0].title',
    );
  });

  it('tells event by event, in the order of their days', () => {
    const [entry] = whyNot([table], recognised(['省级瞪羚企业', '复核'], ['国家级高新技术企业', '新认定', '360102']));
    const refused = entry?.steps.filter(({ outcome }) => outcome === 'refused');
    expect(refused?.map(({ stage }) => stage)).toEqual(['eligibility', 'jurisdiction']);
  });

  it('does not depend on the order of events that read the same under the row', () => {
    const [named, open] = [{ 称号: '省级瞪羚企业' }, { 称号: null }].map((event) => ({
      ...event,
      类型: '复核',
      日期: '2023-05-01',
      认定地: '360103',
    }));
    const tell = (events: readonly unknown[]) => {
      const [entry] = whyNot([table], { 认定: events });
      return entry?.steps.map(({ outcome, facts }) => [outcome, facts.map(({ value }) => value)]);
    };
    expect(tell([open, named])).toEqual(tell([named, open]));
  });

  it('is told of a refused event although another was paid', () => {
    const facts = recognised(
      ['省级瞪羚企业', '新认定'],
      ['国家级高新技术企业', '复核'],
      ['省级名牌产品企业', '新认定'],
    );
    const entries = whyNot([table], facts);
    expect(entries).toMatchObject([{ from: { itemId: 'a' }, partly: true }]);
    expect(entries[0]?.steps.filter(({ outcome }) => outcome === 'refused')).toHaveLength(1);
  });

  it('is not told of an item that paid and refused nothing', () => {
    expect(whyNot([table], recognised(['省级瞪羚企业', '新认定']))).toEqual([]);
  });

  it('is the step that took all its claims away', () => {
    const exclusion = '代号: x\n类型: 不予奖励\n触发: 违法\n条件: 违法.类型 = "偷税"\n期间: 当年';
    const facts = { ...recognised(['省级瞪羚企业', '新认定']), 违法: [{ 类型: '偷税', 日期: '2023-05-01' }] };
    const [entry] = whyNot([table, exclusion], facts);
    expect(entry).toMatchObject({ from: { itemId: 'a' }, partly: false });
    expect(outcomesOf(entry?.steps ?? [])).toEqual(['exclusion excluded']);
  });
});

describe('what several rows say of one event', () => {
  const facts = recognised(['省级瞪羚企业', '复核']);
  const plan = planOf({ items: [table] });
  const context = setYearContext(plan, enterpriseOf(facts), 2023, builtinVocabulary);
  const [event = null] = context.eventsOfYear('recognitions') ?? [];
  const [first] = plan.rules;
  const step = (outcome: StepOutcome, zh: string) =>
    bareStep({ stage: 'eligibility', outcome, message: { zh, en: zh }, from: first?.from ?? null, facts: [] });
  const explain = (refusals: readonly Refusal[]) => {
    const refused = [...refusals];
    const [entry] = explainRefusals(plan.rules, () => ({ claims: [], refused: refused.splice(0, 1) }), context);
    return entry?.steps.map(({ message }) => message.zh);
  };

  it('is told by the one that came furthest', () => {
    const refusal = { event, verdict: 'refused', wordField: null } as const;
    const near = { ...refusal, steps: [step('refused', '近')] };
    const far = { ...refusal, steps: [step('passed', '过'), step('refused', '远')] };
    expect(explain([near, far])).toEqual(['过', '远']);
    expect(explain([far, near])).toEqual(['过', '远']);
  });

  it('is told by one of those that the words of one field choose, and compared with those of another', () => {
    const refusal = { event, verdict: 'otherRow' } as const;
    const byLevel = { ...refusal, wordField: 'level', steps: [step('refused', '乙')] };
    const byTitle = { ...refusal, wordField: 'title', steps: [step('refused', '甲')] };
    expect(explain([byLevel, byTitle])).toEqual(explain([byTitle, byLevel]));
    const unread: Refusal = {
      ...refusal,
      wordField: 'level',
      get steps(): never {
        throw new Error('the rows of one field are told once');
      },
    };
    expect(explain([byLevel, unread])).toEqual(['乙']);
  });
});
