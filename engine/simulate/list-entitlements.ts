import type { Rule } from '../compile/plan';
import { mergeNeeds } from './claim';
import { examineEvent, examineSeat } from './examine-event';
import { judge } from './judge';
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
    const step = bare({
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
  const day = context.referenceDay(rule.asOf);
  const seat = examineSeat(context);
  const judged = rule.conditions.map(({ expression, from }) => ({
    from,
    ...judge(expression, context.scopeWithoutEvent(rule.asOf)),
  }));
  const steps: readonly Step[] = [
    bare({
      stage: 'inForce',
      outcome: 'passed',
      message: say.noEventNeeded(day),
      from: context.plan.validityClause,
      facts: [],
    }),
    seat.step,
    ...judged.map(({ truth, facts, from }) =>
      bare({
        stage: 'eligibility',
        outcome: truth === 'true' ? 'passed' : truth === 'false' ? 'refused' : 'unknown',
        message: truth === 'true' ? say.eligible() : truth === 'false' ? say.notEligible() : say.eligibilityUnknown(),
        from,
        facts,
      }),
    ),
  ];
  if (steps.some(({ outcome }) => outcome === 'refused')) return [];
  const needs = mergeNeeds([seat.needs, ...judged.map((each) => each.needs)]);
  const certainty = steps.some(({ outcome }) => outcome === 'unknown') ? 'possible' : 'certain';
  return [{ ...describe(rule, context), events: [], certainty, needs: certainty === 'certain' ? [] : needs, steps }];
}

function describe(
  rule: Rule,
  context: YearContext,
): Pick<EntitlementLine, 'policy' | 'rule' | 'from' | 'label' | 'gist'> {
  return { policy: context.plan.id, rule: rule.id, from: rule.from, label: rule.label, gist: rule.gist };
}

function bare(step: Omit<Step, 'before' | 'after' | 'by'>): Step {
  return { ...step, before: null, after: null, by: null };
}
