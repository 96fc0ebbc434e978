import type { MoneyInterval } from '../values/money';
import type { PolicyPlan, Rule } from '../compile/plan';
import type { EnterpriseEvent } from '../enterprise/enterprise';
import type { CalendarDate } from '../values/calendar';
import type { FactNeed, Step } from './result';

/** An event a claim rests on; `path` is where it stands in the enterprise file, such as `recognitions[2]`. */
export interface ClaimEvent {
  readonly path: string;
  readonly event: EnterpriseEvent;
}

/** A claim on its way through the steps. Each step makes a new claim with one more entry in `steps`. */
export interface Claim {
  readonly id: string;
  readonly plan: PolicyPlan;
  readonly rule: Rule;
  readonly date: CalendarDate;
  readonly events: readonly ClaimEvent[];
  readonly entitled: MoneyInterval;
  readonly amount: MoneyInterval;
  readonly needs: readonly FactNeed[];
  readonly steps: readonly Step[];
}

/** Adds a step that leaves the claim at `amount`. */
export function withStep(
  claim: Claim,
  step: Omit<Step, 'before' | 'after'>,
  amount: MoneyInterval = claim.amount,
): Claim {
  return { ...claim, amount, steps: [...claim.steps, { ...step, before: claim.amount, after: amount }] };
}

/** Adds facts that are missing, each once. */
export function withNeeds(claim: Claim, needs: readonly FactNeed[]): Claim {
  return needs.length === 0 ? claim : { ...claim, needs: mergeNeeds([claim.needs, needs]) };
}

/** Joins lists of missing facts, each fact once, in the order of their paths. */
export function mergeNeeds(lists: readonly (readonly FactNeed[])[]): readonly FactNeed[] {
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
    compareText(a.rule.id, b.rule.id) ||
    compareText(a.date, b.date) ||
    compareText(describeEvents(a), describeEvents(b))
  );
}

function describeEvents(claim: Claim): string {
  return claim.events.map(({ event }) => JSON.stringify(Object.entries(event.fields).sort())).join();
}
