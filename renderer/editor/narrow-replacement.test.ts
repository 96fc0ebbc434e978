import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { narrowReplacement } from './narrow-replacement';

function apply(text: string, edits: ReturnType<typeof narrowReplacement>): string {
  return edits.reduceRight(
    (done, edit) => done.slice(0, edit.range.start) + edit.text + done.slice(edit.range.end),
    text,
  );
}

describe('narrowReplacement', () => {
  it('turns any text into any other', () => {
    const text = fc.string({ unit: fc.constantFrom('甲', 'a', '\r', '\n', '😀', ' '), maxLength: 12 });
    fc.assert(
      fc.property(text, text, (from, to) => void expect(apply(from, narrowReplacement(from, to))).toBe(to)),
      { numRuns: 500 },
    );
  });

  it('leaves common beginning and end alone', () => {
    expect(narrowReplacement('金额: 10万元\n', '金额: 12万元\n')).toEqual([{ range: { start: 5, end: 6 }, text: '2' }]);
  });

  it('does not cut a character in half', () => {
    expect(narrowReplacement('😀', '😁')).toEqual([{ range: { start: 0, end: 2 }, text: '😁' }]);
  });
});
