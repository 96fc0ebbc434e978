import type { FactNeed, Step, StepOutcome } from './result';

/** One step of an examination, in words when asked for, and the facts it could not be made without. */
export interface Finding {
  readonly outcome: StepOutcome;
  readonly needs: readonly FactNeed[];
  tell(): Step;
}

/** A step that takes nothing away, but for what came of it. */
export type Telling = Omit<Step, 'before' | 'after' | 'by' | 'outcome'>;

/** Makes a step that found out all it had to. */
export function known(outcome: 'passed' | 'refused', tell: () => Telling): Finding {
  return new ToldLater(outcome, nothingMissing, tell);
}

/** Makes a step that could not be decided. */
export function undecided(needs: readonly FactNeed[], tell: () => Telling): Finding {
  return new ToldLater('unknown', needs, tell);
}

const nothingMissing: readonly FactNeed[] = [];

class ToldLater implements Finding {
  constructor(
    readonly outcome: StepOutcome,
    readonly needs: readonly FactNeed[],
    private readonly telling: () => Telling,
  ) {}

  tell(): Step {
    return tellAs(this.outcome, this.telling());
  }
}

function tellAs(outcome: StepOutcome, { stage, message, from, facts }: Telling): Step {
  return { stage, outcome, message, from, facts, before: null, after: null, by: null };
}

/** Makes a step that takes nothing away. */
export function bareStep(step: Omit<Step, 'before' | 'after' | 'by'>): Step {
  return tellAs(step.outcome, step);
}
