import type { EnterpriseEvent } from '../enterprise/enterprise';

const descriptions = new WeakMap<EnterpriseEvent, string>();

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
  return events.length < 2 ? events : [...events].sort(compareByContent);
}

/** Compares events by day, the undated last, and then by what they say. */
export function compareByContent(a: EnterpriseEvent, b: EnterpriseEvent): number {
  const [one, other] = [a.date ?? '9999', b.date ?? '9999'];
  if (one !== other) return one < other ? -1 : 1;
  const [said, alsoSaid] = [describeEventContent(a), describeEventContent(b)];
  return said < alsoSaid ? -1 : said > alsoSaid ? 1 : 0;
}
