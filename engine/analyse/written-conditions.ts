import type { Rule } from '../compile/plan';
import type { CheckedExpression } from '../expression/checked-expression';
import { boxesOf } from './domain/box';
import { createSpace, type Space } from './domain/space';
import { labelOfItem } from './item-label';
import { rulesUsing } from './names-used';
import type { PolicyScope } from './policy-scope';

/** A condition as written, with the rules it decides about. */
export interface WrittenCondition {
  readonly expression: CheckedExpression;
  readonly pointer: string;
  readonly trigger: string | null;
  /** Rules it is a condition of, by itself or by the name it defines; those it can take the money away from, for an exclusion. */
  readonly rules: readonly Rule[];
  readonly of: 'rule' | 'exclusion' | 'definition';
  /** Title of the item, or name of the definition. */
  readonly label: string;
}

/** A written condition, and whether it ever fails or holds. */
export interface JudgedCondition extends WrittenCondition {
  readonly space: Space;
  /** `never` and `always` are certain; `undecided`: too many combinations to say. */
  readonly holds: 'never' | 'always' | 'sometimes' | 'undecided';
}

const judged = new WeakMap<PolicyScope, readonly JudgedCondition[]>();

/** Judges all conditions that a policy writes; a name has its findings where it is defined. */
export function judgeConditions(scope: PolicyScope): readonly JudgedCondition[] {
  const known = judged.get(scope);
  if (known) return known;
  const all = listConditions(scope)
    .filter(({ expression }) => expression.node !== 'definition')
    .map((written): JudgedCondition => {
      const condition = scope.resolve(written.expression, true);
      const space = createSpace({ vocabulary: scope.vocabulary, trigger: written.trigger }, [condition]);
      const [holds, fails] = [boxesOf(space, condition), boxesOf(space, condition, false)];
      const verdict =
        holds?.length === 0 ? 'never' : fails?.length === 0 ? 'always' : holds === null ? 'undecided' : 'sometimes';
      return { ...written, space, holds: verdict };
    });
  judged.set(scope, all);
  return all;
}

function listConditions(scope: PolicyScope): readonly WrittenCondition[] {
  const { plan } = scope;
  const ofRules = new Map<string, WrittenCondition & { readonly rules: Rule[] }>();
  for (const rule of plan.rules)
    for (const { role, expression, from } of rule.conditions) {
      if (role === 'match') continue;
      const known = ofRules.get(from.pointer);
      if (known) known.rules.push(rule);
      else
        ofRules.set(from.pointer, {
          expression,
          pointer: from.pointer,
          trigger: rule.trigger,
          rules: [rule],
          of: 'rule',
          label: labelOfItem(scope, from.itemId),
        });
    }
  const ofDefinitions = Object.entries(plan.definitions).map(([name, expression]): WrittenCondition => ({
    expression,
    pointer: `/definitions/${name.replaceAll('~', '~0').replaceAll('/', '~1')}/when`,
    trigger: null,
    rules: rulesUsing(scope, 'definition', name),
    of: 'definition',
    label: name,
  }));
  const ofExclusions = plan.exclusions.map(({ when, from, trigger }): WrittenCondition => ({
    expression: when,
    pointer: `${from.pointer}/when`,
    trigger,
    rules: plan.rules,
    of: 'exclusion',
    label: labelOfItem(scope, from.itemId),
  }));
  return [...ofDefinitions, ...ofRules.values(), ...ofExclusions];
}
