import type { PolicyPlan } from '../compile/plan';
import type { Enterprise, EnterpriseEvent } from '../enterprise/enterprise';
import type { DefinitionMemory, EvaluationScope } from '../expression/evaluation-scope';
import { firstDayOfYear, lastDayOfYear, type CalendarDate, type Period } from '../values/calendar';
import { findCollection } from '../vocabulary/find-collection';
import type { EventCollection, Vocabulary } from '../vocabulary/vocabulary';
import type { ClaimEvent } from './claim';

/** One enterprise under one policy in one year: what every step of the simulation reads. */
export interface YearContext {
  readonly plan: PolicyPlan;
  readonly enterprise: Enterprise;
  readonly year: number;
  readonly vocabulary: Vocabulary;
  /** Days of the year on which events count; null when the policy does not apply in the year. */
  readonly days: Period | null;
  collection(id: string): EventCollection;
  /** Events of a kind dated in the year, and those without a date; null when nobody filled the list in. */
  eventsOfYear(collection: string): readonly ClaimEvent[] | null;
  /** The reference day is that of the event, unknown where it has none; for events that carry no day, as for none. */
  scopeOf(collection: string, event: ClaimEvent, asOf?: 'yearStart' | 'yearEnd'): EvaluationScope;
  scopeWithoutEvent(asOf?: 'yearStart' | 'yearEnd'): EvaluationScope;
  referenceDay(asOf: 'yearStart' | 'yearEnd'): CalendarDate;
}

/** Sets the scene for one policy and year. */
export function setYearContext(
  plan: PolicyPlan,
  enterprise: Enterprise,
  year: number,
  vocabulary: Vocabulary,
): YearContext {
  const days = overlap(plan.window, year);
  const referenceDay = (asOf: 'yearStart' | 'yearEnd'): CalendarDate =>
    (asOf === 'yearStart' ? days?.from : days?.to) ??
    (asOf === 'yearStart' ? firstDayOfYear(year) : lastDayOfYear(year));
  const memory: DefinitionMemory = new Map();
  const scope = (event: EvaluationScope['event'], asOf: CalendarDate | null): EvaluationScope => ({
    enterprise,
    event,
    asOf,
    year,
    days,
    policyRegion: plan.region,
    parameters: plan.parameters,
    definitions: plan.definitions,
    vocabulary,
    memory,
  });
  const events = new Map<string, readonly ClaimEvent[] | null>();
  const collection = (id: string): EventCollection => requireCollection(vocabulary, id);
  return {
    plan,
    enterprise,
    year,
    vocabulary,
    days,
    referenceDay,
    collection,
    eventsOfYear: (id) => {
      let selected = events.get(id);
      if (selected === undefined) {
        selected = selectEvents(enterprise.events[id], id, year);
        events.set(id, selected);
      }
      return selected;
    },
    scopeOf: (id, { event }, asOf = 'yearEnd') =>
      scope({ collection: id, event }, event.date ?? (collection(id).dateField === null ? referenceDay(asOf) : null)),
    scopeWithoutEvent: (asOf = 'yearEnd') => scope(null, referenceDay(asOf)),
  };
}

/** A plan was checked against the vocabulary, so a collection it names is there. */
function requireCollection(vocabulary: Vocabulary, id: string): EventCollection {
  const collection = findCollection(vocabulary, id);
  if (!collection) throw new Error(`the plan names the unknown event kind ${id}`);
  return collection;
}

function selectEvents(
  events: readonly EnterpriseEvent[] | undefined,
  collection: string,
  year: number,
): readonly ClaimEvent[] | null {
  if (!events) return null;
  return events
    .filter((event) => event.date === null || Number(event.date.slice(0, 4)) === year)
    .map((event) => ({ path: `${collection}[${event.index}]`, event }));
}

function overlap(window: Period | null, year: number): Period | null {
  if (!window?.from || (window.to !== null && window.to < window.from)) return null;
  const [first, last] = [firstDayOfYear(year), lastDayOfYear(year)];
  if (window.from > last || (window.to !== null && window.to < first)) return null;
  return {
    from: window.from > first ? window.from : first,
    to: window.to !== null && window.to < last ? window.to : last,
  };
}
