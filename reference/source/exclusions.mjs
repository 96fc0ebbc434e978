import { isNothing, NOTHING, sumIntervals } from './amounts.mjs';
import { withNeeds, withStep } from './claims.mjs';
import { yearOf } from './days.mjs';
import { compareTexts, unite } from './facts.mjs';
import {
  compareEvents,
  examine,
  examineSeat,
  examineSeatBeforehand,
  failWithoutEvent,
  judge,
  step,
} from './occasions.mjs';

// Section 6.5, second half: facts that take the claims of a policy away; and what it gives without an amount.

/** Lists { exclusion, event, date, certainty, needs }, the certain ones first. */
export function findExclusions(context) {
  if (!context.days) return [];
  const rank = ({ certainty }) => (certainty === 'certain' ? 0 : 1);
  return context.plan.exclusions
    .flatMap((exclusion) => examineExclusion(exclusion, context))
    .sort(
      (a, b) =>
        rank(a) - rank(b) ||
        (a.event && b.event ? compareEvents(a.event, b.event) : 0) ||
        compareTexts(a.exclusion.from.clause ?? '', b.exclusion.from.clause ?? '') ||
        compareTexts(a.exclusion.id, b.exclusion.id),
    );
}

function examineExclusion(exclusion, context) {
  const { trigger } = exclusion;
  const events = context.enterprise.events[trigger];
  if (!events) return [{ exclusion, event: null, date: null, certainty: 'possible', needs: [trigger] }];
  const { dateField } = context.collection(trigger);
  return events
    .filter(({ date }) => reachesYear(date, exclusion, context))
    .flatMap((event) => {
      const { truth, needs } = judge(exclusion.when, context.scopeOf(trigger, event));
      if (truth === 'false') return [];
      const undated = event.date === null && dateField !== null ? [`${event.path}.${dateField}`] : [];
      const certainty = truth === 'true' && undated.length === 0 ? 'certain' : 'possible';
      return [{ exclusion, event, date: event.date, certainty, needs: [...needs, ...undated] }];
    });
}

/** A sanction that stops all support makes its exclusions last from the year of the fact on. */
function reachesYear(date, exclusion, context) {
  if (date === null) return true;
  const year = yearOf(date);
  if (exclusion.within === 'year' && !stops(exclusion, context)) return year === context.year;
  const start = context.plan.window?.from;
  return year <= context.year && (!start || year >= yearOf(start));
}

const stops = ({ id }, { plan }) =>
  plan.sanctions.some(({ actions, after }) => actions.includes('stop') && after.includes(id));

/** The exclusions found that reach what a rule gives, in their order. */
function exclusionsAgainst(rule, exclusions) {
  return exclusions.filter(({ exclusion: { reaches } }) => !reaches || reaches.includes(rule.id));
}

export const exclusionsAgainstAll = (exclusions) => exclusions.filter(({ exclusion }) => !exclusion.reaches);

/**
 * Takes the claims away that an exclusion of some rules reaches, before the limits: what is not paid uses up no cap that
 * others share, and takes the place of none of their claims.
 */
export function excludeSome(claims, exclusions) {
  return claims.map((claim) =>
    takeAway(
      claim,
      exclusions.filter(({ exclusion: { reaches } }) => reaches?.includes(claim.rule.id)),
    ),
  );
}

/** Takes the claims away that an exclusion of the whole policy reaches; where it only may reach them, their lower ends. */
export function applyExclusions(claims, exclusions) {
  const reaching = exclusionsAgainstAll(exclusions);
  return claims.map((claim) => {
    if (reaching.length > 0) return takeAway(claim, reaching);
    const isTold = isNothing(claim.amount) || claim.steps.some(({ stage }) => stage === 'exclusion');
    return isTold ? claim : withStep(claim, step('exclusion', 'passed', null));
  });
}

function takeAway(claim, exclusions) {
  const [first] = exclusions;
  if (!first || isNothing(claim.amount)) return claim;
  const { from } = first.exclusion;
  if (first.certainty === 'certain') return withStep(claim, step('exclusion', 'excluded', from), NOTHING);
  const needs = exclusions.flatMap((each) => each.needs);
  return withNeeds(withStep(claim, step('exclusion', 'unknown', from), { min: 0n, max: claim.amount.max }), needs);
}

/** Whether facts of this year let a sanction take back what was paid before: 'certain', 'possible' or 'no'. */
export function clawsBack({ context, exclusions }) {
  const taking = context.plan.sanctions.filter(({ actions }) => actions.includes('clawBack'));
  const found = exclusions.filter(
    ({ exclusion, date }) =>
      (date === null || yearOf(date) === context.year) && taking.some(({ after }) => after.includes(exclusion.id)),
  );
  if (found.length === 0) return 'no';
  return found.some(({ certainty }) => certainty === 'certain') ? 'certain' : 'possible';
}

/** How much of what earlier years paid is claimed back. */
export function sumClawBack(policy, ledger) {
  const taken = clawsBack(policy);
  if (taken === 'no') return NOTHING;
  const paid = sumIntervals(ledger.kept.filter(({ rule }) => rule.unit === 'money').map(({ amount }) => amount));
  return taken === 'certain' ? paid : { min: 0n, max: paid.max };
}

/** What a rule without amount gives: [{ rule, events, certainty, needs }]. */
export function listEntitlements(rule, context, exclusions) {
  if (!context.days) return [];
  const given = rule.trigger ? listTriggered(rule, context) : listStanding(rule, context);
  const reaching = exclusionsAgainst(rule, exclusions).filter(
    ({ exclusion }) => rule.kind === 'unquantifiedMoney' || stops(exclusion, context),
  );
  if (reaching.length === 0) return given;
  if (reaching[0].certainty === 'certain') return [];
  const needs = reaching.flatMap((each) => each.needs);
  return given.map((each) => ({ ...each, certainty: 'possible', needs: unite(each.needs, needs) }));
}

function listTriggered(rule, context) {
  const events = context.eventsOfYear(rule.trigger);
  if (events === null) {
    const isOutside = examineSeatBeforehand(rule.trigger, context)?.step.outcome === 'refused';
    if (isOutside || failWithoutEvent(rule, context).length > 0) return [];
    return [{ rule, events: [], certainty: 'possible', needs: [rule.trigger] }];
  }
  return events
    .map((event) => examine(rule, event, context))
    .filter(({ verdict }) => verdict === 'eligible' || verdict === 'unknown')
    .map(({ event, verdict, needs }) => ({
      rule,
      events: [event.path],
      certainty: verdict === 'eligible' ? 'certain' : 'possible',
      needs,
    }));
}

/** Without event it is tested once, on the reference day and at the seat of the enterprise. */
function listStanding(rule, context) {
  const seat = examineSeat(context);
  const judged = rule.conditions.map(({ expression }) => judge(expression, context.scopeWithoutEvent(rule.asOf)));
  if (seat.step.outcome === 'refused' || judged.some(({ truth }) => truth === 'false')) return [];
  const isCertain = seat.step.outcome === 'passed' && judged.every(({ truth }) => truth === 'true');
  const needs = isCertain ? [] : unite(seat.needs, ...judged.map((each) => each.needs));
  return [{ rule, events: [], certainty: isCertain ? 'certain' : 'possible', needs }];
}
