import { expect, it } from 'vitest';
import { listKeywords } from './measure-language';

it('knows the keys of both surfaces', () => {
  const keywords = listKeywords();
  expect(keywords).toEqual(
    expect.arrayContaining(['措施语言', 'measureLanguage', '政策', '条款', '当', 'match', '口径', 'readings']),
  );
  expect(new Set(keywords).size).toBe(keywords.length);
  expect(keywords).not.toContain('$defs');
});
