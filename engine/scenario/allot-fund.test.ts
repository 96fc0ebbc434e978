import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asFen } from '../values/money';
import { allotFund, type FundResult } from './allot-fund';
import { listEntries, type FundEntry } from './fund-entry';
import { prepareModel } from './scenario-model';
import type { Fund } from './scenario';
import { claimOf, measures, scenarioOf } from './scenario-harness';
import { shareOut, splitByShares } from './share-out';
import { tryValues } from './run-trial';

const seed = Number(process.env['PROPERTY_SEED'] ?? 20230101);
const sum = (parts: readonly bigint[]): bigint => parts.reduce((total, part) => total + part, 0n);

function fundOf(rest: string): Fund {
  const [fund] = scenarioOf(`资金池: [{ 代号: f, 名称: 专项, 范围: [a/fair, a], ${rest} }]`).funds;
  if (!fund) throw new Error('there is a fund');
  return fund;
}

const years = [2023, 2024];
const [title, fair] = measures;
const claims = [
  claimOf({ id: '1', enterprise: 'e-1', day: '2023-02-01', fen: 300, size: 'large' }),
  claimOf({ id: '2', enterprise: 'e-2', day: '2023-05-01', fen: 500, size: 'micro' }),
  claimOf({ id: '3', enterprise: 'e-3', day: '2023-05-02', fen: 400, size: 'small', measure: fair }),
  claimOf({ id: '4', enterprise: 'e-1', day: '2024-03-01', fen: 200, size: 'large' }),
];

function allot(rest: string, given = claims): FundResult {
  const fund = fundOf(rest);
  const scenario = { ...scenarioOf(''), funds: [fund] };
  return allotFund(fund, listEntries(prepareModel(scenario, measures, given), fund), years);
}

const grantsOf = ({ years: each }: FundResult) =>
  each.flatMap(({ year, grants }) => grants.map(({ entry, amount }) => [year, entry.claim.id, Number(amount)]));
const cutsOf = ({ years: each }: FundResult) =>
  each.flatMap(({ year, cuts }) => cuts.map(({ entry, cut }) => [year, entry.claim.id, Number(cut)]));

test('first come: the last one takes what is left, and who comes later falls off', () => {
  const result = allot('年度规模: 6元, 次序: 先到先得');
  expect(grantsOf(result)).toEqual([
    [2023, '1', 300],
    [2023, '2', 300],
    [2024, '4', 200],
  ]);
  expect(cutsOf(result)).toEqual([
    [2023, '2', 200],
    [2023, '3', 400],
  ]);
  expect(result.years[0]?.exhaustedOn).toBe('2023-05-01');
  expect(result.years[1]?.exhaustedOn).toBeNull();
  expect(result.years[0]?.cuts.map(({ reason }) => reason.en)).toEqual([
    '“专项” (first come, first served) had ¥3 left for this claim of ¥5.',
    'The ¥6 of “专项” were used up on 2023-05-01 (first come, first served), before this claim.',
  ]);
});

test('pro rata: shares to the fen, the largest remainder first, ties by order', () => {
  expect(grantsOf(allot('年度规模: 7元, 次序: 按比例')).slice(0, 3)).toEqual([
    [2023, '1', 175],
    [2023, '2', 292],
    [2023, '3', 233],
  ]);
  expect(shareOut(100n, [100n, 100n, 100n])).toEqual([34n, 33n, 33n]);
  expect(shareOut(1n, [1n, 2n])).toEqual([0n, 1n]);
  expect(shareOut(0n, [5n])).toEqual([0n]);
  expect(
    splitByShares(100n, [
      { n: 1n, d: 3n },
      { n: 2n, d: 3n },
    ]),
  ).toEqual([33n, 67n]);
});

test('ranked by each criterion', () => {
  const first = (by: string) => grantsOf(allot(`年度规模: 5元, 次序: 排序, 依据: ${by}`)).slice(0, 2);
  expect(first('金额从小到大')).toEqual([
    [2023, '1', 300],
    [2023, '3', 200],
  ]);
  expect(first('金额从大到小')[0]).toEqual([2023, '2', 500]);
  expect(first('企业从小到大')[0]).toEqual([2023, '2', 500]);
  expect(first('范围次序')).toEqual([
    [2023, '3', 400],
    [2023, '1', 100],
  ]);
});

test('money is carried over, and claims wait, where the fund says so', () => {
  const carried = allot('年度规模: 15元, 各年规模: [{ 年份: 2024, 规模: 0元 }], 次序: 先到先得, 结转: 是');
  expect(carried.years.map(({ carried: each, left }) => [each, left])).toEqual([
    [0n, 300n],
    [300n, 100n],
  ]);
  const waiting = allot('年度规模: 6元, 次序: 先到先得, 顺延: 是');
  expect(grantsOf(waiting).slice(2)).toEqual([
    [2024, '2', 200],
    [2024, '3', 400],
  ]);
  expect(waiting.years[1]?.grants[0]?.day).toBe('2024-01-01');
  expect(cutsOf(waiting).at(-1)).toEqual([2024, '4', 200]);
  expect(waiting.years[1]?.cuts[0]?.waits).toBe(true);
});

test('instalments are owed until they are paid, also after the last year', () => {
  const result = allot('年度规模: 3.33元, 次序: 先到先得, 分期: [{ 比例: 50%, 月后: 0 }, { 比例: 50%, 月后: 12 }]', [
    claimOf({ id: '1', day: '2023-02-01', fen: 333 }),
    claimOf({ id: '2', day: '2024-02-01', fen: 100 }),
  ]);
  const months = result.months.filter(({ paid }) => paid > 0n);
  expect(months.map(({ month, paid, owed }) => [month, Number(paid), Number(owed)])).toEqual([
    ['2023-02', 167, 166],
    ['2024-02', 216, 50],
  ]);
  expect(result.owedBeyond).toBe(50n);
});

const anyFund = fc
  .record({
    size: fc.nat(3000),
    later: fc.option(fc.nat(3000)),
    order: fc.constantFrom(
      '先到先得',
      '按比例',
      '排序, 依据: 金额从小到大',
      '排序, 依据: 企业从小到大',
      '排序, 依据: 范围次序',
    ),
    carry: fc.boolean(),
    wait: fc.boolean(),
    parts: fc.constantFrom('', ', 分期: [{ 比例: 33%, 月后: 2 }, { 比例: 67%, 月后: 7 }]'),
  })
  .map(({ size, later, order, carry, wait, parts }) => {
    const other = later === null ? '' : `, 各年规模: [{ 年份: 2024, 规模: ${later / 100}元 }]`;
    const yes = (on: boolean): string => (on ? '是' : '否');
    return fundOf(`年度规模: ${size / 100}元${other}, 次序: ${order}, 结转: ${yes(carry)}, 顺延: ${yes(wait)}${parts}`);
  });
const anyEntries = fc
  .array(
    fc
      .record({
        year: fc.constantFrom(2023, 2024, 2025),
        month: fc.integer({ min: 1, max: 12 }),
        enterprise: fc.constantFrom('e-1', 'e-2', 'e-3'),
        size: fc.constantFrom('micro', 'small', 'large', null),
        measure: fc.constantFrom(title, fair),
        fen: fc.integer({ min: 1, max: 1000 }),
      })
      .map(({ year, month, fen, measure, ...rest }): FundEntry => {
        const claim = claimOf({ ...rest, measure, fen, day: `${year}-${String(month).padStart(2, '0')}-15` });
        return { claim, late: false, day: claim.day, amount: asFen(fen), scope: measure === fair ? 0 : 1 };
      }),
    { maxLength: 25 },
  )
  .map((entries) => entries.map((entry, index) => ({ ...entry, claim: { ...entry.claim, id: String(index) } })));

test('a fund never pays more than it has or than is asked, and every fen is somewhere', () => {
  fc.assert(
    fc.property(anyFund, anyEntries, (fund, entries) => {
      const result = allotFund(fund, entries, years);
      const received = new Map<string, bigint>();
      for (const year of result.years) {
        expect(year.granted + year.left).toBe(year.available);
        expect(year.granted + year.unmet).toBe(year.asked);
        expect(year.left >= 0n).toBe(true);
        expect(year.left === 0n || year.unmet === 0n).toBe(true);
        expect(year.exhaustedOn === null).toBe(year.unmet === 0n);
        expect(sum(year.grants.map(({ amount }) => amount))).toBe(year.granted);
        expect(sum(year.cuts.map(({ cut }) => cut))).toBe(year.unmet);
        for (const { entry, amount, day } of year.grants) {
          expect(Number(day.slice(0, 4))).toBe(year.year);
          expect(day >= entry.day).toBe(true);
          received.set(entry.claim.id, (received.get(entry.claim.id) ?? 0n) + amount);
        }
      }
      for (const entry of entries) expect((received.get(entry.claim.id) ?? 0n) <= entry.amount).toBe(true);
      // Paid out of what was granted before, granted out of what is free: neither ever falls below nothing.
      expect(result.months.every(({ paid, owed, free }) => paid >= 0n && owed >= 0n && free >= 0n)).toBe(true);
      const granted = sum(result.years.map((year) => year.granted));
      expect(sum(result.months.map(({ paid }) => paid)) + result.owedBeyond).toBe(granted);
      expect(sum(result.months.map((month) => month.granted))).toBe(granted);
      const claimed = sum(result.months.map((month) => month.claimed));
      expect(claimed + result.beyond).toBe(sum(entries.map(({ amount }) => amount)));
      const cut = result.years.filter((_, index) => !fund.waiting || index === years.length - 1);
      expect(granted + sum(cut.map(({ unmet }) => unmet))).toBe(claimed);
    }),
    { seed, numRuns: 200 },
  );
});

test('the order in which claims are listed does not matter', () => {
  fc.assert(
    fc.property(anyFund, anyEntries, fc.nat(20), (fund, entries, turn) => {
      const turned = [...entries.slice(turn), ...entries.slice(0, turn)].reverse();
      expect(allotFund(fund, turned, years)).toEqual(allotFund(fund, entries, years));
    }),
    { seed, numRuns: 150 },
  );
});

test('trials, which keep no order, grant and leave unpaid the same', () => {
  fc.assert(
    fc.property(anyFund, anyEntries, (fund, entries) => {
      const inYears = entries.filter(({ day }) => day < '2025');
      const scenario = { ...scenarioOf(''), funds: [fund] };
      const model = prepareModel(
        scenario,
        measures,
        inYears.map(({ claim }) => claim),
      );
      const [balances] = tryValues(model, []).funds;
      const { years: each } = allotFund(fund, listEntries(model, fund), years);
      expect(balances).toEqual(each.map(({ granted, unmet }) => ({ granted, unmet })));
    }),
    { seed, numRuns: 200 },
  );
});
