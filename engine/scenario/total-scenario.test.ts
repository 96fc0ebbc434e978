import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asFen } from '../values/money';
import type { BaseClaim } from './base-claim';
import { prepareModel } from './scenario-model';
import { claimOf, measures, scenarioOf } from './scenario-harness';
import { settleAssumptions } from './settle-assumptions';
import { totalScenario } from './total-scenario';
import { valueClaim } from './value-claim';

const seed = Number(process.env['PROPERTY_SEED'] ?? 20230101);

const amount = (claim: Partial<BaseClaim>, body: string) => {
  const { assumptions } = scenarioOf(body);
  return valueClaim(claimOf({ day: '2023-05-05', ...claim }), settleAssumptions(assumptions, measures[0]));
};

test("'up to', 'at least' and missing facts each have a share of their own", () => {
  const upTo = { low: asFen(0), high: asFen(100_01), discretionary: true };
  expect(amount(upTo, '假设: [{ 项目: 最高额实付, 值: 60% }]').expected).toBe(60_01n);
  expect(amount(upTo, '').expected).toBe(100_01n);
  const missing = { ...upTo, discretionary: false };
  expect(amount(missing, '假设: [{ 项目: 最高额实付, 值: 60% }]').expected).toBe(0n);
  expect(amount(missing, '假设: [{ 项目: 缺事实实付, 值: 25% }]').expected).toBe(25_00n);
  const atLeast = { low: asFen(100_00), high: null };
  expect(amount(atLeast, '').expected).toBe(100_00n);
  expect(amount(atLeast, '假设: [{ 项目: 下限上浮, 值: 20% }]').expected).toBe(120_00n);
});

test('the product is rounded once: 0.5 fen up', () => {
  const both = '假设: [{ 项目: 申报率, 值: 50% }, { 项目: 迟报比例, 值: 50% }]';
  expect(amount({ low: asFen(3), high: asFen(3) }, both)).toEqual({ expected: 2n, late: 1n });
  const thirds = '基年: 2023\n假设: [{ 项目: 申报率, 值: 33.3% }, { 项目: 年增长, 值: 10% }]';
  // 1000 x 0.333 x 1.1^2 = 402.93
  expect(amount({ low: asFen(1000), high: asFen(1000), moved: 2 }, thirds).expected).toBe(403n);
});

test('the closest scope counts', () => {
  const { assumptions } = scenarioOf(
    '假设: [{ 项目: 申报率, 值: 10% }, { 项目: 申报率, 范围: 奖励, 值: 20% }, { 项目: 申报率, 范围: a, 值: 30% }, { 项目: 申报率, 范围: a/fair, 值: 40% }]',
  );
  const takeUp = measures.map((measure) => settleAssumptions(assumptions, measure).takeUp);
  expect(takeUp.map(({ n, d }) => Number(n) / Number(d))).toEqual([0.3, 0.4, 0.2]);
});

const share = fc.integer({ min: 0, max: 1000 }).map((n) => `${n / 10}%`);
const anyScenario = fc
  .record({ upTo: share, unknown: share, takeUp: share, fair: share, growth: share, late: share, months: fc.nat(36) })
  .map(({ upTo, unknown, takeUp, fair, growth, late, months }) =>
    scenarioOf(
      `基年: 2023\n假设: [{ 项目: 最高额实付, 值: ${upTo} }, { 项目: 缺事实实付, 值: ${unknown} }, { 项目: 申报率, 值: ${takeUp} }, { 项目: 申报率, 范围: a/fair, 值: ${fair} }, { 项目: 年增长, 值: ${growth} }, { 项目: 迟报比例, 值: ${late} }, { 项目: 迟报月数, 值: ${months} }]`,
    ),
  );
const anyClaims = fc.array(
  fc
    .record({
      year: fc.constantFrom(2023, 2024),
      month: fc.integer({ min: 1, max: 12 }),
      date: fc.integer({ min: 1, max: 28 }),
      measure: fc.constantFrom(...measures),
      low: fc.nat(1_000_000),
      width: fc.option(fc.nat(1_000_000)),
      discretionary: fc.boolean(),
      enterprise: fc.constantFrom('e-1', 'e-2', 'e-3'),
    })
    .map(({ year, month, date, low, width, ...rest }) =>
      claimOf({
        ...rest,
        day: `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`,
        moved: year - 2023,
        low: asFen(low),
        high: width === null ? null : asFen(low + width),
      }),
    ),
  { maxLength: 30 },
);

const sum = (parts: readonly bigint[]): bigint => parts.reduce((total, part) => total + part, 0n);

test('parts add up to totals, and grouping changes nothing', () => {
  fc.assert(
    fc.property(anyScenario, anyClaims, (scenario, claims) => {
      const cost = totalScenario(prepareModel(scenario, measures, claims));
      const one = claims.map((claim) => valueClaim(claim, settleAssumptions(scenario.assumptions, claim.measure)));
      expect(cost.expected).toBe(sum(one.map(({ expected }) => expected)));
      for (const year of cost.years) {
        expect(sum(year.measures.map(({ expected }) => expected))).toBe(year.expected);
        expect(sum(year.months.map(({ claimed }) => claimed))).toBe(year.claimed);
        const { min, max } = year.entitled;
        expect(sum(year.measures.map(({ entitled }) => entitled.min))).toBe(min);
        if (max !== null) expect(sum(year.measures.map(({ entitled }) => entitled.max ?? 0n))).toBe(max);
      }
      expect(sum(cost.years.map(({ claimed }) => claimed)) + cost.later).toBe(cost.expected);
      expect(totalScenario(prepareModel(scenario, measures, [...claims].reverse()))).toEqual(cost);
    }),
    { seed, numRuns: 200 },
  );
});

test('without assumptions certain amounts cost what they are', () => {
  const claims = [claimOf({ day: '2023-01-01', fen: 5_00 }), claimOf({ day: '2024-12-31', fen: 7_00 })];
  const { years, later } = totalScenario(prepareModel(scenarioOf(''), measures, claims));
  expect(years.map(({ expected, claimed }) => [expected, claimed])).toEqual([
    [500n, 500n],
    [700n, 700n],
  ]);
  expect(later).toBe(0n);
});
