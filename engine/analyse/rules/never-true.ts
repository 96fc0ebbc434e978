import type { Rule } from '../../compile/plan';
import type { CheckedExpression } from '../../expression/checked-expression';
import { nobodyAffected, placeOf, report, type Analysis, type FoundWitness } from '../analysis';
import { findWitness } from '../build-witness';
import { listIdleParts } from '../condition-parts';
import { allHold, boxesOf } from '../domain/box';
import { createSpace } from '../domain/space';
import { paidUnder } from '../table-view';
import type { PolicyScope } from '../policy-scope';
import { forgoneUnder, withRules } from '../what-if';
import { judgeConditions, type JudgedCondition } from '../written-conditions';

/** No condition, and no alternative within one, is impossible to meet. */
export function findNeverTrue(analysis: Analysis, scope: PolicyScope): void {
  for (const written of judgeConditions(scope)) {
    if (written.holds !== 'never') continue;
    report(analysis, scope, {
      code: 'analyse/never-true',
      at: placeOf(written.expression, written.pointer),
      witness: showRefused(scope, written),
      affected: countRefused(analysis, scope, written),
    });
  }
  for (const { written, part, why } of listIdleParts(scope))
    if (why === 'never')
      report(analysis, scope, {
        code: 'analyse/never-true',
        at: placeOf(part, written.pointer),
        witness: {
          why: {
            zh: '没有企业会符合这一部分；能得到给付的，靠的是其余部分。',
            en: 'No enterprise can meet this part; who is paid meets another one.',
          },
        },
        affected: nobodyAffected,
      });
}

/** Who would be paid without the condition. */
function countRefused(analysis: Analysis, scope: PolicyScope, { of, pointer, rules }: JudgedCondition) {
  if (of !== 'rule') return nobodyAffected;
  const without = withRules(scope.plan, (rule) => ({
    ...rule,
    conditions: rule.conditions.filter(({ from }) => from.pointer !== pointer),
  }));
  return forgoneUnder(analysis, scope, without, rules);
}

/** An enterprise that meets as much of the condition as can be met, and all others, and is paid nothing. */
function showRefused(scope: PolicyScope, { expression, rules, of, pointer }: JudgedCondition): FoundWitness {
  if (of === 'exclusion')
    return {
      why: {
        zh: '没有企业会符合，也就没有企业因此不予奖励。',
        en: 'No enterprise can meet it, so none is excluded by it.',
      },
    };
  for (const rule of rules) {
    const enterprise = showRefusedBy(scope, rule, expression, pointer);
    if (enterprise) return enterprise;
  }
  return { why: { zh: '没有企业会符合。', en: 'No enterprise can meet it.' } };
}

function showRefusedBy(
  scope: PolicyScope,
  rule: Rule,
  expression: CheckedExpression,
  pointer: string,
): FoundWitness | null {
  const meaning = scope.resolve(expression);
  const others = rule.conditions
    .filter(({ expression: each, from }) => each !== expression && from.pointer !== pointer)
    .map((each) => scope.resolve(each.expression));
  const parts = meaning.node === 'and' ? meaning.operands : [];
  const space = createSpace({ vocabulary: scope.vocabulary, trigger: rule.trigger }, [...others, meaning]);
  const wishes = [...parts.map((part) => parts.filter((each) => each !== part)), []];
  for (const wished of wishes) {
    const condition = allHold([...others, ...wished]);
    if ((boxesOf(space, condition)?.length ?? 0) === 0) continue;
    const enterprise = findWitness(
      scope,
      { rule, condition, space },
      (tried) => paidUnder(scope, tried, [rule.from.itemId]).max === 0n,
    );
    if (enterprise) return { enterprise };
  }
  return null;
}
