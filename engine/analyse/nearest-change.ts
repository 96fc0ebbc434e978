import type { PolicyPlan, Rule } from '../compile/plan';
import type { Enterprise } from '../enterprise/enterprise';
import { judge } from '../simulate/judge';
import { simulateEnterprise } from '../simulate/simulate-enterprise';
import { setYearContext } from '../simulate/year-context';
import { addDays, firstDayOfYear, lastDayOfYear, yearOf, type CalendarDate } from '../values/calendar';
import { isNothing, sumIntervals, type MoneyInterval } from '../values/money';
import { findCollection } from '../vocabulary/find-collection';
import { isWithin } from '../vocabulary/region-hierarchy';
import type { Vocabulary } from '../vocabulary/vocabulary';
import { seatIn } from './build-witness';
import { listRepairs, type Standing } from './condition-repairs';
import { addEvent, changeFact, removeEvent, type AppliedChange, type FactChange } from './fact-change';

/** What would have to be otherwise for an item to pay. */
export interface NearestChange {
  readonly policy: string;
  readonly item: string;
  readonly changes: readonly FactChange[];
  /** What the item would then pay. Units: fen. */
  readonly grants: MoneyInterval;
  /** The first day of the year on which the event would count, everything else being so; null where the day is not known. */
  readonly earliest: CalendarDate | null;
  /** The enterprise with the changes made: the simulation grants it the item. */
  readonly enterprise: Enterprise;
  readonly year: number;
}

export interface NearestQuestion {
  readonly plans: readonly PolicyPlan[];
  readonly enterprise: Enterprise;
  readonly year: number;
  readonly vocabulary: Vocabulary;
  readonly policy: string;
  readonly item: string;
}

/** More than this many changes is no advice. */
const MOST_CHANGES = 2;
const MOST_TRIALS = 60;

interface Candidate {
  readonly enterprise: Enterprise;
  readonly changes: readonly FactChange[];
  /** Position of the event that would be claimed for. */
  readonly position: number;
  readonly rule: Rule;
}

/**
 * Finds the fewest changes of facts (one, then two) that bring an item to an enterprise that got nothing from it, and
 * the first day it could have counted. Every answer was run through the simulation.
 *
 * Shape: null when the item is unknown, has ended by the year, pays already, or takes more than two changes.
 * Cost: one evaluation for each condition of each row and event, and at most 60 simulations.
 */
export function findNearestChange(question: NearestQuestion): NearestChange | null {
  const plan = question.plans.find(({ id }) => id === question.policy);
  const rules = plan?.rules.filter(({ from, amount }) => from.itemId === question.item && amount !== null) ?? [];
  const year = plan && yearInForce(plan, question.year);
  if (!plan || rules.length === 0 || year === null || year === undefined) return null;
  if (paidBy({ ...question, year }, question.enterprise) !== null) return null;
  const candidates = rules
    .flatMap((rule) => listCandidates(question, plan, rule, year))
    .flatMap((candidate) => [candidate, ...withoutExclusions(candidate, plan, year, question.vocabulary)])
    .filter(({ changes }) => changes.length > 0 && changes.length <= MOST_CHANGES)
    .toSorted((a, b) => a.changes.length - b.changes.length || newEventsIn(a) - newEventsIn(b));
  for (const candidate of candidates.slice(0, MOST_TRIALS)) {
    const grants = paidBy({ ...question, year }, candidate.enterprise);
    if (grants === null) continue;
    return {
      policy: plan.id,
      item: question.item,
      changes: candidate.changes,
      grants,
      earliest: findEarliest({ ...question, year }, plan, candidate),
      enterprise: candidate.enterprise,
      year,
    };
  }
  return null;
}

/** A fact is sooner otherwise than a whole event more. */
function newEventsIn({ changes }: Candidate): number {
  return changes.filter(({ kind }) => kind === 'newEvent').length;
}

/** The year asked for, or the first one when the policy begins later; null when it has ended. */
function yearInForce({ window }: PolicyPlan, year: number): number | null {
  if (!window?.from) return null;
  if (window.to !== null && yearOf(window.to) < year) return null;
  return Math.max(year, yearOf(window.from));
}

/** What the item pays, when nothing about it is in doubt; null otherwise. */
function paidBy(
  { plans, year, vocabulary, policy, item }: NearestQuestion,
  enterprise: Enterprise,
): MoneyInterval | null {
  const { lines } = simulateEnterprise(plans, enterprise, { year, vocabulary });
  const own = lines.filter((line) => line.policy === policy && line.from.itemId === item && line.needs.length === 0);
  const amount = sumIntervals(own.map((line) => line.amount));
  return isNothing(amount) ? null : amount;
}

/** Each event there is, in its own time or moved into the year, and one that is new. */
function listCandidates(question: NearestQuestion, plan: PolicyPlan, rule: Rule, year: number): readonly Candidate[] {
  const { enterprise, vocabulary } = question;
  const { trigger } = rule;
  if (trigger === null) return [];
  const collection = findCollection(vocabulary, trigger);
  const first = firstDay(plan, year);
  const starts: Standing[] = (enterprise.events[trigger] ?? []).flatMap((event, position): readonly Standing[] => {
    const dated = event.date !== null && isInForce(plan, event.date) && yearOf(event.date) === year;
    const here = { enterprise, changes: [], position, day: event.date ?? first };
    const dateField = collection?.dateField;
    const days = dateField ? listDays(plan, enterprise, year, first) : [];
    const moved = days.flatMap((day): readonly Standing[] => {
      const change =
        dateField &&
        changeFact(enterprise, { collection: trigger, position }, { [dateField]: day }, dateField, vocabulary);
      return change ? [{ enterprise: change.enterprise, changes: [change.change], position, day }] : [];
    });
    return dated || dateField == null ? [here, ...moved] : moved;
  });
  const settled = starts.flatMap((standing) => settlePlace(standing, plan, rule, vocabulary));
  const repaired = settled.flatMap((standing) => listRepairs(standing, plan, rule, year, vocabulary));
  return [...repaired, ...listNewEvents(question, plan, rule, year, first)].map((standing) => ({ ...standing, rule }));
}

/** A new event brings its own facts: they count as one change. */
function listNewEvents(
  { enterprise, vocabulary }: NearestQuestion,
  plan: PolicyPlan,
  rule: Rule,
  year: number,
  first: CalendarDate,
): readonly Standing[] {
  const trigger = rule.trigger ?? '';
  const { dateField = null, placeField = null } = findCollection(vocabulary, trigger) ?? {};
  return listDays(plan, enterprise, year, first).flatMap((day) => {
    const bare = {
      ...(dateField !== null && { [dateField]: day }),
      ...(placeField !== null && { [placeField]: seatIn(plan.region, vocabulary) }),
    };
    const added = addEvent(enterprise, trigger, bare, vocabulary);
    const position = (added.enterprise.events[trigger]?.length ?? 1) - 1;
    const start = { enterprise: added.enterprise, changes: [added.change], position, day };
    return listRepairs(start, plan, rule, year, vocabulary, { isNew: true });
  });
}

/** Days worth trying: the first in force, and those on which something about the enterprise changes. */
function listDays(
  plan: PolicyPlan,
  enterprise: Enterprise,
  year: number,
  first: CalendarDate,
): readonly CalendarDate[] {
  const last = lastDay(plan, year);
  const known = Object.values(enterprise.events).flatMap((events) => events.flatMap(({ date }) => date ?? []));
  const days = [first, ...known, ...known.map((day) => addDays(day, 1)), last];
  return [...new Set(days.filter((day) => day >= first && day <= last))].sort().slice(0, 12);
}

/** An event elsewhere, or an enterprise elsewhere, is one change more. */
function settlePlace(standing: Standing, plan: PolicyPlan, rule: Rule, vocabulary: Vocabulary): readonly Standing[] {
  const trigger = rule.trigger ?? '';
  const placeField = findCollection(vocabulary, trigger)?.placeField ?? null;
  const { place } = plan.jurisdiction;
  const event = standing.enterprise.events[trigger]?.[standing.position];
  const wanted = seatIn(plan.region, vocabulary);
  let result: Standing = standing;
  const move = (applied: AppliedChange | null): void => {
    if (applied) result = { ...result, enterprise: applied.enterprise, changes: [...result.changes, applied.change] };
  };
  const outside = (code: unknown): boolean => typeof code !== 'string' || !isWithin(code, plan.region);
  const atEvent = placeField !== null && place !== 'seat';
  if (atEvent && outside(event?.fields[placeField]))
    move(
      changeFact(
        result.enterprise,
        { collection: trigger, position: standing.position },
        { [placeField]: wanted },
        placeField,
        vocabulary,
      ),
    );
  if ((!atEvent || place === 'both') && outside(result.enterprise.fields['region']))
    move(changeFact(result.enterprise, { collection: null, position: 0 }, { region: wanted }, 'region', vocabulary));
  return [result];
}

/** The same without the facts that exclude the enterprise. */
function withoutExclusions(
  candidate: Candidate,
  plan: PolicyPlan,
  year: number,
  vocabulary: Vocabulary,
): readonly Candidate[] {
  const context = setYearContext(plan, candidate.enterprise, year, vocabulary);
  const against = plan.exclusions.flatMap(({ trigger, when }) =>
    (candidate.enterprise.events[trigger] ?? [])
      .filter((event) => judge(when, context.scopeOf(trigger, { path: '', event })).truth !== 'false')
      .map(({ index }) => ({ trigger, index })),
  );
  const distinct = [...new Map(against.map((each) => [`${each.trigger} ${each.index}`, each])).values()];
  if (distinct.length === 0) return [];
  let { enterprise, changes } = candidate;
  for (const { trigger, index } of distinct) {
    const removed = removeEvent(enterprise, trigger, index, vocabulary);
    enterprise = removed.enterprise;
    changes = [...changes, removed.change];
  }
  return [{ ...candidate, enterprise, changes }];
}

/** Moves the event through the days of the year until the item pays. */
function findEarliest(question: NearestQuestion, plan: PolicyPlan, candidate: Candidate): CalendarDate | null {
  const { rule, position, enterprise } = candidate;
  const { vocabulary, year } = question;
  const trigger = rule.trigger ?? '';
  const dateField = findCollection(vocabulary, trigger)?.dateField ?? null;
  const event = enterprise.events[trigger]?.[position];
  if (dateField === null || !event?.date) return null;
  const until = event.date;
  for (let day = firstDay(plan, year); day <= until; day = addDays(day, 1)) {
    const moved = changeFact(
      enterprise,
      { collection: trigger, position },
      { [dateField]: day },
      dateField,
      vocabulary,
    );
    const at = moved?.enterprise.events[trigger]?.[position];
    if (!moved || !at) return null;
    const context = setYearContext(plan, moved.enterprise, year, vocabulary);
    const scope = context.scopeOf(trigger, { path: '', event: at });
    if (!rule.conditions.every(({ expression }) => judge(expression, scope).truth === 'true')) continue;
    if (paidBy(question, moved.enterprise) !== null) return day;
  }
  return until;
}

function firstDay({ window }: PolicyPlan, year: number): CalendarDate {
  const [start, first] = [window?.from ?? firstDayOfYear(year), firstDayOfYear(year)];
  return start > first ? start : first;
}

function lastDay({ window }: PolicyPlan, year: number): CalendarDate {
  const [end, last] = [window?.to ?? lastDayOfYear(year), lastDayOfYear(year)];
  return end < last ? end : last;
}

function isInForce({ window }: PolicyPlan, day: CalendarDate): boolean {
  return window?.from != null && day >= window.from && (window.to === null || day <= window.to);
}
