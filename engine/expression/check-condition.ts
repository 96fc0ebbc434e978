import type { CheckedExpression } from './checked-expression';
import type { Checking } from './checking';
import type { Syntax } from './syntax';
import { describeType } from './type-rules';

/** Checks an expression that must be true or false. */
export function checkCondition(syntax: Syntax, checking: Checking): CheckedExpression | null {
  const checked = checking.check(syntax, checking);
  if (!checked || checked.type.kind === 'boolean') return checked;
  const found = describeType(checked.type, checking.environment.vocabulary);
  checking.problems.push({ code: 'expression/not-a-condition', range: syntax.range, args: { found } });
  return null;
}
