import { addMonths, firstOfYear, lastOfMonth, lastOfYear, yearOf } from './days.mjs';
import { evaluate, truthOf } from './expressions.mjs';
import { compareTexts, liesInArea, needsOf, unite, withFields } from './facts.mjs';

// Sections 6.3 of the format, first half: which events of the year a rule admits, and why it refuses others.
//
// A step is { stage, outcome, from, before, after, by }: `from` is the clause that decides, `before` and `after` are
// intervals where the step changes an amount, `by` is the claim that takes precedence.

export const step = (stage, outcome, from, more = {}) => ({
  stage,
  outcome,
  from,
  before: null,
  after: null,
  by: null,
  ...more,
});

/** One enterprise under one policy in one year. */
export function openContext(plan, enterprise, year, vocabulary) {
  const days = daysInForce(plan.window, year);
  const context = { plan, enterprise, year, vocabulary, days };
  context.collection = (id) => vocabulary.collections.get(id);
  context.referenceDay = (asOf) =>
    asOf === 'yearStart' ? (days?.from ?? firstOfYear(year)) : (days?.to ?? lastOfYear(year));
  context.scope = (record, event, asOf) => ({ plan, vocabulary, enterprise, year, days, record, event, asOf });
  context.scopeOf = (record, event, asOf = 'yearEnd') =>
    context.scope(
      record,
      event,
      event.date ?? (context.collection(record).dateField === null ? context.referenceDay(asOf) : null),
    );
  context.scopeWithoutEvent = (asOf = 'yearEnd') => context.scope(null, null, context.referenceDay(asOf));
  context.eventsOfYear = (id) =>
    enterprise.events[id]?.filter(({ date }) => date === null || yearOf(date) === year) ?? null;
  return context;
}

/** The days of the year on which events count; null when there are none. */
function daysInForce(window, year) {
  if (!window?.from || (window.to !== null && window.to < window.from)) return null;
  const [first, last] = [firstOfYear(year), lastOfYear(year)];
  if (window.from > last || (window.to !== null && window.to < first)) return null;
  return {
    from: window.from > first ? window.from : first,
    to: window.to !== null && window.to < last ? window.to : last,
  };
}

export function judge(expression, scope) {
  const value = evaluate(expression, scope);
  return { truth: truthOf(value), needs: needsOf(value) };
}

const OUTCOME_OF = { true: 'passed', false: 'refused', unknown: 'unknown' };

/** Events of the year, or the months they list; null when nobody filled the list in. */
export function listOccasions(rule, context) {
  const events = context.eventsOfYear(rule.trigger);
  if (events === null || !rule.monthly) return events?.map((event) => ({ event, needs: [] })) ?? null;
  return events.flatMap((event) => listMonths(event, rule.monthly, context));
}

function listMonths(event, { field, day }, { plan, year }) {
  const listed = event.fields[field];
  const isListed = Array.isArray(listed);
  const months = isListed ? listed : Array.from({ length: 12 }, (_, index) => addMonths(firstOfYear(year), index));
  const { from = null, to = null } = plan.window ?? {};
  return months
    .map((month) => `${month.slice(0, 7)}-01`)
    .filter((first) => yearOf(first) === year)
    .map((first) => {
      const last = lastOfMonth(first);
      // A month that is only partly in force is dated on the day outside, and so refused.
      const outside = from !== null && first < from ? first : to !== null && last > to ? last : null;
      const date = outside ?? (day === 'monthStart' ? first : last);
      return { event: { ...event, date }, needs: isListed ? [] : [`${event.path}.${field}`] };
    });
}

/** Examines one event: 'eligible', 'unknown', 'refused', or 'otherRow' where another row of the table is meant. */
export function examine(rule, event, context) {
  const scope = context.scopeOf(rule.trigger, event, rule.asOf);
  const judgeAll = (conditions) => conditions.map(({ expression, from }) => ({ from, ...judge(expression, scope) }));
  const matched = judgeAll(rule.conditions.filter(({ role }) => role === 'match'));
  const triggered = { step: step('trigger', 'passed', rule.from), needs: [] };
  const pinned = pinEvent(event, rule, context);
  if (pinned === null || matched.some(({ truth }) => truth === 'false'))
    return {
      event,
      verdict: 'otherRow',
      steps: [triggered.step, step('eligibility', 'refused', rule.from)],
      needs: [],
    };
  const judged = judgeAll(rule.conditions.filter(({ role }) => role !== 'match'));
  const findings = [
    examineDay(rule, event, context),
    examinePlace(rule.trigger, event, context),
    triggered,
    ...[...matched, ...judged].map(({ from, truth, needs }) => ({
      step: step('eligibility', OUTCOME_OF[truth], from),
      needs,
    })),
  ];
  const steps = findings.map((finding) => finding.step);
  const isAny = (outcome) => steps.some((each) => each.outcome === outcome);
  const verdict = isAny('refused') ? 'refused' : isAny('unknown') ? 'unknown' : 'eligible';
  const needs = verdict === 'unknown' ? unite(...findings.map((finding) => finding.needs)) : [];
  return { event: pinned, verdict, steps, needs };
}

/**
 * A claim under the row of a table is due only where the event is what the row says: its fields are known for the claim
 * even where nobody filled them in. Null where what is known of the event speaks against the row.
 */
function pinEvent(event, rule, context) {
  const pinned = Object.entries(pinnedFields(rule, context));
  if (pinned.every(([field]) => event.fields[field] !== undefined)) return event;
  if (pinned.some(([field, value]) => event.fields[field] !== undefined && event.fields[field] !== value)) return null;
  return withFields(event, { ...Object.fromEntries(pinned), ...event.fields });
}

/** What a row says of its event: the one value of an enumeration, or the one title with its level and family. */
function pinnedFields(rule, { collection, vocabulary }) {
  const { fieldById } = collection(rule.trigger);
  const pinned = {};
  for (const { role, expression } of rule.conditions) {
    if (role !== 'match' || expression.node !== 'in' || expression.tests.length !== 1) continue;
    const { value, tests } = expression;
    const isOfEvent = value.node === 'path' && value.of.node === 'variable' && value.of.name === 'event';
    if (!isOfEvent || tests[0].test !== 'equals' || tests[0].value.node !== 'literal') continue;
    const named = tests[0].value.value;
    const kind = fieldById.get(value.field)?.type.kind;
    if (typeof named !== 'string' || (kind !== 'title' && kind !== 'enumeration')) continue;
    pinned[value.field] = named;
    const title = kind === 'title' ? vocabulary.titles.get(named) : undefined;
    for (const { id, derived } of title ? fieldById.values() : [])
      if (derived) pinned[id] = derived === 'titleLevel' ? title.level : title.family;
  }
  return pinned;
}

function examineDay(rule, event, { plan, days, collection }) {
  const { window, validityClause } = plan;
  const found = (outcome, needs = []) => ({ step: step('inForce', outcome, validityClause), needs });
  if (!window?.from) return found('refused');
  const { dateField } = collection(rule.trigger);
  if (dateField === null && !rule.monthly) return found(days ? 'passed' : 'refused');
  if (event.date === null) return days ? found('unknown', [`${event.path}.${dateField ?? 'date'}`]) : found('refused');
  return found(event.date >= window.from && (window.to === null || event.date <= window.to) ? 'passed' : 'refused');
}

/** Tests the place of the event, or the seat of the enterprise where events of the kind have none. */
function examinePlace(trigger, event, context) {
  const { placeField } = context.collection(trigger);
  const { place } = context.plan.jurisdiction;
  const own = placeField && { path: `${event.path}.${placeField}`, code: event.fields[placeField] };
  const seat = seatOf(context);
  return examinePlaces(place === 'seat' || !own ? [seat] : place === 'event' ? [own] : [own, seat], context);
}

const seatOf = ({ enterprise }) => ({ path: 'region', code: enterprise.fields.region });
export const examineSeat = (context) => examinePlaces([seatOf(context)], context);

/** Where the seat counts whatever the event, it can be tested without one; null elsewhere. */
export function examineSeatBeforehand(trigger, context) {
  const hasOwnPlace = context.collection(trigger).placeField !== null;
  return hasOwnPlace && context.plan.jurisdiction.place === 'event' ? null : examineSeat(context);
}

function examinePlaces(places, { plan }) {
  const missing = places.filter(({ code }) => code === undefined).map(({ path }) => path);
  const isOutside = places.some(({ code }) => code !== undefined && !liesInArea(code, plan.region));
  const outcome = isOutside ? 'refused' : missing.length > 0 ? 'unknown' : 'passed';
  return { step: step('jurisdiction', outcome, plan.jurisdiction.from), needs: outcome === 'unknown' ? missing : [] };
}

/** Steps for the parts of the conditions that speak of no event and fail: no event could help. */
export function failWithoutEvent(rule, context) {
  const scope = { ...context.scopeWithoutEvent(), asOf: null };
  const parts = (expression) => (expression.node === 'and' ? expression.operands.flatMap(parts) : [expression]);
  return rule.conditions.flatMap(({ expression, from }) =>
    parts(expression)
      .filter((part) => !mentionsEvent(part) && judge(part, scope).truth === 'false')
      .map(() => step('eligibility', 'refused', from)),
  );
}

export function mentionsEvent(part) {
  if (typeof part !== 'object' || part === null) return false;
  return (part.node === 'variable' && part.name === 'event') || Object.values(part).some(mentionsEvent);
}

/** Orders events by day, those without one last, then by what they say. */
export const compareEvents = (a, b) =>
  compareTexts(a.date ?? '9999', b.date ?? '9999') || compareTexts(a.content, b.content);

/** Rules of one item, whatever the order of its rows. */
export const orderRules = (rules) =>
  [...rules].sort(
    (a, b) =>
      compareTexts(a.from.clause ?? '', b.from.clause ?? '') ||
      compareTexts(a.label, b.label) ||
      compareTexts(a.id, b.id),
  );

/** An item as a whole: its clause only where all its rules share it. */
export function describeItem(rules) {
  const [first] = orderRules(rules);
  const isShared = rules.every(({ from }) => from.clause === first.from.clause);
  const hasOneLabel = rules.every(({ label }) => label === first.label);
  return {
    from: { ...first.from, clause: isShared ? first.from.clause : null },
    label: hasOneLabel ? first.label : first.from.articleTitle || first.gist,
  };
}
