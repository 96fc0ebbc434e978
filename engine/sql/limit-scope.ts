import type { PolicyPlan } from '../compile/plan';
import type { Lowering } from './lowering';
import type { NumberedRule } from './numbered-rules';

/** What the limits of a policy need to know of the claims they are put on. */
export interface LimitScope {
  readonly lowering: Lowering;
  readonly plan: PolicyPlan;
  readonly rules: readonly NumberedRule[];
  /** Years of the claims; one, unless the limit goes over all of them at once. */
  readonly years: readonly number[];
  readonly wide: boolean;
  /** Rules all of whose amounts are exact, or all 'up to': the best claim is then best at both ends. */
  readonly uniform: boolean;
  /** Common table with what was paid in earlier years; null where that is counted otherwise. */
  readonly prior: string | null;
  /** Whether keys are compared as text. */
  readonly keysAsText: boolean;
  /** Whether no step came before, so that amounts are still those of the rules. */
  readonly untouched: boolean;
  /** Columns that keep the amounts before this step; null where nobody asks for them. */
  readonly before: string | null;
}
