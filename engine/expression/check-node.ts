import { checkCall } from './check-call';
import { checkComparison } from './check-comparison';
import { checkCondition } from './check-condition';
import { checkTests } from './check-tests';
import type { CheckedExpression } from './checked-expression';
import { bind, type Checking, makeNode } from './checking';
import { coerce, isLiteralText } from './coerce';
import { isName, listVariables, reportUnknownField, resolveMember, resolveName } from './resolve-name';
import type { Syntax } from './syntax';
import { addsUp, describeOperand, unitsClash } from './number-unit';
import { type ProblemFix, replaceWith } from './expression-problem';
import { arithmeticType, booleanType, describeType, isNumeric, nullType, unifyTypes } from './type-rules';
import type { ExpressionType } from './types';

type Of<Kind extends Syntax['syntax']> = Extract<Syntax, { syntax: Kind }>;

/**
 * Checks one node and those below it; null, with a finding, when it is wrong. `expected` is a hint for texts
 * in lists and branches, not a demand.
 */
export function checkNode(syntax: Syntax, checking: Checking, expected?: ExpressionType): CheckedExpression | null {
  switch (syntax.syntax) {
    case 'hole':
      return null;
    case 'literal':
      return checkLiteral(syntax, checking);
    case 'name':
      return resolveName(syntax.name, syntax.range, checking);
    case 'path':
      return checkPath(syntax, checking);
    case 'compare':
      return checkComparison(syntax, checking);
    case 'arithmetic':
      return checkArithmetic(syntax, checking);
    case 'negate':
      return checkNegation(syntax, checking);
    case 'and':
    case 'or': {
      const operands = syntax.operands.map((operand) => checkCondition(operand, checking));
      if (!operands.every((operand) => operand !== null)) return null;
      return makeNode(checking, booleanType, syntax.range, { node: syntax.syntax, operands });
    }
    case 'in': {
      const value = checkTestedValue(syntax, checking);
      return value && checkTests(value, syntax.tests, syntax.range, checking);
    }
    case 'list':
      return checkList(syntax, checking, expected);
    case 'if':
      return checkIf(syntax, checking, expected);
    case 'some':
    case 'every':
      return checkQuantifier(syntax, checking);
    case 'filter':
      return checkFilter(syntax, checking);
    case 'call':
      return checkCall(syntax, checking);
  }
}

function checkLiteral(syntax: Of<'literal'>, checking: Checking): CheckedExpression {
  const type: ExpressionType = { kind: syntax.type };
  return makeNode(checking, type, syntax.range, { node: 'literal', value: syntax.value });
}

function checkPath(syntax: Of<'path'>, checking: Checking): CheckedExpression | null {
  const of = checkNode(syntax.of, checking);
  if (of) checking.slots.push({ kind: 'member', range: syntax.fieldRange, type: of.type });
  // Behind the dot of a text being typed there is no name yet.
  if (!of || syntax.field === '') return null;
  const member = resolveMember(of, syntax.field, syntax.fieldRange, syntax.range, checking);
  if (!member) reportUnknownField(of, syntax.field, syntax.fieldRange, checking);
  return member;
}

function checkArithmetic(syntax: Of<'arithmetic'>, checking: Checking): CheckedExpression | null {
  const left = checkNode(syntax.left, checking);
  const right = checkNode(syntax.right, checking);
  if (!left || !right) return null;
  const { vocabulary } = checking.environment;
  const type = arithmeticType(syntax.operator, left.type, right.type);
  const adds = syntax.operator === '+' || syntax.operator === '-';
  if (type && (!adds || addsUp(left, right, vocabulary)))
    return makeNode(checking, type, syntax.range, { node: 'arithmetic', operator: syntax.operator, left, right });
  const dates = left.type.kind === 'date' || right.type.kind === 'date';
  checking.problems.push({
    code: dates ? 'expression/date-arithmetic' : 'expression/units-differ',
    range: syntax.range,
    args: {
      operator: syntax.operator,
      left: describeOperand(left, vocabulary),
      right: describeOperand(right, vocabulary),
    },
    fixes: adds ? addUnits(syntax.left, left, syntax.right, right) : [],
  });
  return null;
}

/** `营业收入 + 10` lacks the unit of the 10. */
function addUnits(
  leftSyntax: Syntax,
  left: CheckedExpression,
  rightSyntax: Syntax,
  right: CheckedExpression,
): readonly ProblemFix[] {
  const [bare, at] = left.type.kind === 'money' ? [right, rightSyntax] : [left, leftSyntax];
  const other = bare === right ? left : right;
  if (other.type.kind !== 'money' || bare.type.kind !== 'number' || bare.node !== 'literal') return [];
  return ['元', '万元'].map((unit) => replaceWith(at.range, `${String(bare.value)}${unit}`));
}

function checkNegation(syntax: Of<'negate'>, checking: Checking): CheckedExpression | null {
  const operand = checkNode(syntax.operand, checking);
  if (!operand) return null;
  if (isNumeric(operand.type) || operand.type.kind === 'money') {
    return makeNode(checking, operand.type, syntax.range, { node: 'negate', operand });
  }
  const found = describeType(operand.type, checking.environment.vocabulary);
  checking.problems.push({ code: 'expression/not-a-number', range: syntax.operand.range, args: { found } });
  return null;
}

/** In `"省级" in 企业.认定.级别` the text takes the type of what it is looked for in. */
function checkTestedValue({ value, tests }: Of<'in'>, checking: Checking): CheckedExpression | null {
  const checked = checkNode(value, checking);
  if (!checked || !isLiteralText(checked, value)) return checked;
  const scratch: Checking = { ...checking, problems: [], uses: [], slots: [], allBindings: [] };
  for (const test of tests) {
    const type = test.test === 'equals' ? checkNode(test.value, scratch)?.type : undefined;
    const item = type?.kind === 'list' ? type.of : type;
    if (item && item.kind !== 'text' && item.kind !== 'null') return coerce(checked, value, item, checking);
  }
  return checked;
}

function checkList(syntax: Of<'list'>, checking: Checking, expected?: ExpressionType): CheckedExpression | null {
  const wanted = expected?.kind === 'list' ? expected.of : undefined;
  const items = syntax.items.map((item) => checkNode(item, checking, wanted));
  let type: ExpressionType = wanted ?? nullType;
  // The first item that is no text in quotes says what the texts are.
  items.forEach((item, index) => {
    const itemSyntax = syntax.items[index];
    if (type.kind === 'null' && item && itemSyntax && !isLiteralText(item, itemSyntax)) type = item.type;
  });
  const coerced = items.map((item, index) => {
    const itemSyntax = syntax.items[index];
    if (!item || !itemSyntax) return null;
    if (isLiteralText(item, itemSyntax) && type.kind !== 'null') return coerce(item, itemSyntax, type, checking);
    const { vocabulary } = checking.environment;
    const common = unifyTypes(type, item.type, vocabulary);
    const first = items.slice(0, index).find((one) => one && unitsClash(one, item, vocabulary));
    if (common && !first) {
      type = common;
      return item;
    }
    const expected = first ? describeOperand(first, vocabulary) : describeType(type, vocabulary);
    const args = { expected, found: describeOperand(item, vocabulary) };
    checking.problems.push({ code: 'expression/mixed-list', range: itemSyntax.range, args });
    return null;
  });
  if (!coerced.every((item) => item !== null)) return null;
  return makeNode(checking, { kind: 'list', of: type }, syntax.range, { node: 'list', items: coerced });
}

function checkIf(syntax: Of<'if'>, checking: Checking, expected?: ExpressionType): CheckedExpression | null {
  const condition = checkCondition(syntax.condition, checking);
  let then = checkNode(syntax.then, checking, expected);
  let otherwise = checkNode(syntax.otherwise, checking, expected);
  if (!then || !otherwise) return null;
  const [thenText, otherText] = [isLiteralText(then, syntax.then), isLiteralText(otherwise, syntax.otherwise)];
  const wanted = expected ?? (thenText ? (otherText ? undefined : otherwise.type) : then.type);
  if (wanted && wanted.kind !== 'null') {
    if (thenText) then = coerce(then, syntax.then, wanted, checking);
    if (otherText) otherwise = coerce(otherwise, syntax.otherwise, wanted, checking);
  }
  if (!condition || !then || !otherwise) return null;
  const { vocabulary } = checking.environment;
  const type = unifyTypes(then.type, otherwise.type, vocabulary);
  if (type && !unitsClash(then, otherwise, vocabulary))
    return makeNode(checking, type, syntax.range, { node: 'if', condition, then, otherwise });
  const args = { then: describeOperand(then, vocabulary), otherwise: describeOperand(otherwise, vocabulary) };
  checking.problems.push({ code: 'expression/branches-differ', range: syntax.range, args });
  return null;
}

function checkQuantifier(syntax: Of<'some' | 'every'>, checking: Checking): CheckedExpression | null {
  const list = checkNode(syntax.list, checking);
  const { vocabulary } = checking.environment;
  if (list && list.type.kind !== 'list') {
    const args = { found: describeType(list.type, vocabulary) };
    checking.problems.push({ code: 'expression/not-a-list', range: syntax.list.range, args });
  }
  if (list?.type.kind !== 'list') return null;
  const { variable, variableRange } = syntax;
  const type = list.type.of;
  if (!isName(variable)) {
    checking.problems.push({ code: 'expression/bad-variable', range: variableRange, args: { name: variable } });
    return null;
  }
  const taken = [
    ...checking.bindings.map(({ name }) => name),
    ...listVariables(checking.environment).flatMap(({ names }) => names),
  ];
  if (taken.includes(variable)) {
    checking.problems.push({ code: 'expression/variable-twice', range: variableRange, args: { name: variable } });
    return null;
  }
  const label = { zh: variable, en: variable };
  checking.uses.push({ range: variableRange, kind: 'boundVariable', written: variable, id: variable, label, type });
  const inner = bind(checking, {
    name: variable,
    type,
    range: { start: syntax.list.range.end, end: syntax.range.end },
    fieldsInScope: false,
  });
  const satisfies = checkCondition(syntax.satisfies, inner);
  return satisfies && makeNode(checking, booleanType, syntax.range, { node: syntax.syntax, variable, list, satisfies });
}

function checkFilter(syntax: Of<'filter'>, checking: Checking): CheckedExpression | null {
  const list = checkNode(syntax.list, checking);
  const { vocabulary } = checking.environment;
  if (list && list.type.kind !== 'list') {
    const args = { found: describeType(list.type, vocabulary) };
    checking.problems.push({ code: 'expression/not-a-list', range: syntax.list.range, args });
  }
  if (list?.type.kind !== 'list') return null;
  const { condition: conditionSyntax } = syntax;
  if (conditionSyntax.syntax === 'literal' && conditionSyntax.type === 'number') {
    checking.problems.push({ code: 'expression/list-index', range: conditionSyntax.range });
    return null;
  }
  const variable = freshName(checking);
  const range = { start: syntax.list.range.end, end: syntax.range.end };
  const inner = bind(checking, { name: variable, type: list.type.of, range, fieldsInScope: true });
  const condition = checkCondition(conditionSyntax, inner);
  return condition && makeNode(checking, list.type, syntax.range, { node: 'filter', list, variable, condition });
}

/** Names what a filter tests: `item` as in FEEL, numbered inside another filter. */
function freshName({ bindings }: Checking): string {
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? 'item' : `item${count}`;
    if (!bindings.some((binding) => binding.name === name)) return name;
  }
}
