import {
  addEnds,
  addRanges,
  capRange,
  compareEnds,
  cutRange,
  figureRange,
  isNothing,
  isSameInterval,
  lesserEnd,
  multiplyRanges,
  NOTHING,
  roundRange,
  valueRange,
} from './amounts.mjs';
import { compareTexts, unite } from './facts.mjs';
import { ZERO } from './fractions.mjs';
import {
  compareEvents,
  describeItem,
  examine,
  examineSeatBeforehand,
  failWithoutEvent,
  listOccasions,
  mentionsEvent,
  orderRules,
  step,
} from './occasions.mjs';

// Section 6.3, second half: what a rule gives for the events it admits.
//
// A claim is { id, plan, rule, standsFor, date, events, entitled, amount, needs, steps } with `shifts`: whether it is
// open to which of the claims `shiftsAmong` the money of a limited group goes. `needs` are missing facts the amount
// depends on, `shiftedBy` those that decide where the money goes, `shiftedAs` is the bucket it stood in by then.
const NO_SHIFT = { shifts: false, shiftedBy: [], shiftsAmong: [], shiftedAs: null };

/** Adds a step that leaves the claim at `amount`. */
export const withStep = (claim, added, amount = claim.amount) => ({
  ...claim,
  amount,
  steps: [...claim.steps, { ...added, before: claim.amount, after: amount }],
});
export const withNeeds = (claim, needs) =>
  needs.length === 0 ? claim : { ...claim, needs: unite(claim.needs, needs) };

/** A claim without events stands for events that nobody filled in. */
export const isOpen = ({ events }) => events.length === 0;

/** Orders claims by policy, clause, item, label, day and what the events say: never by the order of any list. */
export function compareClaims(a, b) {
  const content = ({ events }) => events.map((event) => event.content).join();
  return (
    compareTexts(a.plan.id, b.plan.id) ||
    compareTexts(a.rule.from.clause ?? '', b.rule.from.clause ?? '') ||
    compareTexts(a.rule.from.itemId, b.rule.from.itemId) ||
    compareTexts(a.rule.label, b.rule.label) ||
    compareTexts(a.date, b.date) ||
    compareTexts(content(a), content(b)) ||
    compareTexts(a.rule.id, b.rule.id)
  );
}

/** Raises the claims of one rule: { claims, refused }, the refused being examinations of events. */
export function raiseClaims(rule, context) {
  if (!rule.trigger || !rule.amount) return { claims: [], refused: [] };
  const occasions = listOccasions(rule, context);
  if (occasions === null) return raiseOpenClaim(rule, context);
  const examined = occasions.map((occasion) => examineOccasion(rule, occasion, context));
  const isAdmitted = ({ verdict }) => verdict === 'eligible' || verdict === 'unknown';
  const admitted = examined.filter(
    (own, index) => isAdmitted(own) && (!rule.monthly || isBestRow(rule, own, occasions[index], context)),
  );
  const groups = rule.claim === 'event' ? admitted.map((each) => [each]) : admitted.length > 0 ? [admitted] : [];
  return {
    claims: groups.map((group) => raiseClaim(rule, group, context)),
    refused: examined.filter((each) => !isAdmitted(each)),
  };
}

/** An occasion that may not exist at all is at most possible. */
function examineOccasion(rule, { event, needs }, context) {
  const found = examine(rule, event, context);
  if (needs.length === 0 || found.verdict === 'refused' || found.verdict === 'otherRow') return found;
  const behind = found.steps.findIndex(({ stage }) => stage === 'trigger') + 1;
  const missing = step('trigger', 'unknown', rule.from);
  const steps = [...found.steps.slice(0, behind), missing, ...found.steps.slice(behind)];
  return { ...found, verdict: 'unknown', needs: unite(found.needs, needs), steps };
}

/**
 * Nobody is paid for one month by two rows of an allowance: of the rows that may pay, the one that pays most counts;
 * among equals the certain one, then the first.
 */
function isBestRow(rule, own, occasion, context) {
  const rows = context.plan.rules.filter(({ from, monthly }) => monthly && from.itemId === rule.from.itemId);
  const open = rows
    .map((row, place) => ({ row, place, found: row === rule ? own : examineOccasion(row, occasion, context) }))
    .filter(({ found }) => found.verdict === 'eligible' || found.verdict === 'unknown')
    .map((each) => ({ ...each, most: mostForMonth(each.row, own.event, context) }));
  const doubt = ({ found }) => (found.verdict === 'eligible' ? 0 : 1);
  open.sort((a, b) => compareEnds(b.most, a.most) || doubt(a) - doubt(b) || a.place - b.place);
  return open[0].row === rule;
}

function mostForMonth({ amount, trigger, asOf, unit }, event, context) {
  if (amount?.kind !== 'each') return null;
  return roundRange(figureRange(amount.amount, context.scopeOf(trigger, event, asOf)), unit).max;
}

function raiseClaim(rule, examined, context) {
  const admitted = [...examined].sort((a, b) => compareEvents(a.event, b.event));
  const caps = capsForEachEvent(rule, context);
  const whole = appraise(rule, admitted, [], context);
  const granted = { ...step('amount', isNothing(whole) ? 'refused' : 'granted', rule.from), after: interval(whole) };
  const cut =
    caps.length > 0
      ? appraise(
          rule,
          admitted,
          caps.map(({ operation }) => operation.amount),
          context,
        )
      : whole;
  const changes = [granted];
  if (caps.length > 0) {
    const outcome = isSameInterval(cut, whole) ? 'passed' : 'reduced';
    changes.push({ ...step('itemCap', outcome, caps[0].from), before: interval(whole), after: interval(cut) });
  }
  const events = admitted.map(({ event }) => event);
  const dates = events.flatMap(({ date }) => date ?? []).sort();
  return {
    id: `${context.plan.id}/${rule.id}/${rule.claim === 'year' ? context.year : events[0].path}`,
    plan: context.plan,
    rule,
    standsFor: [rule.id],
    date: dates.at(-1) ?? context.referenceDay('yearEnd'),
    events,
    entitled: interval(whole),
    amount: interval(cut),
    needs: unite(...admitted.map(({ needs }) => needs), cut.needs),
    ...NO_SHIFT,
    steps: [...joinSteps(admitted), ...changes],
  };
}

const interval = ({ min, max }) => ({ min, max });

/** Caps on each event of a claim over a year: afterwards its parts cannot be told apart. */
const capsForEachEvent = (rule, { plan }) => plan.limits.filter((limit) => cutsEachEvent(limit, rule));
export const cutsEachEvent = ({ operation, within, rules }, rule) =>
  operation.kind === 'cap' && within === 'event' && rule.claim === 'year' && rules.includes(rule.id);

/** What the rule gives for its events: the best of them, the sum over them, or a share of their bases. */
function appraise({ amount, trigger, asOf, unit }, admitted, caps, context) {
  const each = admitted.map(({ event, verdict }) => ({
    scope: context.scopeOf(trigger, event, asOf),
    isCertain: verdict === 'eligible',
  }));
  const cutAll = (range, scope) => caps.reduce((cut, cap) => cutRange(cut, capRange(cap, scope)), range);
  const fromZero = (range, isCertain) => (isCertain ? range : { ...range, low: ZERO });
  switch (amount.kind) {
    case 'amount':
      return best(
        each.map(({ scope, isCertain }) => {
          const parts = [figureRange(amount.amount, scope), ...caps.map((cap) => capRange(cap, scope))].map((range) =>
            roundRange(range, unit),
          );
          const cut = parts.reduce((a, b) => ({ min: a.min < b.min ? a.min : b.min, max: lesserEnd(a.max, b.max) }));
          return { min: isCertain ? cut.min : 0n, max: cut.max, needs: parts.flatMap(({ needs }) => needs) };
        }),
      );
    case 'each':
      return roundRange(
        addRanges(
          each.map(({ scope, isCertain }) => fromZero(cutAll(figureRange(amount.amount, scope), scope), isCertain)),
        ),
        unit,
      );
    case 'share':
      return roundRange(
        addRanges(
          each.map(({ scope, isCertain }) => {
            const base = fromZero(valueRange(amount.base, scope), isCertain);
            return cutAll(multiplyRanges(base, figureRange(amount.rate, scope)), scope);
          }),
        ),
        'money',
      );
    default:
      throw new Error(`this evaluator knows no amount ${amount.kind}`);
  }
}

function best(appraisals) {
  return {
    min: appraisals.reduce((most, { min }) => (min > most ? min : most), 0n),
    max: appraisals.map(({ max }) => max).reduce((a, b) => (compareEnds(a, b) >= 0 ? a : b)),
    needs: appraisals.flatMap(({ needs }) => needs),
  };
}

/** Joins the steps of several events: where some passed and some are uncertain, both are told. */
function joinSteps(admitted) {
  if (admitted.length === 1) return admitted[0].steps;
  return admitted[0].steps.flatMap((_, index) => {
    const steps = admitted.flatMap((each) => each.steps[index] ?? []);
    return ['passed', 'unknown'].flatMap((outcome) => steps.find((each) => each.outcome === outcome) ?? []);
  });
}

/**
 * The claim of an item for events that nobody filled in: it stands for any number of claims under every rule of the
 * item. The first rule raises it for all.
 */
function raiseOpenClaim(rule, context) {
  const item = orderRules(context.plan.rules.filter(({ from, amount }) => from.itemId === rule.from.itemId && amount));
  if (!context.days || item[0].id !== rule.id) return { claims: [], refused: [] };
  const { from, label } = describeItem(item);
  const seat = examineSeatBeforehand(rule.trigger, context);
  const start = [...(seat ? [seat.step] : []), step('trigger', 'unknown', from)];
  const judged = item.map((each) => ({ rule: each, failing: failWithoutEvent(each, context) }));
  const open = judged.filter(({ failing }) => failing.length === 0).map((each) => each.rule);
  if (seat?.step.outcome === 'refused' || open.length === 0)
    return { claims: [], refused: [{ event: null, verdict: 'refused', steps: [...start, ...judged[0].failing] }] };
  const amount = { min: 0n, max: boundOpenClaim(open, context) };
  if (isNothing(amount)) return { claims: [], refused: [] };
  const claim = {
    id: `${context.plan.id}/${from.itemId}/?`,
    plan: context.plan,
    rule: { ...rule, from, label },
    standsFor: item.map(({ id }) => id),
    date: context.referenceDay('yearEnd'),
    events: [],
    entitled: amount,
    amount,
    needs: unite([rule.trigger], seat?.needs ?? []),
    ...NO_SHIFT,
    steps: [...start, { ...step('amount', 'unknown', from), after: amount }],
  };
  return { claims: [claim], refused: [] };
}

/** What rules of one item can pay at most for events nobody filled in: payments allowed times the amount of each. */
function boundOpenClaim(rules, context) {
  const amounts = rules.map(({ amount, unit }) => {
    if (amount.kind !== 'amount' || mentionsEvent(amount)) return null;
    return roundRange(figureRange(amount.amount, { ...context.scopeWithoutEvent(), asOf: null }), unit).max;
  });
  const largest = amounts.reduce((a, b) => (compareEnds(a, b) >= 0 ? a : b), NOTHING.max);
  if (rules.every(({ claim, unit }) => claim === 'year' || unit === 'rate')) return largest;
  return context.plan.limits
    .filter((limit) => limit.within !== 'event' && rules.every(({ id }) => limit.rules.includes(id)))
    .map((limit) => boundPayments(limit, rules, amounts, largest))
    .reduce(lesserEnd, null);
}

function boundPayments({ operation, groupBy }, rules, amounts, largest) {
  const many = (amount, count) => (amount === null ? null : amount * BigInt(count));
  if (operation.kind !== 'count' || groupBy.length > 1) return null;
  if (groupBy.length === 0) return many(largest, operation.times);
  return rules
    .map((rule, index) => {
      const values = countMatches(rule, groupBy[0]);
      return values === null ? null : many(amounts[index], values * operation.times);
    })
    .reduce(addEnds, 0n);
}

/** How many values of an event field the row of a table stands for; null when that is not said. */
function countMatches({ conditions }, field) {
  const [match] = conditions.filter(({ role }) => role === 'match');
  if (match?.expression.node !== 'in') return null;
  const { value, tests } = match.expression;
  const isField =
    value.node === 'path' && value.field === field && value.of.node === 'variable' && value.of.name === 'event';
  return isField && tests.every((test) => test.test === 'equals' && test.value.node === 'literal')
    ? tests.length
    : null;
}
