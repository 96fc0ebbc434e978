import { isNothing, noMoney, nothing, remainderOf, sameInterval, type MoneyInterval } from '../values/money';
import type { LevelRelation } from '../compile/plan';
import type { Bilingual } from '../diagnostics/diagnostic';
import { allot } from './allot';
import { compareClaims, withStep, type Claim } from './claim';
import { say } from './step-messages';

/**
 * Settles claims of different fiscal levels on the same event as their policies say (step 9 of the semantics).
 *
 * `exclusive` and `topUp` speak for the policy's own money only: its claim gives way. `highest` leaves the enterprise
 * the higher of the two, so the lower gives way whichever policy it comes from.
 */
export function applyRelations(claims: readonly Claim[]): readonly Claim[] {
  const ordered = [...claims].sort(compareClaims);
  const settled = new Map(ordered.map((claim) => [claim.id, claim]));
  for (const { id } of ordered) {
    for (const { id: rivalId } of ordered) settlePair(id, rivalId, settled);
  }
  return ordered.map((claim) => noteIfUntouched(claim, settled.get(claim.id) ?? claim, ordered));
}

function settlePair(id: string, rivalId: string, settled: Map<string, Claim>): void {
  const claim = settled.get(id);
  const rival = settled.get(rivalId);
  if (!claim || !rival || !areRivals(claim, rival)) return;
  const relation = claim.plan.relations[rival.plan.level] ?? 'additive';
  if (relation === 'additive') return;
  if (relation !== 'highest') {
    settled.set(id, reduce(claim, ownRemainder(claim.amount, rival.amount, relation), relation, rival));
    return;
  }
  for (const share of allot(
    [claim, rival].map((each) => ({ claim: each, bucket: each.id })),
    { kind: 'highest' },
    [],
  )) {
    settled.set(share.claim.id, reduce(share.claim, share.amount, relation, share.claim.id === id ? rival : claim));
  }
}

function areRivals(claim: Claim, rival: Claim): boolean {
  return (
    claim.plan.id !== rival.plan.id &&
    !isNothing(claim.amount) &&
    !isNothing(rival.amount) &&
    claim.events.some(({ path }) => rival.events.some((other) => other.path === path))
  );
}

function ownRemainder(own: MoneyInterval, other: MoneyInterval, relation: 'exclusive' | 'topUp'): MoneyInterval {
  if (relation === 'topUp') return remainderOf(own, other);
  return other.min > 0n ? nothing : { min: noMoney, max: own.max };
}

function reduce(claim: Claim, amount: MoneyInterval, relation: LevelRelation, rival: Claim): Claim {
  if (sameInterval(amount, claim.amount)) return claim;
  const outcome = isNothing(amount) ? 'superseded' : 'reduced';
  const step = {
    stage: 'crossPolicy',
    outcome,
    message: say.otherLevel(RELATION_NAMES[relation]),
    from: null,
    facts: [],
    by: rival.id,
  } as const;
  return withStep(claim, step, amount);
}

const RELATION_NAMES: Readonly<Record<LevelRelation, Bilingual>> = {
  additive: { zh: '可叠加', en: 'additive' },
  highest: { zh: '就高', en: 'only the higher' },
  exclusive: { zh: '不重复', en: 'not both' },
  topUp: { zh: '补差', en: 'only the difference' },
};

function noteIfUntouched(before: Claim, after: Claim, all: readonly Claim[]): Claim {
  if (before !== after || !all.some((other) => areRivals(before, other))) return after;
  return withStep(after, {
    stage: 'crossPolicy',
    outcome: 'passed',
    message: say.otherLevelKept(),
    from: null,
    facts: [],
    by: null,
  });
}
