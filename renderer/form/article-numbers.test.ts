import { describe, expect, it } from 'vitest';
import { countOutOfOrder, nextNumber, renumberFrom } from './article-numbers';
import type { FormDraft } from './document-access';

describe('the numbers of articles', () => {
  it.each([
    ['一', '二'],
    ['九', '十'],
    ['十', '十一'],
    ['十九', '二十'],
    ['三·7', '三·8'],
    ['二(一)3', '二(一)4'],
    ['第9', '第10'],
    ['通知', null],
    ['九十九', null],
  ])('go from %s to %s', (number, next) => {
    expect(nextNumber(number)).toBe(next);
  });

  it('count on from an article as far as its chapter goes', () => {
    const articles: FormDraft[] = [
      { number: '一·1', chapter: '一' },
      { number: '一·3', chapter: '一' },
      { number: '一·新', chapter: '一' },
      { number: '二·1', chapter: '二' },
    ];
    expect(countOutOfOrder(articles, 0)).toBe(1);
    renumberFrom(articles, 0);
    expect(articles.map(({ number }) => number)).toEqual(['一·1', '一·2', '一·新', '二·1']);
    expect(countOutOfOrder(articles, 0)).toBe(0);
  });
});
