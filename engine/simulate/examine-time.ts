import type { Rule } from '../compile/plan';
import type { ClaimEvent } from './claim';
import { bareStep, type Decision, type Finding } from './finding';
import { needDay } from './need-day';
import { prepareRule, type PreparedRule } from './prepare-rule';
import type { Step } from './result';
import { say } from './step-messages';
import type { YearContext } from './year-context';

/** Tests whether the day of the event lies in the period the policy applies to. */
export function decideTime(event: ClaimEvent, prepared: PreparedRule, context: YearContext): Decision {
  return decisions[findDay(event, prepared, context)];
}

/** Tests the day of the event, to be told. */
export function examineTime(event: ClaimEvent, rule: Rule, context: YearContext): Finding {
  const prepared = prepareRule(rule, context.vocabulary);
  const found = findDay(event, prepared, context);
  const outcome = decisions[found];
  const from = context.plan.validityClause;
  return {
    outcome,
    needs: found === 'missing' ? [needDay(event, prepared.collection)] : [],
    tell: () =>
      bareStep({ stage: 'inForce', outcome, message: describeDay(found, event, rule, context), from, facts: [] }),
  };
}

/** How the day of an event stands to the period of the policy. `none`: such events carry no day and stand for the whole year. */
type DayFound = 'noStart' | 'none' | 'otherYear' | 'missing' | 'inside' | 'outside';

const decisions: Readonly<Record<DayFound, Decision>> = {
  noStart: 'refused',
  none: 'passed',
  otherYear: 'refused',
  missing: 'unknown',
  inside: 'passed',
  outside: 'refused',
};

function findDay({ event: { date } }: ClaimEvent, { carriesDay }: PreparedRule, context: YearContext): DayFound {
  const { window } = context.plan;
  if (!window?.from) return 'noStart';
  if (carriesDay && date !== null)
    return date >= window.from && (window.to === null || date <= window.to) ? 'inside' : 'outside';
  if (!context.days) return 'otherYear';
  return carriesDay ? 'missing' : 'none';
}

function describeDay(found: DayFound, { event }: ClaimEvent, rule: Rule, context: YearContext): Step['message'] {
  const { plan, year } = context;
  const day = event.date ?? '';
  switch (found) {
    case 'noStart':
      return say.noStart();
    case 'none':
      return say.noDayNeeded(context.referenceDay(rule.asOf));
    case 'otherYear':
      return say.yearNotInForce(year, plan);
    case 'missing':
      return say.dateUnknown();
    case 'inside':
      return say.inForce(day, plan);
    case 'outside':
      return say.notInForce(day, plan);
  }
}
