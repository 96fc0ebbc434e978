import { describe, expect, it } from 'vitest';
import type { Diagnostic, TextEdit } from '../../engine/index';
import { gatherFixes } from './gather-fixes';

const edit = (start: number, end: number, text = 'x'): TextEdit => ({ range: { start, end }, text });
const words = { zh: '修', en: 'mend' };

function problem(file: string, ...fixes: readonly (readonly TextEdit[])[]): Diagnostic {
  const start = fixes[0]?.[0]?.range.start ?? 0;
  return {
    code: 'check/unknown-name',
    severity: 'error',
    file,
    range: { start, end: start + 1 },
    message: words,
    hint: words,
    fixes: fixes.map((edits) => ({ title: words, edits })),
  };
}

describe('fixes made together', () => {
  it('are one list of edits for each file', () => {
    const { edits, count, left } = gatherFixes([
      problem('b', [edit(9, 10)]),
      problem('a', [edit(5, 6)], [edit(7, 8)]),
      problem('a', [edit(20, 22), edit(30, 31)]),
      problem('b', [edit(1, 2)]),
      problem('a'),
    ]);
    expect(Object.fromEntries(edits)).toEqual({ a: [edit(20, 22), edit(30, 31)], b: [edit(1, 2), edit(9, 10)] });
    expect([count, left]).toEqual([3, 0]);
  });

  it('leave out one that would change what another changes, whole', () => {
    const { edits, count, left } = gatherFixes([problem('a', [edit(0, 4)]), problem('a', [edit(2, 3), edit(40, 41)])]);
    expect(edits.get('a')).toEqual([edit(0, 4)]);
    expect([count, left]).toEqual([1, 1]);
  });

  it('make the same replacement once, and do not guess the order of two insertions at one place', () => {
    const twice = gatherFixes([problem('a', [edit(2, 3)]), problem('a', [edit(2, 3)])]);
    expect([twice.edits.get('a'), twice.count, twice.left]).toEqual([[edit(2, 3)], 2, 0]);
    const inserted = gatherFixes([problem('a', [edit(2, 2)]), problem('a', [edit(2, 2)])]);
    expect([inserted.count, inserted.left]).toEqual([1, 1]);
  });
});
