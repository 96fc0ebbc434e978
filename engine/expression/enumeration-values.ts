import { fieldsOf } from '../vocabulary/find-field';
import type { EnumerationValue, FactType, TitleFamily, Vocabulary } from '../vocabulary/vocabulary';

type EnumerationType = Extract<FactType, { kind: 'enumeration' }>;

const familyTypes = new WeakMap<readonly TitleFamily[], EnumerationType>();

/** Finds the closed list of values behind the `id` of an enumeration type: a field, or the families of titles. */
export function findEnumeration(vocabulary: Vocabulary, id: string): EnumerationType {
  if (id === 'titleFamily') return familiesAsValues(vocabulary.titleFamilies);
  const dot = id.indexOf('.');
  const record = id.slice(0, dot);
  const field = fieldsOf(vocabulary, record === 'enterprise' ? null : record).find(
    (one) => one.id === id.slice(dot + 1),
  );
  return field?.type.kind === 'enumeration' ? field.type : { kind: 'enumeration', values: [] };
}

/** Lists the values of an enumeration type. */
export function enumerationValues(vocabulary: Vocabulary, id: string): readonly EnumerationValue[] {
  return findEnumeration(vocabulary, id).values;
}

function familiesAsValues(families: readonly TitleFamily[]): EnumerationType {
  let type = familyTypes.get(families);
  if (!type) {
    type = { kind: 'enumeration', values: families.map(({ id, label }) => ({ id, label, aliases: [] })) };
    familyTypes.set(families, type);
  }
  return type;
}
