import type { MoneyInterval } from '../values/money';
import type { Step, StepStage } from './result';

/** A stretch of the way of a claim: its steps are put into words when somebody reads them, for totals nobody does. */
export interface Passage {
  /** Null where it has steps of several stages. */
  readonly stage: StepStage | null;
  tell(): readonly Step[];
}

/** The way of a claim, from the event to the payment. */
export type Trail = readonly Passage[];

/** A step without the amounts before and after it. */
export type BareStep = Omit<Step, 'before' | 'after'>;

/**
 * Completes a step with the amounts before and after it.
 *
 * Member by member, as all that is made for every step and fact: V8 puts what is added to a spread copy of a record
 * into old space, where it keeps everything it refers to until the next full collection.
 */
function completeStep(
  { outcome, message, from, facts, by }: Omit<BareStep, 'stage'>,
  stage: StepStage,
  before: MoneyInterval | null,
  after: MoneyInterval,
): Step {
  return { stage, outcome, message, from, facts, before, after, by };
}

/** A passage of one step. */
export class TakenStep implements Passage {
  constructor(
    readonly stage: StepStage,
    private readonly telling: () => Omit<BareStep, 'stage'>,
    private readonly before: MoneyInterval | null,
    private readonly after: MoneyInterval,
  ) {}

  tell(): readonly Step[] {
    return [completeStep(this.telling(), this.stage, this.before, this.after)];
  }
}

/** Puts the whole way into words. */
export function tellTrail(trail: Trail): readonly Step[] {
  return trail.flatMap((passage) => passage.tell());
}
