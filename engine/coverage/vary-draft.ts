import type { Rule } from '../compile/plan';
import { addDays, addMonths, type CalendarDate } from '../values/calendar';
import { findCollection } from '../vocabulary/find-collection';
import { fieldsOf } from '../vocabulary/find-field';
import { isWithin } from '../vocabulary/region-hierarchy';
import type { FactField } from '../vocabulary/vocabulary';
import type { DraftTrial, Seeker } from './example-seeker';
import { mergeDrafts, withFacts, type Facts, type FactsDraft } from './facts-draft';

export interface Variation {
  readonly draft: FactsDraft;
  readonly year: number;
}

/** Changes one thing about the events of an enterprise that is paid: a value, a place, a day, a title, or once more. */
export function* variationsOf({ draft, year }: DraftTrial, rule: Rule, seeker: Seeker): Generator<Variation> {
  for (const [collection, events] of Object.entries(draft.events)) {
    for (const index of events.keys()) {
      for (const facts of changesOf(collection, events[index] ?? {}, seeker))
        yield { draft: withFacts(draft, collection, index, facts), year };
      if (collection !== rule.trigger || index > 0)
        yield { draft: { ...draft, events: { ...draft.events, [collection]: without(events, index) } }, year };
    }
  }
  for (const months of [1, 12]) {
    const again = seeker.raise(rule, addMonths(seeker.usualDay, months));
    if (again) yield { draft: mergeDrafts(draft, again.draft), year: again.year };
  }
  // Only claims that some limit sets side by side can do anything to each other.
  const besides = new Set(seeker.plan.limits.flatMap(({ rules }) => (rules.includes(rule.id) ? rules : [])));
  for (const other of seeker.plan.rules) {
    const more = !besides.has(other.id) ? null : seeker.raise(other, addMonths(seeker.usualDay, 1));
    if (!more) continue;
    const both = mergeDrafts(draft, more.draft);
    yield { draft: both, year };
    if (other.trigger !== null) yield* regrouped(both, year, other.trigger, seeker);
  }
}

/** Two claims, the later one with another value in a field that limits group by. */
function* regrouped(draft: FactsDraft, year: number, collection: string, seeker: Seeker): Generator<Variation> {
  const compared = new Set(seeker.plan.limits.flatMap(({ groupBy }) => groupBy));
  const last = (draft.events[collection]?.length ?? 0) - 1;
  for (const { id, type, derived } of fieldsOf(seeker.vocabulary, collection)) {
    if (!compared.has(id) || derived !== undefined || type.kind !== 'enumeration') continue;
    for (const value of type.values) yield { draft: withFacts(draft, collection, last, { [id]: value.id }), year };
  }
}

function* changesOf(collection: string, event: Facts, { plan, vocabulary, usualDay }: Seeker): Generator<Facts> {
  const elsewhere = vocabulary.regions.find(({ code }) => !code.endsWith('00') && !isWithin(code, plan.region))?.code;
  const { dateField = null } = findCollection(vocabulary, collection) ?? {};
  for (const field of fieldsOf(vocabulary, collection)) {
    const { id, type } = field;
    if (field.derived !== undefined) continue;
    if (type.kind === 'region' && elsewhere !== undefined) yield { [id]: elsewhere };
    // Zones have no code of their own: they are given with that of the area they lie in.
    if (type.kind === 'region' && event[id] !== plan.region) yield { [id]: plan.region };
    if (type.kind === 'date' && id === dateField) yield* otherDays(field, usualDay);
    if (type.kind === 'date' && id !== dateField) yield { [id]: addDays(usualDay, -1) };
    if (type.kind === 'enumeration')
      for (const { id: value } of type.values) if (event[id] !== value) yield { [id]: value };
    if (type.kind === 'title')
      for (const title of vocabulary.titles) if (event[id] !== title.id) yield { [id]: title.id };
    if (type.kind === 'boolean') yield { [id]: !(event[id] === true) };
    if (type.kind === 'money') yield { [id]: '10000' };
  }
}

/** A month before and after, and in the year before. */
function* otherDays({ id }: FactField, usualDay: CalendarDate): Generator<Facts> {
  for (const months of [-1, 1, -12]) yield { [id]: addMonths(usualDay, months) };
}

function without(events: readonly Facts[], index: number): readonly Facts[] {
  return events.filter((_, position) => position !== index);
}
