import type { Bilingual } from '../diagnostics/diagnostic';
import type { FactValue } from '../enterprise/enterprise';
import { orderEvents } from './event-order';
import { parseDate } from '../values/calendar';
import { toRational } from '../values/rational';
import { describeValue } from '../vocabulary/describe-value';
import { findCollection } from '../vocabulary/find-collection';
import type { EventCollection, FactField, Vocabulary } from '../vocabulary/vocabulary';
import type { EvaluationScope } from './evaluation-scope';
import type { FactNeed, FactRead } from './facts-read';
import {
  booleanValue,
  nullValue,
  numberValue,
  type RecordValue,
  type RuntimeValue,
  unknownValue,
} from './runtime-value';

/** Reads a field of the enterprise or of an event; a missing one means what the vocabulary says. */
export function readFact(
  record: RecordValue,
  fieldId: string,
  { enterprise, vocabulary }: EvaluationScope,
): RuntimeValue {
  const field = findFieldById(vocabulary, record.collection, fieldId);
  const written = valueGiven(record, field, enterprise, vocabulary) ?? defaultOf(field);
  if (written !== undefined) return runtimeValueOf(field, written);
  return field.absent === 'none' ? nullValue : unknownValue([nameFact(record, field, vocabulary)]);
}

/** Says what to tell the reader of a field that was read. */
export function tellFact(record: RecordValue, fieldId: string, { enterprise, vocabulary }: EvaluationScope): FactRead {
  const field = findFieldById(vocabulary, record.collection, fieldId);
  const { path, label } = nameFact(record, field, vocabulary);
  const written = valueGiven(record, field, enterprise, vocabulary) ?? defaultOf(field);
  if (written === undefined) return { path, label, value: field.absent === 'none' ? '—' : null };
  return { path, label, value: describeValue(vocabulary, field.type, written).zh };
}

/** Reads the events of a kind; a kind nobody filled in is unknown, an empty list means there are none. */
export function readEvents(collectionId: string, { enterprise, vocabulary }: EvaluationScope): RuntimeValue {
  const { id, label } = collectionOf(vocabulary, collectionId);
  const events = Object.hasOwn(enterprise.events, id) ? enterprise.events[id] : undefined;
  if (!events) return unknownValue([{ path: id, label }]);
  const items = orderEvents(events).map((event) => ({
    value: { kind: 'record', collection: id, event } as const,
    doubts: noDoubts,
  }));
  return { kind: 'list', items };
}

const noDoubts: readonly FactNeed[] = [];

/** Says what to tell the reader of the events of a kind that were read. */
export function tellEvents(collectionId: string, { enterprise, vocabulary }: EvaluationScope): FactRead {
  const { id, label } = collectionOf(vocabulary, collectionId);
  const events = Object.hasOwn(enterprise.events, id) ? enterprise.events[id] : undefined;
  return { path: id, label, value: events ? String(events.length) : null };
}

/** Names the day of an event, for a reference day that depends on it. */
export function needEventDay(record: RecordValue, vocabulary: Vocabulary): FactNeed {
  const collection = collectionOf(vocabulary, record.collection ?? '');
  const field = collection.fields.find(({ id }) => id === collection.dateField);
  if (field) return nameFact(record, field, vocabulary);
  return { path: `${collection.id}[${record.event?.index ?? 0}]`, label: collection.label };
}

function nameFact(record: RecordValue, field: FactField, vocabulary: Vocabulary): FactNeed {
  if (record.collection === null || !record.event) return { path: field.id, label: field.label };
  const { label } = collectionOf(vocabulary, record.collection);
  const number = record.event.index + 1;
  return {
    path: `${record.collection}[${record.event.index}].${field.id}`,
    label: ofEvent(label, number, field.label),
  };
}

function ofEvent(event: Bilingual, number: number, field: Bilingual): Bilingual {
  return { zh: `第${number}项${event.zh}的${field.zh}`, en: `${field.en} of ${event.en} ${number}` };
}

function valueGiven(
  record: RecordValue,
  field: FactField,
  enterprise: EvaluationScope['enterprise'],
  vocabulary: Vocabulary,
): FactValue | undefined {
  const fields = record.collection === null ? enterprise.fields : (record.event?.fields ?? {});
  if (Object.hasOwn(fields, field.id)) return fields[field.id];
  if (record.collection === null)
    return field.id === 'id' ? enterprise.id : field.id === 'name' ? enterprise.name : undefined;
  const isDay = shapeOf(vocabulary, record.collection)?.dateField === field.id;
  return isDay ? (record.event?.date ?? undefined) : undefined;
}

function defaultOf(field: FactField): FactValue | undefined {
  return typeof field.default === 'number' ? String(field.default) : field.default;
}

function runtimeValueOf(field: FactField, written: FactValue): RuntimeValue {
  if (typeof written === 'boolean') return booleanValue(written);
  if (typeof written !== 'string') {
    const days = written.map((month) => parseDate(month.length === 7 ? `${month}-01` : month));
    return {
      kind: 'list',
      items: days.map((day) => ({ value: day === null ? nullValue : { kind: 'date', value: day }, doubts: [] })),
    };
  }
  switch (field.type.kind) {
    case 'number':
    case 'rate':
    case 'money':
      return numberValue(toRational(written));
    case 'date': {
      const date = parseDate(written);
      if (date === null)
        throw new Error(`The fact ${field.id} holds "${written}", which the reader should have refused.`);
      return { kind: 'date', value: date };
    }
    default:
      return { kind: 'text', value: written };
  }
}

/** The fields of the enterprise, or of a kind of event, as they are asked for by their identifiers. */
interface RecordShape {
  readonly fields: ReadonlyMap<string, FactField>;
  /** The field that holds the day of the event; null where there is none. */
  readonly dateField: string | null;
}

const shapes = new WeakMap<Vocabulary['facts'], ReadonlyMap<string | null, RecordShape>>();

function shapeOf({ facts }: Vocabulary, record: string | null): RecordShape | undefined {
  let known = shapes.get(facts);
  if (!known) {
    known = new Map([
      [null, shapeFields(facts.enterprise, null)],
      ...facts.collections.map(({ id, fields, dateField }) => [id, shapeFields(fields, dateField)] as const),
    ]);
    shapes.set(facts, known);
  }
  return known.get(record);
}

function shapeFields(fields: readonly FactField[], dateField: string | null): RecordShape {
  return { fields: new Map(fields.map((field) => [field.id, field])), dateField };
}

function findFieldById(vocabulary: Vocabulary, record: string | null, id: string): FactField {
  const field = shapeOf(vocabulary, record)?.fields.get(id);
  if (!field)
    throw new Error(
      `The vocabulary has no field "${id}" in ${record ?? 'the enterprise'}: the check should have refused it.`,
    );
  return field;
}

function collectionOf(vocabulary: Vocabulary, id: string): EventCollection {
  const collection = findCollection(vocabulary, id);
  if (!collection) throw new Error(`The vocabulary has no events "${id}": the check should have refused it.`);
  return collection;
}

const kindsOfEvents = new WeakMap<Vocabulary['facts'], ReadonlySet<string>>();

/** Tells whether a name below the enterprise is a kind of event rather than a field. */
export function isCollection({ facts }: Vocabulary, id: string): boolean {
  let kinds = kindsOfEvents.get(facts);
  if (!kinds) {
    const fields = new Set(facts.enterprise.map((field) => field.id));
    kinds = new Set(facts.collections.map((one) => one.id).filter((one) => !fields.has(one)));
    kindsOfEvents.set(facts, kinds);
  }
  return kinds.has(id);
}
