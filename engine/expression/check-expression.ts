import type { Staged } from '../diagnostics/diagnostic';
import { checkNode } from './check-node';
import { checkTests } from './check-tests';
import type { CheckedExpression } from './checked-expression';
import { type Checking, makeNode } from './checking';
import { startChecking } from './start-checking';
import { coerce, isLiteralText } from './coerce';
import type { ExpressionPlace } from './expression-place';
import { diagnoseProblem, replaceWith } from './expression-problem';
import type { Syntax, UnaryTestsSyntax } from './syntax';
import { booleanType, describeType, isNumeric, unifyTypes } from './type-rules';
import type { TypeEnvironment } from './type-environment';
import type { ExpressionType } from './types';

/**
 * Resolves the names of an expression, checks types and units, and turns texts into canonical identifiers;
 * null when something is wrong. With `expected`, the whole must have that type.
 *
 * Errors: `expression/*`.
 */
export function checkExpression(
  syntax: Syntax,
  environment: TypeEnvironment,
  place: ExpressionPlace,
  expected?: ExpressionType,
): Staged<CheckedExpression | null> {
  const checking = startChecking(environment, place);
  const checked = checkAgainst(syntax, checking, expected);
  return finish(checking, checked);
}

/** Checks table cell tests against what the rows are selected by, and makes one condition of both. */
export function checkUnaryTests(
  tests: UnaryTestsSyntax,
  subject: CheckedExpression,
  environment: TypeEnvironment,
  place: ExpressionPlace,
): Staged<CheckedExpression | null> {
  const checking = startChecking(environment, place);
  if (tests.any)
    return finish(checking, makeNode(checking, booleanType, tests.range, { node: 'literal', value: true }));
  const checked = checkTests(subject, tests.tests, tests.range, checking);
  if (!checked || !tests.negated) return finish(checking, checked);
  return finish(checking, makeNode(checking, booleanType, tests.range, { node: 'not', operand: checked }));
}

/** Checks an expression inside a check that is under way. */
export function checkAgainst(syntax: Syntax, checking: Checking, expected?: ExpressionType): CheckedExpression | null {
  const checked = checkNode(syntax, checking, expected);
  if (!checked || !expected) return checked;
  if (isLiteralText(checked, syntax)) return coerce(checked, syntax, expected, checking);
  if (expected.kind === 'rate' && isNumeric(checked.type)) return checked;
  if (unifyTypes(expected, checked.type, checking.environment.vocabulary) && checked.type.kind !== 'null')
    return checked;
  const { vocabulary } = checking.environment;
  const lacksUnit = expected.kind === 'money' && checked.node === 'literal' && checked.type.kind === 'number';
  checking.problems.push({
    code: lacksUnit ? 'expression/money-without-unit' : 'expression/wrong-type',
    range: syntax.range,
    args: {
      expected: describeType(expected, vocabulary),
      found: describeType(checked.type, vocabulary),
      value: checked.node === 'literal' ? String(checked.value) : '',
    },
    fixes: lacksUnit ? ['元', '万元'].map((unit) => replaceWith(syntax.range, `${String(checked.value)}${unit}`)) : [],
  });
  return null;
}

function finish(checking: Checking, checked: CheckedExpression | null): Staged<CheckedExpression | null> {
  const diagnostics = checking.problems.map((problem) => diagnoseProblem(problem, checking.place));
  return { value: diagnostics.length === 0 ? checked : null, diagnostics };
}
