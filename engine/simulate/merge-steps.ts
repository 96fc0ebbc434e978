import { compareEvents } from './claim';
import type { Examination } from './examine-event';
import type { Step } from './result';
import { say } from './step-messages';
import type { YearContext } from './year-context';

/**
 * Joins the steps of the events of one claim. Where an event passed and another is uncertain, both are told, so that
 * the reader sees why the amount is an interval.
 */
export function mergeSteps(admitted: readonly Examination[], context: YearContext): readonly Step[] {
  const ordered = [...admitted].sort((a, b) => compareEvents(a.event, b.event));
  const [first, second] = ordered;
  if (!first) return [];
  if (!second) return first.steps;
  return first.steps.flatMap((_, index) => {
    const steps = ordered.map((each) => each.steps[index]).filter((step) => step !== undefined);
    return (['passed', 'unknown'] as const).flatMap((outcome) => mergeAlike(steps, outcome, context));
  });
}

function mergeAlike(steps: readonly Step[], outcome: Step['outcome'], { plan }: YearContext): readonly Step[] {
  const alike = steps.filter((step) => step.outcome === outcome);
  const [first] = alike;
  if (!first) return [];
  const facts = alike.flatMap((step) => step.facts);
  const messages = new Map(alike.map(({ message }) => [message.zh, message]));
  if (messages.size === 1) return [{ ...first, facts }];
  if (first.stage === 'inForce' && outcome === 'passed')
    return [{ ...first, facts, message: say.allInForce(alike.length, plan) }];
  const [zh, en] = [[...messages.values()].map((each) => each.zh), [...messages.values()].map((each) => each.en)];
  return [{ ...first, facts, message: { zh: zh.join('；'), en: en.join('; ') } }];
}
