import type { Rule } from '../../compile/plan';
import { nobodyAffected, report, type Analysis, type FoundWitness } from '../analysis';
import { findWitness } from '../build-witness';
import { listContradictory } from '../contradictory-items';
import { allHold } from '../domain/box';
import { createSpace } from '../domain/space';
import type { Affected } from '../finding';
import { labelOfItem, pointerOfItem } from '../item-label';
import type { PolicyScope } from '../policy-scope';
import { forgoneUnder, withRules } from '../what-if';

/** The conditions of an item can hold together, each of them being possible alone. */
export function findContradictions(analysis: Analysis, scope: PolicyScope): void {
  for (const rules of listContradictory(scope)) {
    const [first] = rules;
    if (!first) continue;
    const own = first.conditions.findLast(({ role }) => role === 'condition');
    const others = first.conditions.filter((condition) => condition !== own && condition.role !== 'match');
    const names = others.map(({ from }) => from.itemId).filter((id) => id !== first.from.itemId);
    const against = [...new Set(names)].map((id) => labelOfItem(scope, id));
    report(analysis, scope, {
      code: 'analyse/contradiction',
      at: own?.expression.range ?? { pointer: `${pointerOfItem(first.from.pointer)}/id` },
      args: {
        item: labelOfItem(scope, first.from.itemId),
        others: against.length > 0 ? against.join('、') : labelOfItem(scope, first.from.itemId),
      },
      witness: showRefused(scope, first),
      affected: countRefused(analysis, scope, rules),
    });
  }
}

/** Who would be paid without the one condition that keeps out most; which of them is wrong, nobody knows. */
function countRefused(analysis: Analysis, scope: PolicyScope, rules: readonly Rule[]): Affected {
  const pointers = new Set(rules.flatMap(({ conditions }) => conditions.map(({ from }) => from.pointer)));
  return [...pointers]
    .map((pointer) => {
      const without = withRules(scope.plan, (rule) =>
        rules.includes(rule)
          ? { ...rule, conditions: rule.conditions.filter(({ from }) => from.pointer !== pointer) }
          : rule,
      );
      return forgoneUnder(analysis, scope, without, rules);
    })
    .reduce((most, each) => (each.enterprises > most.enterprises ? each : most), {
      ...nobodyAffected,
      basis: 'forgone',
    });
}

/** An enterprise that meets the last condition, as far as the others let it, and is paid nothing. */
function showRefused(scope: PolicyScope, rule: Rule): FoundWitness {
  const meanings = rule.conditions.map(({ expression }) => scope.resolve(expression));
  const space = createSpace({ vocabulary: scope.vocabulary, trigger: rule.trigger }, meanings);
  for (const left of meanings) {
    const condition = allHold(meanings.filter((each) => each !== left));
    const enterprise = findWitness(scope, { rule, condition, space }, (tried) => {
      const { lines, unquantified, services } = scope.simulate(tried, [rule.from.itemId]);
      return ![...lines, ...unquantified, ...services].some((line) => line.rule === rule.id);
    });
    if (enterprise) return { enterprise };
  }
  return { why: { zh: '没有企业能同时符合。', en: 'No enterprise can meet all of them.' } };
}
