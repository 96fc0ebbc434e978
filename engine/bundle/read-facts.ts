import type { Enterprise, EnterpriseEvent, FactValue } from '../enterprise/enterprise';
import { parseDate } from '../values/calendar';
import { findCollection } from '../vocabulary/find-collection';
import type { Vocabulary } from '../vocabulary/vocabulary';

type Fields = Readonly<Record<string, FactValue>>;

/** Reads facts as writeFacts wrote them: lists of maps are events, everything else is a field of the enterprise. */
export function readFacts(given: Readonly<Record<string, unknown>>, vocabulary: Vocabulary): Enterprise {
  const fields: Record<string, FactValue> = {};
  const events: Record<string, readonly EnterpriseEvent[]> = {};
  for (const [key, value] of Object.entries(given)) {
    const collection = vocabulary.facts.enterprise.some(({ id }) => id === key)
      ? null
      : findCollection(vocabulary, key);
    if (!collection) fields[key] = value as FactValue;
    else
      events[key] = (value as readonly Fields[]).map((event, index) => readEvent(event, index, collection.dateField));
  }
  const id = typeof fields['id'] === 'string' ? fields['id'] : '';
  const name = typeof fields['name'] === 'string' && fields['name'] !== '' ? fields['name'] : id;
  return { id, name, file: 'vectors', fields, events };
}

function readEvent(fields: Fields, index: number, dateField: string | null): EnterpriseEvent {
  const day = dateField === null ? undefined : fields[dateField];
  return { index, date: typeof day === 'string' ? parseDate(day) : null, fields };
}
