import type { PolicyPlan, Rule } from '../compile/plan';
import { lazily } from '../values/lazily';
import { mergeNeeds } from './claim';
import { examineCondition, examineEvent } from './examine-event';
import { examineSeat } from './examine-place';
import { bareStep, type Finding } from './finding';
import { judgeWithoutEvent } from './judge-without-event';
import type { Entitlement } from './policy-year';
import { seatFinding } from './raise-open-claim';
import type { EntitlementLine, Step } from './result';
import { say } from './step-messages';
import type { YearContext } from './year-context';

/** Lists what the enterprise can receive without a known amount under some rules: services or promised money. */
export function listEntitlements(rules: readonly Rule[], context: YearContext): readonly Entitlement[] {
  if (rules.length === 0 || !context.days) return [];
  const standings = standOn(context);
  return rules.flatMap((rule) => {
    const lines = rule.trigger ? listTriggered(rule, rule.trigger, context) : listStanding(rule, context, standings);
    return lines.map((line) => ({ rule, line }));
  });
}

function listTriggered(rule: Rule, trigger: string, context: YearContext): readonly EntitlementLine[] {
  const { label } = context.collection(trigger);
  const events = context.eventsOfYear(trigger);
  if (events === null) {
    // Where the seat or a condition on the enterprise alone fails, no event could help.
    const outside = seatFinding(trigger, context)?.outcome === 'refused';
    if (outside || judgeWithoutEvent(rule, context).length > 0) return [];
    const step = bareStep({
      stage: 'trigger',
      outcome: 'unknown',
      message: say.eventsUnknown(label),
      from: rule.from,
      facts: [],
    });
    return [entitle(rule, context, { events: [], isOpen: true, needs: [{ path: trigger, label }], steps: [step] })];
  }
  return events
    .map((event) => examineEvent(rule, event, context))
    .filter(({ verdict }) => verdict === 'eligible' || verdict === 'unknown')
    .map(({ event, verdict, needs, steps }) =>
      entitle(rule, context, { events: [event.path], isOpen: verdict !== 'eligible', needs, steps }),
    );
}

/** An entitlement without event is tested on the first or last day in force of the year, at the present seat. */
function listStanding(rule: Rule, context: YearContext, { seat, tellSeat }: Standing): readonly EntitlementLine[] {
  if (seat.outcome === 'refused') return [];
  const scope = context.scopeWithoutEvent(rule.asOf);
  const findings = rule.conditions.map((condition) => examineCondition(condition, scope));
  if (findings.some(({ outcome }) => outcome === 'refused')) return [];
  const isOpen = [seat, ...findings].some(({ outcome }) => outcome === 'unknown');
  const needs = isOpen ? mergeNeeds([seat, ...findings].map((each) => each.needs)) : [];
  const steps = [tellNoEvent(rule.asOf, context), tellSeat(), ...findings.map((each) => each.tell())];
  return [entitle(rule, context, { events: [], isOpen, needs, steps })];
}

interface Standing {
  readonly seat: Finding;
  readonly tellSeat: () => Step;
}

/**
 * What all entitlements without an event share: a policy has dozens of them.
 *
 * It lives as long as their list. A WeakMap by enterprise and year would hold on to all that it was ever asked about
 * until the next full collection, and make every small one copy it.
 */
function standOn(context: YearContext): Standing {
  const seat = examineSeat(context);
  return { seat, tellSeat: lazily(() => seat.tell()) };
}

const told = new WeakMap<PolicyPlan, Map<string, Step>>();

/** That no event is needed is said of a policy and a day to all enterprises alike. */
function tellNoEvent(asOf: Rule['asOf'], context: YearContext): Step {
  const { plan } = context;
  const day = context.referenceDay(asOf);
  const steps = told.get(plan) ?? new Map<string, Step>();
  let step = steps.get(day);
  if (!step) {
    const message = say.noEventNeeded(day);
    step = bareStep({ stage: 'inForce', outcome: 'passed', message, from: plan.validityClause, facts: [] });
    told.set(plan, steps.set(day, step));
  }
  return step;
}

function entitle(
  { id, from, label, gist }: Rule,
  { plan }: YearContext,
  { events, isOpen, needs, steps }: Pick<EntitlementLine, 'events' | 'needs' | 'steps'> & { readonly isOpen: boolean },
): EntitlementLine {
  const certainty = isOpen ? 'possible' : 'certain';
  return { policy: plan.id, rule: id, from, label, gist, events, certainty, needs, steps };
}
