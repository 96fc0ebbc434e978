import type { Enterprise, EnterpriseEvent, FactValue } from '../enterprise/enterprise';
import { fromInteger, multiply, parseRational } from '../values/rational';
import type { EventCollection, FactField, Vocabulary } from '../vocabulary/vocabulary';
import { columnKind, hasColumn, monthTable, numberScale, numberWords } from './fact-tables';

/** Dates are ISO text; null is a fact that is missing. */
export type Cell = string | number | bigint | boolean | null;

/** A row of a fact table: cells by the name of their column. */
export interface FactRow {
  readonly table: string;
  readonly cells: Readonly<Record<string, Cell>>;
}

/** Largest amount a cell holds, so that no product of a policy leaves the whole numbers of an engine. */
export const largestCell = 10n ** 15n;

/**
 * Turns an enterprise into the rows of the fact tables.
 *
 * Shape: null when a value cannot be stored exactly (finer than a millionth, larger than 10^15 parts, or a word the
 * vocabulary does not know): such an enterprise is for the interpreter alone.
 */
export function encodeEnterprise(
  enterprise: Enterprise,
  number: number,
  vocabulary: Vocabulary,
): readonly FactRow[] | null {
  try {
    return encode(enterprise, number, vocabulary);
  } catch (error) {
    if (error instanceof NotStorable) return null;
    throw error;
  }
}

class NotStorable extends Error {}

function encode(enterprise: Enterprise, e: number, vocabulary: Vocabulary): readonly FactRow[] {
  const { facts } = vocabulary;
  const given = facts.collections.map(({ id }) => [hasColumn(id), Object.hasOwn(enterprise.events, id)] as const);
  const own = facts.enterprise.map((field) => {
    const value =
      enterprise.fields[field.id] ??
      (field.id === 'id' ? enterprise.id : field.id === 'name' ? enterprise.name : undefined);
    return [field.id, encodeValue(field, value, vocabulary)] as const;
  });
  const rows: FactRow[] = [{ table: 'enterprise', cells: { e, ...Object.fromEntries([...own, ...given]) } }];
  for (const collection of facts.collections) {
    const events = enterprise.events[collection.id] ?? [];
    const places = orderByContent(events);
    for (const event of events)
      rows.push(...encodeEvent(event, { e, o: places.get(event) ?? 0 }, collection, vocabulary));
  }
  return rows;
}

function encodeEvent(
  event: EnterpriseEvent,
  { e, o }: { readonly e: number; readonly o: number },
  collection: EventCollection,
  vocabulary: Vocabulary,
): readonly FactRow[] {
  const cells = collection.fields.map((field) => {
    const value = event.fields[field.id] ?? (field.id === collection.dateField ? (event.date ?? undefined) : undefined);
    return [field.id, encodeValue(field, value, vocabulary)] as const;
  });
  const months = collection.fields
    .filter(({ type }) => type.kind === 'months')
    .flatMap(({ id }) => {
      const listed = event.fields[id];
      const table = monthTable(collection.id, id);
      return Array.isArray(listed)
        ? (listed as readonly string[]).map((month) => ({
            table,
            cells: { e, n: event.index, m: `${month.slice(0, 7)}-01` },
          }))
        : [];
    });
  return [{ table: collection.id, cells: { e, n: event.index, o, ...Object.fromEntries(cells) } }, ...months];
}

/**
 * Turns one fact into a cell; undefined when it cannot be stored exactly. A word the vocabulary does not know, such as a
 * title of elsewhere, is numbered by `otherWord` where given.
 */
export function encodeFact(
  field: FactField,
  value: FactValue,
  vocabulary: Vocabulary,
  otherWord?: (word: string) => number,
): Cell | undefined {
  if (otherWord && typeof value === 'string' && columnKind(field) === 'word' && !numberWords(vocabulary).has(value))
    return otherWord(value);
  try {
    return encodeValue(field, value, vocabulary);
  } catch (error) {
    if (error instanceof NotStorable) return undefined;
    throw error;
  }
}

/** Claims on events that tie in all else are ordered by what the events say: the place in that order is stored. */
export function orderByContent(events: readonly EnterpriseEvent[]): ReadonlyMap<EnterpriseEvent, number> {
  const texts = events.map((event) => ({
    event,
    text: JSON.stringify(Object.entries(event.fields).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))),
  }));
  texts.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : a.event.index - b.event.index));
  return new Map(texts.map(({ event }, place) => [event, place]));
}

function encodeValue(field: FactField, given: FactValue | undefined, vocabulary: Vocabulary): Cell {
  const value = given ?? (typeof field.default === 'number' ? String(field.default) : field.default);
  const kind = columnKind(field);
  if (field.type.kind === 'months') return value !== undefined;
  if (value === undefined) return null;
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'string') throw new NotStorable();
  switch (kind) {
    case 'word': {
      const word = numberWords(vocabulary).get(value);
      if (word === undefined) throw new NotStorable();
      return word;
    }
    case 'region':
      if (!/^\d{6}$/.test(value)) throw new NotStorable();
      return Number(value);
    case 'money':
      return wholeParts(value, 100n);
    case 'number':
      return wholeParts(value, numberScale);
    default:
      return value;
  }
}

function wholeParts(text: string, scale: bigint): bigint {
  const value = parseRational(text);
  const parts = value && multiply(value, fromInteger(scale));
  if (!parts || parts.d !== 1n || parts.n > largestCell || parts.n < -largestCell) throw new NotStorable();
  return parts.n;
}
