import type { Limit, Rule } from './plan';

/** What one item of the policy is lowered to. */
export interface LoweredItem {
  readonly rules: readonly Rule[];
  readonly limits: readonly Limit[];
}
