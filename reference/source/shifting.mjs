import { addEnds, compareEnds, isNothing, isSameInterval } from './amounts.mjs';
import { unite } from './facts.mjs';

// Section 6.4, open shares: claims of a group of which it is open who gets the money, because a fact is missing or an
// amount is not fixed. Each may come to anything from nothing to all its rule gives; their parts hold together only.

/** Marks claims of one group as not settled among themselves, where money was taken away and that may turn out otherwise. */
export function markShifting(claims, allotments, needs, isSettled) {
  const missing = unite(needs, ...allotments.map(({ claim }) => claim.needs));
  const changed = allotments.some(({ claim, amount }) => !isSameInterval(claim.amount, amount));
  if (!changed || (missing.length === 0 && isSettled)) return claims;
  return claims.map((claim) => ({
    ...claim,
    shifts: true,
    shiftedBy: unite(claim.shiftedBy, missing),
    shiftsAmong: claim.shiftsAmong.length > 0 ? claim.shiftsAmong : [claim.id],
  }));
}

/**
 * Whether what a limit left of each claim is true of it by itself: all amounts are fixed, or what is paid surpasses what
 * is not in any case. Two claims of one rule are decided alike.
 */
export function holdsEach(contenders, allotments, limit, prior) {
  if (contenders.some(({ claim }) => claim.shifts)) return false;
  const isFixed =
    prior.every(({ amount, certain }) => certain && isExact(amount)) && (limit.kind !== 'cap' || isExact(limit.amount));
  if (isFixed && contenders.every(({ claim }) => isExact(claim.amount))) return true;
  if (limit.kind === 'cap') return isFixed && contenders.length === 1;
  const bucketOf = (id) => contenders.find(({ claim }) => claim.id === id).bucket;
  const buckets = [...new Set(contenders.map(({ bucket }) => bucket))].map((name) => {
    const members = allotments.filter(({ claim }) => bucketOf(claim.id) === name);
    return { name, members, ...addAmounts(members.map(({ claim }) => claim.amount)) };
  });
  const kept = buckets.filter(({ members }) =>
    members.every(({ claim, amount }) => isSameInterval(claim.amount, amount)),
  );
  const lost = buckets.filter(({ members }) => members.every(({ amount }) => isNothing(amount)));
  if (kept.length + lost.length < buckets.length) return false;
  if (limit.kind !== 'oneOf')
    return kept.every((one) => lost.every((other) => compareEnds(one.min, other.max) > 0 || areAlike(one, other)));
  return limit.sets.every((set) => {
    const gained = addAmounts(lost.filter(({ name }) => set.has(name)));
    if (kept.every(({ name }) => set.has(name))) return gained.max === 0n;
    return compareEnds(addAmounts(kept.filter(({ name }) => !set.has(name))).min, gained.max) > 0;
  });
}

const addAmounts = (parts) => ({
  min: parts.map(({ min }) => min).reduce(addEnds, 0n),
  max: parts.map(({ max }) => max).reduce(addEnds, 0n),
});
const isExact = ({ min, max }) => min === max;

const areAlike = (one, other) =>
  one.members.length + other.members.length === 2 &&
  one.members[0].claim.rule.id === other.members[0].claim.rule.id &&
  compareEnds(one.min, other.min) >= 0 &&
  compareEnds(one.max, other.max) >= 0;

/**
 * Joins the claims of pools { ids, buckets } with all claims they share money with already. `buckets` tells for a claim
 * { name, paidAlone }: the bucket it stood in, and whether all of the money lies in one such bucket.
 */
export function joinPools(claims, pools) {
  let groups = claims.filter(({ shiftsAmong }) => shiftsAmong.length > 0).map((claim) => claim.shiftsAmong);
  for (const { ids } of pools) {
    const isJoined = (group) => group.some((id) => ids.includes(id));
    const joined = groups.filter(isJoined).flat();
    groups = [...groups.filter((group) => !isJoined(group)), [...new Set([...ids, ...joined])]];
  }
  return claims.map((claim) => {
    const pool = groups.findLast((group) => group.includes(claim.id));
    if (!pool || !pools.some(({ ids }) => ids.some((id) => pool.includes(id)))) return claim;
    const shiftedAs = pools.findLast(({ buckets }) => buckets.has(claim.id))?.buckets.get(claim.id) ?? null;
    return { ...claim, shifts: true, shiftsAmong: pool, shiftedAs };
  });
}
