import type { Rule } from '../compile/plan';
import { mergeNeeds } from './claim';
import { examineCondition, examineEvent } from './examine-event';
import { examineSeat } from './examine-place';
import { bareStep, type Finding } from './finding';
import { judgeWithoutEvent } from './judge-without-event';
import { seatFinding } from './raise-open-claim';
import type { EntitlementLine, Step } from './result';
import { say } from './step-messages';
import type { YearContext } from './year-context';

/** Lists what the enterprise can receive without a known amount under one rule: a service or promised money. */
export function listEntitlements(rule: Rule, context: YearContext): readonly EntitlementLine[] {
  if (!context.days) return [];
  return rule.trigger ? listTriggered(rule, rule.trigger, context) : listStanding(rule, context);
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
    return [
      {
        ...describe(rule, context),
        events: [],
        certainty: 'possible',
        needs: [{ path: trigger, label }],
        steps: [step],
      },
    ];
  }
  return events
    .map((event) => examineEvent(rule, event, context))
    .filter(({ verdict }) => verdict === 'eligible' || verdict === 'unknown')
    .map(({ event, verdict, needs, steps }) => ({
      ...describe(rule, context),
      events: [event.path],
      certainty: verdict === 'eligible' ? 'certain' : 'possible',
      needs,
      steps,
    }));
}

/** An entitlement without event is tested on the first or last day in force of the year, at the present seat. */
function listStanding(rule: Rule, context: YearContext): readonly EntitlementLine[] {
  const { seat, noEvent } = standOn(rule.asOf, context);
  const scope = context.scopeWithoutEvent(rule.asOf);
  const findings = [seat, ...rule.conditions.map((condition) => examineCondition(condition, scope))];
  if (findings.some(({ outcome }) => outcome === 'refused')) return [];
  const isOpen = findings.some(({ outcome }) => outcome === 'unknown');
  const needs = isOpen ? mergeNeeds(findings.map((each) => each.needs)) : [];
  const steps = [noEvent, ...findings.map(({ tell }) => tell())];
  return [{ ...describe(rule, context), events: [], certainty: isOpen ? 'possible' : 'certain', needs, steps }];
}

interface Standing {
  readonly seat: Finding;
  readonly noEvent: Step;
}

const standings = new WeakMap<YearContext, Map<Rule['asOf'], Standing>>();

/** What all entitlements without an event share: a policy has dozens of them. */
function standOn(asOf: Rule['asOf'], context: YearContext): Standing {
  const byDay = standings.get(context) ?? new Map<Rule['asOf'], Standing>();
  standings.set(context, byDay);
  const known = byDay.get(asOf);
  if (known) return known;
  const message = say.noEventNeeded(context.referenceDay(asOf));
  const noEvent = bareStep({
    stage: 'inForce',
    outcome: 'passed',
    message,
    from: context.plan.validityClause,
    facts: [],
  });
  const standing = { seat: examineSeat(context), noEvent };
  byDay.set(asOf, standing);
  return standing;
}

function describe(
  rule: Rule,
  context: YearContext,
): Pick<EntitlementLine, 'policy' | 'rule' | 'from' | 'label' | 'gist'> {
  return { policy: context.plan.id, rule: rule.id, from: rule.from, label: rule.label, gist: rule.gist };
}
