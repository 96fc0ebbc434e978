import type { PolicyPlan } from '../compile/plan';
import type { Enterprise } from '../enterprise/enterprise';
import type { Vocabulary } from '../vocabulary/vocabulary';
import { findExclusions } from './apply-exclusions';
import type { Claim } from './claim';
import { explainRefusals } from './explain-refusals';
import { listEntitlements } from './list-entitlements';
import type { PolicyYear } from './policy-year';
import { judgeEvents, OtherRows } from './raise-claims';
import { raiseYear } from './raise-year';
import { surveyRules } from './survey-rules';
import { setYearContext, type YearContext } from './year-context';

/** What one policy says of one enterprise in one year, before limits and before other policies. */
export interface OpenYear extends PolicyYear {
  readonly raised: readonly Claim[];
}

/** Years that were opened before, by plan and enterprise. */
export interface YearMemory {
  open(plan: PolicyPlan, enterprise: Enterprise, year: number, vocabulary: Vocabulary): OpenYear;
}

/**
 * Makes a memory; it keeps nothing alive but what it was asked about. The plan of a text that is being written is asked
 * about once: what such a plan says of a thousand enterprises is not worth keeping.
 */
export function rememberYears(isWorthKeeping: (plan: PolicyPlan) => boolean = () => true): YearMemory {
  const plans = new WeakMap<PolicyPlan, WeakMap<Enterprise, Map<number, OpenYear>>>();
  return {
    open(plan, enterprise, year, vocabulary) {
      if (!isWorthKeeping(plan)) return openYear(plan, enterprise, year, vocabulary);
      const enterprises = plans.get(plan) ?? new WeakMap<Enterprise, Map<number, OpenYear>>();
      plans.set(plan, enterprises);
      const years = enterprises.get(enterprise) ?? new Map<number, OpenYear>();
      enterprises.set(enterprise, years);
      const known = years.get(year);
      if (known && known.context.vocabulary === vocabulary) return known;
      const opened = openYear(plan, enterprise, year, vocabulary);
      years.set(year, opened);
      return opened;
    },
  };
}

/** Raises the claims of a year; what stands against them, and explanations, are made when they are asked for. */
export function openYear(plan: PolicyPlan, enterprise: Enterprise, year: number, vocabulary: Vocabulary): OpenYear {
  return new OpenedYear(setYearContext(plan, enterprise, year, vocabulary));
}

class OpenedYear implements OpenYear {
  readonly raised: readonly Claim[];
  private found: OpenYear['exclusions'] | null = null;
  private explained: OpenYear['whyNot'] | null = null;
  private promised: OpenYear['unquantified'] | null = null;
  private served: OpenYear['services'] | null = null;

  constructor(readonly context: YearContext) {
    this.raised = raiseYear(context);
  }

  get exclusions(): OpenYear['exclusions'] {
    return (this.found ??= findExclusions(this.context));
  }

  get whyNot(): OpenYear['whyNot'] {
    return (this.explained ??= explainYear(this.context));
  }

  get unquantified(): OpenYear['unquantified'] {
    return (this.promised ??= listEntitlements(surveyRules(this.context.plan).unquantified, this.context));
  }

  get services(): OpenYear['services'] {
    return (this.served ??= listEntitlements(surveyRules(this.context.plan).services, this.context));
  }
}

function explainYear(context: YearContext): OpenYear['whyNot'] {
  const { paying } = surveyRules(context.plan);
  const answered = new OtherRows();
  return explainRefusals(paying, (rule) => judgeEvents(rule, context, answered), context);
}
