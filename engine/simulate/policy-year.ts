import type { Rule } from '../compile/plan';
import type { ExclusionFinding } from './apply-exclusions';
import type { EntitlementLine, FactNeed, Step, WhyNot } from './result';
import type { YearContext } from './year-context';

/** What the steps found out about one policy in one year, apart from the claims themselves. */
export interface PolicyYear {
  readonly context: YearContext;
  readonly exclusions: readonly ExclusionFinding[];
  readonly whyNot: readonly WhyNot[];
  /** Money of unstated amount, and services. */
  readonly unquantified: readonly Entitlement[];
  readonly services: readonly Entitlement[];
}

/** What an enterprise can receive without an amount; counted for everybody, told of the few that somebody looks at. */
export interface Entitlement {
  readonly rule: Rule;
  readonly events: readonly string[];
  readonly certainty: EntitlementLine['certainty'];
  readonly needs: readonly FactNeed[];
  tell(): readonly Step[];
}
