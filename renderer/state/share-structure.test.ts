import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareStructure } from './share-structure';

describe('shareStructure', () => {
  it('always equals the new value', () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.jsonValue(),
        (before, after) => void expect(shareStructure(before, after)).toStrictEqual(after),
      ),
      { numRuns: 300 },
    );
  });

  it('gives the old object back when nothing changed', () => {
    const before = { a: [{ id: 'x', n: 10n }], b: null };
    expect(shareStructure(before, structuredClone(before))).toBe(before);
  });

  it('keeps items that only moved', () => {
    const before = [
      { id: 'a', text: '甲' },
      { id: 'b', text: '乙' },
    ];
    const shared = shareStructure(before, [{ id: 'new', text: '' }, ...structuredClone(before)]);
    expect(shared[1]).toBe(before[0]);
    expect(shared[2]).toBe(before[1]);
  });

  it('does not take a missing key for an undefined value', () => {
    expect(shareStructure<object>({ a: 1 }, { b: undefined })).toHaveProperty('b');
  });
});
