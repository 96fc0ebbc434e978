import { isNothing, nothing, sumIntervals, type MoneyInterval } from '../values/money';
import type { Rule, SanctionAction } from '../compile/plan';
import type { Enterprise } from '../enterprise/enterprise';
import type { ExclusionFinding } from './apply-exclusions';
import { compareClaims, mergeNeeds, type Claim } from './claim';
import type { Ledger } from './ledger';
import type { EnterpriseResult, EntitlementLine, Line, PolicyOutcome, WhyNot } from './result';
import type { YearContext } from './year-context';

/** What the steps found out about one policy in one year, apart from the claims themselves. */
export interface PolicyYear {
  readonly context: YearContext;
  readonly exclusions: readonly ExclusionFinding[];
  readonly whyNot: readonly WhyNot[];
  readonly entitlements: readonly { readonly rule: Rule; readonly line: EntitlementLine }[];
}

/** Puts the result of one enterprise together; every total is the sum of the lines shown. */
export function assembleResult(
  enterprise: Enterprise,
  year: number,
  policies: readonly PolicyYear[],
  claims: readonly Claim[],
  ledgers: ReadonlyMap<string, Ledger>,
): EnterpriseResult {
  const ordered = [...claims].sort(compareClaims);
  const lines = ordered.filter(({ amount }) => !isNothing(amount)).map(toLine);
  const excludedPolicies = new Set(policies.filter(isExcluded).map(({ context }) => context.plan.id));
  const entitlements = policies
    .flatMap((each) => each.entitlements)
    .filter(({ line }) => !excludedPolicies.has(line.policy));
  const unquantified = entitlements.filter(({ rule }) => rule.kind === 'unquantifiedMoney').map(({ line }) => line);
  const needs = mergeNeeds([...lines.map((line) => line.needs), ...unquantified.map((line) => line.needs)]);
  return {
    enterprise: enterprise.id,
    name: enterprise.name,
    year,
    lines,
    refused: ordered.filter(({ amount }) => isNothing(amount)).map(toLine),
    unquantified,
    services: entitlements.filter(({ rule }) => rule.kind === 'service').map(({ line }) => line),
    policies: policies.map((policy) => describePolicy(policy, lines, ledgers)),
    totals: {
      enterprise: sumPaidTo(lines, 'enterprise'),
      individual: sumPaidTo(lines, 'individual'),
      complete: needs.length === 0 && unquantified.length === 0,
      needs,
    },
  };
}

function toLine(claim: Claim): Line {
  const { id, plan, rule, date, events, amount, entitled, needs, steps } = claim;
  return {
    id,
    policy: plan.id,
    rule: rule.id,
    from: rule.from,
    kind: rule.kind === 'subsidy' ? 'subsidy' : 'award',
    label: rule.label,
    date,
    events: events.map(({ path }) => path),
    amount,
    entitled,
    payer: rule.payer,
    payee: rule.payee,
    needs,
    steps,
    readings: rule.readings,
  };
}

function describePolicy(
  { context, exclusions, whyNot }: PolicyYear,
  lines: readonly Line[],
  ledgers: ReadonlyMap<string, Ledger>,
): PolicyOutcome {
  const { plan } = context;
  const certain = exclusions.filter(({ outcome }) => outcome.certainty === 'certain');
  const sanctions = plan.sanctions.filter(({ after }) => certain.some(({ exclusion }) => after.includes(exclusion.id)));
  const actions = new Set<SanctionAction>(sanctions.flatMap((sanction) => sanction.actions));
  // Money is claimed back in the year of the fact; later years only keep the stop.
  const factsOfYear = certain.filter(({ outcome }) => Number(outcome.date?.slice(0, 4)) === context.year);
  const takesBack = sanctions.some(
    ({ actions: taken, after }) =>
      taken.includes('clawBack') && factsOfYear.some(({ exclusion }) => after.includes(exclusion.id)),
  );
  return {
    policy: plan.id,
    total: sumPaidTo(
      lines.filter((line) => line.policy === plan.id),
      'enterprise',
    ),
    excluded: certain.length > 0 ? 'yes' : exclusions.length > 0 ? 'unknown' : 'no',
    exclusions: exclusions.map(({ outcome }) => outcome),
    sanctions: [...actions],
    clawBack: takesBack ? sumIntervals((ledgers.get(plan.id)?.payments ?? []).map(({ amount }) => amount)) : nothing,
    whyNot,
  };
}

function isExcluded({ exclusions }: PolicyYear): boolean {
  return exclusions.some(({ outcome }) => outcome.certainty === 'certain');
}

function sumPaidTo(lines: readonly Line[], payee: Line['payee']): MoneyInterval {
  return sumIntervals(lines.filter((line) => line.payee === payee).map(({ amount }) => amount));
}
