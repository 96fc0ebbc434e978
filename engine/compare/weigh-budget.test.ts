import { describe, expect, it } from 'vitest';
import { asFen, exactly } from '../values/money';
import { versionOf } from './compare-harness';
import { readBudget, weighBudget } from './weigh-budget';

describe('readBudget', () => {
  it('reads what the header states', () => {
    expect(readBudget(versionOf({ header: '年度预算: 500万元' }).checked)).toBe(500_000_000n);
    expect(readBudget(versionOf({}).checked)).toBeNull();
  });
});

describe('weighBudget', () => {
  const spent = { min: asFen(40), max: asFen(70) };

  it('leaves an interval where spending is one', () => {
    expect(weighBudget([{ policy: 'a', budget: asFen(60), spent, promises: false }])).toEqual({
      budget: 60n,
      spent,
      least: -10n,
      most: 20n,
      promises: false,
      stated: ['a'],
      unstated: [],
    });
  });

  it('counts only policies that state a budget, and names those that pay without one', () => {
    const balance = weighBudget([
      { policy: 'a', budget: asFen(60), spent: exactly(asFen(50)), promises: true },
      { policy: 'b', budget: null, spent: { min: asFen(0), max: null }, promises: false },
      { policy: 'c', budget: null, spent: exactly(asFen(0)), promises: false },
    ]);
    expect(balance).toMatchObject({ least: 10n, most: 10n, promises: true, stated: ['a'], unstated: ['b'] });
  });

  it('has no least where spending has no upper end, and nothing to weigh without a budget', () => {
    const open = { min: asFen(5), max: null };
    expect(weighBudget([{ policy: 'a', budget: asFen(60), spent: open, promises: false }])).toMatchObject({
      least: null,
      most: 55n,
    });
    expect(weighBudget([{ policy: 'a', budget: null, spent: open, promises: false }])).toBeNull();
  });
});
