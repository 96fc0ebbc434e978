import { isNothing, sameInterval, type MoneyInterval } from '../values/money';
import type { Limit } from '../compile/plan';
import { allot, type Allotment, type Contender } from './allot';
import { withNeeds, withStep, type Claim } from './claim';
import { readEventField } from './event-field';
import { appraiseFigure } from './judge';
import { groupKey } from './limit-group';
import type { Ledger } from './ledger';
import type { YearContext } from './year-context';
import { say } from './step-messages';
import type { ResolvedLimit } from './tally';
import type { FactNeed, Step } from './result';

/** Applies the limits of a policy in their order to the claims of one year (steps 6 to 8 of the semantics). */
export function applyLimits(claims: readonly Claim[], context: YearContext, ledger: Ledger): readonly Claim[] {
  return context.plan.limits.reduce((current, limit) => applyLimit(current, limit, context, ledger), claims);
}

function applyLimit(claims: readonly Claim[], limit: Limit, context: YearContext, ledger: Ledger): readonly Claim[] {
  const groups = new Map<string, Claim[]>();
  for (const claim of claims) {
    if (!limit.rules.includes(claim.rule.id) || isNothing(claim.amount)) continue;
    const key = groupKey(claim, limit);
    groups.set(key, [...(groups.get(key) ?? []), claim]);
  }
  const settled = new Map<string, Claim>();
  for (const [key, members] of groups) {
    for (const claim of limitGroup(key, members, limit, context, ledger)) settled.set(claim.id, claim);
  }
  return claims.map((claim) => settled.get(claim.id) ?? claim);
}

function limitGroup(
  key: string,
  members: readonly Claim[],
  limit: Limit,
  context: YearContext,
  ledger: Ledger,
): readonly Claim[] {
  const prior = limit.within === 'term' || limit.within === 'life' ? ledger.paidEarlier(limit.id, key) : [];
  // Alone, a claim has nothing to give way to: the step would only be noise in the explanation.
  if (limit.operation.kind === 'highest' && members.length === 1 && prior.length === 0) return members;
  const { resolved, needs, figure } = resolveLimit(limit, context);
  const allotments = allot(
    members.map((claim) => contend(claim, limit)),
    resolved,
    prior,
  );
  return allotments.map((allotment) => {
    const winner = allotments[0]?.claim;
    const by = winner && winner.id !== allotment.claim.id ? winner.id : null;
    return withNeeds(withStep(allotment.claim, describe(allotment, limit, figure, by), allotment.amount), needs);
  });
}

function contend(claim: Claim, limit: Limit): Contender {
  const differing = limit.operation.kind === 'highest' ? limit.operation.differing : null;
  const bucket = differing === null ? null : readEventField(claim, differing);
  return { claim, bucket: bucket === null ? `claim ${claim.id}` : `value ${bucket}` };
}

interface LimitFigures {
  readonly resolved: ResolvedLimit;
  readonly needs: readonly FactNeed[];
  readonly figure: MoneyInterval | null;
}

function resolveLimit(limit: Limit, context: YearContext): LimitFigures {
  const { operation } = limit;
  if (operation.kind === 'highest') return { resolved: { kind: 'highest' }, needs: [], figure: null };
  if (operation.kind === 'count')
    return { resolved: { kind: 'count', times: operation.times }, needs: [], figure: null };
  const cap = appraiseFigure(operation.amount, context.scopeWithoutEvent());
  return { resolved: { kind: 'cap', amount: cap.amount.max }, needs: cap.needs, figure: cap.amount };
}

function describe(
  allotment: Allotment,
  limit: Limit,
  figure: MoneyInterval | null,
  by: string | null,
): Omit<Step, 'before' | 'after'> {
  const { claim, amount } = allotment;
  const kept = sameInterval(claim.amount, amount);
  const base = { stage: limit.stage, from: limit.from, facts: [] } as const;
  const gone = isNothing(amount);
  switch (limit.operation.kind) {
    case 'highest':
      return kept
        ? { ...base, outcome: 'passed', message: say.highest(), by: null }
        : { ...base, outcome: gone ? 'superseded' : 'reduced', message: say.superseded(), by };
    case 'count':
      return kept
        ? { ...base, outcome: 'passed', message: say.withinCount(limit.operation.times), by: null }
        : { ...base, outcome: gone ? 'superseded' : 'reduced', message: say.beyondCount(limit.operation.times), by };
    case 'cap': {
      const cap = figure ?? amount;
      return kept
        ? { ...base, outcome: 'passed', message: say.withinCap(cap), by: null }
        : { ...base, outcome: 'reduced', message: say.cutByCap(cap), by };
    }
  }
}
