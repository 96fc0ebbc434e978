import { describe, expect, it } from 'vitest';
import { enWords, zhWords } from './words';

function listKeys(words: object, prefix = ''): readonly string[] {
  return Object.entries<unknown>({ ...words }).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null ? listKeys(value, `${prefix}${key}.`) : [`${prefix}${key}`],
  );
}

function read(words: object, key: string): string {
  return String(key.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], words));
}

describe('words', () => {
  it('has the same keys in both languages', () => {
    expect(listKeys(enWords)).toEqual(listKeys(zhWords));
  });

  it('fills the same gaps in both languages', () => {
    const gaps = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();
    for (const key of listKeys(zhWords))
      expect([key, gaps(read(enWords, key))]).toEqual([key, gaps(read(zhWords, key))]);
  });

  it('is empty nowhere', () => {
    for (const key of listKeys(zhWords)) {
      expect([key, read(zhWords, key).trim().length > 0, read(enWords, key).trim().length > 0]).toEqual([
        key,
        true,
        true,
      ]);
    }
  });
});
