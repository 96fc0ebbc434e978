import type { Rule } from '../compile/plan';
import { mergeNeeds, type ClaimEvent } from './claim';
import { examinePlace } from './examine-place';
import { bareStep, known, type Finding } from './finding';
import { judge } from './judge';
import { needDay } from './need-day';
import { pinEvent } from './pin-event';
import type { FactNeed, Step } from './result';
import { say } from './step-messages';
import type { YearContext } from './year-context';

/** `otherRow`: the event selects another row of the table, which is no refusal worth telling. */
export type Verdict = 'eligible' | 'unknown' | 'refused' | 'otherRow';

/** What one event is worth to one rule, with every step that was taken. */
export interface Examination {
  readonly event: ClaimEvent;
  readonly verdict: Verdict;
  readonly steps: readonly Step[];
  readonly needs: readonly FactNeed[];
}

/** Examines one event: in force, jurisdiction, trigger, conditions (steps 1 to 4 of the semantics). */
export function examineEvent(rule: Rule, event: ClaimEvent, context: YearContext): Examination {
  const trigger = rule.trigger ?? '';
  const matches = rule.conditions.filter(({ role }) => role === 'match');
  const others = rule.conditions.filter(({ role }) => role !== 'match');
  const scope = context.scopeOf(trigger, event, rule.asOf);
  const matched = matches.map(({ expression, from }) => ({ from, ...judge(expression, scope) }));
  const triggered = known({
    stage: 'trigger',
    outcome: 'passed',
    message: rule.monthly
      ? say.triggeredMonthly(context.collection(trigger).label)
      : say.triggered(context.collection(trigger).label, event.event.date),
    from: rule.from,
    facts: [],
  });
  const pinned = pinEvent(event, rule, context);
  if (pinned === null || matched.some(({ truth }) => truth === 'false')) {
    const facts = matched.flatMap((each) => each.facts);
    const step = known({ stage: 'eligibility', outcome: 'refused', message: say.noRow(), from: rule.from, facts });
    return { event, verdict: 'otherRow', steps: [triggered.step, step.step], needs: [] };
  }
  const judged = others.map(({ expression, from }) => ({ from, ...judge(expression, scope) }));
  const findings: readonly Finding[] = [
    examineTime(event, rule, context),
    examinePlace(event, rule, context),
    triggered,
    ...[...matched, ...judged].map(({ from, truth, facts, needs }) => {
      const message =
        truth === 'true' ? say.eligible() : truth === 'false' ? say.notEligible() : say.eligibilityUnknown();
      const outcome = truth === 'true' ? 'passed' : truth === 'false' ? 'refused' : 'unknown';
      return { step: bareStep({ stage: 'eligibility', outcome, message, from, facts }), needs };
    }),
  ];
  const steps = findings.map(({ step }) => step);
  const verdict = steps.some(({ outcome }) => outcome === 'refused')
    ? 'refused'
    : steps.some(({ outcome }) => outcome === 'unknown')
      ? 'unknown'
      : 'eligible';
  return {
    event: pinned,
    verdict,
    steps,
    needs: verdict === 'unknown' ? mergeNeeds(findings.map(({ needs }) => needs)) : [],
  };
}

/** Tests whether the day of the event lies in the period the policy applies to. */
function examineTime(event: ClaimEvent, rule: Rule, context: YearContext): Finding {
  const { plan, days } = context;
  const { window, validityClause: from } = plan;
  const step = { stage: 'inForce', from, facts: [] } as const;
  if (!window?.from) return known({ ...step, outcome: 'refused', message: say.noStart() });
  const collection = context.collection(rule.trigger ?? '');
  if (collection.dateField === null && !rule.monthly) {
    // Such events carry no day: they stand for the whole year.
    const outcome = days ? 'passed' : 'refused';
    const message = days ? say.noDayNeeded(context.referenceDay(rule.asOf)) : say.yearNotInForce(context.year, plan);
    return known({ ...step, outcome, message });
  }
  const { date } = event.event;
  if (date === null && !days)
    return known({ ...step, outcome: 'refused', message: say.yearNotInForce(context.year, plan) });
  if (date === null) {
    const needs = [needDay(event, collection)];
    return { step: bareStep({ ...step, outcome: 'unknown', message: say.dateUnknown() }), needs };
  }
  const inside = date >= window.from && (window.to === null || date <= window.to);
  return known(
    inside
      ? { ...step, outcome: 'passed', message: say.inForce(date, plan) }
      : { ...step, outcome: 'refused', message: say.notInForce(date, plan) },
  );
}
