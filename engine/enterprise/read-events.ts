import type { CalendarDate } from '../values/calendar';
import { describeValue } from '../vocabulary/describe-value';
import type { SourceNode } from '../parse/source-node';
import type { EventCollection } from '../vocabulary/vocabulary';
import { noEvents, type EnterpriseEvent, type FactValue } from './enterprise';
import { readRecord } from './read-record';
import { resolveTitle } from './read-title';
import type { ReadingContext } from './reading-context';

/**
 * Reads the events of one kind; undefined (nobody knows) where the list is missing or no list.
 * A record that cannot be read keeps its place, so that the positions in paths are those of the file.
 *
 * Errors: enterprise/not-an-event-list, enterprise/not-a-record, enterprise/duplicate-event; those of readRecord and
 * resolveTitle.
 */
export function readEvents(
  context: ReadingContext,
  collection: EventCollection,
  node: SourceNode,
): readonly EnterpriseEvent[] | undefined {
  if (node.kind === 'scalar' && node.value === null) return undefined;
  if (node.kind !== 'list') {
    context.report('enterprise/not-an-event-list', node.range, { record: collection.label });
    return undefined;
  }
  if (node.items.length === 0) return noEvents;
  const seen = new Map<string, number>();
  const events = node.items.map((item, index): EnterpriseEvent => {
    const fields = readEventFields(context, collection, item);
    const date = collection.dateField === null ? undefined : fields[collection.dateField];
    const content = JSON.stringify(Object.entries(fields).sort(([left], [right]) => (left < right ? -1 : 1)));
    const twin = seen.get(content);
    if (twin === undefined) seen.set(content, index);
    // Without a day two alike are no sign of a slip: two graduates with the same degree, two core managers.
    else if (typeof date === 'string') {
      context.report('enterprise/duplicate-event', item.range, { record: collection.label, other: twin + 1 });
    }
    return { index, date: typeof date === 'string' ? (date as CalendarDate) : null, fields };
  });
  reportFirstTimes(context, collection, node.items, events);
  return events;
}

/** An event entered as the first with a value has none with it before: what is entered counts, but one of them is wrong. */
function reportFirstTimes(
  context: ReadingContext,
  collection: EventCollection,
  nodes: readonly SourceNode[],
  events: readonly EnterpriseEvent[],
): void {
  for (const { id, firstOf } of collection.fields) {
    const of = collection.fields.find((field) => field.id === firstOf);
    if (!of) continue;
    for (const { index, date, fields } of events) {
      const value = fields[of.id];
      if (fields[id] !== true || date === null || value === undefined) continue;
      const earlier = events.find((other) => other.fields[of.id] === value && other.date !== null && other.date < date);
      const node = nodes[index];
      if (!earlier || !node) continue;
      context.report('enterprise/first-time-conflict', node.range, {
        record: collection.label,
        other: earlier.index + 1,
        date: earlier.date ?? '',
        field: of.label,
        value: describeValue(context.vocabulary, of.type, value),
      });
    }
  }
}

function readEventFields(
  context: ReadingContext,
  collection: EventCollection,
  node: SourceNode,
): Readonly<Record<string, FactValue>> {
  if (node.kind !== 'map') {
    context.report('enterprise/not-a-record', node.range, { record: collection.label });
    return {};
  }
  const shape = { label: collection.label, fields: collection.fields, otherWords: [], readOther: () => false };
  const record = readRecord(context, shape, node);
  return resolveTitle(context, collection.fields, record);
}
