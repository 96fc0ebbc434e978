import type { PolicyPlan } from '../compile/plan';
import type { Enterprise } from '../enterprise/enterprise';
import { lazily } from '../values/lazily';
import type { Vocabulary } from '../vocabulary/vocabulary';
import { applyExclusions, excludeItems, findingsAgainstAll } from './apply-exclusions';
import { applyLimits } from './apply-limits';
import { applyRelations, type Exclusions } from './apply-relations';
import { applyRepeals } from './apply-repeals';
import { nothing } from '../values/money';
import { assembleResult, sumClaims } from './assemble-result';
import type { PolicyYear } from './policy-year';
import { clawsBack } from './claw-back';
import { enterPayments, openLedger, type Ledger } from './ledger';
import { openYear, type YearMemory } from './open-year';
import type { EnterpriseResult, PaidMoney } from './result';
import { compareText, type Claim } from './claim';
import { relate } from './relate-policies';
import { listEarlierYears } from './list-earlier-years';
import { mayClaim, surveyReach, type Reach } from './may-claim';

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
 * Limits over the term and claw-backs depend on what was paid before: where one asks, the years are gone through in
 * order from the first that any plan reaches. Inside a year the steps have the order of the semantics: claims are raised (1 to 5),
 * limited (6 to 8), settled with other levels (9) and excluded (10).
 *
 * Shape: the same result for any order of plans, rules and events.
 */
export function simulateEnterprise(
  plans: readonly PolicyPlan[],
  enterprise: Enterprise,
  options: SimulationOptions,
): EnterpriseResult {
  const { year } = options;
  const setting = setUp(plans, enterprise, options);
  // Few limits look back, and few enterprises have claims that one of them reaches.
  const ledgers = lazily(() => payEarlierYears(setting, year));
  const ledgerOf = (policy: string): Ledger => ledgers().get(policy) ?? emptyLedger;
  const paid = payYear(setting, year, ledgerOf);
  return assembleResult(enterprise, year, paid.policies, paid.claims, ledgerOf);
}

/** Says what one enterprise is paid for the events of a year in all, the sums of `simulateEnterprise` without a reason. */
export function payEnterprise(
  plans: readonly PolicyPlan[],
  enterprise: Enterprise,
  options: SimulationOptions,
): PaidMoney {
  const reach = orderPlans(plans, options.vocabulary).reachIn(options.year);
  return mayClaim(enterprise, reach) ? sumYear(plans, enterprise, options) : unpaid;
}

/** By itself, as most enterprises have no claim and need none of what it makes. */
function sumYear(plans: readonly PolicyPlan[], enterprise: Enterprise, options: SimulationOptions): PaidMoney {
  const { year } = options;
  const setting = setUp(plans, enterprise, options);
  const ledgers = lazily(() => payEarlierYears(setting, year));
  const { claims } = payYear({ ...setting, silent: true }, year, (policy) => ledgers().get(policy) ?? emptyLedger);
  return claims.length === 0 ? unpaid : sumClaims(claims);
}

const unpaid: PaidMoney = { enterprise: nothing, individual: nothing };

function setUp(
  plans: readonly PolicyPlan[],
  enterprise: Enterprise,
  { vocabulary, memory }: SimulationOptions,
): Setting {
  return {
    order: orderPlans(plans, vocabulary),
    enterprise,
    vocabulary,
    open: memory ? memory.open : openYear,
    silent: false,
  };
}

const emptyLedger = openLedger();

interface Setting {
  readonly order: PlanOrder;
  readonly enterprise: Enterprise;
  readonly vocabulary: Vocabulary;
  readonly open: YearMemory['open'];
  /** Whether only the amounts of the year are asked for: no step of a claim, and nothing that a later year counts. */
  readonly silent: boolean;
}

/** Goes through the years before one, each with what those before it paid. */
function payEarlierYears(setting: Setting, before: number): ReadonlyMap<string, Ledger> {
  let ledgers: ReadonlyMap<string, Ledger> = new Map();
  for (const year of listEarlierYears(setting.order.ordered, setting.enterprise, before)) {
    const known = ledgers;
    const ledgerOf = (policy: string): Ledger => known.get(policy) ?? emptyLedger;
    const paid = payYear({ ...setting, silent: false }, year, ledgerOf);
    ledgers = new Map(
      paid.policies.map((policy) => {
        const { id } = policy.context.plan;
        return [id, enterYear(policy, paid.claims, ledgerOf(id))];
      }),
    );
  }
  return ledgers;
}

/** Plans in order, those ended that others repeal, with what they ask of events in the years that were asked about. */
class PlanOrder {
  private readonly given: readonly PolicyPlan[];
  readonly ordered: readonly PolicyPlan[];
  /** Whether the money of every plan is paid beside that of every other. */
  readonly isAdditive: () => boolean;
  private readonly reaches = new Map<number, Reach>();

  constructor(
    plans: readonly PolicyPlan[],
    private readonly vocabulary: Vocabulary,
  ) {
    this.given = [...plans];
    this.ordered = applyRepeals([...plans].sort((a, b) => compareText(a.id, b.id)));
    const { ordered } = this;
    this.isAdditive = lazily(() => ordered.every((own) => ordered.every((other) => isPaidBeside(own, other))));
  }

  /** A caller may have changed its list since. */
  isOf(plans: readonly PolicyPlan[], vocabulary: Vocabulary): boolean {
    const { given } = this;
    if (this.vocabulary !== vocabulary || given.length !== plans.length) return false;
    for (let at = 0; at < given.length; at += 1) if (given[at] !== plans[at]) return false;
    return true;
  }

  reachIn(year: number): Reach {
    let reach = this.reaches.get(year);
    if (!reach) {
      reach = surveyReach(this.ordered, year, this.vocabulary);
      this.reaches.set(year, reach);
    }
    return reach;
  }
}

function isPaidBeside(own: PolicyPlan, other: PolicyPlan): boolean {
  return own.id === other.id || relate(own, other) === 'additive';
}

const orders = new WeakMap<readonly PolicyPlan[], PlanOrder>();

/** Puts plans in order once for all enterprises of a list. */
function orderPlans(plans: readonly PolicyPlan[], vocabulary: Vocabulary): PlanOrder {
  const known = orders.get(plans);
  if (known?.isOf(plans, vocabulary)) return known;
  const order = new PlanOrder(plans, vocabulary);
  orders.set(plans, order);
  return order;
}

interface PaidYear {
  readonly policies: readonly PolicyYear[];
  readonly claims: readonly Claim[];
}

function payYear(
  { order, enterprise, vocabulary, open, silent }: Setting,
  year: number,
  ledgerOf: (policy: string) => Ledger,
): PaidYear {
  const policies = order.ordered.map((plan) => open(plan, enterprise, year, vocabulary));
  const claiming = policies.filter(({ raised }) => raised.length > 0);
  if (claiming.length === 0) return { policies, claims: [] };
  const limited: Claim[] = [];
  for (const { raised, context, exclusions } of claiming)
    limited.push(...applyLimits(excludeItems(raised, exclusions), context, () => ledgerOf(context.plan.id), silent));
  // What neither another level nor an exclusion touches is told in steps only.
  if (silent && order.isAdditive() && claiming.every(({ exclusions }) => exclusions.length === 0))
    return { policies, claims: limited };
  const settled = applyRelations(limited, certainties(claiming));
  const claims = claiming.flatMap(({ context, exclusions }) =>
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

function enterYear(policy: PolicyYear, claims: readonly Claim[], ledger: Ledger): Ledger {
  const { id } = policy.context.plan;
  const own = claims.filter(({ plan }) => plan.id === id);
  const hasPaid = own.length > 0 || ledger.kept.length > 0;
  return hasPaid ? enterPayments(ledger, own, clawsBack(policy) === 'certain') : ledger;
}
