import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReviewEntry } from '../../schemas/generated/types';
import { placeReviewEntry, readReviewEntry, readReviews, writeReviewEntry } from './read-reviews';

const comment: ReviewEntry = {
  review: 1,
  id: '00000000000a',
  policy: 'xihu-srdi-2022',
  kind: 'comment',
  item: 'title-award',
  author: '甲',
  at: '2024-01-01T08:00:00.000Z',
  text: '国家级是否应为12万元？',
};
const say = (more: Partial<ReviewEntry>): ReviewEntry => {
  const { item: _, text: __, ...rest } = comment;
  return { ...rest, thread: comment.id, ...more };
};
const reply = say({ id: '00000000000b', kind: 'reply', at: '2024-01-01T09:00:00.000Z', text: '按文件是10万元。' });
const resolve = say({ id: '00000000000c', kind: 'resolve', at: '2024-01-01T10:00:00.000Z', author: '乙' });
const reopen = say({ id: '00000000000d', kind: 'reopen', at: '2024-01-01T11:00:00.000Z' });

const fileOf = (entry: ReviewEntry) => ({ path: placeReviewEntry(entry), text: writeReviewEntry(entry) });

describe('readReviews', () => {
  it('makes threads of files in any order', () => {
    const files = [comment, reply, resolve].map(fileOf);
    fc.assert(
      fc.property(fc.shuffledSubarray(files, { minLength: 3, maxLength: 3 }), (shuffled) => {
        const { value, diagnostics } = readReviews(shuffled);
        expect(diagnostics).toEqual([]);
        expect(value).toEqual([{ comment, replies: [reply], resolved: resolve }]);
      }),
    );
    expect(readReviews([...files, fileOf(reopen)]).value[0]?.resolved).toBeNull();
  });

  it('reads back whatever somebody writes, and finds no fault with it', () => {
    const text = (unit: 'grapheme' | 'binary' | fc.Arbitrary<string>) =>
      fc.string({ minLength: 1, maxLength: 200, unit });
    const hidden = fc.constantFrom(
      ...'\0\t\n\r\v\x85\u200b\u202e\u2028\ufeff\ufffd\uffff\ue000\ud800',
      '⚠️',
      '字',
      ' ',
      '"',
      '#',
      '\\',
    );
    fc.assert(
      fc.property(fc.oneof(text('grapheme'), text('binary'), text(hidden)), (said) => {
        const entry = { ...comment, text: said };
        expect(readReviewEntry(fileOf(entry))).toEqual({ value: entry, diagnostics: [] });
      }),
      { numRuns: 1_000 },
    );
    const lines = { ...comment, text: '第一行\n- 第二行: x\n\n  # 第四行' };
    expect(readReviewEntry(fileOf(lines)).value).toEqual(lines);
  });

  it('reports a file that is not well formed, and one whose comment is missing, and shows the rest', () => {
    const bad = { path: 'review/xihu-srdi-2022/x.yaml', text: writeReviewEntry(comment).replace('comment', 'remark') };
    const { value, diagnostics } = readReviews([bad, fileOf(reply), fileOf({ ...comment, id: '0000000000ff' })]);
    expect(diagnostics.map(({ code, file }) => [code, file])).toEqual([
      ['review/shape', bad.path],
      ['review/no-thread', placeReviewEntry(reply)],
    ]);
    expect(value.map(({ comment: { id } }) => id)).toEqual(['0000000000ff']);
    const { text: _, ...silent } = comment;
    expect(readReviewEntry(fileOf(silent)).value).toBeNull();
    expect(readReviewEntry({ path: bad.path, text: 'review: [' }).value).toBeNull();
  });

  it('names files so that two entries of one moment have two', () => {
    expect(placeReviewEntry(comment)).toBe('review/xihu-srdi-2022/20240101T080000000Z-00000000000a.yaml');
  });
});
