import type { PolicyPlan } from '../../compile/plan';
import type { CheckedExpression } from '../../expression/checked-expression';
import type { CalendarDate } from '../../values/calendar';
import { mapParts } from './map-expression';

/** What the names of a policy stand for; `day` is null where an answer must hold on every day. */
export interface Names {
  readonly plan: Pick<PolicyPlan, 'parameters' | 'definitions' | 'region'>;
  readonly day: CalendarDate | null;
}

/**
 * Puts the meaning in the place of every name: definitions, figures, the area of the policy and, where a day is given,
 * the reference day. What comes out speaks of facts alone, so that clauses of different policies can be compared.
 */
export function resolveExpression(expression: CheckedExpression, names: Names): CheckedExpression {
  const known = resolved.get(names) ?? new WeakMap<CheckedExpression, CheckedExpression>();
  resolved.set(names, known);
  const before = known.get(expression);
  if (before) return before;
  const meaning = resolveAnew(expression, names);
  known.set(expression, meaning);
  return meaning;
}

/** The same condition is asked about by many rules; one object for it also keeps what is found out about it. */
const resolved = new WeakMap<Names, WeakMap<CheckedExpression, CheckedExpression>>();

function resolveAnew(expression: CheckedExpression, names: Names): CheckedExpression {
  const { plan, day } = names;
  const place = expression.range && { range: expression.range };
  switch (expression.node) {
    case 'definition': {
      const meaning = plan.definitions[expression.name];
      return meaning ? { ...resolveExpression(meaning, names), ...place } : expression;
    }
    case 'parameter': {
      const meaning = valueOn(plan.parameters[expression.name], day);
      return meaning ? { ...resolveExpression(meaning, names), ...place } : expression;
    }
    case 'variable':
      if (expression.name === 'policyRegion')
        return { type: expression.type, node: 'literal', value: plan.region, ...place };
      if (day === null) return expression;
      if (expression.name === 'asOf') return { type: expression.type, node: 'literal', value: day, ...place };
      if (expression.name === 'year')
        return { type: expression.type, node: 'literal', value: day.slice(0, 4), ...place };
      return expression;
    default:
      return mapParts(expression, (part) => resolveExpression(part, names));
  }
}

/** The value on a day; without a day there is one only where it never changes. */
function valueOn(
  parameter: PolicyPlan['parameters'][string] | undefined,
  day: CalendarDate | null,
): CheckedExpression | null {
  if (!parameter) return null;
  if (parameter.changes.length === 0) return parameter.value;
  if (day === null) return null;
  const past = parameter.changes.filter(({ from }) => from <= day).sort((a, b) => (a.from < b.from ? -1 : 1));
  return past.at(-1)?.value ?? parameter.value;
}
