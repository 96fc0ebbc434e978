import type { PolicyPlan, Rule } from '../compile/plan';
import type { Enterprise } from '../enterprise/enterprise';
import { lazily } from '../values/lazily';
import type { Vocabulary } from '../vocabulary/vocabulary';
import { findExclusions } from './apply-exclusions';
import type { Claim } from './claim';
import { explainRefusals } from './explain-refusals';
import { listEntitlements } from './list-entitlements';
import type { PolicyYear } from './policy-year';
import { raiseClaims } from './raise-claims';
import type { RuleOutcome } from './rule-outcome';
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

/** Makes a memory; it keeps nothing alive but what it was asked about. */
export function rememberYears(): YearMemory {
  const plans = new WeakMap<PolicyPlan, WeakMap<Enterprise, Map<number, OpenYear>>>();
  return {
    open(plan, enterprise, year, vocabulary) {
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
  const context = setYearContext(plan, enterprise, year, vocabulary);
  const { paying, unquantified, services } = surveyRules(plan);
  const explained = lazily(() => {
    const outcomes = new Map<Rule, RuleOutcome>(paying.map((rule) => [rule, raiseClaims(rule, context)]));
    return explainRefusals(outcomes, context);
  });
  const exclusions = lazily(() => findExclusions(context));
  const entitle = (rules: readonly Rule[]) =>
    lazily(() => rules.flatMap((rule) => listEntitlements(rule, context).map((line) => ({ rule, line }))));
  // Totals ask which money is promised without an amount; services, the many, are asked for by explanations only.
  const promised = entitle(unquantified);
  const served = entitle(services);
  return {
    context,
    raised: raiseYear(context),
    get exclusions() {
      return exclusions();
    },
    get whyNot() {
      return explained();
    },
    get unquantified() {
      return promised();
    },
    get services() {
      return served();
    },
  };
}

/** Raises the claims of all rules: most enterprises have no event that any of them pays for. */
function raiseYear(context: YearContext): readonly Claim[] {
  if (!context.days) return [];
  const { paying, triggers } = surveyRules(context.plan);
  const kinds = triggers.filter((kind) => context.eventsOfYear(kind)?.length !== 0);
  if (kinds.length === 0) return [];
  return paying.flatMap((rule) => (kinds.includes(rule.trigger ?? '') ? raiseClaims(rule, context).claims : []));
}
