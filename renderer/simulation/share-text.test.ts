import { describe, expect, it } from 'vitest';
import { asFen, exactly, type BudgetBalance } from '../../engine/index';
import { writeBalance, writeMoneyChange } from './share-text';

const wan = (count: number) => BigInt(count) * 1_000_000n;
const balance = (least: bigint | null, most: bigint): BudgetBalance => ({
  budget: asFen(wan(30)),
  spent: exactly(asFen(0n)),
  least,
  most,
  promises: false,
  stated: ['a'],
  unstated: [],
});

describe('writeMoneyChange', () => {
  it('writes both ends where they differ', () => {
    expect(writeMoneyChange({ low: wan(2), high: wan(2) }, 'zh', '?')).toBe('+2万元');
    expect(writeMoneyChange({ low: -wan(1), high: wan(3) }, 'zh', '?')).toBe('−1万元…+3万元');
    expect(writeMoneyChange({ low: 0n, high: 0n }, 'en', '?')).toBe('0');
  });
  it('says where an end is open', () => {
    expect(writeMoneyChange({ low: wan(2), high: null }, 'zh', '上限未定')).toBe('+2万元…上限未定');
    expect(writeMoneyChange({ low: 0n, high: null }, 'zh', '上限未定')).toBe('上限未定');
  });
});

describe('writeBalance', () => {
  it('writes an interval, below zero too', () => {
    expect(writeBalance(balance(wan(15), wan(15)), 'zh')).toBe('15万元');
    expect(writeBalance(balance(-wan(5), wan(15)), 'zh')).toBe('−5万元…15万元');
    expect(writeBalance(balance(0n, wan(15)), 'en')).toBe('0–¥150,000');
  });
  it('has no least where spending is open', () => expect(writeBalance(balance(null, wan(15)), 'zh')).toBeNull());
});
