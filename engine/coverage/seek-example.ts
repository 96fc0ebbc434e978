import type { Exclusion, Limit, Rule } from '../compile/plan';
import { addDays, addMonths, yearOf, type CalendarDate } from '../values/calendar';
import { findCollection } from '../vocabulary/find-collection';
import { fieldsOf } from '../vocabulary/find-field';
import type { AlternativePlan } from './alternative-plans';
import type { CoverageTarget } from './coverage-target';
import { createSeeker, type DraftTrial, type Seeker } from './example-seeker';
import { mergeDrafts, withEvent, withFacts, type FactsDraft } from './facts-draft';
import { satisfy } from './satisfy';
import { seekCapCut } from './seek-cap-cut';
import { variationsOf } from './vary-draft';

const MOST_PAIRS = 400;

/** Looks for an enterprise and a year that show a target; null when none is found. What is given has been simulated. */
export function seekExample(seeker: Seeker, target: CoverageTarget): DraftTrial | null {
  const search = seekInSteps(seeker, target);
  for (let step = search.next(); ; step = search.next()) if (step.done) return step.value;
}

/** Looks for the same one enterprise at a time, so that the caller may leave off. */
export function* seekInSteps(
  seeker: Seeker,
  target: CoverageTarget,
): Generator<undefined, DraftTrial | null, undefined> {
  for (const trial of candidates(seeker, target)) {
    yield;
    if (seeker.shows(trial, target)) return trial;
  }
  return null;
}

function candidates(seeker: Seeker, target: CoverageTarget): Iterable<DraftTrial> {
  switch (target.kind) {
    case 'rule':
      return raisedBy(seeker, [target.rule]);
    case 'limit':
      return contested(seeker, target.limit);
    case 'exclusion':
      return excluded(seeker, target.exclusion, 0);
    case 'sanction':
      return sanctioned(seeker, target.sanction.after);
    case 'windowEnd':
      return atTheEnd(seeker, target.day, target.inside);
    case 'reading':
      return differing(seeker, target.alternative);
  }
}

/** What pays first, then what promises money without an amount. */
function moneyRules({ plan }: Seeker): readonly Rule[] {
  return [
    ...plan.rules.filter(({ amount }) => amount !== null),
    ...plan.rules.filter(({ kind }) => kind === 'unquantifiedMoney'),
  ];
}

function* raisedBy(seeker: Seeker, rules: readonly Rule[]): Generator<DraftTrial> {
  for (const rule of rules) {
    const trial = seeker.raise(rule, seeker.usualDay);
    if (trial) yield trial;
  }
}

/** Claims that compete: one rule several times, or two rules with what the limit groups by in common. */
function* contested(seeker: Seeker, limit: Limit): Generator<DraftTrial> {
  const rules = seeker.plan.rules.filter(({ id }) => limit.rules.includes(id));
  if (limit.operation.kind === 'cap') yield* seekCapCut(seeker, limit, rules);
  if (limit.operation.kind === 'count')
    yield* repeated(seeker, rules, limit.operation.times, limit.within === 'year' ? [1] : [12, 1]);
  let pairs = 0;
  for (const [index, one] of rules.entries()) {
    for (const other of rules.slice(index + 1)) {
      if ((pairs += 1) > MOST_PAIRS) return;
      const [first, second] = [seeker.raise(one, seeker.usualDay), seeker.raise(other, addDays(seeker.usualDay, 60))];
      const both = first && second && seeker.run(mergeDrafts(first.draft, second.draft), yearOf(seeker.usualDay));
      if (both) yield both;
    }
  }
}

/** The same event once more than is paid for, some months apart. */
function* repeated(
  seeker: Seeker,
  rules: readonly Rule[],
  times: number,
  distances: readonly number[],
): Generator<DraftTrial> {
  for (const months of distances) {
    for (const rule of rules) {
      const days = Array.from({ length: times + 1 }, (_, count) => addMonths(seeker.usualDay, count * months));
      const drafts = days.map((day) => seeker.raise(rule, day)?.draft);
      if (!drafts.every((draft) => draft !== undefined)) continue;
      const trial = seeker.run(drafts.reduce(mergeDrafts), yearOf(days.at(-1) ?? seeker.usualDay));
      if (trial) yield trial;
    }
  }
}

/** A payment, and a fact that takes it away in the same year or some years later. */
function* excluded(seeker: Seeker, exclusion: Exclusion, yearsLater: number): Generator<DraftTrial> {
  const { plan, vocabulary } = seeker;
  const { trigger } = exclusion;
  const day = addMonths(seeker.usualDay, -2);
  const records = new Map([['event', { collection: trigger, index: 0 }]]);
  const dateField = findCollection(vocabulary, trigger)?.dateField ?? null;
  const fact = withEvent({ facts: {}, events: {} }, trigger, dateField === null ? {} : { [dateField]: day });
  const facts = satisfy(exclusion.when, true, fact, { plan, vocabulary, day, records });
  for (const rule of moneyRules(seeker)) {
    const paid = seeker.raise(rule, addMonths(seeker.usualDay, yearsLater * 12));
    if (!paid) continue;
    for (const each of facts) {
      const trial = seeker.run(mergeDrafts(paid.draft, each), paid.year);
      if (trial) yield trial;
    }
    return;
  }
}

function* sanctioned(seeker: Seeker, after: readonly string[]): Generator<DraftTrial> {
  for (const exclusion of seeker.plan.exclusions.filter(({ id }) => after.includes(id))) {
    yield* excluded(seeker, exclusion, 1);
    yield* excluded(seeker, exclusion, 0);
  }
}

/** A payment for an event on the day, or the same event on the day outside. */
function* atTheEnd(seeker: Seeker, day: CalendarDate, inside: boolean): Generator<DraftTrial> {
  for (const rule of moneyRules(seeker)) {
    if (inside) {
      const trial = seeker.raise(rule, day);
      if (trial) yield trial;
      continue;
    }
    const paid = seeker.raise(rule, seeker.usualDay);
    const moved = paid && moveEvents(seeker, paid.draft, rule, day);
    const trial = moved && seeker.run(moved, yearOf(day));
    if (trial) yield trial;
  }
}

function moveEvents(
  { vocabulary }: Seeker,
  draft: FactsDraft,
  { trigger }: Rule,
  day: CalendarDate,
): FactsDraft | null {
  const dateField = trigger === null ? null : (findCollection(vocabulary, trigger)?.dateField ?? null);
  if (trigger === null || dateField === null) return null;
  return withFacts(draft, trigger, 0, { [dateField]: day });
}

/** What an alternative reading may decide otherwise: claims of the rules that name it, with one thing about them changed. */
function* differing(seeker: Seeker, { reading, plan: other }: AlternativePlan): Generator<DraftTrial> {
  const { plan, vocabulary } = seeker;
  const money = moneyRules(seeker);
  const naming = money.filter(({ readings }) => readings.includes(reading.id));
  for (const name of ['from', 'to'] as const) {
    const day = plan.window?.[name];
    if (day) for (const shift of [-1, 0, 1]) yield* atTheEnd(seeker, addDays(day, shift), false);
  }
  // Who is paid under the alternative alone.
  const beside = createSeeker(other, vocabulary);
  for (const rule of moneyRules(beside)) {
    for (const { draft, year } of beside.raiseEveryWay(rule, beside.usualDay)) {
      const trial = seeker.run(draft, year);
      if (trial) yield trial;
    }
  }
  for (const rule of naming.length > 0 ? naming : money) {
    for (const paid of seeker.raiseEveryWay(rule, seeker.usualDay)) {
      yield paid;
      for (const { draft, year } of variationsOf(paid, rule, seeker)) {
        const trial = seeker.run(draft, year);
        if (trial) yield trial;
      }
    }
  }
  for (const limit of plan.limits) yield* contested(seeker, limit);
  for (const exclusion of plan.exclusions) {
    yield* excluded(seeker, exclusion, 1);
    yield* gradedFacts(
      seeker,
      exclusion,
      fieldsOf(vocabulary, exclusion.trigger).map(({ id }) => id),
    );
  }
}

/** Facts of an exclusion with each further field left open or given each of its values. */
function* gradedFacts(seeker: Seeker, exclusion: Exclusion, fields: readonly string[]): Generator<DraftTrial> {
  for (const trial of excluded(seeker, exclusion, 0)) {
    for (const id of fields) {
      const field = fieldsOf(seeker.vocabulary, exclusion.trigger).find((each) => each.id === id);
      if (field?.type.kind !== 'enumeration') continue;
      for (const value of field.type.values) {
        const varied = withFacts(trial.draft, exclusion.trigger, 0, { [id]: value.id });
        const run = seeker.run(varied, trial.year);
        if (run) yield run;
      }
    }
  }
}
