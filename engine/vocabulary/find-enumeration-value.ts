import { normaliseName } from './normalise-name';
import type { EnumerationValue, FactType } from './vocabulary';

type EnumerationType = Extract<FactType, { kind: 'enumeration' }>;

const indexes = new WeakMap<readonly EnumerationValue[], ReadonlyMap<string, EnumerationValue>>();

/** Finds the value a word stands for: its identifier, its label in either language, or an alias, however it is quoted. */
export function findEnumerationValue(type: EnumerationType, word: string): EnumerationValue | undefined {
  let index = indexes.get(type.values);
  if (!index) {
    index = new Map(
      type.values.flatMap((value) => namesOfValue(value).map((name) => [normaliseName(name), value] as const)),
    );
    indexes.set(type.values, index);
  }
  return index.get(normaliseName(word));
}

/** Lists every word an enumerated value goes by, the identifier first. */
export function namesOfValue(value: EnumerationValue): readonly string[] {
  return [value.id, value.label.zh, value.label.en, ...value.aliases];
}
