import type { CheckedPolicy } from '../check/checked-policy';
import type { PolicyPlan } from '../compile/plan';
import type { Enterprise } from '../enterprise/enterprise';

/** One of two versions of a policy that are compared. */
export interface PolicyVersion {
  /** What the text says. */
  readonly checked: CheckedPolicy;
  /** What the rules do: of a bundle the plan it holds, which an older compiler may have made. */
  readonly plan: PolicyPlan;
  /** Facts at the boundaries of the rules, where they are known already; else they are sought. */
  readonly boundaries: readonly BoundaryTrial[] | null;
}

export interface BoundaryTrial {
  readonly name: string;
  readonly enterprise: Enterprise;
  readonly year: number;
}
