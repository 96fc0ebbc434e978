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
import { setYearContext } from './year-context';

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

/** Raises the claims of a year and finds what stands against them; explanations are made when they are asked for. */
function openYear(plan: PolicyPlan, enterprise: Enterprise, year: number, vocabulary: Vocabulary): OpenYear {
  const context = setYearContext(plan, enterprise, year, vocabulary);
  const outcomes = new Map<Rule, RuleOutcome>(
    plan.rules.filter(paysMoney).map((rule) => [rule, raiseClaims(rule, context)]),
  );
  const whyNot = lazily(() => explainRefusals(outcomes, context));
  // Totals ask which money is promised without an amount; services, the many, are asked for by explanations only.
  const entitlements = (kind: Rule['kind']) =>
    lazily(() =>
      plan.rules
        .filter((rule) => !paysMoney(rule) && rule.kind === kind)
        .flatMap((rule) => listEntitlements(rule, context).map((line) => ({ rule, line }))),
    );
  const unquantified = entitlements('unquantifiedMoney');
  const services = entitlements('service');
  return {
    context,
    raised: [...outcomes.values()].flatMap(({ claims }) => claims),
    exclusions: findExclusions(context),
    get whyNot() {
      return whyNot();
    },
    get unquantified() {
      return unquantified();
    },
    get services() {
      return services();
    },
  };
}

function paysMoney(rule: Rule): boolean {
  return rule.amount !== null;
}
