import type { Claim, ClaimEvent } from './claim';
import type { Step } from './result';

/** What a rule makes of the events of a year: claims, and the events it refused. */
export interface RuleOutcome {
  readonly claims: readonly Claim[];
  readonly refused: readonly Refusal[];
}

/** What is told of a rule that gave nothing: which events it took, of whatever amount, and which it refused. */
export interface RuleVerdict {
  readonly claims: readonly Pick<Claim, 'events'>[];
  readonly refused: readonly Refusal[];
}

/** An event that raised no claim; null where no event could have. */
export interface Refusal {
  readonly event: ClaimEvent | null;
  /** `otherRow`: the event selects another row of the table. */
  readonly verdict: 'refused' | 'otherRow';
  /** Field whose words choose another row: all rows by that field say so of the event in the same steps; null elsewhere. */
  readonly wordField: string | null;
  readonly steps: readonly Step[];
}
