import type { PolicyPlan, Rule } from '../compile/plan';
import { lazily } from '../values/lazily';
import { mergeNeeds } from './claim';
import { examineCondition, examineEvent } from './examine-event';
import { examineSeat } from './examine-place';
import { bareStep, type Finding } from './finding';
import { judgeWithoutEvent } from './judge-without-event';
import type { Entitlement } from './policy-year';
import { seatFinding } from './raise-open-claim';
import type { Step } from './result';
import { say } from './step-messages';
import type { YearContext } from './year-context';

/** Lists what the enterprise can receive without a known amount under some rules: services or promised money. */
export function listEntitlements(rules: readonly Rule[], context: YearContext): readonly Entitlement[] {
  if (rules.length === 0 || !context.days) return [];
  const standings = standOn(context);
  return rules.flatMap((rule) =>
    rule.trigger ? listTriggered(rule, rule.trigger, context) : listStanding(rule, context, standings),
  );
}

function listTriggered(rule: Rule, trigger: string, context: YearContext): readonly Entitlement[] {
  const { label } = context.collection(trigger);
  const events = context.eventsOfYear(trigger);
  if (events === null) {
    // Where the seat or a condition on the enterprise alone fails, no event could help.
    const outside = seatFinding(trigger, context)?.outcome === 'refused';
    if (outside || judgeWithoutEvent(rule, context).length > 0) return [];
    const tell = () =>
      bareStep({ stage: 'trigger', outcome: 'unknown', message: say.eventsUnknown(label), from: rule.from, facts: [] });
    return [{ rule, events: [], certainty: 'possible', needs: [{ path: trigger, label }], tell: () => [tell()] }];
  }
  return events
    .map((event) => examineEvent(rule, event, context))
    .filter(({ verdict }) => verdict === 'eligible' || verdict === 'unknown')
    .map((examined) => {
      const { event, verdict, needs } = examined;
      const certainty = verdict === 'eligible' ? 'certain' : 'possible';
      return { rule, events: [event.path], certainty, needs, tell: () => examined.steps };
    });
}

/** An entitlement without event is tested on the first or last day in force of the year, at the present seat. */
function listStanding(rule: Rule, context: YearContext, { seat, tellSeat }: Standing): readonly Entitlement[] {
  if (seat.outcome === 'refused') return [];
  const scope = context.scopeWithoutEvent(rule.asOf);
  const findings: Finding[] = [];
  for (const condition of rule.conditions) {
    const finding = examineCondition(condition, scope);
    if (finding.outcome === 'refused') return [];
    findings.push(finding);
  }
  const isOpen = seat.outcome === 'unknown' || findings.some(({ outcome }) => outcome === 'unknown');
  const needs = isOpen ? mergeNeeds([seat, ...findings].map((each) => each.needs)) : [];
  const tell = () => [tellNoEvent(rule.asOf, context), tellSeat(), ...findings.map((each) => each.tell())];
  return [{ rule, events: [], certainty: isOpen ? 'possible' : 'certain', needs, tell }];
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
