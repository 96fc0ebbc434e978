import type { FactVocabularyFile, VocabularyField } from '../../schemas/generated/types';
import { namesOfValue } from '../vocabulary/find-enumeration-value';
import { namesOfField } from '../vocabulary/find-field';
import { normaliseName } from '../vocabulary/normalise-name';
import type { EnumerationValue, EventCollection, FactField, FactVocabulary } from '../vocabulary/vocabulary';
import { factsFromFile, fieldFromFile, valueFromFile } from '../vocabulary/vocabulary-from-file';
import type { DocumentPath, VocabularyDocument } from './vocabulary-document';

/**
 * Adds the fields, kinds of events and values of a file to the facts there are; what clashes is left out.
 *
 * Errors: vocabulary/duplicate-id, vocabulary/duplicate-name, vocabulary/unknown-reference.
 */
export function mergeFacts(
  facts: FactVocabulary,
  file: FactVocabularyFile,
  document: VocabularyDocument,
): FactVocabulary {
  // 企业.认定 names a list as 企业.规模 names a field: both share one set of names.
  let enterprise = addFields(facts.enterprise, file.enterprise ?? [], document, ['enterprise'], facts.collections);
  let collections = facts.collections;
  factsFromFile(file).collections.forEach((collection, index) => {
    const path = ['collections', index];
    const others = [...collections.map(asNamed), ...enterprise.map(fieldAsNamed)];
    if (!isNew(collection.id, namesOfCollection(collection), others, document, path)) return;
    const fields = addFields([], file.collections?.[index]?.fields ?? [], document, [...path, 'fields'], []);
    if (hasReferences({ ...collection, fields }, document, path))
      collections = [...collections, { ...collection, fields }];
  });
  (file.extensions ?? []).forEach((extension, index) => {
    const path = ['extensions', index];
    const target = collections.find(({ id }) => id === extension.collection);
    if (extension.collection !== undefined && !target) {
      document.report('vocabulary/unknown-reference', [...path, 'collection'], { word: extension.collection });
      return;
    }
    let fields = target ? target.fields : enterprise;
    const besides = target ? [] : collections;
    fields = addFields(fields, extension.fields ?? [], document, [...path, 'fields'], besides);
    (extension.values ?? []).forEach((addition, position) => {
      const values = addition.values.map(valueFromFile);
      fields = addValues(fields, addition.field, values, document, [...path, 'values', position]);
    });
    if (target) collections = collections.map((each) => (each === target ? { ...each, fields } : each));
    else enterprise = fields;
  });
  return { enterprise, collections };
}

interface Named {
  readonly id: string;
  readonly names: readonly string[];
}

function addFields(
  fields: readonly FactField[],
  added: readonly VocabularyField[],
  document: VocabularyDocument,
  path: DocumentPath,
  collections: readonly EventCollection[],
): readonly FactField[] {
  let result = fields;
  added.forEach((each, index) => {
    const field = fieldFromFile(each);
    const others = [...result.map(fieldAsNamed), ...collections.map(asNamed)];
    const place = [...path, index];
    if (!isNew(field.id, namesOfField(field), others, document, place)) return;
    const own = field.type.kind === 'enumeration' ? field.type.values : [];
    const values = addDistinctValues([], own, document, [...place, 'values']);
    result = [...result, field.type.kind === 'enumeration' ? { ...field, type: { ...field.type, values } } : field];
  });
  added.forEach(({ firstOf }, index) => {
    if (firstOf === undefined || result.some(({ id }) => id === firstOf)) return;
    document.report('vocabulary/unknown-reference', [...path, index, 'firstOf'], { word: firstOf });
  });
  return result;
}

function addValues(
  fields: readonly FactField[],
  id: string,
  added: readonly EnumerationValue[],
  document: VocabularyDocument,
  path: DocumentPath,
): readonly FactField[] {
  const target = fields.find((field) => field.id === id);
  if (target?.type.kind !== 'enumeration') {
    document.report('vocabulary/unknown-reference', [...path, 'field'], { word: id });
    return fields;
  }
  const values = addDistinctValues(target.type.values, added, document, [...path, 'values']);
  const type = { ...target.type, values };
  return fields.map((field) => (field === target ? { ...field, type } : field));
}

function addDistinctValues(
  values: readonly EnumerationValue[],
  added: readonly EnumerationValue[],
  document: VocabularyDocument,
  path: DocumentPath,
): readonly EnumerationValue[] {
  let result = values;
  added.forEach((value, index) => {
    const others = result.map((other) => ({ id: other.id, names: namesOfValue(other).map(normaliseName) }));
    if (isNew(value.id, namesOfValue(value).map(normaliseName), others, document, [...path, index])) {
      result = [...result, value];
    }
  });
  return result;
}

function hasReferences(collection: EventCollection, document: VocabularyDocument, path: DocumentPath): boolean {
  const references = [
    ['dateField', collection.dateField, 'date'],
    ['placeField', collection.placeField, 'region'],
  ] as const;
  for (const [key, id, kind] of references) {
    if (id === null || collection.fields.some((field) => field.id === id && field.type.kind === kind)) continue;
    document.report('vocabulary/unknown-reference', [...path, key], { word: id });
    return false;
  }
  return true;
}

function isNew(
  id: string,
  names: readonly string[],
  others: readonly Named[],
  document: VocabularyDocument,
  path: DocumentPath,
): boolean {
  if (others.some((other) => other.id === id)) {
    document.report('vocabulary/duplicate-id', [...path, 'id'], { id });
    return false;
  }
  for (const other of others) {
    const name = names.find((each) => other.names.includes(each));
    if (name === undefined) continue;
    document.report('vocabulary/duplicate-name', [...path, 'id'], { name, other: other.id, id });
    return false;
  }
  return true;
}

function namesOfCollection(collection: EventCollection): readonly string[] {
  return [collection.id, collection.label.zh, collection.label.en, ...collection.aliases];
}

function asNamed(collection: EventCollection): Named {
  return { id: collection.id, names: namesOfCollection(collection) };
}

function fieldAsNamed(field: FactField): Named {
  return { id: field.id, names: namesOfField(field) };
}
