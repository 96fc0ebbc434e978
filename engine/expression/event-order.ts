import type { EnterpriseEvent } from '../enterprise/enterprise';

const descriptions = new WeakMap<EnterpriseEvent, string>();
const ordered = new WeakMap<readonly EnterpriseEvent[], readonly EnterpriseEvent[]>();

/** Gives all that an event says in one text, the same for events that say the same. */
export function describeEventContent(event: EnterpriseEvent): string {
  let description = descriptions.get(event);
  if (description === undefined) {
    description = JSON.stringify(Object.entries(event.fields).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
    descriptions.set(event, description);
  }
  return description;
}

/**
 * Lists events by day, the undated last, and then by what they say, whatever their order in the file. A condition that
 * the first fitting event decides so always names the same event as its reason.
 */
export function orderEvents(events: readonly EnterpriseEvent[]): readonly EnterpriseEvent[] {
  let known = ordered.get(events);
  if (known === undefined) {
    const keyed = events.map((event) => ({ event, key: `${event.date ?? '9999'} ${describeEventContent(event)}` }));
    known = keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ event }) => event);
    ordered.set(events, known);
  }
  return known;
}
