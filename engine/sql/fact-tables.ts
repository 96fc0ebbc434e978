import type { EventCollection, FactField, Vocabulary } from '../vocabulary/vocabulary';

/**
 * How a fact is stored. All are whole numbers but `text` and `boolean`: money in fen, numbers and rates in millionths,
 * regions as their GB/T 2260 number, words of closed lists as their place in the dictionary of the vocabulary.
 */
export type ColumnKind = 'text' | 'boolean' | 'date' | 'money' | 'number' | 'word' | 'region';

export interface FactColumn {
  readonly name: string;
  readonly kind: ColumnKind;
  /** A missing value is a fact nobody knows; otherwise it means that there is none, or a default stands in. */
  readonly unknownWhenMissing: boolean;
}

/** A plain table of facts. Every one starts with `e`, the number of the enterprise. */
export interface FactTable {
  readonly name: string;
  /** Null for the enterprises themselves. */
  readonly collection: EventCollection | null;
  readonly columns: readonly FactColumn[];
}

/** Millionths: what numbers and rates are counted in. */
export const numberScale = 1_000_000n;

/**
 * Derives the tables from the fact vocabulary: `enterprise` with a row for each, and one table for each kind of event.
 *
 * Shape: `enterprise` has `e`, the fields, and `has_<kind>` for every kind of event (false: nobody filled the list in).
 * A table of events has `e`, `n` (place in the list), `o` (place in the order of content, which breaks ties) and its
 * fields; a list of months is a table `<kind>_<field>` of its own with `e`, `n`, `m` (the first day), and its column
 * says whether the list was given.
 */
export function listFactTables({ facts }: Vocabulary): readonly FactTable[] {
  const enterprise: FactTable = {
    name: 'enterprise',
    collection: null,
    columns: [
      ...facts.enterprise.map((field) => columnOf(field)),
      ...facts.collections.map(
        ({ id }) => ({ name: hasColumn(id), kind: 'boolean', unknownWhenMissing: false }) as const,
      ),
    ],
  };
  const events = facts.collections.flatMap((collection): readonly FactTable[] => [
    { name: collection.id, collection, columns: collection.fields.map((field) => columnOf(field)) },
    ...collection.fields
      .filter(({ type }) => type.kind === 'months')
      .map(({ id }) => ({ name: monthTable(collection.id, id), collection: null, columns: [] })),
  ]);
  return [enterprise, ...events];
}

/** Names the column of `enterprise` that says whether a list of events was filled in. */
export function hasColumn(collection: string): string {
  return `has_${collection}`;
}

/** Names the table of the months that events list in a field. */
export function monthTable(collection: string, field: string): string {
  return `${collection}_${field}`;
}

function columnOf(field: FactField): FactColumn {
  const unknownWhenMissing = field.absent === 'unknown' && field.default === undefined;
  return { name: field.id, kind: columnKind(field), unknownWhenMissing };
}

/** Tells how a field is stored. */
export function columnKind({ type, derived }: FactField): ColumnKind {
  if (derived === 'titleFamily') return 'word';
  switch (type.kind) {
    case 'enumeration':
    case 'title':
      return 'word';
    case 'rate':
      return 'number';
    case 'months':
      return 'boolean';
    case 'industry':
      return 'text';
    default:
      return type.kind;
  }
}

const dictionaries = new WeakMap<Vocabulary, ReadonlyMap<string, number>>();

/** Numbers the words of all closed lists of a vocabulary, so that tables hold small numbers in their place. */
export function numberWords(vocabulary: Vocabulary): ReadonlyMap<string, number> {
  const known = dictionaries.get(vocabulary);
  if (known) return known;
  const fields = [vocabulary.facts.enterprise, ...vocabulary.facts.collections.map((each) => each.fields)].flat();
  const words = [
    ...vocabulary.titles.map(({ id }) => id),
    ...vocabulary.titleFamilies.map(({ id }) => id),
    ...vocabulary.titles.map(({ family }) => family),
    ...fields.flatMap(({ type }) => (type.kind === 'enumeration' ? type.values.map(({ id }) => id) : [])),
  ];
  const numbered = new Map([...new Set(words)].map((word, index) => [word, index + 1]));
  dictionaries.set(vocabulary, numbered);
  return numbered;
}
