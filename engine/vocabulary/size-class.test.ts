import { describe, expect, it } from 'vitest';
import { builtinVocabulary } from './builtin-vocabulary';
import { classifySize, type SizeFigures } from './size-class';

const wan = (amount: number) => String(amount * 10_000);
const classOf = (figures: SizeFigures) => {
  const finding = classifySize(builtinVocabulary, figures);
  return finding.kind === 'class' ? finding.class : finding.needs;
};

describe('classifySize', () => {
  it.each([
    ['A', 0, 20_000, 0, 'large'],
    ['A', 0, 49.99, 0, 'micro'],
    ['C', 1000, 40_000, 0, 'large'],
    ['C39', 999, 40_000, 0, 'medium'],
    ['C39', 300, 2000, 0, 'medium'],
    ['C39', 300, 1999.99, 0, 'small'],
    ['C3919', 20, 300, 0, 'small'],
    ['C', 19, 300, 0, 'micro'],
    ['E', 0, 6000, 4999, 'small'],
    ['51', 20, 5000, 0, 'medium'],
    ['52', 20, 5000, 0, 'small'],
    ['59', 100, 1000, 0, 'medium'],
    ['I63', 100, 1000, 0, 'medium'],
    ['I65', 10, 50, 0, 'small'],
    ['7010', 0, 1000, 5000, 'medium'],
    ['702', 100, 500, 0, 'small'],
    ['L72', 300, 0, 120_000, 'large'],
    ['M74', 300, 0, 0, 'large'],
    ['709', 9, 0, 0, 'micro'],
  ])('classifies %s with %d persons, %d and %d 万元 as %s', (industry, persons, revenue, assets, size) => {
    const figures = { industry, employees: String(persons), revenue: wan(revenue), assets: wan(assets) };
    // Codes reach the standard without their section letter, as the reader of enterprises leaves them.
    expect(classOf({ ...figures, industry: industry.replace(/^[A-T](?=\d)/, '') })).toBe(size);
  });

  it('says which figures are missing', () => {
    expect(classOf({})).toEqual(['industry']);
    expect(classOf({ industry: '39' })).toEqual(['employees', 'revenue']);
    expect(classOf({ industry: '39', employees: '500' })).toEqual(['revenue']);
  });

  it('decides without a figure that cannot matter', () => {
    expect(classOf({ industry: '39', employees: '5' })).toBe('micro');
  });

  it('asks for a narrower industry where its parts differ, and knows what the standard leaves out', () => {
    expect(classOf({ industry: 'F', employees: '5', revenue: '1' })).toEqual(['industry']);
    expect(classOf({ industry: '66', employees: '5', revenue: '1' })).toEqual([]);
    expect(classOf({ industry: '53', employees: '5', revenue: '1' })).toEqual([]);
  });
});
