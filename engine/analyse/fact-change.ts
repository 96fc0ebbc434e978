import type { Bilingual } from '../diagnostics/diagnostic';
import type { Enterprise, EnterpriseEvent, FactValue } from '../enterprise/enterprise';
import type { CalendarDate } from '../values/calendar';
import { findCollection } from '../vocabulary/find-collection';
import { fieldsOf } from '../vocabulary/find-field';
import type { Vocabulary } from '../vocabulary/vocabulary';
import { withFact } from './build-witness';
import { describeFactValue } from './describe-fact';

/** One thing that would have to be otherwise. */
export interface FactChange {
  readonly kind: 'fact' | 'newEvent' | 'noEvent';
  /** Canonical path: `employees`, `recognitions[2].type`, `recognitions`. */
  readonly path: string;
  readonly label: Bilingual;
  readonly from: Bilingual | null;
  readonly to: Bilingual;
}

/** A change with what it makes of the enterprise. */
export interface AppliedChange {
  readonly enterprise: Enterprise;
  readonly change: FactChange;
}

/** Gives a fact of the enterprise, or of one event, other values; `shown` is the field the reader is told of. */
export function changeFact(
  enterprise: Enterprise,
  place: { readonly collection: string | null; readonly position: number },
  fields: Readonly<Record<string, FactValue>>,
  shown: string,
  vocabulary: Vocabulary,
): AppliedChange | null {
  const { collection, position } = place;
  const field = fieldsOf(vocabulary, collection).find(({ id }) => id === shown);
  const event = collection === null ? undefined : enterprise.events[collection]?.[position];
  if (!field) return null;
  const before = collection === null ? enterprise.fields[shown] : event?.fields[shown];
  const words = collection === null ? null : findCollection(vocabulary, collection)?.label;
  return {
    enterprise: withFact(enterprise, collection, fields, vocabulary, position),
    change: {
      kind: 'fact',
      path: collection === null ? shown : `${collection}[${event?.index ?? position}].${shown}`,
      label: words ? { zh: `${words.zh}的${field.label.zh}`, en: `${field.label.en} of the ${words.en}` } : field.label,
      from: before === undefined ? null : describeFactValue(field, before, vocabulary),
      to: describeFactValue(field, fields[shown], vocabulary),
    },
  };
}

/** Adds an event. */
export function addEvent(
  enterprise: Enterprise,
  collectionId: string,
  fields: Readonly<Record<string, FactValue>>,
  vocabulary: Vocabulary,
): AppliedChange {
  const collection = findCollection(vocabulary, collectionId);
  const events = enterprise.events[collectionId] ?? [];
  const written = fields[collection?.dateField ?? ''];
  const date = typeof written === 'string' ? (written as CalendarDate) : null;
  const index = Math.max(-1, ...events.map((event) => event.index)) + 1;
  const event: EnterpriseEvent = { index, date, fields };
  const told = fieldsOf(vocabulary, collectionId).filter(
    ({ id, derived }) => fields[id] !== undefined && derived === undefined,
  );
  const list = (language: keyof Bilingual): string =>
    told
      .map((field) => `${field.label[language]} ${describeFactValue(field, fields[field.id], vocabulary)[language]}`)
      .join(language === 'zh' ? '，' : ', ');
  return {
    enterprise: { ...enterprise, events: { ...enterprise.events, [collectionId]: [...events, event] } },
    change: {
      kind: 'newEvent',
      path: collectionId,
      label: collection?.label ?? { zh: '事件', en: 'event' },
      from: null,
      to: { zh: list('zh'), en: list('en') },
    },
  };
}

/** Takes an event away. */
export function removeEvent(
  enterprise: Enterprise,
  collection: string,
  index: number,
  vocabulary: Vocabulary,
): AppliedChange {
  const events = (enterprise.events[collection] ?? []).filter((event) => event.index !== index);
  return {
    enterprise: { ...enterprise, events: { ...enterprise.events, [collection]: events } },
    change: {
      kind: 'noEvent',
      path: `${collection}[${index}]`,
      label: findCollection(vocabulary, collection)?.label ?? { zh: '事件', en: 'event' },
      from: null,
      to: { zh: '没有', en: 'none' },
    },
  };
}
