import { describe, expect, it } from 'vitest';
import { chooseYear, listTermYears } from './policy-years';
import { parsePeriod, type Period } from './calendar';

const term = (text: string): Period => {
  const read = parsePeriod(text);
  if (!('from' in read)) throw new Error(text);
  return read;
};

describe('the year to look at first', () => {
  it('is the one in which most policies are in force', () => {
    const terms = [term('2022-01-01 至 2024-12-31'), term('2023-06-30 至 2025-06-29'), term('2026-01-01 起')];
    expect(chooseYear(terms, 2026)).toBe(2024);
    expect(chooseYear(terms, 2020)).toBe(2023);
  });

  it('is this one without any term', () => {
    expect(chooseYear([], 2026)).toBe(2026);
    expect(chooseYear([{ from: null, to: null }], 2026)).toBe(2026);
  });

  it('comes of no list of centuries', () => {
    expect(listTermYears([term('0202-01-01 至 2024-12-31')], 2026)).toHaveLength(40);
  });
});
