import type { Rule } from '../compile/plan';
import { lazily } from '../values/lazily';
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
  const { matches, others } = sortConditions(rule);
  const scope = context.scopeOf(rule.trigger ?? '', event, rule.asOf);
  const matched = matches.map(({ expression, from }) => ({ from, ...judge(expression, scope) }));
  const pinned = pinEvent(event, rule, context);
  if (pinned === null || matched.some(({ truth }) => truth === 'false'))
    return passOver(rule, event, { facts: () => matched.flatMap((each) => each.facts), context });
  const judged = others.map(({ expression, from }) => ({ from, ...judge(expression, scope) }));
  const findings: readonly Finding[] = [
    examineTime(event, rule, context),
    examinePlace(event, rule, context),
    tellTrigger(rule, event, context),
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

interface SortedConditions {
  /** Those that select the row of a table. */
  readonly matches: Rule['conditions'];
  readonly others: Rule['conditions'];
}

const sorted = new WeakMap<Rule, SortedConditions>();

function sortConditions(rule: Rule): SortedConditions {
  let conditions = sorted.get(rule);
  if (!conditions) {
    const matches = rule.conditions.filter(({ role }) => role === 'match');
    conditions = { matches, others: rule.conditions.filter(({ role }) => role !== 'match') };
    sorted.set(rule, conditions);
  }
  return conditions;
}

function tellTrigger(rule: Rule, event: ClaimEvent, context: YearContext): Finding {
  const { label } = context.collection(rule.trigger ?? '');
  const message = rule.monthly ? say.triggeredMonthly(label) : say.triggered(label, event.event.date);
  return known({ stage: 'trigger', outcome: 'passed', message, from: rule.from, facts: [] });
}

/** Of the rows of a table all but one are passed over; the words for it are made when somebody asks. */
function passOver(
  rule: Rule,
  event: ClaimEvent,
  { facts, context }: { readonly facts: () => Step['facts']; readonly context: YearContext },
): Examination {
  const steps = lazily((): readonly Step[] => [
    tellTrigger(rule, event, context).step,
    bareStep({ stage: 'eligibility', outcome: 'refused', message: say.noRow(), from: rule.from, facts: facts() }),
  ]);
  return {
    event,
    verdict: 'otherRow',
    get steps() {
      return steps();
    },
    needs: [],
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
