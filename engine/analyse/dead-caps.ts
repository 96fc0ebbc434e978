import type { Limit, Rule } from '../compile/plan';
import { asFen, type Fen } from '../values/money';
import type { PolicyScope } from './policy-scope';
import { projectOn } from './table-view';

/** A cap that nothing can reach. Units: fen. */
export interface DeadCap {
  readonly limit: Limit;
  readonly rules: readonly Rule[];
  readonly cap: Fen;
  /** The most that one group of claims comes to before the cap. */
  readonly most: Fen;
}

const lists = new WeakMap<PolicyScope, readonly DeadCap[]>();

/** Lists the caps that the most their claims can come to does not exceed. */
export function listDeadCaps(scope: PolicyScope): readonly DeadCap[] {
  const known = lists.get(scope);
  if (known) return known;
  const found = scope.plan.limits.flatMap((limit): readonly DeadCap[] => {
    const cap = fixedCap(scope, limit);
    const most = cap === null ? null : mostUnder(scope, limit);
    if (cap === null || most === null || most > cap) return [];
    return [{ limit, rules: rulesOf(scope, limit), cap: asFen(cap), most: asFen(most) }];
  });
  lists.set(scope, found);
  return found;
}

function rulesOf({ plan }: PolicyScope, { rules }: Limit): readonly Rule[] {
  return plan.rules.filter(({ id }) => rules.includes(id));
}

/** The figure of a cap on money that is the same for everybody. Units: fen. */
function fixedCap(scope: PolicyScope, limit: Limit): bigint | null {
  if (limit.operation.kind !== 'cap' || rulesOf(scope, limit).some(({ unit }) => unit !== 'money')) return null;
  const cap = scope.steadyConstantOf(limit.operation.amount);
  return cap && cap.min === cap.max ? cap.min : null;
}

/** The most that the claims of one group can come to before the cap; null where there is no telling. Units: fen. */
function mostUnder(scope: PolicyScope, limit: Limit): bigint | null {
  // Values of different groups are capped apart; how many claims fall into one is counted only where all fall into it.
  if (limit.groupBy.length > 0) return null;
  let sum = 0n;
  for (const [itemId, rules] of scope.items) {
    const reached = rules.filter(({ id }) => limit.rules.includes(id));
    if (reached.length === 0) continue;
    const most = smallest([mostPaid(scope, itemId, reached, limit), mostCapped(scope, reached, limit)]);
    if (most === null) return null;
    sum += most;
  }
  return sum;
}

function smallest(amounts: readonly (bigint | null)[]): bigint | null {
  return amounts.reduce((least, each) => (each === null || (least !== null && least <= each) ? least : each), null);
}

/** The most an item pays within the period of a limit, by its amounts and how often it is paid. */
function mostPaid(scope: PolicyScope, itemId: string, rules: readonly Rule[], { within }: Limit): bigint | null {
  const single = mostOfClaim(scope, rules);
  const times = within === 'event' ? 1 : timesOf(scope, itemId, rules, within);
  return single === null || times === null ? null : single * BigInt(times);
}

/** What an earlier cap on the same claims, over the same period or a longer one, lets through. */
function mostCapped(scope: PolicyScope, rules: readonly Rule[], limit: Limit): bigint | null {
  const { limits } = scope.plan;
  const periods: readonly Limit['within'][] = ['event', 'year', 'term', 'life'];
  const earlier = limits
    .slice(0, limits.indexOf(limit))
    .filter(
      (each) =>
        each.groupBy.length === 0 &&
        rules.every(({ id }) => each.rules.includes(id)) &&
        periods.indexOf(each.within) >= periods.indexOf(limit.within),
    );
  return smallest(earlier.map((each) => fixedCap(scope, each)));
}

function mostOfClaim(scope: PolicyScope, rules: readonly Rule[]): bigint | null {
  let most = 0n;
  for (const { amount } of rules) {
    const constant = amount?.kind === 'amount' ? scope.steadyConstantOf(amount.amount) : null;
    if (!constant || constant.max === null) return null;
    if (constant.max > most) most = constant.max;
  }
  return most;
}

/** How often an item can be paid within a period; null where nothing says so. */
function timesOf(scope: PolicyScope, itemId: string, rules: readonly Rule[], within: Limit['within']): number | null {
  if (rules.every(({ claim }) => claim === 'year') && within === 'year') return 1;
  const counted = scope.plan.limits.find(
    ({ operation, from, rules: reached }) =>
      operation.kind === 'count' && from.itemId === itemId && rules.every(({ id }) => reached.includes(id)),
  );
  if (!counted || counted.operation.kind !== 'count') return null;
  // So many a year says nothing about the whole term.
  if (counted.within === 'year' && within !== 'year') return null;
  const groups = counted.groupBy.map((field) => valuesOf(scope, rules, field));
  return groups.reduce<number | null>(
    (product, count) => (product === null || count === null ? null : product * count),
    counted.operation.times,
  );
}

/** How many values of an event field the rules let through; null for fields with no end of values. */
function valuesOf(scope: PolicyScope, rules: readonly Rule[], field: string): number | null {
  const [first] = rules;
  const space = scope.spaceOf(first?.trigger ?? null);
  const axis = space.axes.get(`event.${field}`);
  if (!axis || (axis.field.type.kind !== 'title' && axis.field.type.kind !== 'enumeration')) return null;
  const cells = rules.reduce((all, rule) => all | projectOn(space, scope.conditionOf(rule), axis.id), 0n);
  return axis.cells.filter((_, index) => (cells & (1n << BigInt(index))) !== 0n).length;
}
