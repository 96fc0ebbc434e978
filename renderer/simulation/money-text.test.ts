import { describe, expect, it } from 'vitest';
import { asFen, type MoneyInterval } from '../../engine/index';
import { directionOf, writeChange, writeInterval } from './money-text';

const wan = (low: number, high: number | null = low): MoneyInterval => ({
  min: asFen(low * 1_000_000),
  max: high === null ? null : asFen(high * 1_000_000),
});

describe('writeInterval', () => {
  it('writes the three forms of an amount', () => {
    expect(writeInterval(wan(10), 'zh')).toBe('10万元');
    expect(writeInterval(wan(0, 30), 'zh')).toBe('0–30万元');
    expect(writeInterval(wan(10, null), 'zh')).toBe('≥10万元');
  });
});

describe('writeChange', () => {
  it('writes nothing for no change', () => expect(writeChange(wan(3), wan(3), 'zh')).toBeNull());
  it('writes one figure when both ends move alike', () => expect(writeChange(wan(5), wan(3), 'zh')).toBe('+2万元'));
  it('writes both ends when they part', () => expect(writeChange(wan(0, 5), wan(3), 'zh')).toBe('−3万元…+2万元'));
  it('says when an upper end is lost', () => expect(writeChange(wan(3, null), wan(3), 'zh')).toBe('0…∞'));
});

describe('directionOf', () => {
  it('tells up from down', () => {
    expect(directionOf(wan(5), wan(3))).toBe('up');
    expect(directionOf(wan(1, 3), wan(3))).toBe('down');
    expect(directionOf(wan(0, 5), wan(3))).toBe('mixed');
    expect(directionOf(wan(3, null), wan(3))).toBe('up');
  });
});
