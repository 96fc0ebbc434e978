import { isNothing } from './amounts.mjs';
import { compareTexts } from './facts.mjs';
import { compareEvents, describeItem, orderRules, step } from './occasions.mjs';

// Why an item gave nothing, or nothing for some events: one entry { from, partly, steps } for each item.

/** `outcomes` holds { claims, refused } by rule, as raised; `claims` are those of the policy after every step. */
export function listReasons(outcomes, claims, context) {
  const entries = [...explainLosses(claims), ...explainRefusals(outcomes, context)];
  const items = new Map();
  for (const entry of entries) {
    const held = items.get(entry.from.itemId);
    items.set(entry.from.itemId, held ? { ...held, steps: [...held.steps, ...entry.steps] } : entry);
  }
  return [...items.values()].sort(
    (a, b) =>
      compareTexts(a.from.clause ?? a.from.article, b.from.clause ?? b.from.article) ||
      compareTexts(a.from.itemId, b.from.itemId),
  );
}

/** Items all of whose claims came to nothing: the step that took each away. */
function explainLosses(claims) {
  return groupByItem(claims, ({ rule }) => rule)
    .filter((item) => item.every(({ amount }) => isNothing(amount)))
    .map((item) => ({
      from: describeItem(item.map(({ rule }) => rule)).from,
      partly: false,
      steps: item.flatMap(({ steps }) => steps.find(({ after }) => after !== null && isNothing(after)) ?? []),
    }));
}

function explainRefusals(outcomes, context) {
  return groupByItem([...outcomes.keys()], (rule) => rule).flatMap((item) => {
    const rules = orderRules(item);
    const made = rules.map((rule) => outcomes.get(rule));
    const { from } = describeItem(rules);
    const partly = made.some(({ claims }) => claims.length > 0);
    const steps = partly ? explainOtherEvents(made, from) : explainItem(made, from, context);
    return steps.length === 0 ? [] : [{ from, partly, steps }];
  });
}

/** Events that an item refused although it took others. */
function explainOtherEvents(made, item) {
  const claimed = new Set(made.flatMap(({ claims }) => claims.flatMap(({ events }) => events.map(({ path }) => path))));
  const refused = made.flatMap(({ refused: list }) => list);
  return explainEvents(
    refused.filter(({ event, verdict }) => verdict === 'refused' && event && !claimed.has(event.path)),
    item,
  );
}

function explainItem(made, item, context) {
  if (!context.days) return [step('inForce', 'refused', context.plan.validityClause)];
  const refused = made.flatMap(({ refused: list }) => list);
  return refused.length > 0 ? explainEvents(refused, item) : [step('trigger', 'refused', item)];
}

/** Event by event, in the order of their days: the steps of the row that came furthest. */
function explainEvents(refused, item) {
  const meant = refused.filter(({ verdict }) => verdict === 'refused');
  const byEvent = new Map();
  const ordered = [...(meant.length > 0 ? meant : refused)].sort((a, b) =>
    a.event && b.event ? compareEvents(a.event, b.event) : 0,
  );
  for (const refusal of ordered) {
    const path = refusal.event?.path ?? '';
    byEvent.set(path, [...(byEvent.get(path) ?? []), refusal]);
  }
  const rank = ({ verdict, steps }) =>
    verdict === 'otherRow' ? -1 : steps.filter(({ outcome }) => outcome === 'passed').length;
  return [...byEvent.values()].flatMap((refusals) => {
    const [nearest] = refusals.sort((a, b) => rank(b) - rank(a));
    return nearest.verdict === 'otherRow' ? nearest.steps.map((each) => ({ ...each, from: item })) : nearest.steps;
  });
}

function groupByItem(list, ruleOf) {
  const items = new Map();
  for (const each of list) {
    const { itemId } = ruleOf(each).from;
    items.set(itemId, [...(items.get(itemId) ?? []), each]);
  }
  return [...items.values()];
}
