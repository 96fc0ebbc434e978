import type { FactNeed, Step } from './result';

/** Whether a step lets an event pass. */
export type Decision = 'passed' | 'refused' | 'unknown';

/** One step of an examination, in words when asked for, and the facts it could not be made without. */
export interface Finding {
  readonly outcome: Decision;
  readonly needs: readonly FactNeed[];
  tell(): Step;
}

/** Joins two decisions: one that refuses decides, whatever else is unknown. */
export function worseOf(a: Decision, b: Decision): Decision {
  if (a === 'refused' || b === 'refused') return 'refused';
  return a === 'unknown' ? a : b;
}

/** Makes a step that takes nothing away. Member by member: see `completeStep`. */
export function bareStep({ stage, outcome, message, from, facts }: Omit<Step, 'before' | 'after' | 'by'>): Step {
  return { stage, outcome, message, from, facts, before: null, after: null, by: null };
}
