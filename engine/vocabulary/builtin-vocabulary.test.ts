import { describe, expect, it } from 'vitest';
import {
  validateFactVocabularyFile,
  validateIndustryVocabularyFile,
  validateRegionVocabularyFile,
  validateSizeClassVocabularyFile,
  validateTitleVocabularyFile,
} from '../../schemas/generated/validators';
import { builtinVocabulary } from './builtin-vocabulary';
import facts from './data/facts.json';
import industries from './data/industries.json';
import regions from './data/regions.json';
import sizeClasses from './data/size-classes.json';
import titles from './data/titles.json';
import { findCollection } from './find-collection';
import { findEnumerationValue, namesOfValue } from './find-enumeration-value';
import { findField, findFieldAmong, namesOfField } from './find-field';
import { findTitleById, findTitleByName } from './find-title';
import { normaliseName } from './normalise-name';

const { facts: vocabulary, titles: titleList } = builtinVocabulary;

function repeated(words: readonly string[]): readonly string[] {
  return words.filter((word, index) => words.indexOf(word) !== index);
}

describe('the built-in vocabulary', () => {
  it.each([
    ['facts', validateFactVocabularyFile, facts],
    ['titles', validateTitleVocabularyFile, titles],
    ['regions', validateRegionVocabularyFile, regions],
    ['industries', validateIndustryVocabularyFile, industries],
    ['size-classes', validateSizeClassVocabularyFile, sizeClasses],
  ] as const)('follows its schema: %s', (_, validate, data) => {
    validate(data);
    expect(validate.errors ?? []).toEqual([]);
  });

  it('names every field of a record only once', () => {
    const enterpriseWords = [
      ...vocabulary.enterprise.flatMap((field) => [...new Set(namesOfField(field))]),
      ...vocabulary.collections.flatMap((each) => [
        ...new Set([each.id, each.label.zh, each.label.en, ...each.aliases]),
      ]),
    ];
    expect(repeated(enterpriseWords)).toEqual([]);
    for (const { fields } of vocabulary.collections) {
      expect(repeated(fields.flatMap((field) => [...new Set(namesOfField(field))]))).toEqual([]);
    }
  });

  it('names every value of an enumeration only once', () => {
    const fields = [...vocabulary.enterprise, ...vocabulary.collections.flatMap((each) => each.fields)];
    const enumerations = fields.flatMap(({ type }) => (type.kind === 'enumeration' ? [type] : []));
    expect(enumerations.length).toBeGreaterThan(20);
    for (const type of enumerations) {
      const words = type.values.flatMap((value) => [...new Set(namesOfValue(value).map(normaliseName))]);
      expect(repeated(words)).toEqual([]);
      for (const value of type.values) expect(findEnumerationValue(type, value.label.zh)).toBe(value);
    }
  });

  it('writes labels an expression can hold', () => {
    const labels = [
      ...vocabulary.enterprise,
      ...vocabulary.collections,
      ...vocabulary.collections.flatMap((each) => each.fields),
    ];
    for (const { label } of labels) expect(label.zh).toMatch(/^[\p{L}_][\p{L}\p{N}_]*$/u);
  });

  it('points to day and place fields of the right type', () => {
    for (const { dateField, placeField, fields } of vocabulary.collections) {
      if (dateField !== null) expect(findFieldAmong(fields, dateField)?.type.kind).toBe('date');
      if (placeField !== null) expect(findFieldAmong(fields, placeField)?.type.kind).toBe('region');
    }
    expect(findCollection(builtinVocabulary, '认定')).toMatchObject({
      dateField: 'awardedOn',
      placeField: 'recognizedIn',
    });
    expect(findCollection(builtinVocabulary, '支出')).toMatchObject({ dateField: 'date', placeField: null });
  });

  it('finds fields by label, alias and identifier', () => {
    for (const word of ['所在区县', '所在地', 'region'])
      expect(findField(builtinVocabulary, null, word)?.id).toBe('region');
    for (const word of ['有效期至', 'validTo'])
      expect(findField(builtinVocabulary, 'recognitions', word)?.absent).toBe('none');
    expect(findField(builtinVocabulary, 'recognitions', '首次')?.absent).toBe('unknown');
    expect(findField(builtinVocabulary, 'recognitions', '颜色')).toBeUndefined();
  });

  it('gives every name of a title to that title alone', () => {
    const words = titleList.flatMap((title) => [
      ...new Set([title.name.zh, title.name.en, ...title.aliases].map(normaliseName)),
    ]);
    expect(repeated(words)).toEqual([]);
    for (const title of titleList) {
      expect(findTitleById(builtinVocabulary, title.id)).toBe(title);
      for (const name of [title.name.zh, ...title.aliases])
        expect(findTitleByName(builtinVocabulary, name)).toBe(title);
      expect(builtinVocabulary.titleFamilies.map(({ id }) => id)).toContain(title.family);
      expect(title.id).toBe(`${title.family}/${title.level}`);
    }
  });

  it('ranks grades', () => {
    const severity = findField(builtinVocabulary, 'violations', '等级')?.type;
    const rank = (word: string) => severity?.kind === 'enumeration' && findEnumerationValue(severity, word)?.rank;
    expect(['一般', '较大', '重大', '特大'].map(rank)).toEqual([1, 2, 3, 4]);
  });
});
