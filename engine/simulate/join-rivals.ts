import type { PolicyPlan } from '../compile/plan';
import { compareText, type Claim } from './claim';
import { relate } from './relate-policies';

/** Claims that share events, directly or through others, of policies of which only the higher is paid. */
export interface Rivalry {
  readonly members: readonly Claim[];
  /** The largest sets of policies, by identifier, that may all be paid. */
  readonly sets: readonly ReadonlySet<string>[];
}

/** Finds the groups of claims within which only the best money that may be paid together is kept. */
export function joinRivals(claims: readonly Claim[]): readonly Rivalry[] {
  const plans = new Map(claims.map(({ plan }) => [plan.id, plan]));
  const competing = claims.filter(
    ({ plan, rule, events }) => rule.countsInTotal && events.length > 0 && hasRival(plan, plans),
  );
  const groups = joinByEvents(competing);
  return groups.flatMap((members) => {
    const involved = new Map(members.map(({ plan }) => [plan.id, plan]));
    const compete = [...involved.values()].some((plan) => hasRival(plan, involved));
    return compete ? [{ members, sets: largestSets([...involved.values()]) }] : [];
  });
}

function hasRival(plan: PolicyPlan, plans: ReadonlyMap<string, PolicyPlan>): boolean {
  return [...plans.values()].some((other) => excludeEachOther(plan, other));
}

function excludeEachOther(a: PolicyPlan, b: PolicyPlan): boolean {
  return a.id !== b.id && relate(a, b) === 'highest';
}

/** Claims of rival policies on one event belong together, and so do all they are joined with. */
function joinByEvents(claims: readonly Claim[]): readonly (readonly Claim[])[] {
  const groups: Claim[][] = [];
  for (const claim of claims) {
    const joined = groups.filter((group) => group.some((other) => compete(claim, other)));
    for (const group of joined) groups.splice(groups.indexOf(group), 1);
    groups.push([...joined.flat(), claim]);
  }
  return groups;
}

function compete(a: Claim, b: Claim): boolean {
  return excludeEachOther(a.plan, b.plan) && a.events.some(({ path }) => b.events.some((other) => other.path === path));
}

/** Sets of policies that may all be paid and to which none can be added. Cost: exponential in the policies of one group. */
function largestSets(plans: readonly PolicyPlan[]): readonly ReadonlySet<string>[] {
  const ordered = [...plans].sort((a, b) => compareText(a.id, b.id));
  let sets: (readonly PolicyPlan[])[] = [[]];
  for (const plan of ordered) {
    const grown = sets.map((set) => [...set.filter((other) => !excludeEachOther(plan, other)), plan]);
    const kept = sets.filter((set) => set.some((other) => excludeEachOther(plan, other)));
    sets = [...kept, ...grown];
  }
  const distinct = new Map(sets.map((set) => [set.map(({ id }) => id).join(), new Set(set.map(({ id }) => id))]));
  return [...distinct.values()].filter(
    (set) => ![...distinct.values()].some((other) => other !== set && [...set].every((id) => other.has(id))),
  );
}
