import type { Rule } from '../../compile/plan';
import { report, type Analysis } from '../analysis';
import { canHold } from '../domain/box';
import { createSpace } from '../domain/space';
import type { PolicyScope } from '../policy-scope';

/** The conditions of an item can hold together, each of them being possible alone. */
export function findContradictions(analysis: Analysis, scope: PolicyScope): void {
  const items = new Map<string, Rule[]>();
  for (const rule of scope.plan.rules) items.set(rule.from.itemId, [...(items.get(rule.from.itemId) ?? []), rule]);
  for (const rules of items.values()) {
    const [first] = rules;
    if (!first || !rules.every((rule) => contradicts(scope, rule))) continue;
    const own = first.conditions.findLast(({ role }) => role === 'condition');
    const others = first.conditions.filter((condition) => condition !== own && condition.role !== 'match');
    const names = others.map(({ from }) => from.itemId).filter((id) => id !== first.from.itemId);
    report(analysis, scope, {
      code: 'analyse/contradiction',
      at: own?.expression.range ?? { pointer: `${first.from.pointer.replace(/\/table\/\d+$/, '')}/id` },
      args: {
        item: first.from.articleTitle || first.from.itemId,
        others: names.length > 0 ? [...new Set(names)].join('、') : first.from.itemId,
      },
    });
  }
}

function contradicts(scope: PolicyScope, rule: Rule): boolean {
  const meaning = scope.conditionOf(rule, true);
  const space = createSpace({ vocabulary: scope.vocabulary, trigger: rule.trigger }, [meaning]);
  const alone = rule.conditions.every(({ expression }) => canHold(space, scope.resolve(expression, true)) !== 'no');
  return alone && rule.conditions.length > 1 && canHold(space, meaning) === 'no';
}
