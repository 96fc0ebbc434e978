import type { MoneyInterval } from '../values/money';
import type { PolicyPlan, Rule } from '../compile/plan';
import type { EnterpriseEvent } from '../enterprise/enterprise';
import { compareByContent, describeEventContent } from '../expression/event-order';
import type { CalendarDate } from '../values/calendar';
import type { FactNeed, StepStage } from './result';
import { TakenStep, type BareStep, type Trail } from './trail';

/** An event a claim rests on; `path` is where it stands in the enterprise file, such as `recognitions[2]`. */
export interface ClaimEvent {
  readonly path: string;
  readonly event: EnterpriseEvent;
}

/** One thing a rule may give something for: an event, or one month that an event lists. */
export interface Occasion extends ClaimEvent {
  /** Facts without which it is unknown whether there is such an occasion at all. */
  readonly needs: readonly FactNeed[];
}

/** A bucket of a limit that left open where money goes; `paidAlone`: all of the money lies in one such bucket. */
export interface ShiftedBucket {
  readonly name: string;
  readonly paidAlone: boolean;
}

/** A claim on its way through the steps. Each step makes a new claim with a longer trail. */
export interface Claim {
  readonly id: string;
  readonly plan: PolicyPlan;
  readonly rule: Rule;
  /**
   * Rules the claim stands for. An ordinary claim stands for its own rule; one for events that nobody filled in (it
   * has no `events`) stands for any number of claims under every rule of its item.
   */
  readonly standsFor: readonly string[];
  readonly date: CalendarDate;
  readonly events: readonly ClaimEvent[];
  readonly entitled: MoneyInterval;
  readonly amount: MoneyInterval;
  readonly needs: readonly FactNeed[];
  /**
   * Whether it is open to which claim of a limited group the money goes, because a fact is missing or an amount is not
   * fixed: the claim may then come to anything from nothing to all its rule gives, and only the parts of all claims it
   * shifts among hold, together.
   */
  readonly shifts: boolean;
  /** Missing facts that decide where the money goes; none where it depends on amounts alone. */
  readonly shiftedBy: readonly FactNeed[];
  /** Ids of the claims the money may go to. */
  readonly shiftsAmong: readonly string[];
  /** The bucket in which the claim stood when its money became open; null where it says nothing about the others. */
  readonly shiftedAs: ShiftedBucket | null;
  readonly trail: Trail;
}

/** Tells whether nobody filled in the events a claim would rest on. */
export function isOpen({ events }: Claim): boolean {
  return events.length === 0;
}

/**
 * Names what a claim is one alternative of: several rows of a table can claim for one event, or for one year, and
 * together they are one payment.
 */
export function paymentOf({ rule, events, id }: Claim): string {
  if (events.length === 0) return `claim ${id}`;
  const occasion = rule.claim === 'year' ? 'year' : events.map(({ path }) => path).join();
  // The rows of an allowance are for different persons: they are paid side by side.
  return `payment ${rule.monthly ? rule.id : rule.from.itemId} ${occasion}`;
}

/** Adds a step that leaves the claim at `amount`. */
export function withStep(
  claim: Claim,
  stage: StepStage,
  tell: () => Omit<BareStep, 'stage'>,
  after: MoneyInterval = claim.amount,
): Claim {
  const { amount: before, needs, trail } = claim;
  return copyClaim(claim, after, needs, [...trail, new TakenStep(stage, tell, before, after)]);
}

/** Adds facts that are missing, each once. */
export function withNeeds(claim: Claim, needs: readonly FactNeed[]): Claim {
  return needs.length === 0 ? claim : copyClaim(claim, claim.amount, mergeNeeds([claim.needs, needs]), claim.trail);
}

/** Member by member, as every step makes a copy, and a spread copy that is written to costs V8 many times as much. */
function copyClaim(
  { id, plan, rule, standsFor, date, events, entitled, shifts, shiftedBy, shiftsAmong, shiftedAs }: Claim,
  amount: MoneyInterval,
  needs: readonly FactNeed[],
  trail: Trail,
): Claim {
  return {
    id,
    plan,
    rule,
    standsFor,
    date,
    events,
    entitled,
    amount,
    needs,
    shifts,
    shiftedBy,
    shiftsAmong,
    shiftedAs,
    trail,
  };
}

const noNeeds: readonly FactNeed[] = [];

/** Joins lists of missing facts, each fact once, in the order of their paths. */
export function mergeNeeds(lists: readonly (readonly FactNeed[])[]): readonly FactNeed[] {
  if (lists.every((needs) => needs.length === 0)) return noNeeds;
  const byPath = new Map(lists.flat().map((need) => [need.path, need]));
  return [...byPath.values()].sort((a, b) => compareText(a.path, b.path));
}

/** Compares by code unit, the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Orders claims the same way however policies, rules and events are listed: by policy, clause, date, and last by what
 * the events say.
 */
export function compareClaims(a: Claim, b: Claim): number {
  return (
    compareText(a.plan.id, b.plan.id) ||
    compareText(a.rule.from.clause ?? '', b.rule.from.clause ?? '') ||
    compareText(a.rule.from.itemId, b.rule.from.itemId) ||
    compareText(a.rule.label, b.rule.label) ||
    compareText(a.date, b.date) ||
    compareText(a.events.map(describeEvent).join(), b.events.map(describeEvent).join()) ||
    compareText(a.rule.id, b.rule.id)
  );
}

/** Orders events by day, the undated last, and then by what they say. */
export function compareEvents(a: ClaimEvent, b: ClaimEvent): number {
  return compareByContent(a.event, b.event);
}

function describeEvent({ event }: ClaimEvent): string {
  return describeEventContent(event);
}
