import type { FactNeed, Step } from './result';

/** One step of an examination and the facts it could not be made without. */
export interface Finding {
  readonly step: Step;
  readonly needs: readonly FactNeed[];
}

/** Makes a step that found out all it had to. */
export function known(step: Omit<Step, 'before' | 'after' | 'by'>): Finding {
  return { step: bareStep(step), needs: [] };
}

/** Makes a step that takes nothing away. */
export function bareStep(step: Omit<Step, 'before' | 'after' | 'by'>): Step {
  return { ...step, before: null, after: null, by: null };
}
