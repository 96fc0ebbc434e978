import type { Rule } from '../compile/plan';
import { canHold } from './domain/box';
import { createSpace } from './domain/space';
import type { PolicyScope } from './policy-scope';

const lists = new WeakMap<PolicyScope, readonly (readonly Rule[])[]>();

/** Lists the items, by their rules, none of whose rules can ever apply although each condition can be met. */
export function listContradictory(scope: PolicyScope): readonly (readonly Rule[])[] {
  const known = lists.get(scope);
  if (known) return known;
  const items = new Map<string, Rule[]>();
  for (const rule of scope.plan.rules) items.set(rule.from.itemId, [...(items.get(rule.from.itemId) ?? []), rule]);
  const found = [...items.values()].filter((rules) => rules.every((rule) => contradicts(scope, rule)));
  lists.set(scope, found);
  return found;
}

function contradicts(scope: PolicyScope, rule: Rule): boolean {
  const meaning = scope.conditionOf(rule, true);
  const space = createSpace({ vocabulary: scope.vocabulary, trigger: rule.trigger }, [meaning]);
  const alone = rule.conditions.every(({ expression }) => canHold(space, scope.resolve(expression, true)) !== 'no');
  return alone && rule.conditions.length > 1 && canHold(space, meaning) === 'no';
}
