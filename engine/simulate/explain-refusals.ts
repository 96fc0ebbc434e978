import type { ClauseReference, Rule } from '../compile/plan';
import { compareEvents, compareText } from './claim';
import { describeItem, orderRules } from './describe-item';
import { bareStep } from './finding';
import type { Step, WhyNot } from './result';
import type { Refusal, RuleOutcome } from './rule-outcome';
import { say } from './step-messages';
import type { YearContext } from './year-context';

/**
 * Says for every item that can pay why it raised no claim, and for one that did which other events it refused: one
 * entry for each item.
 */
export function explainRefusals(outcomes: ReadonlyMap<Rule, RuleOutcome>, context: YearContext): readonly WhyNot[] {
  const items = new Map<string, Rule[]>();
  for (const rule of outcomes.keys()) {
    const rules = items.get(rule.from.itemId);
    if (rules) rules.push(rule);
    else items.set(rule.from.itemId, [rule]);
  }
  return [...items.values()].flatMap((item) => {
    const rules = orderRules(item);
    const made = rules.flatMap((rule) => outcomes.get(rule) ?? []);
    const claims = made.flatMap((outcome) => outcome.claims);
    const { from, label } = describeItem(rules);
    const steps = claims.length > 0 ? explainOtherEvents(made, from) : explainItem(rules, made, from, context);
    return steps.length === 0 ? [] : [{ from, label, partly: claims.length > 0, steps }];
  });
}

/** Events that an item refused although it took others. One that fits no row was never meant for the item. */
function explainOtherEvents(outcomes: readonly RuleOutcome[], item: ClauseReference): readonly Step[] {
  const claims = outcomes.flatMap((outcome) => outcome.claims);
  const claimed = new Set(claims.flatMap(({ events }) => events.map(({ path }) => path)));
  const refused = outcomes
    .flatMap((outcome) => outcome.refused)
    .filter(({ event, verdict }) => verdict === 'refused' && event && !claimed.has(event.path));
  return explainEvents(refused, item);
}

function explainItem(
  rules: readonly Rule[],
  outcomes: readonly RuleOutcome[],
  item: ClauseReference,
  context: YearContext,
): readonly Step[] {
  const { window, validityClause } = context.plan;
  if (!context.days) {
    const message = window?.from ? say.yearNotInForce(context.year, context.plan) : say.noStart();
    return [bareStep({ stage: 'inForce', outcome: 'refused', message, from: validityClause, facts: [] })];
  }
  const refused = outcomes.flatMap((outcome) => outcome.refused);
  if (refused.length > 0) return explainEvents(refused, item);
  const { label } = context.collection(rules[0]?.trigger ?? '');
  const message = say.noEvent(label, context.year);
  return [bareStep({ stage: 'trigger', outcome: 'refused', message, from: item, facts: [] })];
}

/** Event by event, in the order of their days. */
function explainEvents(refused: readonly Refusal[], item: ClauseReference): readonly Step[] {
  // Events that were never meant for the item are told only where it refused no other.
  const meant = refused.filter(({ verdict }) => verdict === 'refused');
  const byEvent = new Map<string, Refusal[]>();
  for (const refusal of orderRefusals(meant.length > 0 ? meant : refused)) {
    const path = refusal.event?.path ?? '';
    const own = byEvent.get(path);
    if (own) own.push(refusal);
    else byEvent.set(path, [refusal]);
  }
  return [...byEvent.values()].flatMap((refusals) => explainEvent(refusals, item));
}

/** The steps of the row that came furthest; that no row fits is said of the item as a whole. */
function explainEvent(refusals: readonly Refusal[], item: ClauseReference): readonly Step[] {
  const [nearest] = [...refusals].sort((a, b) => rank(b) - rank(a));
  if (!nearest) return [];
  return nearest.verdict === 'otherRow' ? nearest.steps.map((step) => ({ ...step, from: item })) : nearest.steps;
}

function rank({ verdict, steps }: Refusal): number {
  return verdict === 'otherRow' ? -1 : steps.filter(({ outcome }) => outcome === 'passed').length;
}

/** A row completes what an event leaves open, so that two events may read the same where their steps do not. */
function orderRefusals(refusals: readonly Refusal[]): readonly Refusal[] {
  if (refusals.length < 2) return refusals;
  const told = new Map<Refusal, string>();
  const tell = (refusal: Refusal): string => {
    const text = told.get(refusal) ?? tellSteps(refusal);
    told.set(refusal, text);
    return text;
  };
  return [...refusals].sort(
    (a, b) => (a.event && b.event ? compareEvents(a.event, b.event) : 0) || compareText(tell(a), tell(b)),
  );
}

/** What the steps say, without the places where the events stand. */
function tellSteps({ steps }: Refusal): string {
  const tell = ({ stage, outcome, message, facts }: Step) => [
    stage,
    outcome,
    message.zh,
    facts.map(({ label, value }) => [label.zh, value]),
  ];
  return JSON.stringify(steps.map(tell));
}
