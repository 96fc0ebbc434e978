import { areDisjoint, matchWords } from './match-words';
import type { Limit, PolicyPlan, Rule } from './plan';

const known = new WeakMap<PolicyPlan, readonly Limit[]>();

/**
 * Lists the limits that may leave open which of several claims is paid, because amounts are not fixed, where a later
 * limit, or one that counts earlier years, takes hold of these claims. What such a limit leaves holds for all of its
 * claims together only, so whoever limits each claim by itself cannot go on from there.
 */
export function listOpenLimits(plan: PolicyPlan): readonly Limit[] {
  const listed = known.get(plan) ?? plan.limits.filter((limit) => leavesOpen(limit, plan) && isFollowed(limit, plan));
  known.set(plan, listed);
  return listed;
}

function leavesOpen(limit: Limit, plan: PolicyPlan): boolean {
  const { operation, within } = limit;
  const members = membersOf(limit, plan.rules);
  if (!isEffective(limit, plan)) return false;
  const isFixedCap = operation.kind !== 'cap' || ['exactly', 'upTo'].includes(operation.amount.modality);
  if (members.every(isExact) && isFixedCap) return false;
  if (operation.kind !== 'cap') {
    // Claims of one rule are decided alike: the best of them is the best whatever is decided.
    const isPlain = operation.kind === 'count' || (operation.differing === null && !looksBack(limit));
    return !(isPlain && hasOneRuleEach(limit, members));
  }
  // Alone, a claim is cut whoever else is paid.
  const isAlone = members.length === 1 && members.every(({ claim }) => claim === 'year') && within === 'year';
  const isOfEvent = within === 'event' && claimsOnce(members);
  return !(isFixedCap && (isAlone || isOfEvent));
}

function isFollowed(limit: Limit, plan: PolicyPlan): boolean {
  const rules = joinRules(limit, plan);
  const others = plan.limits.filter((other) => membersOf(other, rules).length > 0 && isEffective(other, plan));
  const later = others.filter((other) => plan.limits.indexOf(other) > plan.limits.indexOf(limit));
  return others.some(looksBack) || later.some((other) => !cutsAllTogether(other, limit));
}

/** A cap over whatever an earlier limit reached takes its claims together. */
function cutsAllTogether({ operation, groupBy, within, rules }: Limit, earlier: Limit): boolean {
  const isOfYear = operation.kind === 'cap' && groupBy.length === 0 && within === 'year';
  return isOfYear && earlier.rules.every((rule) => rules.includes(rule));
}

/** Rules that limits join with those of one limit, directly or through others. */
function joinRules(limit: Limit, plan: PolicyPlan): readonly Rule[] {
  let joined = new Set(limit.rules);
  for (let size = 0; size < joined.size;) {
    size = joined.size;
    for (const { rules } of plan.limits)
      if (rules.some((rule) => joined.has(rule))) joined = new Set([...joined, ...rules]);
  }
  return plan.rules.filter(({ id }) => joined.has(id));
}

/** A cap on each event of a claim for the year is part of the amount. */
function membersOf({ operation, within, rules }: Limit, among: readonly Rule[]): readonly Rule[] {
  const cutsEachEvent = operation.kind === 'cap' && within === 'event';
  return among.filter(
    ({ id, claim, amount }) => amount !== null && rules.includes(id) && !(cutsEachEvent && claim === 'year'),
  );
}

/** Of rows that no event can match together there is one claim for an event; one claim a year has no rival. */
function isEffective(limit: Limit, plan: PolicyPlan): boolean {
  const { operation, within, groupBy } = limit;
  const members = membersOf(limit, plan.rules);
  if (members.length === 0) return false;
  if (operation.kind === 'cap' || groupBy.length > 0) return true;
  const isOneClaim = members.length === 1 && members.every(({ claim }) => claim === 'year') && within === 'year';
  return !isOneClaim && !(within === 'event' && claimsOnce(members));
}

function isExact({ amount }: Rule): boolean {
  const figure = amount?.kind === 'share' ? amount.rate : amount?.amount;
  return figure === undefined || figure.modality === 'exactly';
}

function looksBack({ within }: Limit): boolean {
  return within === 'term' || within === 'life';
}

/** Whether the claims of each group come from one rule, because the field that chooses the rule makes the groups. */
function hasOneRuleEach({ groupBy, alike }: Limit, members: readonly Rule[]): boolean {
  if (members.length === 1) return true;
  const [first] = members.map(matchWords);
  return alike === undefined && first != null && groupBy.includes(first.field) && claimsOnce(members);
}

/** Whether no event can claim twice under some rules: other words of one field choose each of them. */
function claimsOnce(rules: readonly Rule[]): boolean {
  return rules.every(({ claim, monthly }) => claim === 'event' && !monthly) && areDisjoint(rules);
}
