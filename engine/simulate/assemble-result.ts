import { findingsAgainstAll } from './apply-exclusions';
import { isNothing, sumIntervals, type MoneyInterval } from '../values/money';
import { addLazily } from '../values/lazy-members';
import { lazily } from '../values/lazily';
import type { Rule, SanctionAction } from '../compile/plan';
import type { Enterprise } from '../enterprise/enterprise';
import { compareClaims, compareText, mergeNeeds, type Claim } from './claim';
import { sumClawBack } from './claw-back';
import { excludeEntitlement } from './exclude-entitlement';
import { explainLosses } from './explain-losses';
import type { Ledger } from './ledger';
import type { EnterpriseResult, EntitlementLine, Line, PaidMoney, PolicyOutcome, WhyNot } from './result';
import type { Entitlement, PolicyYear } from './policy-year';
import { tellTrail } from './trail';

/**
 * Puts the result of one enterprise together; every total is the sum of the lines shown. What only an explanation
 * shows is made when it is read: of forty enterprises one is looked at, and worked examples ask for money alone.
 */
export function assembleResult(
  enterprise: Enterprise,
  year: number,
  policies: readonly PolicyYear[],
  claims: readonly Claim[],
  ledgerOf: (policy: string) => Ledger,
): EnterpriseResult {
  const ordered = [...claims].sort(compareClaims);
  const lines = ordered.filter(({ amount }) => !isNothing(amount)).map(toLine);
  const refused = ordered.filter(({ amount }) => isNothing(amount)).map(toLine);
  const linesOf = (kind: 'unquantified' | 'services') => () =>
    policies.flatMap((policy) => entitlementsOf(policy, kind).map((given) => toEntitlementLine(given, policy)));
  const promised = lazily(() => policies.flatMap((policy) => entitlementsOf(policy, 'unquantified')));
  const paid = sumClaims(claims);
  const result: EnterpriseResult = addLazily(
    {
      enterprise: enterprise.id,
      name: enterprise.name,
      year,
      lines,
      refused,
      totals: addLazily(
        { enterprise: paid.enterprise, individual: paid.individual },
        {
          complete: () => result.totals.needs.length === 0 && promised().length === 0,
          needs: () => mergeNeeds([...lines, ...promised()].map(({ needs }) => needs)),
        },
      ),
    },
    {
      unquantified: linesOf('unquantified'),
      services: linesOf('services'),
      policies: () => policies.map((policy) => describePolicy(policy, lines, ordered, ledgerOf)),
    },
  );
  return result;
}

function toLine(claim: Claim): Line {
  const { id, plan, rule, date, events, amount, entitled, needs, trail } = claim;
  const line: Omit<Line, 'steps'> = {
    id,
    policy: plan.id,
    rule: rule.id,
    from: rule.from,
    kind: rule.kind,
    label: rule.label,
    date,
    events: [...new Set(events.map(({ path }) => path))],
    amount,
    entitled,
    unit: rule.unit,
    countsInTotal: rule.countsInTotal,
    payer: rule.payer,
    payee: rule.payee,
    needs,
    readings: rule.readings,
  };
  return addLazily(line, { steps: () => tellTrail(trail) });
}

/** What an enterprise can receive without an amount when the exclusions have been at it. */
function entitlementsOf(policy: PolicyYear, kind: 'unquantified' | 'services'): readonly Entitlement[] {
  return policy[kind].flatMap((given) => excludeEntitlement(given, policy));
}

function toEntitlementLine(
  { rule: { id, from, label, gist }, events, certainty, needs, tell }: Entitlement,
  { context: { plan } }: PolicyYear,
): EntitlementLine {
  return { policy: plan.id, rule: id, from, label, gist, events, certainty, needs, steps: tell() };
}

function describePolicy(
  policy: PolicyYear,
  lines: readonly Line[],
  claims: readonly Claim[],
  ledgerOf: (policy: string) => Ledger,
): PolicyOutcome {
  const { context, exclusions } = policy;
  const { plan } = context;
  const certain = exclusions.filter(({ outcome }) => outcome.certainty === 'certain');
  // What reaches some items only leaves the policy as such open to the enterprise.
  const whole = findingsAgainstAll(exclusions);
  const sanctions = plan.sanctions.filter(({ after }) => certain.some(({ exclusion }) => after.includes(exclusion.id)));
  const own = claims.filter((claim) => claim.plan.id === plan.id);
  const outcome: Omit<PolicyOutcome, 'promises' | 'services' | 'whyNot'> = {
    policy: plan.id,
    total: sumCounted(lines.filter((line) => line.policy === plan.id)),
    excluded: whole.some((each) => certain.includes(each)) ? 'yes' : whole.length > 0 ? 'unknown' : 'no',
    exclusions: exclusions.map(({ outcome }) => outcome),
    sanctions: [...new Set<SanctionAction>(sanctions.flatMap(({ actions }) => actions))].sort(compareText),
    clawBack: sumClawBack(policy, () => ledgerOf(plan.id)),
  };
  return addLazily(outcome, {
    promises: () => entitlementsOf(policy, 'unquantified').length,
    services: () => entitlementsOf(policy, 'services').length,
    whyNot: () => joinByItem([...explainLosses(own), ...policy.whyNot]).sort(compareWhyNot),
  });
}

/** One entry for each item: what became of its claims, then the events it refused. */
function joinByItem(entries: readonly WhyNot[]): WhyNot[] {
  const items = new Map<string, WhyNot>();
  for (const entry of entries) {
    const held = items.get(entry.from.itemId);
    items.set(entry.from.itemId, held ? { ...held, steps: [...held.steps, ...entry.steps] } : entry);
  }
  return [...items.values()];
}

function compareWhyNot(a: WhyNot, b: WhyNot): number {
  return (
    compareText(a.from.clause ?? a.from.article, b.from.clause ?? b.from.article) ||
    compareText(a.from.itemId, b.from.itemId)
  );
}

/** What claims come to for the enterprise and for its people. */
export function sumClaims(claims: readonly Claim[]): PaidMoney {
  const enterprise: MoneyInterval[] = [];
  const individual: MoneyInterval[] = [];
  for (const { rule, amount } of claims) {
    if (rule.countsInTotal) enterprise.push(amount);
    if (isPaidToIndividual(rule)) individual.push(amount);
  }
  return { enterprise: sumIntervals(enterprise), individual: sumIntervals(individual) };
}

function sumCounted(lines: readonly Line[]): MoneyInterval {
  return sumIntervals(lines.filter(({ countsInTotal }) => countsInTotal).map(({ amount }) => amount));
}

function isPaidToIndividual({ unit, payee }: Pick<Rule, 'unit' | 'payee'>): boolean {
  return unit === 'money' && payee === 'individual';
}
