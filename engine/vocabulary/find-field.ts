import { findCollection } from './find-collection';
import type { FactField, Vocabulary } from './vocabulary';

const indexes = new WeakMap<readonly FactField[], ReadonlyMap<string, FactField>>();

/**
 * Finds a field of the enterprise (`record` is null) or of a kind of event by its identifier, its label in either
 * language, or an alias.
 */
export function findField(vocabulary: Vocabulary, record: string | null, word: string): FactField | undefined {
  return findFieldAmong(fieldsOf(vocabulary, record), word);
}

/** Lists the fields of the enterprise (`record` is null) or of a kind of event. */
export function fieldsOf(vocabulary: Vocabulary, record: string | null): readonly FactField[] {
  if (record === null) return vocabulary.facts.enterprise;
  return findCollection(vocabulary, record)?.fields ?? [];
}

/** Finds a field of a record by any of its names. */
export function findFieldAmong(fields: readonly FactField[], word: string): FactField | undefined {
  let index = indexes.get(fields);
  if (!index) {
    index = new Map(fields.flatMap((field) => namesOfField(field).map((name) => [name, field] as const)));
    indexes.set(fields, index);
  }
  return index.get(word) ?? index.get(word.trim());
}

/** Lists every word a field goes by, the identifier first. */
export function namesOfField(field: FactField): readonly string[] {
  return [field.id, field.label.zh, field.label.en, ...field.aliases];
}
