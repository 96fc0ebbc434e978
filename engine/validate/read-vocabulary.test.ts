import { describe, expect, it } from 'vitest';
import { builtinVocabulary } from '../vocabulary/builtin-vocabulary';
import { findCollection } from '../vocabulary/find-collection';
import { findEnumerationValue } from '../vocabulary/find-enumeration-value';
import { findField } from '../vocabulary/find-field';
import { findRegion } from '../vocabulary/find-region';
import { findTitleByName } from '../vocabulary/find-title';
import { readVocabulary } from './read-vocabulary';

function read(name: string, text: string) {
  const { value, diagnostics } = readVocabulary([{ path: `vocabulary/${name}.yaml`, text }]);
  const found = diagnostics.map(({ code, range }) => [code, text.slice(range.start, range.end)] as const);
  return { value, found };
}

describe('readVocabulary', () => {
  it('is the built-in vocabulary without files', () => {
    expect(readVocabulary([])).toEqual({ value: builtinVocabulary, diagnostics: [] });
  });

  it('has no families inside families, so none can contain itself', () => {
    const { value, found } = read(
      'titles',
      'families:\n  - { id: star, label: { zh: 之星, en: star }, family: star }\n',
    );
    expect(found).toEqual([['vocabulary/shape', 'star']]);
    expect(value.titleFamilies.some(({ id }) => id === 'star')).toBe(false);
  });

  it('refuses a first-time fact about a field that is not there', () => {
    const { found } = read(
      'facts',
      'extensions:\n  - collection: platforms\n    fields: [{ id: first, label: { zh: 首家, en: first }, type: boolean, firstOf: nothing }]\n',
    );
    expect(found).toEqual([['vocabulary/unknown-reference', 'nothing']]);
  });

  it('adds fields, kinds of events and values', () => {
    const { value, found } = read(
      'facts',
      `enterprise:
  - { id: building, label: { zh: 所在楼宇, en: building }, type: text, absent: none }
collections:
  - id: exhibitions
    label: { zh: 参展, en: exhibition }
    dateField: date
    fields: [{ id: date, label: { zh: 日期, en: date }, type: date }]
extensions:
  - collection: platforms
    fields: [{ id: area, label: { zh: 面积, en: area }, type: number }]
    values: [{ field: kind, values: [{ id: cloud-centre, label: { zh: 云中心, en: cloud centre } }] }]
`,
    );
    expect(found).toEqual([]);
    expect(findField(value, null, '所在楼宇')).toMatchObject({ id: 'building', absent: 'none', aliases: [] });
    expect(findCollection(value, '参展')).toMatchObject({ id: 'exhibitions', dateField: 'date', placeField: null });
    expect(findField(value, 'platforms', '面积')?.type).toEqual({ kind: 'number' });
    const kind = findField(value, 'platforms', 'kind')?.type;
    expect(kind?.kind === 'enumeration' && findEnumerationValue(kind, '云中心')?.id).toBe('cloud-centre');
    expect(findField(builtinVocabulary, 'platforms', '面积')).toBeUndefined();
  });

  it('adds titles, regions, industries and size classes', () => {
    const titles = read(
      'titles',
      `families: [{ id: star, label: { zh: 之星, en: star } }]
titles: [{ id: star/district, family: star, level: district, name: { zh: 区级之星企业, en: star }, bareName: 之星企业 }]
`,
    );
    expect(titles.found).toEqual([]);
    expect(findTitleByName(titles.value, '西湖区之星企业')?.id).toBe('star/district');
    const regions = read('regions', 'regions: [{ code: 360199, name: 示例区 }]');
    expect(regions.found).toEqual([]);
    expect(findRegion(regions.value, '360199')?.parent).toBe('360100');
    expect(
      read('industries', 'industries: [{ code: 391, name: { zh: 计算机制造, en: computers }, parent: 39 }]').found,
    ).toEqual([]);
    const row =
      'sizeClasses: [{ id: rail, name: { zh: 铁路, en: rail }, industries: ["53"], large: { employees: 9 }, medium: { employees: 5 }, small: { employees: 2 } }]';
    expect(read('size-classes', row).found).toEqual([]);
  });

  it.each([
    ['regions', 'regions: [{ code: 3601, name: 示例区 }]', 'vocabulary/shape', '3601'],
    ['facts', 'enterprise: [{ id: a, label: { zh: 甲, en: a }, type: colour }]', 'vocabulary/shape', 'colour'],
    ['facts', 'enterprise: [{ id: a, label: { zh: 甲, en: a }, type: enumeration }]', 'vocabulary/shape', null],
    ['facts', 'fields: []', 'vocabulary/shape', 'fields'],
    ['regions', 'regions: [{ code: 360103, name: 西湖 }]', 'vocabulary/duplicate-id', '360103'],
    [
      'facts',
      'enterprise: [{ id: size, label: { zh: 大小, en: how big }, type: text }]',
      'vocabulary/duplicate-id',
      'size',
    ],
    [
      'facts',
      'enterprise: [{ id: scale, label: { zh: 规模, en: scale }, type: text }]',
      'vocabulary/duplicate-name',
      'scale',
    ],
    [
      'facts',
      'enterprise: [{ id: scale, label: { zh: 认定, en: scale }, type: text }]',
      'vocabulary/duplicate-name',
      'scale',
    ],
    ['facts', 'extensions: [{ collection: recognition }]', 'vocabulary/unknown-reference', 'recognition'],
    [
      'facts',
      'extensions: [{ collection: patents, values: [{ field: number, values: [{ id: a, label: { zh: 甲, en: a } }] }] }]',
      'vocabulary/unknown-reference',
      'number',
    ],
    [
      'titles',
      'titles: [{ id: x/city, family: x, level: city, name: { zh: 甲, en: a }, bareName: 甲 }]',
      'vocabulary/unknown-reference',
      'x',
    ],
    [
      'size-classes',
      'sizeClasses: [{ id: rail, name: { zh: 铁路, en: rail }, industries: [C], large: { employees: 9 }, medium: { employees: 5 }, small: { employees: 2 } }]',
      'vocabulary/duplicate-id',
      null,
    ],
    ['fact', 'enterprise: []', 'vocabulary/unknown-file', null],
  ])('reports in %s: %s', (name, text, code, place) => {
    const { value, found } = read(name, text);
    expect(found.map(([each]) => each)).toContain(code);
    if (place !== null) expect(found.find(([each]) => each === code)?.[1]).toBe(place);
    expect(value).toEqual(builtinVocabulary);
  });
});
