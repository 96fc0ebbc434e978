import type { Rule } from '../compile/plan';
import type { ExclusionFinding } from './apply-exclusions';
import type { EntitlementLine, WhyNot } from './result';
import type { YearContext } from './year-context';

/** What the steps found out about one policy in one year, apart from the claims themselves. */
export interface PolicyYear {
  readonly context: YearContext;
  readonly exclusions: readonly ExclusionFinding[];
  readonly whyNot: readonly WhyNot[];
  readonly entitlements: readonly { readonly rule: Rule; readonly line: EntitlementLine }[];
}
