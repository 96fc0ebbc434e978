import type { ClauseReference, Rule } from '../compile/plan';
import { compareEvents, compareText } from './claim';
import { groupByItem, type RulesOfItem } from './describe-item';
import { bareStep } from './finding';
import type { Step, WhyNot } from './result';
import type { Refusal, RuleVerdict } from './rule-outcome';
import { say } from './step-messages';
import type { YearContext } from './year-context';

/**
 * Says for every item that can pay why it raised no claim, and for one that did which other events it refused: one
 * entry for each item.
 */
export function explainRefusals(
  paying: readonly Rule[],
  judge: (rule: Rule) => RuleVerdict,
  context: YearContext,
): readonly WhyNot[] {
  return groupByItem(paying).flatMap((item): readonly WhyNot[] => {
    // Outside its years a policy takes no event, and says so of each item as a whole.
    if (!context.days) return tellSilence(item, context);
    const { rules, from, label } = item;
    const made = rules.map(judge);
    const partly = made.some(({ claims }) => claims.length > 0);
    const refused = made.flatMap((each) => each.refused);
    if (!partly && refused.length === 0) return tellSilence(item, context);
    const steps = explainEvents(partly ? onlyOthers(refused, made) : refused, from);
    return steps.length === 0 ? [] : [{ from, label, partly, steps }];
  });
}

/** Events that an item refused although it took others. One that fits no row was never meant for the item. */
function onlyOthers(refused: readonly Refusal[], made: readonly RuleVerdict[]): readonly Refusal[] {
  const claimed = new Set(made.flatMap(({ claims }) => claims.flatMap(({ events }) => events.map(({ path }) => path))));
  return refused.filter(({ event, verdict }) => verdict === 'refused' && event && !claimed.has(event.path));
}

const silences = new WeakMap<RulesOfItem, Map<number, readonly WhyNot[]>>();

/** What is said of an item without any event to speak of: the same to all enterprises, of a policy that does not change. */
function tellSilence(item: RulesOfItem, context: YearContext): readonly WhyNot[] {
  const years = silences.get(item) ?? new Map<number, readonly WhyNot[]>();
  let told = years.get(context.year);
  if (!told) {
    const { from, label } = item;
    told = [{ from, label, partly: false, steps: [describeSilence(item, context)] }];
    silences.set(item, years.set(context.year, told));
  }
  return told;
}

function describeSilence({ rules, from }: RulesOfItem, context: YearContext): Step {
  const { window, validityClause } = context.plan;
  if (!context.days) {
    const message = window?.from ? say.yearNotInForce(context.year, context.plan) : say.noStart();
    return bareStep({ stage: 'inForce', outcome: 'refused', message, from: validityClause, facts: [] });
  }
  const { label } = context.collection(rules[0]?.trigger ?? '');
  const message = say.noEvent(label, context.year);
  return bareStep({ stage: 'trigger', outcome: 'refused', message, from, facts: [] });
}

/** Event by event, in the order of their days. */
function explainEvents(refused: readonly Refusal[], item: ClauseReference): readonly Step[] {
  // Events that were never meant for the item are told only where it refused no other.
  const meant = refused.filter(({ verdict }) => verdict === 'refused');
  const byEvent = new Map<string, Refusal[]>();
  for (const refusal of meant.length > 0 ? meant : refused) {
    const path = refusal.event?.path ?? '';
    const own = byEvent.get(path);
    if (!own) byEvent.set(path, [refusal]);
    // A table of many rows would be told as often, only to see that all say the same.
    else if (refusal.wordField === null || own.every(({ wordField }) => wordField !== refusal.wordField))
      own.push(refusal);
  }
  const [only, ...others] = byEvent.values();
  if (!only) return [];
  if (others.length === 0) return explainEvent(only, item);
  const events = [only, ...others].map((refusals) => ({ refusals, first: firstOf(refusals) }));
  return events
    .sort((a, b) => compareRefusals(a.first, b.first))
    .flatMap(({ refusals }) => explainEvent(refusals, item));
}

/** The steps of the row that came furthest; that no row fits is said of the item as a whole. */
function explainEvent(refusals: readonly Refusal[], item: ClauseReference): readonly Step[] {
  const { verdict, steps } = furthestOf(refusals);
  return verdict === 'otherRow' ? steps.map((step) => ({ ...step, from: item })) : steps;
}

function furthestOf(refusals: readonly Refusal[]): Refusal {
  const [only, second] = refusals;
  if (only && !second) return only;
  const ranks = refusals.map(rank);
  const furthest = Math.max(...ranks);
  return firstOf(refusals.filter((_, index) => ranks[index] === furthest));
}

function rank({ verdict, steps }: Refusal): number {
  return verdict === 'otherRow' ? -1 : steps.filter(({ outcome }) => outcome === 'passed').length;
}

function firstOf(refusals: readonly Refusal[]): Refusal {
  return refusals.reduce((first, other) => (compareRefusals(other, first) < 0 ? other : first));
}

/** A row completes what an event leaves open, so that two events may read the same where their steps do not. */
function compareRefusals(a: Refusal, b: Refusal): number {
  const byContent = a.event && b.event ? compareEvents(a.event, b.event) : 0;
  return byContent || compareText(tellSteps(a), tellSteps(b));
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
