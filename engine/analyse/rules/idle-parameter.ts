import { descend } from '../../check/pointer';
import type { Rule } from '../../compile/plan';
import type { CheckedExpression } from '../../expression/checked-expression';
import { report, type Analysis } from '../analysis';
import { listClaimants } from '../claimants';
import { listContradictory } from '../contradictory-items';
import { listDeadCaps } from '../dead-caps';
import { formulasOf, keyOfName, namesIn, namesUsed, rulesUsing } from '../names-used';
import { boundsOf, type PolicyScope } from '../policy-scope';
import { sortRows } from '../row-order';
import { judgeConditions } from '../written-conditions';

/** A parameter that clauses use decides something there: not only rows, caps and conditions that have no effect. */
export function findIdleParameters(analysis: Analysis, scope: PolicyScope): void {
  const names = Object.keys(scope.plan.parameters);
  if (names.length === 0) return;
  const effective = namesWithEffect(scope);
  for (const name of names) {
    const key = keyOfName('parameter', name);
    if (effective.has(key) || !namesUsed(scope).has(key)) continue;
    report(analysis, scope, {
      code: 'analyse/idle-parameter',
      at: { pointer: descend('/parameters', name), mark: 'key' },
      args: { name },
      ...listClaimants(analysis, scope, itemsUsing(scope, name)),
    });
  }
}

/** All rules of the items it is used in: others of their rows may pay where the one that uses it does not. */
function itemsUsing(scope: PolicyScope, name: string): readonly Rule[] {
  const items = new Set(rulesUsing(scope, 'parameter', name).map(({ from }) => from.itemId));
  return scope.plan.rules.filter(({ from }) => items.has(from.itemId));
}

function namesWithEffect(scope: PolicyScope): ReadonlySet<string> {
  const { plan, document } = scope;
  const idle = idleRules(scope);
  const always = new Set(
    judgeConditions(scope).flatMap(({ holds, expression }) => (holds === 'always' ? [expression] : [])),
  );
  const dead = new Set(listDeadCaps(scope).map(({ limit }) => limit));
  const formulas: readonly CheckedExpression[] = [
    ...plan.rules.filter((rule) => !idle.has(rule)).flatMap(formulasOf),
    ...plan.limits.flatMap((limit) =>
      limit.operation.kind === 'cap' && !dead.has(limit) ? boundsOf(limit.operation.amount) : [],
    ),
    ...plan.exclusions.map(({ when }) => when),
    ...plan.targets.flatMap(({ counts, among }) => [counts, among].filter((each) => each !== null)),
  ];
  const names = new Set(formulas.filter((each) => !always.has(each)).flatMap((each) => [...namesIn(scope, each)]));
  // An alternative reading may give the parameter its effect.
  const alternatives = JSON.stringify(document.readings ?? []);
  for (const name of Object.keys(plan.parameters))
    if (alternatives.includes(name)) names.add(keyOfName('parameter', name));
  return names;
}

function idleRules(scope: PolicyScope): ReadonlySet<Rule> {
  const rows = sortRows(scope).flatMap(({ masked, unreachable }) => [...masked, ...unreachable]);
  return new Set([...rows.map(({ rule }) => rule), ...listContradictory(scope).flat()]);
}
