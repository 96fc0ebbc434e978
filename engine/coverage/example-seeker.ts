import type { PolicyPlan, Rule } from '../compile/plan';
import { simulateEnterprise } from '../simulate/simulate-enterprise';
import { addDays, addMonths, lastDayOfYear, yearOf, type CalendarDate } from '../values/calendar';
import { findCollection } from '../vocabulary/find-collection';
import { fieldsOf } from '../vocabulary/find-field';
import { isWithin } from '../vocabulary/region-hierarchy';
import type { FactField, Vocabulary } from '../vocabulary/vocabulary';
import type { CoverageTarget } from './coverage-target';
import { exercises, type Trial } from './exercise';
import { readDraft, withEvent, withFacts, type Facts, type FactsDraft } from './facts-draft';
import { satisfy } from './satisfy';

/** A trial with the facts it was made of, as they would be typed. */
export interface DraftTrial extends Trial {
  readonly draft: FactsDraft;
}

/** One policy, and the claims that were found to raise its rules. */
export interface Seeker {
  readonly plan: PolicyPlan;
  readonly vocabulary: Vocabulary;
  readonly usualDay: CalendarDate;
  /** An enterprise that is paid under a rule for an event on a day; null when none was found. */
  raise(rule: Rule, day: CalendarDate): DraftTrial | null;
  /** The same, one for each way to meet its conditions. */
  raiseEveryWay(rule: Rule, day: CalendarDate): readonly DraftTrial[];
  /** Fills in the facts the result asks for and simulates. */
  run(draft: FactsDraft, year: number): DraftTrial | null;
  shows(trial: DraftTrial, target: CoverageTarget): boolean;
}

const MOST_FILLED = 6;

/** Makes a seeker of examples for one policy. */
export function createSeeker(plan: PolicyPlan, vocabulary: Vocabulary): Seeker {
  const raised = new Map<string, Ways>();
  const waysOf = (rule: Rule, day: CalendarDate): Ways => {
    const key = `${rule.id} ${day}`;
    const known = raised.get(key) ?? { found: [], more: raiseRule(seeker, rule, day) };
    raised.set(key, known);
    return known;
  };
  const seeker: Seeker = {
    plan,
    vocabulary,
    usualDay: chooseUsualDay(plan),
    raise(rule, day) {
      const { found, more } = waysOf(rule, day);
      if (found.length > 0) return found[0] ?? null;
      const next = more.next();
      if (next.done !== true) found.push(next.value);
      return found[0] ?? null;
    },
    raiseEveryWay(rule, day) {
      const { found, more } = waysOf(rule, day);
      found.push(...more);
      return found;
    },
    run: (draft, year) => runDraft(seeker, draft, year),
    shows: (trial, target) => exercises(trial, target, plan, vocabulary),
  };
  return seeker;
}

/** Trials found so far, and those still to look for: mostly one way is all that is asked for. */
interface Ways {
  readonly found: DraftTrial[];
  readonly more: Generator<DraftTrial>;
}

function* raiseRule(seeker: Seeker, rule: Rule, day: CalendarDate): Generator<DraftTrial> {
  const { plan, vocabulary } = seeker;
  const collection = rule.trigger === null ? null : findCollection(vocabulary, rule.trigger);
  const records = new Map(collection ? [['event', { collection: collection.id, index: 0 }]] : []);
  const start = collection
    ? withEvent({ facts: {}, events: {} }, collection.id, startEvent(seeker, collection.id, day))
    : { facts: {}, events: {} };
  const conditions = rule.conditions.map(({ expression }) => expression);
  const drafts = satisfy({ node: 'and', operands: conditions, type: { kind: 'boolean' } }, true, start, {
    plan,
    vocabulary,
    day,
    records,
  });
  for (const draft of drafts) {
    const event = collection ? draft.events[collection.id]?.[0] : undefined;
    const whole =
      collection && event ? withFacts(draft, collection.id, 0, comparedFacts(seeker, collection.id, event)) : draft;
    const trial = seeker.run(whole, yearOf(day));
    const given = trial ? [...trial.result.lines, ...trial.result.unquantified] : [];
    const paid = given.some((line) => line.rule === rule.id && line.needs.length === 0);
    if (trial && paid) yield trial;
  }
}

/** An event of a kind on a day, in the area of the policy. */
function startEvent({ plan, vocabulary }: Seeker, id: string, day: CalendarDate): Facts {
  const { dateField = null, placeField = null } = findCollection(vocabulary, id) ?? {};
  return {
    ...(dateField === null ? {} : { [dateField]: day }),
    ...(placeField === null ? {} : { [placeField]: seatIn(plan.region, vocabulary) }),
  };
}

/** Limits group claims by fields that conditions need not speak of: left open, no two claims would be alike. */
function comparedFacts({ plan, vocabulary }: Seeker, id: string, event: Facts): Facts {
  const compared = new Set(plan.limits.flatMap(({ groupBy }) => groupBy));
  const open = fieldsOf(vocabulary, id).filter(
    (field) => compared.has(field.id) && field.derived === undefined && !(field.id in event),
  );
  return Object.fromEntries(
    open.flatMap((field) => {
      const value = field.type.kind === 'text' ? '同一种类' : usualValue(field, plan.region, vocabulary);
      return value === null ? [] : [[field.id, value]];
    }),
  );
}

function runDraft({ plan, vocabulary }: Seeker, start: FactsDraft, year: number): DraftTrial | null {
  let draft = start;
  for (let round = 0; round <= MOST_FILLED; round += 1) {
    const enterprise = readDraft(draft, vocabulary);
    if (!enterprise) return null;
    const result = simulateEnterprise([plan], enterprise, { year, vocabulary });
    const needs = [...result.lines, ...result.refused, ...result.unquantified].flatMap((line) => line.needs);
    const filled = needs.reduce((each, { path }) => fillFact(each, path, plan.region, vocabulary), draft);
    if (filled === draft || round === MOST_FILLED) {
      const statesPromises = plan.rules.some(({ kind }) => kind === 'unquantifiedMoney');
      return { draft, enterprise, year, result, statesPromises };
    }
    draft = filled;
  }
  return null;
}

const FACT_PATH = /^(?:([A-Za-z]+)\[(\d+)\]\.)?([A-Za-z]+)$/;

function fillFact(draft: FactsDraft, path: string, area: string, vocabulary: Vocabulary): FactsDraft {
  const [, collection = null, index = '0', id = ''] = FACT_PATH.exec(path) ?? [];
  const field = fieldsOf(vocabulary, collection).find((each) => each.id === id);
  const record = collection === null ? draft.facts : draft.events[collection]?.[Number(index)];
  if (!field || !record || id in record) return draft;
  const value = usualValue(field, area, vocabulary);
  return value === null ? draft : withFacts(draft, collection, Number(index), { [id]: value });
}

function usualValue(field: FactField, area: string, vocabulary: Vocabulary): string | boolean | null {
  switch (field.type.kind) {
    case 'money':
      return '100000';
    case 'number':
      return '10';
    case 'rate':
      return '0.1';
    case 'boolean':
      return true;
    case 'enumeration':
      return field.type.values[0]?.id ?? null;
    case 'region':
      return seatIn(area, vocabulary);
    default:
      return null;
  }
}

/** A county in the area where there is one: places are given that finely. */
function seatIn(area: string, vocabulary: Vocabulary): string {
  if (!area.endsWith('00')) return area;
  return vocabulary.regions.find(({ code }) => !code.endsWith('00') && isWithin(code, area))?.code ?? area;
}

/** A day well inside the period: in the middle of its first whole year, so that claims of the years beside it fit, too. */
function chooseUsualDay({ window, term }: PolicyPlan): CalendarDate {
  const from = term?.from ?? window?.from ?? ('2023-01-01' as CalendarDate);
  const to = window?.to ?? null;
  const year = from.endsWith('-01-01') ? yearOf(from) : yearOf(from) + 1;
  const middle = addMonths(lastDayOfYear(year), -6);
  if (to === null || lastDayOfYear(year) <= to) return middle;
  const later = addDays(from, 30);
  return later <= to ? later : from;
}
