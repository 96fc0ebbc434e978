import type { Limit, PolicyPlan } from '../compile/plan';
import type { Claim } from './claim';

const known = new WeakMap<PolicyPlan, ReadonlyMap<string, readonly Limit[]>>();

/** Lists the limits of a plan that may reach any of some claims, in their order: of a dozen it is two or three. */
export function limitsOn(claims: readonly Claim[], plan: PolicyPlan): readonly Limit[] {
  let byRule = known.get(plan);
  if (!byRule) {
    byRule = indexLimits(plan);
    known.set(plan, byRule);
  }
  const index = byRule;
  const [only, second] = claims;
  if (only && !second) return index.get(only.standsFor[0] ?? '') ?? none;
  // A limit reaches a claim where it names every rule the claim stands for.
  const lists = new Set(claims.map(({ standsFor: [rule = ''] }) => index.get(rule) ?? none));
  const [list = none] = lists;
  return lists.size === 1 ? list : plan.limits.filter((limit) => [...lists].some((list) => list.includes(limit)));
}

const none: readonly Limit[] = [];

function indexLimits({ limits, rules }: PolicyPlan): ReadonlyMap<string, readonly Limit[]> {
  return new Map(rules.map(({ id }) => [id, limits.filter((limit) => limit.rules.includes(id))]));
}
