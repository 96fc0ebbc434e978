import { compareEvents } from './claim';
import type { Examination } from './examine-event';
import type { Step, StepStage } from './result';
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
  return EXAMINED.flatMap((stage) => mergeStage(ordered, stage, context));
}

/** What is examined of an event, in the order of the semantics. */
const EXAMINED: readonly StepStage[] = ['inForce', 'jurisdiction', 'trigger', 'eligibility'];

/** The steps of one stage are told side by side; one event may have more of them than another. */
function mergeStage(ordered: readonly Examination[], stage: StepStage, context: YearContext): readonly Step[] {
  const ofEach = ordered.map(({ steps }) => steps.filter((step) => step.stage === stage));
  const most = Math.max(...ofEach.map(({ length }) => length));
  return Array.from({ length: most }, (_, index) => index).flatMap((index) => {
    const steps = ofEach.flatMap((own) => own[index] ?? []);
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
