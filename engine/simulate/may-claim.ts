import type { PolicyPlan } from '../compile/plan';
import type { Enterprise, EnterpriseEvent } from '../enterprise/enterprise';
import { firstDayOfYear, lastDayOfYear, yearOf, type CalendarDate } from '../values/calendar';
import { isWithin } from '../vocabulary/region-hierarchy';
import type { Vocabulary } from '../vocabulary/vocabulary';
import { surveyRules, type AskedWords, type RulesOfKind } from './survey-rules';
import { daysInForce, requireCollection, type DaysOfYear } from './year-context';

/** What the rules of one plan ask of events of one kind. */
interface ReachOfPlan {
  readonly region: string;
  /** Whether the seat of the enterprise has to lie in the region. */
  readonly asksSeat: boolean;
  /** Whether the place of the event has to. */
  readonly asksPlace: boolean;
  readonly asked: RulesOfKind['asked'];
  /** Days on which events count; null where they, or the months they list, need not have one. */
  readonly days: DaySpan | null;
}

/** Days of one year, and whether they are all of it: the year alone tells of most days that they lie outside. */
interface DaySpan extends DaysOfYear {
  readonly year: number;
  readonly isWhole: boolean;
}

/** What the rules of plans ask of events of one kind, before any condition. */
export class ReachOfKind {
  private readonly byPlace = new Map<string, readonly ReachOfPlan[]>();
  /** From the first day of any plan to the last: most events lie outside. */
  private readonly days: DaySpan | null;
  /** Whether these are the days of every plan. */
  private readonly areAlike: boolean;

  constructor(
    readonly trigger: string,
    private readonly placeField: string | null,
    private readonly plans: readonly ReachOfPlan[],
  ) {
    this.days = spanDays(plans);
    this.areAlike = plans.every(({ days }) => days?.from === this.days?.from && days?.to === this.days?.to);
  }

  /** Keeps what an enterprise with that seat can reach; null where it can reach nothing. */
  from(seat: string): ReachOfKind | null {
    const plans = this.plans.filter(({ asksSeat, region }) => !asksSeat || isWithin(seat, region));
    if (plans.length === this.plans.length) return this;
    return plans.length === 0 ? null : new ReachOfKind(this.trigger, this.placeField, plans);
  }

  /**
   * Tells whether a rule may take an event of an enterprise with a seat that was asked about before, by what refuses most
   * events: day, place and words. Where it says no, the examination would find no claim.
   */
  admits({ date, fields }: EnterpriseEvent): boolean {
    if (isOutside(date, this.days)) return false;
    for (const { asked, days } of this.plansAt(this.placeField !== null && fields[this.placeField]))
      if ((this.areAlike || !isOutside(date, days)) && hasAskedWords(fields, asked)) return true;
    return false;
  }

  /** The codes of a population are few. A place that is missing may be any. */
  private plansAt(place: unknown): readonly ReachOfPlan[] {
    if (typeof place !== 'string') return this.plans;
    return this.byPlace.get(place) ?? this.learnPlace(place);
  }

  /** By itself: a function that makes a closure makes room for what it closes over whenever it is called. */
  private learnPlace(place: string): readonly ReachOfPlan[] {
    const plans = this.plans.filter(({ asksPlace, region }) => !asksPlace || isWithin(place, region));
    this.byPlace.set(place, plans);
    return plans;
  }
}

/** A day that is missing may be any. */
function isOutside(date: CalendarDate | null, days: DaySpan | null): boolean {
  if (date === null || days === null) return false;
  if (yearOf(date) !== days.year) return true;
  return !days.isWhole && (date < days.from || date > days.to);
}

/** A word that is missing may be any. */
function hasAskedWords(fields: EnterpriseEvent['fields'], asked: readonly AskedWords[]): boolean {
  for (const { field, words } of asked) {
    const word = fields[field];
    if (typeof word === 'string' && !words.has(word)) return false;
  }
  return true;
}

function spanDays(plans: readonly ReachOfPlan[]): DaySpan | null {
  const all = plans.map(({ days }) => days);
  return all.reduce(
    (a, b) => a && b && makeSpan({ from: a.from < b.from ? a.from : b.from, to: a.to > b.to ? a.to : b.to }),
  );
}

function makeSpan({ from, to }: DaysOfYear): DaySpan {
  const year = yearOf(from);
  return { from, to, year, isWhole: from === firstDayOfYear(year) && to === lastDayOfYear(year) };
}

/** What the rules of plans that pay ask of the events of a year, by the seat of the enterprise. */
export class Reach {
  private readonly bySeat = new Map<string, readonly ReachOfKind[]>();

  constructor(private readonly kinds: readonly ReachOfKind[]) {}

  /** Lists the kinds that an enterprise can reach from its seat. A seat that is missing may be any. */
  from(seat: unknown): readonly ReachOfKind[] {
    if (typeof seat !== 'string') return this.kinds;
    return this.bySeat.get(seat) ?? this.learnSeat(seat);
  }

  private learnSeat(seat: string): readonly ReachOfKind[] {
    const kinds = this.kinds.flatMap((kind) => kind.from(seat) ?? []);
    this.bySeat.set(seat, kinds);
    return kinds;
  }
}

const reaches = new WeakMap<PolicyPlan, Map<number, Reach>>();

/** What the rules of one plan that pay ask of events in a year: a plan belongs to one vocabulary. */
export function reachOf(plan: PolicyPlan, year: number, vocabulary: Vocabulary): Reach {
  const years = reaches.get(plan) ?? new Map<number, Reach>();
  let reach = years.get(year);
  if (!reach) {
    reach = surveyReach([plan], year, vocabulary);
    reaches.set(plan, years.set(year, reach));
  }
  return reach;
}

/** Works out once for all enterprises what the rules of plans that pay ask of events in a year. */
export function surveyReach(plans: readonly PolicyPlan[], year: number, vocabulary: Vocabulary): Reach {
  const kinds = new Map<string, ReachOfPlan[]>();
  for (const plan of plans) {
    const days = daysInForce(plan, year);
    if (!days) continue;
    for (const kind of surveyRules(plan).kinds) {
      const own = kinds.get(kind.trigger) ?? [];
      own.push(reachOfPlan(kind, plan, days, vocabulary));
      kinds.set(kind.trigger, own);
    }
  }
  return new Reach(
    [...kinds].map(
      ([trigger, own]) => new ReachOfKind(trigger, requireCollection(vocabulary, trigger).placeField, own),
    ),
  );
}

function reachOfPlan(
  { trigger, rules, asked }: RulesOfKind,
  { region, jurisdiction: { place } }: PolicyPlan,
  days: DaysOfYear,
  vocabulary: Vocabulary,
): ReachOfPlan {
  const { placeField, dateField } = requireCollection(vocabulary, trigger);
  const needsDay = dateField !== null && rules.every(({ rule }) => !rule.monthly);
  return {
    region,
    asksSeat: place !== 'event' || placeField === null,
    asksPlace: place !== 'seat' && placeField !== null,
    asked,
    days: needsDay ? makeSpan(days) : null,
  };
}

/**
 * Tells whether any rule may raise a claim for an enterprise. Where it says no, the examination of every event by every
 * rule would find no claim.
 */
export function mayClaim({ fields, events }: Enterprise, reach: Reach): boolean {
  for (const kind of reach.from(fields['region'])) {
    const own = events[kind.trigger];
    if (own === undefined) return true;
    for (const event of own) if (kind.admits(event)) return true;
  }
  return false;
}
