import type { TextRange } from '../diagnostics/diagnostic';
import { valuesInOrder } from './check-comparison';
import type { CheckedExpression, UnaryTest } from './checked-expression';
import { type Checking, makeNode } from './checking';
import { coerce, isLiteralText, noteHole } from './coerce';
import type { Syntax, TestSyntax } from './syntax';
import { describeOperand, unitsClash } from './number-unit';
import { booleanType, describeType, isOrdered, unifyTypes } from './type-rules';
import { replaceWith } from './expression-problem';

/**
 * Checks `value in tests`. Regions and industries are areas that contain smaller ones: `in` asks whether the value
 * lies in them, and becomes calls of `within`.
 */
export function checkTests(
  value: CheckedExpression,
  tests: readonly TestSyntax[],
  range: TextRange,
  checking: Checking,
): CheckedExpression | null {
  const { vocabulary } = checking.environment;
  if (value.type.kind === 'list' || value.type.kind === 'record') {
    const found = describeType(value.type, vocabulary);
    checking.problems.push({
      code: 'expression/list-compared',
      range,
      args: { found, other: { zh: '单个值', en: 'one value' } },
    });
    return null;
  }
  const flat = tests.flatMap(flattenLists);
  const checked = flat.map((test) => checkTest(value, test, checking));
  if (!checked.every((test) => test !== null)) return null;
  const all = checked.flat();
  if (value.type.kind !== 'region' && value.type.kind !== 'industry') {
    return makeNode(checking, booleanType, range, { node: 'in', value, tests: all });
  }
  const operands = all.map((test) => containment(value, test, range, checking));
  const [only] = operands;
  if (only && operands.length === 1) return only;
  return makeNode(checking, booleanType, range, { node: 'or', operands });
}

/** `in ["a", "b"]` tests the same as `in ("a", "b")`. */
function flattenLists(test: TestSyntax): readonly TestSyntax[] {
  if (test.test !== 'equals' || test.value.syntax !== 'list') return [test];
  return test.value.items.map((value): TestSyntax => ({ test: 'equals', value, range: value.range }));
}

function containment(
  value: CheckedExpression,
  test: UnaryTest,
  range: TextRange,
  checking: Checking,
): CheckedExpression {
  const area = test.test === 'equals' ? test.value : null;
  if (!area || area.type.kind !== value.type.kind)
    return makeNode(checking, booleanType, range, { node: 'in', value, tests: [test] });
  return makeNode(checking, booleanType, range, { node: 'call', function: 'within', arguments: [value, area] });
}

function checkTest(value: CheckedExpression, test: TestSyntax, checking: Checking): readonly UnaryTest[] | null {
  if (test.test === 'range') return checkRange(value, test, checking);
  const limit = checkAgainstValue(value, test.value, checking);
  if (!limit) return null;
  if (test.test === 'equals' || test.operator === '=') return [{ test: 'equals', value: limit }];
  if (test.operator === '!=') return [{ test: 'compare', operator: '!=', value: limit }];
  const { vocabulary } = checking.environment;
  if (!isOrdered(value.type, vocabulary) || limit.type.kind === 'null' || limit.type.kind === 'list') {
    const args = { operator: test.operator, type: describeType(value.type, vocabulary) };
    checking.problems.push({ code: 'expression/no-order', range: test.range, args });
    return null;
  }
  if (value.type.kind !== 'enumeration') return [{ test: 'compare', operator: test.operator, value: limit }];
  const passing = valuesInOrder(test.operator, limit, checking);
  if (passing) {
    return passing.map((one) => ({
      test: 'equals',
      value: makeNode(checking, limit.type, test.range, { node: 'literal', value: one }),
    }));
  }
  checking.problems.push({ code: 'expression/order-of-values', range: test.range });
  return null;
}

function checkRange(
  value: CheckedExpression,
  test: Extract<TestSyntax, { test: 'range' }>,
  checking: Checking,
): readonly UnaryTest[] | null {
  const from = checkAgainstValue(value, test.from, checking);
  const to = checkAgainstValue(value, test.to, checking);
  if (!from || !to) return null;
  const { vocabulary } = checking.environment;
  const ends = [from.type.kind, to.type.kind];
  if (
    !isOrdered(value.type, vocabulary) ||
    value.type.kind === 'enumeration' ||
    ends.includes('list') ||
    ends.includes('null')
  ) {
    const args = { operator: '..', type: describeType(value.type, vocabulary) };
    checking.problems.push({ code: 'expression/no-order', range: test.range, args });
    return null;
  }
  const { fromInclusive, toInclusive } = test;
  return [{ test: 'range', from, to, fromInclusive, toInclusive }];
}

/** Checks what a value is tested against: of its type, or (for membership) a list of its type. */
function checkAgainstValue(value: CheckedExpression, syntax: Syntax, checking: Checking): CheckedExpression | null {
  noteHole(syntax, value.type, checking);
  const checked = checking.check(syntax, checking);
  if (!checked) return null;
  const { vocabulary } = checking.environment;
  if (isLiteralText(checked, syntax) && value.type.kind !== 'null')
    return coerce(checked, syntax, value.type, checking);
  const item = checked.type.kind === 'list' ? checked.type.of : checked.type;
  if (unifyTypes(value.type, item, vocabulary) && !unitsClash(value, checked, vocabulary)) return checked;
  const lacksUnit = value.type.kind === 'money' && checked.type.kind === 'number' && checked.node === 'literal';
  if (lacksUnit) {
    const number = String(checked.value);
    const fixes = ['元', '万元'].map((unit) => replaceWith(syntax.range, `${number}${unit}`));
    checking.problems.push({
      code: 'expression/money-and-number',
      range: syntax.range,
      args: { value: number },
      fixes,
    });
    return null;
  }
  const args = { left: describeOperand(value, vocabulary), right: describeOperand(checked, vocabulary) };
  checking.problems.push({ code: 'expression/types-differ', range: syntax.range, args });
  return null;
}
