import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asFen, sumIntervals, type MoneyInterval } from '../values/money';
import { changeOf, weighChange, type ChangeShare, type ComparedAmounts } from './weigh-change';

const interval: fc.Arbitrary<MoneyInterval> = fc
  .tuple(fc.nat(50), fc.option(fc.nat(50), { nil: null }))
  .map(([min, more]) => ({ min: asFen(min), max: more === null ? null : asFen(min + more) }));
const row: fc.Arbitrary<ComparedAmounts> = fc.record({
  now: fc.option(interval, { nil: null, freq: 8 }),
  before: fc.option(interval, { nil: null, freq: 8 }),
});
const rows = fc.array(row, { maxLength: 12 });
const list = (all: readonly (MoneyInterval | null)[]) => sumIntervals(all.flatMap((each) => each ?? []));

describe('weighChange', () => {
  it('divides the change of the total without remainder', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const { change, winners, losers, mixed, same } = weighChange(all);
        const shares: readonly ChangeShare[] = [winners, losers, mixed, same];
        expect(shares.reduce((sum, { count }) => sum + count, 0)).toBe(all.length);
        expect(shares.reduce((sum, share) => sum + share.change.low, 0n)).toBe(change.low);
        const highs = shares.map((share) => share.change.high);
        if (change.high === null) expect(highs).toContain(null);
        else expect(highs.reduce((sum: bigint, high) => sum + (high ?? 0n), 0n)).toBe(change.high);
        const [now, before] = [list(all.map((each) => each.now)), list(all.map((each) => each.before))];
        expect(change).toEqual(changeOf({ now, before }));
      }),
    );
  });

  it('lets winners and losers change places with now and before', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const there = weighChange(all);
        const back = weighChange(all.map(({ now, before }) => ({ now: before, before: now })));
        expect(back.winners.count).toBe(there.losers.count);
        expect(back.losers.change.low).toBe(-there.winners.change.low);
        expect(back.mixed.count).toBe(there.mixed.count);
      }),
    );
  });

  it('counts who comes or goes, and whose ends part', () => {
    const of = (min: number, max: number | null): MoneyInterval => ({
      min: asFen(min),
      max: max === null ? null : asFen(max),
    });
    const weighed = weighChange([
      { now: of(5, 5), before: null },
      { now: null, before: of(3, 3) },
      { now: of(1, 9), before: of(2, 8) },
      { now: of(4, null), before: of(4, null) },
    ]);
    expect(weighed).toEqual({
      change: { low: 1n, high: null },
      winners: { count: 1, change: { low: 5n, high: 5n } },
      losers: { count: 1, change: { low: -3n, high: -3n } },
      mixed: { count: 1, change: { low: -1n, high: 1n } },
      same: { count: 1, change: { low: 0n, high: null } },
    });
  });
});
