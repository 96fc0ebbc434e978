import { isNothing, noMoney, nothing, remainderOf, sameInterval, type MoneyInterval } from '../values/money';
import type { FiscalLevel, LevelRelation } from '../compile/plan';
import { allot } from './allot';
import { compareClaims, compareText, withNeeds, withStep, type Claim } from './claim';
import { joinRivals } from './join-rivals';
import { relate } from './relate-policies';
import { say } from './step-messages';

/** Certainty with which an exclusion takes the money of a policy away, by policy; a policy without one is absent. */
export type Exclusions = ReadonlyMap<string, 'certain' | 'possible'>;

/**
 * Settles claims of different policies on the same event as the policies say (step 9 of the semantics).
 *
 * Where both policies speak of one another, or one of them says so, the enterprise keeps the best money that may be
 * paid together. Otherwise the policy that says it gives way does so, wider levels being settled first: `exclusive`
 * pays nothing beside other money, `topUp` what it lacks. Money that an exclusion takes away pushes nothing aside.
 */
export function applyRelations(claims: readonly Claim[], exclusions: Exclusions): readonly Claim[] {
  const ordered = [...claims].sort(compareClaims);
  const counted = ordered.flatMap((claim) => countClaim(claim, exclusions));
  const settled = giveWay(keepHighest(counted));
  return ordered.map((claim) => {
    const from = counted.find(({ id }) => id === claim.id);
    const to = settled.get(claim.id);
    return from && to && to.steps.length > from.steps.length
      ? explain(claim, from, to)
      : noteIfUntouched(claim, counted);
  });
}

/** A claim as it counts against others: what may be excluded is not certain to push anything aside. */
function countClaim(claim: Claim, exclusions: Exclusions): readonly Claim[] {
  const certainty = exclusions.get(claim.plan.id);
  if (certainty === 'certain' || isNothing(claim.amount)) return [];
  return certainty === undefined ? [claim] : [{ ...claim, amount: { ...claim.amount, min: noMoney } }];
}

/** Takes over what was settled; the lower end of the claim itself is cut by its exclusion only later. */
function explain(claim: Claim, from: Claim, to: Claim): Claim {
  const steps = to.steps
    .slice(from.steps.length)
    .map((step, index) => (index === 0 ? { ...step, before: claim.amount } : step));
  return withNeeds({ ...to, steps: [...claim.steps, ...steps] }, claim.needs);
}

function keepHighest(claims: readonly Claim[]): ReadonlyMap<string, Claim> {
  const settled = new Map(claims.map((claim) => [claim.id, claim]));
  for (const { members, sets } of joinRivals(claims)) {
    const contenders = members.map((claim) => ({ claim, bucket: claim.plan.id }));
    const allotments = allot(contenders, { kind: 'oneOf', sets }, []);
    for (const { claim, amount } of allotments) {
      const winner = allotments.find(
        (other) => !isNothing(other.amount) && relate(other.claim.plan, claim.plan) === 'highest',
      );
      settled.set(claim.id, reduce(claim, amount, 'highest', winner?.claim ?? null));
    }
  }
  return settled;
}

const levels: readonly FiscalLevel[] = ['nation', 'province', 'city', 'district'];

function giveWay(claims: ReadonlyMap<string, Claim>): ReadonlyMap<string, Claim> {
  const settled = new Map(claims);
  const ordered = [...claims.values()].sort(
    (a, b) =>
      levels.indexOf(a.plan.level) - levels.indexOf(b.plan.level) ||
      compareText(a.plan.id, b.plan.id) ||
      compareClaims(a, b),
  );
  for (const { id } of ordered) {
    for (const { id: rivalId } of ordered) {
      const [claim, rival] = [settled.get(id), settled.get(rivalId)];
      if (!claim || !rival || !areRivals(claim, rival)) continue;
      const relation = relate(claim.plan, rival.plan);
      if (relation !== 'exclusive' && relation !== 'topUp') continue;
      settled.set(id, reduce(claim, ownRemainder(claim.amount, rival.amount, relation), relation, rival));
    }
  }
  return settled;
}

function areRivals(claim: Claim, rival: Claim): boolean {
  return (
    claim.plan.id !== rival.plan.id &&
    // A preference, a quota and money to a graduate take nothing from what an enterprise is paid.
    claim.rule.countsInTotal &&
    rival.rule.countsInTotal &&
    !isNothing(claim.amount) &&
    !isNothing(rival.amount) &&
    meet(claim, rival)
  );
}

function meet(claim: Claim, rival: Claim): boolean {
  return claim.events.some(({ path }) => rival.events.some((other) => other.path === path));
}

function ownRemainder(own: MoneyInterval, other: MoneyInterval, relation: 'exclusive' | 'topUp'): MoneyInterval {
  if (relation === 'topUp') return remainderOf(own, other);
  return other.min > 0n ? nothing : { min: noMoney, max: own.max };
}

function reduce(claim: Claim, amount: MoneyInterval, relation: LevelRelation, rival: Claim | null): Claim {
  if (sameInterval(amount, claim.amount)) return claim;
  const outcome = isNothing(amount) ? 'superseded' : 'reduced';
  const step = {
    stage: 'crossPolicy',
    outcome,
    message: say.otherLevel(relation, rival?.plan.title ?? null),
    from: null,
    facts: [],
    by: rival?.id ?? null,
  } as const;
  const isOpenEnded = rival !== null && !isNothing(amount);
  return withNeeds(withStep(claim, step, amount), isOpenEnded ? rival.needs : []);
}

function noteIfUntouched(claim: Claim, counted: readonly Claim[]): Claim {
  const isCounted = counted.some(({ id }) => id === claim.id);
  if (!isCounted || !counted.some((other) => areRivals(claim, other))) return claim;
  return withStep(claim, {
    stage: 'crossPolicy',
    outcome: 'passed',
    message: say.otherLevelKept(),
    from: null,
    facts: [],
    by: null,
  });
}
