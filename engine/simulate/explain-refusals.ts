import type { Rule } from '../compile/plan';
import type { Examination } from './examine-event';
import type { RuleOutcome } from './raise-claims';
import type { Step, WhyNot } from './result';
import { say } from './step-messages';
import type { YearContext } from './year-context';

/** Says for every item that can pay and raised no claim why it did not: one entry for each item. */
export function explainRefusals(outcomes: ReadonlyMap<Rule, RuleOutcome>, context: YearContext): readonly WhyNot[] {
  const items = new Map<string, { rule: Rule; outcomes: RuleOutcome[] }>();
  for (const [rule, outcome] of outcomes) {
    const item = items.get(rule.from.itemId) ?? { rule, outcomes: [] };
    item.outcomes.push(outcome);
    items.set(rule.from.itemId, item);
  }
  return [...items.values()]
    .filter((item) => item.outcomes.every(({ claims }) => claims.length === 0))
    .map((item) => ({
      from: item.rule.from,
      label: item.rule.from.articleTitle || item.rule.label,
      steps: explainItem(item.rule, item.outcomes, context),
    }));
}

function explainItem(rule: Rule, outcomes: readonly RuleOutcome[], context: YearContext): readonly Step[] {
  const { window, validityClause } = context.plan;
  const trigger = rule.trigger ?? '';
  const { label } = context.collection(trigger);
  if (!context.days) {
    const message = window?.from ? say.yearNotInForce(context.year, window.from, window.to) : say.noStart();
    return [refusal({ stage: 'inForce', outcome: 'refused', message, from: validityClause, facts: [] })];
  }
  const examinations = outcomes.flatMap(({ refused }) => refused);
  if (examinations.length === 0) {
    return [
      refusal({
        stage: 'trigger',
        outcome: 'refused',
        message: say.noEvent(label, context.year),
        from: rule.from,
        facts: [],
      }),
    ];
  }
  return [...new Set(examinations.map(({ event }) => event.path))].flatMap((path) =>
    explainEvent(
      rule,
      path,
      examinations.filter(({ event }) => event.path === path),
    ),
  );
}

/** The steps of the row that came furthest; an event that fits no row at all says so. */
function explainEvent(rule: Rule, path: string, examinations: readonly Examination[]): readonly Step[] {
  const refused = examinations.filter(({ verdict }) => verdict === 'refused');
  const [nearest] = refused.sort((a, b) => passedSteps(b) - passedSteps(a));
  if (nearest) return nearest.steps;
  const fact = { path, label: { zh: '事件', en: 'event' }, value: path };
  return [refusal({ stage: 'eligibility', outcome: 'refused', message: say.noRow(), from: rule.from, facts: [fact] })];
}

function passedSteps({ steps }: Examination): number {
  return steps.filter(({ outcome }) => outcome === 'passed').length;
}

function refusal(step: Omit<Step, 'before' | 'after' | 'by'>): Step {
  return { ...step, before: null, after: null, by: null };
}
