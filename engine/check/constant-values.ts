import type { AmountFigure } from '../expression/amount-figure';
import type { CheckedExpression } from '../expression/checked-expression';
import { negate, parseRational, type Rational } from '../values/rational';
import type { CheckContext } from './check-context';
import { descend } from './pointer';

/** Lists the values an expression has whatever the facts: literals, and parameters with all their later values. */
export function constantValues(context: CheckContext, expression: CheckedExpression): readonly Rational[] {
  if (expression.node === 'literal') {
    const value = typeof expression.value === 'string' ? parseRational(expression.value) : null;
    return value ? [value] : [];
  }
  if (expression.node === 'negate') return constantValues(context, expression.operand).map(negate);
  if (expression.node !== 'parameter') return [];
  const pointer = descend('/parameters', expression.name);
  return valuePointers(context, expression.name, pointer).flatMap((at) => {
    const value = context.draft.expressions.get(at);
    return value ? constantValues(context, value) : [];
  });
}

/** Lists the bounds of a figure. */
export function boundsOf(figure: AmountFigure): readonly CheckedExpression[] {
  return figure.modality === 'between' ? [figure.low, figure.high] : [figure.value];
}

function valuePointers(context: CheckContext, name: string, pointer: string): readonly string[] {
  const parameter = context.document.parameters?.[name];
  if (typeof parameter !== 'object') return [pointer];
  return [
    descend(pointer, 'value'),
    ...(parameter.changes ?? []).map((_, index) => descend(pointer, 'changes', index, 'value')),
  ];
}
