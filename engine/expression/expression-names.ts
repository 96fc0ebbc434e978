import { checkFigureText } from './check-figure';
import { checkNode } from './check-node';
import { checkTests } from './check-tests';
import type { CheckedExpression } from './checked-expression';
import type { Checking } from './checking';
import { startChecking } from './start-checking';
import type { NameUse } from './name-use';
import { readExpression, readUnaryTests } from './parse-expression';
import type { TypeEnvironment } from './type-environment';

/** Lists the words of an expression that stand for something, in the order of the text; errors elsewhere do not matter. */
export function namesInExpression(text: string, environment: TypeEnvironment): readonly NameUse[] {
  return inOrder(inspectExpression(text, environment));
}

/** Lists the words of a figure that stand for something: those of the formula in it. */
export function namesInFigure(
  text: string,
  environment: TypeEnvironment,
  expected: 'money' | 'rate' | 'number' | 'date' | null,
): readonly NameUse[] {
  const checking = startChecking(environment, inText);
  checkFigureText(text, checking, expected);
  return inOrder(checking);
}

/** Lists the words of table cell tests, written as tests (`> 10`, `"a", "b"`), that stand for something. */
export function namesInTests(
  text: string,
  subject: CheckedExpression,
  environment: TypeEnvironment,
): readonly NameUse[] {
  const checking = startChecking(environment, inText);
  const { syntax } = readUnaryTests(text);
  if (syntax) checkTests(subject, syntax.tests, syntax.range, checking);
  return inOrder(checking);
}

/** Checks an expression that may still be being typed, for what the check finds out on the way. */
export function inspectExpression(text: string, environment: TypeEnvironment): Checking {
  const checking = startChecking(environment, inText);
  const { syntax } = readExpression(text);
  if (syntax) checkNode(syntax, checking);
  return checking;
}

const inText = { file: '', offset: 0 };

function inOrder({ uses }: Checking): readonly NameUse[] {
  return uses.toSorted((left, right) => left.range.start - right.range.start);
}
