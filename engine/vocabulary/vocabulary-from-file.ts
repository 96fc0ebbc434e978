import type {
  FactVocabularyFile,
  SizeClassVocabularyFile,
  TitleVocabularyFile,
  VocabularyCollection,
  VocabularyEnumerationValue,
  VocabularyField,
  VocabularySizeLimits,
} from '../../schemas/generated/types';
import type { Bilingual } from '../diagnostics/diagnostic';
import type {
  EnumerationValue,
  EventCollection,
  FactField,
  FactType,
  FactVocabulary,
  SizeClassRow,
  SizeLimits,
  Title,
} from './vocabulary';

/** Takes fields and kinds of events from a vocabulary file; what the file leaves out gets its stated meaning. */
export function factsFromFile(file: FactVocabularyFile): FactVocabulary {
  return {
    enterprise: (file.enterprise ?? []).map(fieldFromFile),
    collections: (file.collections ?? []).map(collectionFromFile),
  };
}

/** Takes a field from a vocabulary file: without a word about missing values they are unknown. */
export function fieldFromFile(field: VocabularyField): FactField {
  return {
    id: field.id,
    label: field.label,
    aliases: field.aliases ?? [],
    description: field.description ?? field.label,
    type: typeFromFile(field),
    absent: field.absent ?? 'unknown',
    ...(field.default === undefined ? {} : { default: field.default }),
    ...(field.firstOf === undefined ? {} : { firstOf: field.firstOf }),
    ...(field.unit === undefined ? {} : { unit: field.unit }),
    ...(field.signed === undefined ? {} : { signed: field.signed }),
    ...(field.derived === undefined ? {} : { derived: field.derived }),
  };
}

/** Takes an enumerated value from a vocabulary file. */
export function valueFromFile(value: VocabularyEnumerationValue): EnumerationValue {
  const { id, label, aliases = [], rank } = value;
  return { id, label, aliases, ...(rank === undefined ? {} : { rank }) };
}

/** Takes titles from a vocabulary file. */
export function titlesFromFile(file: TitleVocabularyFile): readonly Title[] {
  return (file.titles ?? []).map((title) => ({ ...title, aliases: title.aliases ?? [] }));
}

/** Takes rows of the size standard from a vocabulary file. Units: persons, yuan. */
export function sizeClassesFromFile(file: SizeClassVocabularyFile): readonly SizeClassRow[] {
  return file.sizeClasses.map((row) => ({
    ...row,
    large: limitsFromFile(row.large),
    medium: limitsFromFile(row.medium),
    small: limitsFromFile(row.small),
  }));
}

function typeFromFile(field: VocabularyField): FactType {
  if (field.type !== 'enumeration') return { kind: field.type };
  return { kind: 'enumeration', values: (field.values ?? []).map(valueFromFile) };
}

function collectionFromFile(collection: VocabularyCollection): EventCollection {
  const description: Bilingual = collection.description ?? collection.label;
  return {
    id: collection.id,
    label: collection.label,
    aliases: collection.aliases ?? [],
    description,
    dateField: collection.dateField ?? null,
    placeField: collection.placeField ?? null,
    fields: collection.fields.map(fieldFromFile),
  };
}

function limitsFromFile(limits: VocabularySizeLimits): SizeLimits {
  const { employees = null, revenueYuan = null, assetsYuan = null } = limits;
  return { employees, revenueYuan, assetsYuan };
}
