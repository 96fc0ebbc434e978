import type { Rule } from '../../compile/plan';
import type { Enterprise } from '../../enterprise/enterprise';
import { simulateEnterprise } from '../../simulate/simulate-enterprise';
import { affectedByLines, report, type Analysis } from '../analysis';
import { findWitness } from '../build-witness';
import { allHold, canHold, meet, negationOf } from '../domain/box';
import type { PolicyScope } from '../policy-scope';
import { meetSomewhere, sharedSpacesOf, type SharedSpaces } from '../shared-spaces';

/** Two policies do not pay for one event without saying how they combine, nor say the same twice. */
export function findDoubleFunding(analysis: Analysis): void {
  const shared = sharedSpacesOf(analysis);
  analysis.policies.forEach((scope, index) => {
    for (const other of analysis.policies.slice(index + 1)) compare(analysis, shared, scope, other);
  });
}

interface Pair {
  readonly rule: Rule;
  readonly twin: Rule;
  readonly enterprise: Enterprise;
}

function compare(analysis: Analysis, shared: SharedSpaces, scope: PolicyScope, other: PolicyScope): void {
  if (!meetSomewhere(scope, other)) return;
  for (const rules of scope.items.values())
    for (const others of other.items.values()) {
      const [a, b] = [rules[0], others[0]];
      if (!a || !b || a.trigger === null || a.trigger !== b.trigger || a.payee !== b.payee) continue;
      const same = samePayments(shared, scope, other, rules, others);
      const said = saysHow(scope, other);
      if (said && !same) continue;
      const pair = findPair(analysis, shared, scope, other, rules, others);
      if (same) tell(analysis, scope, other, 'analyse/identical-clauses', [a, b], pair);
      if (!said && pair) tell(analysis, scope, other, 'analyse/double-funding', [pair.rule, pair.twin], pair);
    }
}

function tell(
  analysis: Analysis,
  scope: PolicyScope,
  other: PolicyScope,
  code: 'analyse/identical-clauses' | 'analyse/double-funding',
  [rule, twin]: readonly [Rule, Rule],
  pair: Pair | null,
): void {
  report(analysis, scope, {
    code,
    at: { pointer: `${itemPointer(rule)}/id` },
    args: { item: labelOf(rule), other: labelOf(twin), policy: other.plan.title },
    witness: pair && { enterprise: pair.enterprise },
    affected: affectedByBoth(analysis, scope, other, rule, twin),
  });
}

/** The first rows of two items that both pay an enterprise for the same event. */
function findPair(
  analysis: Analysis,
  shared: SharedSpaces,
  scope: PolicyScope,
  other: PolicyScope,
  rules: readonly Rule[],
  others: readonly Rule[],
): Pair | null {
  for (const rule of rules)
    for (const twin of others) {
      const [left, right] = [shared.boxes(scope, rule), shared.boxes(other, twin)];
      if (!left?.some((box) => right?.some((second) => meet(box, second)))) continue;
      const enterprise = showBoth(analysis, shared, scope, other, rule, twin);
      if (enterprise) return { rule, twin, enterprise };
    }
  return null;
}

function saysHow({ plan: a }: PolicyScope, { plan: b }: PolicyScope): boolean {
  return a.relations[b.level] !== undefined || b.relations[a.level] !== undefined;
}

/** Whether two items pay the same for the same, row by row, whatever their words. */
function samePayments(
  shared: SharedSpaces,
  scope: PolicyScope,
  other: PolicyScope,
  rules: readonly Rule[],
  others: readonly Rule[],
): boolean {
  if (rules.length !== others.length) return false;
  const left = [...others];
  return rules.every((rule) => {
    const index = left.findIndex((candidate) => samePayment(shared, scope, other, rule, candidate));
    if (index < 0) return false;
    left.splice(index, 1);
    return true;
  });
}

function samePayment(
  shared: SharedSpaces,
  scope: PolicyScope,
  other: PolicyScope,
  rule: Rule,
  candidate: Rule,
): boolean {
  const [a, b] = [amountOf(scope, rule), amountOf(other, candidate)];
  if (a === null || a !== b) return false;
  const [left, right] = [scope.conditionOf(rule, true), other.conditionOf(candidate, true)];
  const space = shared.spaceFor(rule.trigger, true);
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

/** An enterprise that both policies pay for the same event. */
function showBoth(
  analysis: Analysis,
  shared: SharedSpaces,
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
  const space = shared.spaceFor(rule.trigger, false);
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
