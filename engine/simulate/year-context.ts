import type { PolicyPlan } from '../compile/plan';
import type { Enterprise, EnterpriseEvent } from '../enterprise/enterprise';
import type { DefinitionMemory, EvaluationScope } from '../expression/evaluation-scope';
import { firstDayOfYear, lastDayOfYear, yearOf, type CalendarDate, type Period } from '../values/calendar';
import { findCollection } from '../vocabulary/find-collection';
import type { EventCollection, Vocabulary } from '../vocabulary/vocabulary';
import type { ClaimEvent, Occasion } from './claim';

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
  eventsOfYear(collection: string): readonly Occasion[] | null;
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
  return new Scene(plan, enterprise, year, vocabulary, daysInForce(plan, year));
}

class Scene implements YearContext {
  constructor(
    readonly plan: PolicyPlan,
    readonly enterprise: Enterprise,
    readonly year: number,
    readonly vocabulary: Vocabulary,
    readonly days: Period | null,
  ) {}

  private readonly memory: DefinitionMemory = [];
  /** Listed for reasons; for totals nobody asks. */
  private events: Map<string, readonly Occasion[] | null> | null = null;
  /** Dozens of services are asked about without an event. */
  private atStart: EvaluationScope | null = null;
  private atEnd: EvaluationScope | null = null;

  collection(id: string): EventCollection {
    return requireCollection(this.vocabulary, id);
  }

  eventsOfYear(id: string): readonly Occasion[] | null {
    const known = (this.events ??= new Map<string, readonly Occasion[] | null>());
    let selected = known.get(id);
    if (selected === undefined) {
      const events = this.enterprise.events[id];
      selected = events ? selectEvents(events, id, this.year) : null;
      known.set(id, selected);
    }
    return selected;
  }

  scopeOf(id: string, { event }: ClaimEvent, asOf: 'yearStart' | 'yearEnd' = 'yearEnd'): EvaluationScope {
    const day = event.date ?? (this.collection(id).dateField === null ? this.referenceDay(asOf) : null);
    return this.scope({ collection: id, event }, day);
  }

  scopeWithoutEvent(asOf: 'yearStart' | 'yearEnd' = 'yearEnd'): EvaluationScope {
    if (asOf === 'yearStart') return (this.atStart ??= this.scope(null, this.referenceDay(asOf)));
    return (this.atEnd ??= this.scope(null, this.referenceDay(asOf)));
  }

  referenceDay(asOf: 'yearStart' | 'yearEnd'): CalendarDate {
    const day = asOf === 'yearStart' ? this.days?.from : this.days?.to;
    return day ?? (asOf === 'yearStart' ? firstDayOfYear(this.year) : lastDayOfYear(this.year));
  }

  private scope(event: EvaluationScope['event'], asOf: CalendarDate | null): EvaluationScope {
    const { plan, enterprise, year, days, vocabulary, memory } = this;
    const { region: policyRegion, parameters, definitions } = plan;
    return { enterprise, event, asOf, year, days, policyRegion, parameters, definitions, vocabulary, memory };
  }
}

/** A plan was checked against the vocabulary, so a collection it names is there. */
export function requireCollection(vocabulary: Vocabulary, id: string): EventCollection {
  const collection = findCollection(vocabulary, id);
  if (!collection) throw new Error(`the plan names the unknown event kind ${id}`);
  return collection;
}

const noNeeds: Occasion['needs'] = [];

/** Selects events dated in a year, and those without a date: all of them, or those that something admits. */
export function selectEvents(
  events: readonly EnterpriseEvent[],
  collection: string,
  year: number,
  admitting?: { admits(event: EnterpriseEvent): boolean },
): readonly Occasion[] {
  const selected: Occasion[] = [];
  for (const event of events) {
    if (admitting && !admitting.admits(event)) continue;
    if (event.date === null || yearOf(event.date) === year)
      selected.push({ path: `${collection}[${event.index}]`, event, needs: noNeeds });
  }
  return selected;
}

/** Days of one year, both inclusive. */
export interface DaysOfYear {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

const daysOfPlans = new WeakMap<PolicyPlan, Map<number, DaysOfYear | null>>();

/** The days of a year on which a plan applies; null where it does not. */
export function daysInForce(plan: PolicyPlan, year: number): DaysOfYear | null {
  const years = daysOfPlans.get(plan) ?? new Map<number, DaysOfYear | null>();
  const known = years.get(year);
  if (known !== undefined) return known;
  const days = overlap(plan.window, year);
  daysOfPlans.set(plan, years.set(year, days));
  return days;
}

function overlap(window: Period | null, year: number): DaysOfYear | null {
  if (!window?.from || (window.to !== null && window.to < window.from)) return null;
  const [first, last] = [firstDayOfYear(year), lastDayOfYear(year)];
  if (window.from > last || (window.to !== null && window.to < first)) return null;
  return {
    from: window.from > first ? window.from : first,
    to: window.to !== null && window.to < last ? window.to : last,
  };
}
