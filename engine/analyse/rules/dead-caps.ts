import type { Limit, Rule } from '../../compile/plan';
import { asFen, formatMoney, type Fen } from '../../values/money';
import { affectedByRules, report, type Analysis } from '../analysis';
import { projectOn } from '../table-view';
import type { PolicyScope } from '../policy-scope';

/** A cap can be reached: the most its claims can come to lies above it. */
export function findDeadCaps(analysis: Analysis, scope: PolicyScope): void {
  for (const limit of scope.plan.limits) {
    if (limit.operation.kind !== 'cap') continue;
    const cap = scope.constantOf(limit.operation.amount);
    const most = mostUnder(scope, limit);
    if (!cap || cap.min !== cap.max || most === null || most > cap.min) continue;
    const words = (fen: Fen) => ({ zh: formatMoney(fen, 'zh'), en: formatMoney(fen, 'en') });
    const rules = scope.plan.rules.filter(({ id }) => limit.rules.includes(id));
    report(analysis, scope, {
      code: 'analyse/dead-cap',
      at: { pointer: `${limit.from.pointer}/amount` },
      args: { cap: words(cap.min), most: words(asFen(most)) },
      affected: affectedByRules(analysis, scope, rules),
    });
  }
}

/** The most that the claims of one group can come to before the cap; null where there is no telling. Units: fen. */
function mostUnder(scope: PolicyScope, limit: Limit): bigint | null {
  // Values of different groups are capped apart; how many claims fall into one is counted only where all fall into it.
  if (limit.groupBy.length > 0) return null;
  let sum = 0n;
  for (const [itemId, rules] of scope.items) {
    const reached = rules.filter(({ id }) => limit.rules.includes(id));
    if (reached.length === 0) continue;
    const single = mostOfClaim(scope, reached);
    const times = limit.within === 'event' ? 1 : timesOf(scope, itemId, reached, limit.within);
    if (single === null || times === null) return null;
    sum += single * BigInt(times);
  }
  return sum;
}

function mostOfClaim(scope: PolicyScope, rules: readonly Rule[]): bigint | null {
  let most = 0n;
  for (const { amount } of rules) {
    const constant = amount?.kind === 'amount' ? scope.constantOf(amount.amount) : null;
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
