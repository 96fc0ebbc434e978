import type { CheckedExpression } from '../expression/checked-expression';
import type { Rule } from '../compile/plan';
import { bareStep } from './finding';
import { judge } from './judge';
import type { Step } from './result';
import { say } from './step-messages';
import type { YearContext } from './year-context';

/** Judges those parts of the conditions of a rule that do not speak of the event: what fails here fails for every event. */
export function judgeWithoutEvent(rule: Rule, context: YearContext): readonly Step[] {
  const scope = { ...context.scopeWithoutEvent(), asOf: null };
  return partsWithoutEvent(rule).flatMap(({ part, from }): readonly Step[] => {
    const { truth, facts } = judge(part, scope);
    if (truth !== 'false') return [];
    const message = say.notEligible();
    return [bareStep({ stage: 'eligibility', outcome: 'refused', message, from, facts: facts() })];
  });
}

interface ConditionPart {
  readonly part: CheckedExpression;
  readonly from: Rule['conditions'][number]['from'];
}

const known = new WeakMap<Rule, readonly ConditionPart[]>();

/** Parts of the conditions of a rule that do not speak of the event, looked for once for all enterprises. */
function partsWithoutEvent(rule: Rule): readonly ConditionPart[] {
  let parts = known.get(rule);
  if (!parts) {
    parts = rule.conditions.flatMap(({ expression, from }) =>
      conjuncts(expression).flatMap((part) => (mentionsEvent(part) ? [] : [{ part, from }])),
    );
    known.set(rule, parts);
  }
  return parts;
}

function conjuncts(expression: CheckedExpression): readonly CheckedExpression[] {
  return expression.node === 'and' ? expression.operands.flatMap(conjuncts) : [expression];
}

/** Tells whether the event of the claim is read anywhere in an expression. */
export function mentionsEvent(part: unknown): boolean {
  if (Array.isArray(part)) return part.some(mentionsEvent);
  if (typeof part !== 'object' || part === null) return false;
  if ('node' in part && part.node === 'variable' && 'name' in part && part.name === 'event') return true;
  return Object.values(part).some(mentionsEvent);
}
