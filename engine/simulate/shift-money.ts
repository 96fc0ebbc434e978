import { isNothing, noMoney, sameInterval, type MoneyInterval } from '../values/money';
import type { Allotment, Contender } from './allot';
import { mergeNeeds, type Claim, type ShiftedBucket } from './claim';
import type { FactNeed } from './result';
import { compareBounds, plus, type Bound, type PriorPayment, type ResolvedLimit } from './tally';

/** Claims among which money may go to one or to another from now on. */
export interface Pool {
  readonly ids: readonly string[];
  /** The bucket of each claim under the limit that made the pool; absent where it says nothing about them. */
  readonly buckets: ReadonlyMap<string, ShiftedBucket>;
}

/**
 * Marks claims of one group as not settled among themselves, where money was taken away and a fact is missing, or an
 * amount is not fixed.
 */
export function markShifting(
  claims: readonly Claim[],
  allotments: readonly Allotment[],
  needs: readonly FactNeed[],
  holdsEach: () => boolean,
): readonly Claim[] {
  if (allotments.every(({ claim, amount }) => sameInterval(claim.amount, amount))) return claims;
  const missing = mergeNeeds([needs, ...allotments.map(({ claim }) => claim.needs)]);
  if (missing.length === 0 && holdsEach()) return claims;
  return claims.map((claim) => ({
    ...claim,
    shifts: true,
    shiftedBy: mergeNeeds([claim.shiftedBy, missing]),
    shiftsAmong: claim.shiftsAmong.length > 0 ? claim.shiftsAmong : [claim.id],
  }));
}

/**
 * Tells whether what a limit left of each claim is true of that claim by itself, whatever the amounts turn out to be:
 * all of them are fixed, or the claims that are paid surpass those that are not in any case.
 *
 * Two claims of one rule are decided alike: the one that is worth more at both ends is worth more.
 */
export function holdsEach(
  contenders: readonly Contender[],
  allotments: readonly Allotment[],
  limit: ResolvedLimit,
  prior: readonly PriorPayment[],
): boolean {
  if (contenders.some(({ claim }) => claim.shifts)) return false;
  const isFixed =
    prior.every(({ amount, certain }) => certain && isExact(amount)) && (limit.kind !== 'cap' || isExact(limit.amount));
  if (isFixed && contenders.every(({ claim }) => isExact(claim.amount))) return true;
  if (limit.kind === 'cap') return isFixed && contenders.length === 1;
  return isCleanSplit(weighBuckets(contenders, allotments), limit);
}

function isExact({ min, max }: MoneyInterval): boolean {
  return min === max;
}

/** What became of the claims of one bucket, with what they were worth together. */
interface Outcome {
  readonly bucket: string;
  readonly members: readonly Allotment[];
  readonly min: Bound;
  readonly max: Bound;
}

function weighBuckets(contenders: readonly Contender[], allotments: readonly Allotment[]): readonly Outcome[] {
  const buckets = new Map(contenders.map(({ claim, bucket }) => [claim.id, bucket]));
  return [...new Set(buckets.values())].map((bucket) => {
    const members = allotments.filter(({ claim }) => buckets.get(claim.id) === bucket);
    return { bucket, members, ...addUp(members.map(({ claim }) => claim.amount)) };
  });
}

function addUp(parts: readonly { readonly min: Bound; readonly max: Bound }[]): { min: Bound; max: Bound } {
  return {
    min: parts.map(({ min }) => min).reduce<Bound>(plus, noMoney),
    max: parts.map(({ max }) => max).reduce<Bound>(plus, noMoney),
  };
}

/** Whether each bucket is paid as a whole or not at all, and those that are paid surpass the others in any case. */
function isCleanSplit(outcomes: readonly Outcome[], limit: ResolvedLimit): boolean {
  const kept = outcomes.filter(({ members }) => members.every(isKept));
  const lost = outcomes.filter(({ members }) => members.every(({ amount }) => isNothing(amount)));
  if (kept.length + lost.length < outcomes.length) return false;
  if (limit.kind !== 'oneOf')
    return kept.every((one) => lost.every((other) => compareBounds(one.min, other.max) > 0 || areAlike(one, other)));
  const isOfSet = (set: ReadonlySet<string>) => kept.every(({ bucket }) => set.has(bucket));
  return limit.sets.every((set) => {
    const gained = addUp(lost.filter(({ bucket }) => set.has(bucket)));
    const forgone = addUp(kept.filter(({ bucket }) => !set.has(bucket)));
    return isOfSet(set) ? gained.max === 0n : compareBounds(forgone.min, gained.max) > 0;
  });
}

function isKept({ claim, amount }: Allotment): boolean {
  return sameInterval(claim.amount, amount);
}

function areAlike(one: Outcome, other: Outcome): boolean {
  const [first, ...more] = one.members;
  const [second, ...others] = other.members;
  return (
    first?.claim.rule.id === second?.claim.rule.id &&
    more.length + others.length === 0 &&
    compareBounds(one.min, other.min) >= 0 &&
    compareBounds(one.max, other.max) >= 0
  );
}

/** Joins claims that money may shift among, directly or through others, so that each names all of them. */
export function joinPools(claims: readonly Claim[], pools: readonly Pool[]): readonly Claim[] {
  if (pools.length === 0) return claims;
  const groups = claims.flatMap(({ shiftsAmong }) => (shiftsAmong.length > 0 ? [new Set(shiftsAmong)] : []));
  for (const { ids } of pools) {
    const joined = groups.filter((group) => ids.some((id) => group.has(id)));
    for (const group of joined) groups.splice(groups.indexOf(group), 1);
    groups.push(new Set([...ids, ...joined.flatMap((group) => [...group])]));
  }
  const buckets = new Map(pools.flatMap((pool) => [...pool.buckets]));
  return claims.map((claim) => {
    const pool = groups.findLast((group) => group.has(claim.id));
    if (!pool || !pools.some(({ ids }) => ids.some((id) => pool.has(id)))) return claim;
    return { ...claim, shifts: true, shiftsAmong: [...pool], shiftedAs: buckets.get(claim.id) ?? null };
  });
}
