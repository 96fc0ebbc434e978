import type { Step, StepStage } from './result';

/** A stretch of the way of a claim: its steps are put into words when somebody reads them, for totals nobody does. */
export interface Passage {
  /** Null where it has steps of several stages. */
  readonly stage: StepStage | null;
  readonly tell: () => readonly Step[];
}

/** The way of a claim, from the event to the payment. */
export type Trail = readonly Passage[];

/** A step without the amounts before and after it. */
export type BareStep = Omit<Step, 'before' | 'after'>;

/** Puts the whole way into words. */
export function tellTrail(trail: Trail): readonly Step[] {
  return trail.flatMap(({ tell }) => tell());
}
