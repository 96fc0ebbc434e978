import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFigure } from './figure-literal';
import {
  anyAmount,
  asFen,
  capInterval,
  compareIntervals,
  exactly,
  formatInterval,
  formatMoney,
  isNothing,
  type MoneyInterval,
  nothing,
  remainderOf,
  roundHalfUpToFen,
  sameInterval,
  spellMoney,
  sumIntervals,
  yuanToFen,
} from './money';
import { makeRational } from './rational';

const wan = (amount: number): MoneyInterval => exactly(asFen(amount * 1_000_000));
const interval = fc
  .tuple(fc.integer({ min: 0, max: 10_000 }), fc.option(fc.integer({ min: 0, max: 10_000 })))
  .map(([min, more]): MoneyInterval => ({ min: asFen(min), max: more === null ? null : asFen(min + more) }));

describe('money', () => {
  it('reads yuan to the fen and refuses what is finer', () => {
    expect(yuanToFen('10.01')).toBe(1001n);
    expect(yuanToFen('0.1')).toBe(10n);
    expect(yuanToFen('9007199254740993.01')).toBe(900719925474099301n);
    expect(yuanToFen('0.001')).toBeNull();
    expect(yuanToFen('ten')).toBeNull();
  });

  it('rounds half up to the fen, once', () => {
    expect(roundHalfUpToFen(makeRational(1005n, 1000n))).toBe(101n);
    expect(roundHalfUpToFen(makeRational(10049n, 10000n))).toBe(100n);
    expect(roundHalfUpToFen(makeRational(1n, 3n))).toBe(33n);
  });

  it.each([
    [0, '0元', '¥0'],
    [1, '0.01元', '¥0.01'],
    [1001, '10.01元', '¥10.01'],
    [500_000, '5000元', '¥5,000'],
    [1_000_000, '1万元', '¥10,000'],
    [3_500_000, '3.5万元', '¥35,000'],
    [1_234_500, '1.2345万元', '¥12,345'],
    [1_234_567, '12,345.67元', '¥12,345.67'],
    [938_372_400, '938.3724万元', '¥9,383,724'],
    [-12_345_678_901, '-123,456,789.01元', '-¥123,456,789.01'],
    [10_000_000, '10万元', '¥100,000'],
    [15_000_000_000, '1.5亿元', '¥150,000,000'],
    [12_345_000_000, '12345万元', '¥123,450,000'],
    [-3_500_000, '-3.5万元', '-¥35,000'],
  ])('writes %d fen as %s and %s', (fen, zh, en) => {
    expect(formatMoney(asFen(fen), 'zh')).toBe(zh);
    expect(formatMoney(asFen(fen), 'en')).toBe(en);
  });

  it('never rounds what it writes: the figure reads back to the fen', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 14n }),
        fc.constantFrom('zh' as const, 'en' as const),
        (fen, surface) => {
          const figure = parseFigure(formatMoney(asFen(fen), surface));
          if (!('modality' in figure) || figure.modality !== 'exactly' || figure.value.kind !== 'quantity')
            throw new Error('no figure');
          expect(figure.value.unit).toBe('money');
          expect(yuanToFen(figure.value.value)).toBe(fen);
        },
      ),
    );
  });

  it('spells figures for formulas, which read commas as something else', () => {
    expect(spellMoney(asFen(1_234_567))).toBe('12345.67元');
    expect(spellMoney(asFen(1_234_500))).toBe('1.2345万元');
  });

  it('writes intervals as drafters do', () => {
    expect(formatInterval(wan(10), 'zh')).toBe('10万元');
    expect(formatInterval({ min: asFen(0), max: asFen(30_000_000) }, 'zh')).toBe('0 至 30万元');
    expect(formatInterval({ min: asFen(10_000_000), max: null }, 'zh')).toBe('不低于10万元');
    expect(formatInterval(anyAmount, 'zh')).toBe('金额未定');
    expect(formatInterval({ min: asFen(0), max: asFen(30_000_000) }, 'en')).toBe('0 to ¥300,000');
  });

  it('sums, caps and orders with an open upper end', () => {
    expect(sumIntervals([wan(1), anyAmount])).toEqual({ min: 1_000_000n, max: null });
    expect(capInterval(anyAmount, wan(5))).toEqual({ min: 0n, max: 5_000_000n });
    expect(capInterval(wan(3), anyAmount)).toEqual({ min: 0n, max: 3_000_000n });
    expect(compareIntervals(anyAmount, wan(100))).toBe(1);
    expect(remainderOf(wan(5), wan(3))).toEqual(wan(2));
    expect(remainderOf(wan(3), anyAmount)).toEqual({ min: 0n, max: 3_000_000n });
    expect(isNothing(nothing)).toBe(true);
    expect(sameInterval(anyAmount, { min: asFen(0), max: null })).toBe(true);
  });

  it('keeps every possible outcome inside: sums and caps of intervals contain those of their members', () => {
    fc.assert(
      fc.property(interval, interval, fc.nat(10_000), fc.nat(10_000), (a, b, x, y) => {
        const pick = (one: MoneyInterval, at: number): bigint => {
          const value = one.min + BigInt(at);
          return one.max !== null && value > one.max ? one.max : value;
        };
        const [p, q] = [pick(a, x), pick(b, y)];
        const holds = (one: MoneyInterval, value: bigint): boolean =>
          value >= one.min && (one.max === null || value <= one.max);
        expect(holds(sumIntervals([a, b]), p + q)).toBe(true);
        expect(holds(capInterval(a, b), p < q ? p : q)).toBe(true);
        expect(holds(remainderOf(a, b), p > q ? p - q : 0n)).toBe(true);
      }),
    );
  });
});
