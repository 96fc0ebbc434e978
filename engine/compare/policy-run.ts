import type { CheckedPolicy } from '../check/checked-policy';
import type { PolicyPlan } from '../compile/plan';
import type { EnterpriseResult } from '../simulate/result';
import type { EditReach } from './edit-reach';

/** A policy with what it gives a list of enterprises, beside the other policies of a workspace. */
export interface PolicyRun {
  readonly checked: CheckedPolicy;
  readonly plan: PolicyPlan;
  readonly results: readonly EnterpriseResult[];
}

/** What a difference reaches in both plans; null where it stands in one document alone. */
export interface ReachInBoth {
  readonly before: EditReach | null;
  readonly after: EditReach | null;
}
