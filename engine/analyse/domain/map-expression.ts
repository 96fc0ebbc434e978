import type { CheckedExpression, UnaryTest } from '../../expression/checked-expression';

type Change = (part: CheckedExpression) => CheckedExpression;

/** Makes the same expression out of changed parts; what is no part of it stays. */
export function mapParts(expression: CheckedExpression, change: Change): CheckedExpression {
  switch (expression.node) {
    case 'literal':
    case 'variable':
    case 'parameter':
    case 'definition':
      return expression;
    case 'path':
      return { ...expression, of: change(expression.of) };
    case 'compare':
    case 'arithmetic':
      return { ...expression, left: change(expression.left), right: change(expression.right) };
    case 'negate':
    case 'not':
      return { ...expression, operand: change(expression.operand) };
    case 'and':
    case 'or':
      return { ...expression, operands: expression.operands.map(change) };
    case 'in':
      return {
        ...expression,
        value: change(expression.value),
        tests: expression.tests.map((test) => mapTest(test, change)),
      };
    case 'list':
      return { ...expression, items: expression.items.map(change) };
    case 'if':
      return {
        ...expression,
        condition: change(expression.condition),
        then: change(expression.then),
        otherwise: change(expression.otherwise),
      };
    case 'some':
    case 'every':
      return { ...expression, list: change(expression.list), satisfies: change(expression.satisfies) };
    case 'filter':
      return { ...expression, list: change(expression.list), condition: change(expression.condition) };
    case 'call':
      return { ...expression, arguments: expression.arguments.map(change) };
  }
}

/** Visits an expression and everything in it, the whole before its parts. */
export function visitExpression(expression: CheckedExpression, visit: (part: CheckedExpression) => void): void {
  visit(expression);
  mapParts(expression, (part) => {
    visitExpression(part, visit);
    return part;
  });
}

const keys = new WeakMap<CheckedExpression, string>();

/** Names what an expression says, wherever it stands in the text. */
export function keyOf(expression: CheckedExpression): string {
  const known = keys.get(expression);
  if (known !== undefined) return known;
  const key = JSON.stringify(expression, (name, value: unknown) => (name === 'range' ? undefined : value));
  keys.set(expression, key);
  return key;
}

function mapTest(test: UnaryTest, change: Change): UnaryTest {
  return test.test === 'range'
    ? { ...test, from: change(test.from), to: change(test.to) }
    : { ...test, value: change(test.value) };
}
