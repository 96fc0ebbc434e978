import type { Enterprise, EnterpriseEvent, FactValue } from '../../enterprise/enterprise';
import { addDays, addMonths, type CalendarDate } from '../../values/calendar';
import { fromInteger, multiply, parseRational } from '../../values/rational';
import type { EventCollection, FactField, Vocabulary } from '../../vocabulary/vocabulary';
import { partsOfFact } from './fact-parts';
import { largestFact } from './feel-value';

/** A fact as a model reads it; months are their first and last days. */
export type DmnFact =
  string | number | boolean | null | readonly { readonly first: string; readonly last: string }[] | readonly DmnEvent[];

export type DmnEvent = { readonly [field: string]: DmnFact };

const MOST_EVENTS = 100;

/**
 * Writes an enterprise as the input `enterprise` of a model: every field of the vocabulary, null where nobody knows it;
 * money in fen, numbers and rates in millionths. Events carry their place in the list and in the order of content.
 *
 * Shape: null where a figure is finer or larger than that, or a list longer than a hundred events: the full engine's.
 */
export function encodeFacts(enterprise: Enterprise, { facts }: Vocabulary): DmnEvent | null {
  try {
    const own = facts.enterprise.map((field) => {
      const named = field.id === 'id' ? enterprise.id : field.id === 'name' ? enterprise.name : undefined;
      return [field.id, encodeFact(field, enterprise.fields[field.id] ?? named)] as const;
    });
    const lists = facts.collections.map((kind) => [kind.id, encodeEvents(enterprise.events[kind.id], kind)] as const);
    return Object.fromEntries([...own, ...lists]);
  } catch (error) {
    if (error instanceof NotEncodable) return null;
    throw error;
  }
}

class NotEncodable extends Error {}

function encodeEvents(
  events: readonly EnterpriseEvent[] | undefined,
  { fields, dateField }: EventCollection,
): readonly DmnEvent[] | null {
  if (!events) return null;
  if (events.length > MOST_EVENTS) throw new NotEncodable();
  const places = orderByContent(events);
  return events.map((event) => ({
    event_number: event.index,
    event_order: places.get(event) ?? 0,
    ...Object.fromEntries(
      fields.map((field) => {
        const given = event.fields[field.id] ?? (field.id === dateField ? (event.date ?? undefined) : undefined);
        return [field.id, encodeFact(field, given)];
      }),
    ),
  }));
}

/** Claims on events that tie in all else are ordered by what the events say. */
function orderByContent(events: readonly EnterpriseEvent[]): ReadonlyMap<EnterpriseEvent, number> {
  const texts = events.map((event) => ({
    event,
    text: JSON.stringify(Object.entries(event.fields).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))),
  }));
  texts.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : a.event.index - b.event.index));
  return new Map(texts.map(({ event }, place) => [event, place]));
}

function encodeFact(field: FactField, given: FactValue | undefined): DmnFact {
  const value = given ?? (typeof field.default === 'number' ? String(field.default) : field.default);
  if (value === undefined) return null;
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'string') {
    if (field.type.kind !== 'months') throw new NotEncodable();
    return value.map(encodeMonth);
  }
  const parts = partsOfFact(field);
  return parts === null ? value : encodeNumber(value, parts);
}

function encodeMonth(month: string): { readonly first: string; readonly last: string } {
  const first = `${month.slice(0, 7)}-01` as CalendarDate;
  return { first, last: addDays(addMonths(first, 1), -1) };
}

function encodeNumber(text: string, scale: bigint): number {
  const value = parseRational(text);
  const parts = value && multiply(value, fromInteger(scale));
  if (!parts || parts.d !== 1n || parts.n > largestFact || parts.n < -largestFact) throw new NotEncodable();
  return Number(parts.n);
}
