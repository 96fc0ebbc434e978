import type { PolicyPlan } from '../compile/plan';
import type { Enterprise } from '../enterprise/enterprise';
import type { Vocabulary } from '../vocabulary/vocabulary';
import { applyExclusions, excludeItems, findingsAgainstAll } from './apply-exclusions';
import { applyLimits } from './apply-limits';
import { applyRelations, type Exclusions } from './apply-relations';
import { applyRepeals } from './apply-repeals';
import { assembleResult } from './assemble-result';
import type { PolicyYear } from './policy-year';
import { clawsBack } from './claw-back';
import { enterPayments, openLedger, type Ledger } from './ledger';
import { rememberYears, type YearMemory } from './open-year';
import type { EnterpriseResult } from './result';
import type { Claim } from './claim';
import { compareText } from './claim';
import { listEarlierYears } from './list-earlier-years';

export interface SimulationOptions {
  /** Calendar year of the events. */
  readonly year: number;
  readonly vocabulary: Vocabulary;
  /** Kept from one simulation to the next, it spares what neither plan nor enterprise changed. */
  readonly memory?: YearMemory;
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
  const { vocabulary, memory = rememberYears() } = options;
  const ordered = orderPlans(plans);
  let ledgers: ReadonlyMap<string, Ledger> = new Map(ordered.map((plan) => [plan.id, openLedger()]));
  for (const year of listEarlierYears(ordered, enterprise, options.year)) {
    const paid = payYear(ordered, ledgers, { enterprise, year, vocabulary, memory });
    ledgers = new Map(paid.policies.map((policy) => [policy.context.plan.id, enterYear(policy, paid.claims, ledgers)]));
  }
  const paid = payYear(ordered, ledgers, { enterprise, year: options.year, vocabulary, memory });
  return assembleResult(enterprise, options.year, paid.policies, paid.claims, ledgers);
}

interface PlanOrder {
  readonly given: readonly PolicyPlan[];
  readonly ordered: readonly PolicyPlan[];
}

const orders = new WeakMap<readonly PolicyPlan[], PlanOrder>();

/** Puts plans in order and ends those that others repeal; once for all enterprises of a list. */
function orderPlans(plans: readonly PolicyPlan[]): readonly PolicyPlan[] {
  const known = orders.get(plans);
  // A caller may have changed its list since.
  if (known?.given.length === plans.length && known.given.every((plan, at) => plan === plans[at])) return known.ordered;
  const given = [...plans];
  const ordered = applyRepeals([...plans].sort((a, b) => compareText(a.id, b.id)));
  orders.set(plans, { given, ordered });
  return ordered;
}

interface YearInput {
  readonly enterprise: Enterprise;
  readonly year: number;
  readonly vocabulary: Vocabulary;
  readonly memory: YearMemory;
}

interface PaidYear {
  readonly policies: readonly PolicyYear[];
  readonly claims: readonly Claim[];
}

function payYear(
  plans: readonly PolicyPlan[],
  ledgers: ReadonlyMap<string, Ledger>,
  { enterprise, year, vocabulary, memory }: YearInput,
): PaidYear {
  const policies = plans.map((plan) => memory.open(plan, enterprise, year, vocabulary));
  const limited = policies.flatMap(({ raised, context, exclusions }) =>
    applyLimits(excludeItems(raised, exclusions), context, ledgers.get(context.plan.id) ?? openLedger()),
  );
  const settled = applyRelations(limited, certainties(policies));
  const claims = policies.flatMap(({ context, exclusions }) =>
    applyExclusions(
      settled.filter((claim) => claim.plan.id === context.plan.id),
      exclusions,
    ),
  );
  return { policies, claims };
}

/** The findings of a policy have the certain ones first. */
function certainties(policies: readonly PolicyYear[]): Exclusions {
  return new Map(
    policies.flatMap(({ context, exclusions }) => {
      const [first] = findingsAgainstAll(exclusions);
      return first ? [[context.plan.id, first.outcome.certainty] as const] : [];
    }),
  );
}

function enterYear(policy: PolicyYear, claims: readonly Claim[], ledgers: ReadonlyMap<string, Ledger>): Ledger {
  const { id } = policy.context.plan;
  const own = claims.filter(({ plan }) => plan.id === id);
  return enterPayments(ledgers.get(id) ?? openLedger(), own, clawsBack(policy) === 'certain');
}
