import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  add,
  ceilingOf,
  compareRationals,
  divide,
  floorOf,
  formatRational,
  fromInteger,
  makeRational,
  multiply,
  negate,
  parseRational,
  roundHalfUp,
  subtract,
  toDecimalText,
} from './rational';

const fraction = fc
  .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.bigInt({ min: 1n, max: 10n ** 6n }))
  .map(([n, d]) => makeRational(n, d));

describe('rational', () => {
  it('reads decimal text exactly', () => {
    expect(parseRational('0.1')).toEqual({ n: 1n, d: 10n });
    expect(parseRational('-3.50')).toEqual({ n: -7n, d: 2n });
    expect(parseRational('.5')).toEqual({ n: 1n, d: 2n });
    expect(parseRational('1234567890123456789.01')).toEqual({ n: 123456789012345678901n, d: 100n });
  });

  it.each(['', '.', '1e3', '1,000', '0x10', '１', 'abc', '1.', '--1', '9'.repeat(61)])('refuses %j', (text) => {
    expect(parseRational(text)).toBeNull();
  });

  it('is a field: sums and products can be taken back', () => {
    fc.assert(
      fc.property(fraction, fraction, fraction, (a, b, c) => {
        expect(subtract(add(a, b), b)).toEqual(a);
        expect(multiply(a, add(b, c))).toEqual(add(multiply(a, b), multiply(a, c)));
        if (b.n !== 0n) expect(divide(multiply(a, b), b)).toEqual(a);
        else expect(divide(a, b)).toBeNull();
      }),
    );
  });

  it('writes decimals that read back, and says when they do not end', () => {
    fc.assert(
      fc.property(fraction, (a) => {
        const text = toDecimalText(a);
        if (text !== null) expect(parseRational(text)).toEqual(a);
      }),
    );
    expect(toDecimalText(makeRational(1n, 3n))).toBeNull();
    expect(toDecimalText(makeRational(-1n, 8n))).toBe('-0.125');
    expect(formatRational(makeRational(1n, 3n))).toBe('≈0.3333');
    expect(formatRational(makeRational(2n, 3n), 2)).toBe('≈0.67');
  });

  it('rounds halves away from zero, floors and ceils', () => {
    expect(roundHalfUp(makeRational(5n, 2n))).toBe(3n);
    expect(roundHalfUp(makeRational(-5n, 2n))).toBe(-3n);
    expect(roundHalfUp(makeRational(249n, 100n))).toBe(2n);
    fc.assert(
      fc.property(fraction, (a) => {
        const [floor, ceiling] = [fromInteger(floorOf(a)), fromInteger(ceilingOf(a))];
        expect(compareRationals(floor, a)).toBeLessThanOrEqual(0);
        expect(compareRationals(ceiling, a)).toBeGreaterThanOrEqual(0);
        expect(compareRationals(subtract(a, floor), fromInteger(1))).toBe(-1);
        const distance = subtract(fromInteger(roundHalfUp(a)), a);
        const size = compareRationals(distance, fromInteger(0)) < 0 ? negate(distance) : distance;
        expect(compareRationals(size, makeRational(1n, 2n))).toBeLessThanOrEqual(0);
      }),
    );
  });
});
