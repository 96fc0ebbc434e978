import { describe, expect, it } from 'vitest';
import type { FiscalLevel, LevelRelation, PolicyPlan } from '../compile/plan';
import { planOf, simulate, yuan, type Facts } from './simulate-harness';

interface Draft {
  readonly amount: string;
  readonly says?: Partial<Record<FiscalLevel, LevelRelation>>;
  readonly more?: readonly string[];
  readonly when?: string;
}

/** One policy for each level, all of which award the same recognition. */
function plansOf(drafts: Partial<Record<FiscalLevel, Draft>>): readonly PolicyPlan[] {
  return Object.entries(drafts).map(([level, { amount, says = {}, more = [], when = '' }]) => {
    const items = [`代号: a\n类型: 奖励\n触发: 认定\n金额: ${amount}\n${when}`, ...more];
    return { ...planOf({ items }, { id: level, level: level as FiscalLevel }), relations: says };
  });
}

const facts: Facts = { 认定: [{ 称号: '省级瞪羚企业', 日期: '2023-05-01', 认定地: '360103' }] };

function paid(drafts: Partial<Record<FiscalLevel, Draft>>, more: Facts = {}) {
  const { totals, policies } = simulate(plansOf(drafts), { ...facts, ...more });
  const parts = Object.fromEntries(policies.map(({ policy, total }) => [policy, yuan(total)]));
  return { ...parts, total: yuan(totals.enterprise) };
}

describe('money of other levels', () => {
  it('adds up where nothing is said', () => {
    expect(paid({ city: { amount: '6万元' }, district: { amount: '5万元' } })).toMatchObject({ total: 110_000 });
  });

  it('gives way to the higher, whichever policy says so', () => {
    for (const [city, district] of [
      [{}, { city: 'highest' }],
      [{ district: 'highest' }, {}],
      [{ district: 'highest' }, { city: 'highest' }],
    ] as const) {
      const drafts = { city: { amount: '6万元', says: city }, district: { amount: '5万元', says: district } };
      expect(paid(drafts)).toEqual({ city: 60_000, district: 0, total: 60_000 });
    }
  });

  it('pays nothing beside other money where it says so', () => {
    const district = { amount: '5万元', says: { city: 'exclusive' } } as const;
    expect(paid({ city: { amount: '1万元' }, district })).toEqual({ city: 10_000, district: 0, total: 10_000 });
    expect(paid({ city: { amount: '最高1万元' }, district })).toMatchObject({
      city: [0, 10_000],
      district: [0, 50_000],
    });
  });

  it('tops up what other money lacks', () => {
    const district = { amount: '5万元', says: { city: 'topUp', province: 'topUp' } } as const;
    expect(paid({ city: { amount: '2万元' }, district })).toMatchObject({ district: 30_000, total: 50_000 });
    expect(paid({ city: { amount: '最高2万元' }, district })).toMatchObject({ district: [30_000, 50_000] });
    const three = { province: { amount: '1万元' }, city: { amount: '2万元' }, district };
    expect(paid(three)).toMatchObject({ district: 20_000, total: 50_000 });
    expect(paid({ ...three, province: { amount: '9万元' } })).toMatchObject({ district: 0 });
  });

  it('leaves the higher where both give way to one another', () => {
    const pairs = [
      ['exclusive', 'exclusive'],
      ['topUp', 'topUp'],
      ['exclusive', 'topUp'],
    ] as const;
    for (const [own, other] of pairs) {
      const city = { amount: '2万元', says: { district: other } };
      expect(paid({ city, district: { amount: '5万元', says: { city: own } } })).toEqual({
        city: 0,
        district: 50_000,
        total: 50_000,
      });
    }
  });

  it('keeps one of equal amounts', () => {
    const says = { city: 'highest' } as const;
    const drafts = { city: { amount: '5万元' }, district: { amount: '5万元', says } };
    expect(paid(drafts)).toMatchObject({ total: 50_000 });
  });

  it('keeps the highest of three, and the best that may be paid together', () => {
    const all = { province: 'highest', city: 'highest', district: 'highest' } as const;
    const drafts = {
      province: { amount: '最高10万元', says: all },
      city: { amount: '5万元', says: all },
      district: { amount: '最高8万元', says: all },
    };
    expect(paid(drafts)).toMatchObject({ total: [50_000, 100_000] });
    const star = (city: string) =>
      paid({ province: { amount: '6万元' }, city: { amount: city, says: all }, district: { amount: '6万元' } });
    expect(star('10万元')).toEqual({ province: 60_000, city: 0, district: 60_000, total: 120_000 });
    expect(star('13万元')).toEqual({ province: 0, city: 130_000, district: 0, total: 130_000 });
  });

  it('holds whatever comes of an amount that is not fixed, where the other of two gives way to a third', () => {
    const drafts = (district: string) => ({
      province: { amount: '1万元' },
      city: { amount: '1万元', says: { province: 'topUp', district: 'topUp' } as const },
      district: { amount: district, says: { city: 'exclusive' } as const },
    });
    expect(paid(drafts('4万元'))).toMatchObject({ total: 50_000 });
    expect(paid(drafts('最高4万元'))).toMatchObject({ province: 10_000, total: [10_000, 50_000] });
  });

  it('settles wider levels first', () => {
    const drafts = {
      province: { amount: '10万元' },
      city: { amount: '5万元', says: { province: 'exclusive' } },
      district: { amount: '3万元', says: { city: 'exclusive' } },
    } as const;
    expect(paid(drafts)).toEqual({ province: 100_000, city: 0, district: 30_000, total: 130_000 });
  });

  it('is not pushed aside by money that an exclusion takes away', () => {
    const more = ['代号: x\n类型: 不予奖励\n触发: 违法\n条件: 违法.类型 = "偷税"\n期间: 当年'];
    const drafts = {
      city: { amount: '5万元' },
      district: { amount: '9万元', says: { city: 'highest' }, more },
    } as const;
    expect(paid(drafts)).toMatchObject({ city: 0, district: 90_000 });
    expect(paid(drafts, { 违法: [{ 类型: '偷税', 日期: '2023-02-01' }] })).toMatchObject({ city: 50_000, district: 0 });
    expect(paid(drafts, { 违法: null })).toMatchObject({
      city: 50_000,
      district: [0, 40_000],
      total: [50_000, 90_000],
    });
  });

  it('asks for the facts that decide whether the rival is paid', () => {
    const city = { amount: '1万元', when: '条件: 认定.首次' };
    const district = { amount: '5万元', says: { city: 'exclusive' } } as const;
    const result = simulate(plansOf({ city, district }), facts);
    const line = result.lines.find(({ policy }) => policy === 'district');
    expect(line && [yuan(line.amount), line.needs.map(({ path }) => path)]).toEqual([
      [0, 50_000],
      ['recognitions[0].firstTime'],
    ]);
  });

  it('does not matter for other events', () => {
    const patents = planOf({ items: ['代号: p\n类型: 奖励\n触发: 专利\n金额: 3万元'] }, { id: 'city', level: 'city' });
    const [district] = plansOf({ district: { amount: '5万元', says: { city: 'exclusive' } } });
    const all = { ...facts, 专利: [{ 类型: '发明专利', 日期: '2023-05-01' }] };
    expect(yuan(simulate(district ? [patents, district] : [], all).totals.enterprise)).toBe(80_000);
  });

  it('says which money took precedence', () => {
    const drafts = { city: { amount: '6万元' }, district: { amount: '5万元', says: { city: 'highest' } } } as const;
    const result = simulate(plansOf(drafts), facts);
    expect(result.refused[0]?.steps.at(-1)).toMatchObject({
      stage: 'crossPolicy',
      outcome: 'superseded',
      by: result.lines[0]?.id,
    });
    expect(result.refused[0]?.steps.at(-1)?.message.zh).toContain('就高');
    expect(result.lines[0]?.steps.find(({ stage }) => stage === 'crossPolicy')).toMatchObject({ outcome: 'passed' });
  });
});
