import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtinVocabulary } from './builtin-vocabulary';
import { describeRegion } from './describe-region';
import { findRegion, findRegionsByName } from './find-region';
import { isWithin } from './region-hierarchy';

const { regions } = builtinVocabulary;

describe('regions', () => {
  it('holds the districts of Nanchang', () => {
    const names = Object.fromEntries(
      regions.filter(({ parent }) => parent === '360100').map(({ code, name }) => [code, name]),
    );
    expect(names).toEqual({
      360102: '东湖区',
      360103: '西湖区',
      360104: '青云谱区',
      360111: '青山湖区',
      360112: '新建区',
      360113: '红谷滩区',
      360121: '南昌县',
      360123: '安义县',
      360124: '进贤县',
    });
    expect(regions.filter(({ code }) => code.endsWith('0000'))).toHaveLength(34);
    for (const code of ['320115', '361102', '361181', '361128', '361104', '361100', '320500', '320100']) {
      expect(findRegion(builtinVocabulary, code)).toBeDefined();
    }
  });

  it('knows what lies in what', () => {
    expect(isWithin('360103', '360100')).toBe(true);
    expect(isWithin('360103', '360000')).toBe(true);
    expect(isWithin('360103', '360103')).toBe(true);
    expect(isWithin('360103', '000000')).toBe(true);
    expect(isWithin('360100', '360103')).toBe(false);
    expect(isWithin('361102', '360100')).toBe(false);
    expect(isWithin('320115', '360000')).toBe(false);
    // A code that ends in a single zero is a county, not a city.
    expect(isWithin('110111', '110110')).toBe(false);
  });

  it('agrees with the parents of the list', () => {
    fc.assert(
      fc.property(fc.constantFrom(...regions), ({ code, parent }) => {
        if (parent === null) return code.endsWith('0000');
        return findRegion(builtinVocabulary, parent) !== undefined && isWithin(code, parent) && !isWithin(parent, code);
      }),
      { numRuns: 2000 },
    );
  });

  it('finds areas by name and tells namesakes apart', () => {
    expect(findRegionsByName(builtinVocabulary, '西湖区').map(({ code }) => code)).toEqual(['330106', '360103']);
    expect(findRegionsByName(builtinVocabulary, '南昌市西湖区').map(({ code }) => code)).toEqual(['360103']);
    expect(findRegionsByName(builtinVocabulary, '江西省南昌市西湖区').map(({ code }) => code)).toEqual(['360103']);
    expect(describeRegion(builtinVocabulary, '360103')).toBe('南昌市西湖区');
    expect(describeRegion(builtinVocabulary, '360100')).toBe('南昌市');
    expect(describeRegion(builtinVocabulary, '360199')).toBe('360199');
  });
});
