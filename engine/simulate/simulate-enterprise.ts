import type { PolicyPlan, Rule } from '../compile/plan';
import type { Enterprise } from '../enterprise/enterprise';
import type { Vocabulary } from '../vocabulary/vocabulary';
import { applyExclusions, findExclusions, type ExclusionFinding } from './apply-exclusions';
import { applyLimits } from './apply-limits';
import { applyRelations } from './apply-relations';
import { assembleResult, type PolicyYear } from './assemble-result';
import { explainRefusals } from './explain-refusals';
import { enterPayments, openLedger, type Ledger } from './ledger';
import { listEntitlements } from './list-entitlements';
import { raiseClaims, type RuleOutcome } from './raise-claims';
import type { EnterpriseResult } from './result';
import { setYearContext } from './year-context';
import type { Claim } from './claim';

export interface SimulationOptions {
  /** Calendar year of the events. */
  readonly year: number;
  readonly vocabulary: Vocabulary;
}

/**
 * Says what one enterprise receives for the events of a year, and why, under all given plans.
 *
 * Years are gone through in order from the first that any plan reaches, because limits over the term and claw-backs
 * depend on what was paid before. Inside a year the steps have the order of the semantics: claims are raised (1 to 5),
 * limited (6 to 8), settled with other levels (9) and excluded (10).
 *
 * Shape: the same result for any order of plans, rules and events.
 */
export function simulateEnterprise(
  plans: readonly PolicyPlan[],
  enterprise: Enterprise,
  options: SimulationOptions,
): EnterpriseResult {
  const ordered = [...plans].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  let ledgers: ReadonlyMap<string, Ledger> = new Map(ordered.map((plan) => [plan.id, openLedger()]));
  for (const year of yearsBefore(enterprise, options.year)) {
    const paid = payYear(ordered, ledgers, { enterprise, year, vocabulary: options.vocabulary });
    ledgers = new Map(
      ordered.map((plan) => [plan.id, enterPayments(ledgers.get(plan.id) ?? openLedger(), claimsOf(paid, plan))]),
    );
  }
  const paid = payYear(ordered, ledgers, { enterprise, year: options.year, vocabulary: options.vocabulary });
  return assembleResult(enterprise, options.year, paid.policies, paid.claims, ledgers);
}

interface YearInput {
  readonly enterprise: Enterprise;
  readonly year: number;
  readonly vocabulary: Vocabulary;
}

interface PaidYear {
  readonly policies: readonly PolicyYear[];
  readonly claims: readonly Claim[];
}

function payYear(
  plans: readonly PolicyPlan[],
  ledgers: ReadonlyMap<string, Ledger>,
  { enterprise, year, vocabulary }: YearInput,
): PaidYear {
  const policies = plans.map((plan): PolicyYear & { readonly limited: readonly Claim[] } => {
    const context = setYearContext(plan, enterprise, year, vocabulary);
    const outcomes = new Map<Rule, RuleOutcome>(
      plan.rules.filter(paysMoney).map((rule) => [rule, raiseClaims(rule, context)]),
    );
    const raised = [...outcomes.values()].flatMap(({ claims }) => claims);
    const exclusions: readonly ExclusionFinding[] = findExclusions(context);
    return {
      context,
      exclusions,
      whyNot: explainRefusals(outcomes, context),
      entitlements: plan.rules
        .filter((rule) => !paysMoney(rule))
        .flatMap((rule) => listEntitlements(rule, context).map((line) => ({ rule, line }))),
      limited: applyLimits(raised, context, ledgers.get(plan.id) ?? openLedger()),
    };
  });
  const settled = applyRelations(policies.flatMap(({ limited }) => limited));
  const claims = policies.flatMap(({ context, exclusions }) =>
    applyExclusions(
      settled.filter((claim) => claim.plan.id === context.plan.id),
      exclusions,
    ),
  );
  return { policies, claims };
}

function paysMoney(rule: Rule): boolean {
  return rule.amount !== null;
}

/** Years with dated events before the year asked for: in others nothing can have been paid. */
function yearsBefore(enterprise: Enterprise, year: number): readonly number[] {
  const years = Object.values(enterprise.events).flatMap((events) =>
    events.flatMap(({ date }) => (date ? [Number(date.slice(0, 4))] : [])),
  );
  return [...new Set(years)].filter((each) => each < year).sort((a, b) => a - b);
}

function claimsOf(paid: PaidYear, plan: PolicyPlan): readonly Claim[] {
  return paid.claims.filter((claim) => claim.plan.id === plan.id);
}
