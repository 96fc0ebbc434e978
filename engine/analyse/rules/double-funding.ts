import type { Rule } from '../../compile/plan';
import type { Enterprise } from '../../enterprise/enterprise';
import { simulateEnterprise } from '../../simulate/simulate-enterprise';
import { isWithin as isWithinArea } from '../../vocabulary/region-hierarchy';
import { affectedByLines, report, type Analysis } from '../analysis';
import { findWitness } from '../build-witness';
import { allHold, canHold, negationOf } from '../domain/box';
import { createSpace } from '../domain/space';
import type { PolicyScope } from '../policy-scope';

/** Two policies do not pay for one event without saying how they combine, nor say the same twice. */
export function findDoubleFunding(analysis: Analysis): void {
  analysis.policies.forEach((scope, index) => {
    for (const other of analysis.policies.slice(index + 1)) compare(analysis, scope, other);
  });
}

function compare(analysis: Analysis, scope: PolicyScope, other: PolicyScope): void {
  if (!overlap(scope, other)) return;
  for (const rules of scope.items.values())
    for (const others of other.items.values()) {
      const [a, b] = [rules[0], others[0]];
      if (!a || !b || a.trigger === null || a.trigger !== b.trigger || a.payee !== b.payee) continue;
      if (samePayments(scope, other, rules, others)) reportSame(analysis, scope, other, a, b);
      if (!saysHow(scope, other)) reportBoth(analysis, scope, other, rules, others);
    }
}

function overlap({ plan: a }: PolicyScope, { plan: b }: PolicyScope): boolean {
  const near = isWithinArea(a.region, b.region) || isWithinArea(b.region, a.region);
  const [from, to] = [a.window, b.window];
  return (
    near &&
    from?.from != null &&
    to?.from != null &&
    (to.to === null || from.from <= to.to) &&
    (from.to === null || to.from <= from.to)
  );
}

function saysHow({ plan: a }: PolicyScope, { plan: b }: PolicyScope): boolean {
  return a.relations[b.level] !== undefined || b.relations[a.level] !== undefined;
}

/** Whether two items pay the same for the same, row by row, whatever their words. */
function samePayments(
  scope: PolicyScope,
  other: PolicyScope,
  rules: readonly Rule[],
  others: readonly Rule[],
): boolean {
  if (rules.length !== others.length) return false;
  const left = [...others];
  return rules.every((rule) => {
    const index = left.findIndex((candidate) => samePayment(scope, other, rule, candidate));
    if (index < 0) return false;
    left.splice(index, 1);
    return true;
  });
}

function samePayment(scope: PolicyScope, other: PolicyScope, rule: Rule, candidate: Rule): boolean {
  const [a, b] = [amountOf(scope, rule), amountOf(other, candidate)];
  if (a === null || a !== b) return false;
  const [left, right] = [scope.conditionOf(rule, true), other.conditionOf(candidate, true)];
  const space = createSpace({ vocabulary: scope.vocabulary, trigger: rule.trigger }, [left, right]);
  return (
    canHold(space, allHold([left, negationOf(right)])) === 'no' &&
    canHold(space, allHold([right, negationOf(left)])) === 'no'
  );
}

function amountOf(scope: PolicyScope, { amount }: Rule): string | null {
  if (amount?.kind !== 'amount') return null;
  const constant = scope.constantOf(amount.amount);
  return constant && `${constant.min} ${constant.max}`;
}

function reportSame(analysis: Analysis, scope: PolicyScope, other: PolicyScope, rule: Rule, twin: Rule): void {
  const enterprise = showBoth(analysis, scope, other, rule, twin);
  report(analysis, scope, {
    code: 'analyse/identical-clauses',
    at: { pointer: `${itemPointer(rule)}/id` },
    args: { item: labelOf(rule), other: labelOf(twin), policy: other.plan.title },
    witness: enterprise && { enterprise },
    affected: affectedByBoth(analysis, scope, other, rule, twin),
  });
}

function reportBoth(
  analysis: Analysis,
  scope: PolicyScope,
  other: PolicyScope,
  rules: readonly Rule[],
  others: readonly Rule[],
): void {
  for (const rule of rules)
    for (const twin of others) {
      const enterprise = showBoth(analysis, scope, other, rule, twin);
      if (!enterprise) continue;
      report(analysis, scope, {
        code: 'analyse/double-funding',
        at: { pointer: `${itemPointer(rule)}/id` },
        args: { item: labelOf(rule), other: labelOf(twin), policy: other.plan.title },
        witness: { enterprise },
        affected: affectedByBoth(analysis, scope, other, rule, twin),
      });
      return;
    }
}

/** An enterprise that both policies pay for the same event. */
function showBoth(
  analysis: Analysis,
  scope: PolicyScope,
  other: PolicyScope,
  rule: Rule,
  twin: Rule,
): Enterprise | null {
  // The narrower area and the day of the first policy: where the other does not apply then, the trial fails.
  const home = scope.plan.region.replace(/0+$/, '').length >= other.plan.region.replace(/0+$/, '').length;
  const [near, far] = home ? [scope, other] : [other, scope];
  const [nearRule, farRule] = home ? [rule, twin] : [twin, rule];
  const condition = allHold([near.conditionOf(nearRule), far.conditionOf(farRule)]);
  const space = createSpace({ vocabulary: scope.vocabulary, trigger: rule.trigger }, [condition]);
  if (canHold(space, condition) === 'no') return null;
  return findWitness(near, { rule: nearRule, condition, space }, (tried) => {
    const { vocabulary } = analysis;
    const { lines } = simulateEnterprise([scope.plan, other.plan], tried, { year: scope.year, vocabulary });
    const [a, b] = [rule, twin].map((each, index) =>
      lines.find((line) => line.policy === [scope, other][index]?.plan.id && line.rule === each.id),
    );
    return a !== undefined && b !== undefined && a.events.some((event) => b.events.includes(event));
  });
}

function affectedByBoth(analysis: Analysis, scope: PolicyScope, other: PolicyScope, rule: Rule, twin: Rule) {
  const pays = (policy: PolicyScope, item: Rule, line: { policy: string; from: { itemId: string } }): boolean =>
    line.policy === policy.plan.id && line.from.itemId === item.from.itemId;
  const twice = new Set(
    analysis.results.flatMap(({ lines }) =>
      lines.filter(
        (line) =>
          (pays(scope, rule, line) || pays(other, twin, line)) &&
          lines.some(
            (second) =>
              second.policy !== line.policy &&
              (pays(scope, rule, second) || pays(other, twin, second)) &&
              second.events.some((event) => line.events.includes(event)),
          ),
      ),
    ),
  );
  return affectedByLines(analysis, (line) => twice.has(line));
}

function itemPointer({ from }: Rule): string {
  return from.pointer.replace(/\/table\/\d+$/, '');
}

function labelOf({ from }: Rule): string {
  return from.articleTitle || from.itemId;
}
