import type { CheckedExpression, ComparisonOperator } from './checked-expression';
import { type Checking, makeNode } from './checking';
import { coerce, isLiteralText, noteHole } from './coerce';
import { enumerationValues } from './enumeration-values';
import { replaceWith } from './expression-problem';
import type { Syntax } from './syntax';
import { describeOperand, unitsClash } from './number-unit';
import { booleanType, describeType, isOrdered, unifyTypes } from './type-rules';
import type { ExpressionType } from './types';

const flipped: Readonly<Record<ComparisonOperator, ComparisonOperator>> = {
  '=': '=', '!=': '!=', '<': '>', '<=': '>=', '>': '<', '>=': '<=',
}; // prettier-ignore

/** Checks a comparison; the order of graded values is spelled out as the list of values that pass. */
export function checkComparison(
  syntax: Extract<Syntax, { syntax: 'compare' }>,
  checking: Checking,
): CheckedExpression | null {
  const sides = checkSides(syntax.left, syntax.right, checking);
  if (!sides) return null;
  const { left, right } = sides;
  const { operator, range } = syntax;
  if (!mayCompare(operator, { left, right, leftSyntax: syntax.left, rightSyntax: syntax.right }, syntax, checking))
    return null;
  if (left.type.kind === 'enumeration' && operator !== '=' && operator !== '!=') {
    if (right.node === 'literal') return orderByRank(left, operator, right, range, checking);
    if (left.node === 'literal') return orderByRank(right, flipped[operator], left, range, checking);
    checking.problems.push({ code: 'expression/order-of-values', range });
    return null;
  }
  return makeNode(checking, booleanType, range, { node: 'compare', operator, left, right });
}

/** Checks both sides of a comparison; a text in quotes takes the type of the other side. */
function checkSides(
  leftSyntax: Syntax,
  rightSyntax: Syntax,
  checking: Checking,
): { readonly left: CheckedExpression; readonly right: CheckedExpression } | null {
  const hint = (side: CheckedExpression | null): ExpressionType | undefined =>
    side && side.type.kind !== 'text' ? side.type : undefined;
  // The texts in the branches of an if take the type of the other side too.
  const rightFirst = leftSyntax.syntax === 'if';
  const first = rightFirst ? checking.check(rightSyntax, checking) : null;
  const left = checking.check(leftSyntax, checking, hint(first));
  if (left) noteHole(rightSyntax, left.type, checking);
  const right = rightFirst ? first : checking.check(rightSyntax, checking, hint(left));
  if (!left || !right) return null;
  const [leftText, rightText] = [isLiteralText(left, leftSyntax), isLiteralText(right, rightSyntax)];
  const typed = (type: ExpressionType): boolean =>
    type.kind !== 'null' && type.kind !== 'text' && type.kind !== 'list' && type.kind !== 'record';
  const newLeft = leftText && !rightText && typed(right.type) ? coerce(left, leftSyntax, right.type, checking) : left;
  const newRight = rightText && !leftText && typed(left.type) ? coerce(right, rightSyntax, left.type, checking) : right;
  return newLeft && newRight && { left: newLeft, right: newRight };
}

interface Sides {
  readonly left: CheckedExpression;
  readonly right: CheckedExpression;
  readonly leftSyntax: Syntax;
  readonly rightSyntax: Syntax;
}

function mayCompare(
  operator: ComparisonOperator,
  sides: Sides,
  syntax: Extract<Syntax, { syntax: 'compare' }>,
  checking: Checking,
): boolean {
  const { left, right } = sides;
  const { vocabulary } = checking.environment;
  const common = unifyTypes(left.type, right.type, vocabulary);
  const equality = operator === '=' || operator === '!=';
  if (!common || unitsClash(left, right, vocabulary)) {
    reportMismatch(sides, syntax, checking);
    return false;
  }
  if (common.kind === 'list' || common.kind === 'record') {
    checking.problems.push({
      code: 'expression/compares-lists',
      range: syntax.range,
      args: { found: describeType(common, vocabulary) },
    });
    return false;
  }
  if (sameExpression(left, right)) {
    checking.problems.push({ code: 'expression/compares-itself', range: syntax.range });
    return false;
  }
  if (equality) return true;
  if ((left.type.kind === 'null') !== (right.type.kind === 'null')) {
    reportMismatch(sides, syntax, checking);
    return false;
  }
  if (!isOrdered(common, vocabulary)) {
    const args = { operator, type: describeType(common, vocabulary) };
    checking.problems.push({ code: 'expression/no-order', range: syntax.operatorRange, args });
    return false;
  }
  return true;
}

function reportMismatch({ left, right, leftSyntax, rightSyntax }: Sides, syntax: Syntax, checking: Checking): void {
  const { vocabulary } = checking.environment;
  const args = { left: describeOperand(left, vocabulary), right: describeOperand(right, vocabulary) };
  const money = left.type.kind === 'money' || right.type.kind === 'money';
  const number = left.type.kind === 'number' ? { checked: left, at: leftSyntax } : { checked: right, at: rightSyntax };
  if (money && number.checked.type.kind === 'number' && number.checked.node === 'literal') {
    const value = String(number.checked.value);
    const fixes = ['元', '万元'].map((unit) => replaceWith(number.at.range, `${value}${unit}`));
    checking.problems.push({ code: 'expression/money-and-number', range: number.at.range, args: { value }, fixes });
    return;
  }
  const list =
    left.type.kind === 'list' && right.type.kind !== 'list' ? left : right.type.kind === 'list' ? right : null;
  if (list) {
    checking.problems.push({
      code: 'expression/list-compared',
      range: syntax.range,
      args: {
        found: describeType(list.type, vocabulary),
        other: describeOperand(list === left ? right : left, vocabulary),
      },
    });
    return;
  }
  checking.problems.push({ code: 'expression/types-differ', range: syntax.range, args });
}

/** Graded values are compared by rank, here and now: `level >= "省级"` becomes `level in (省级, 国家级)`. */
function orderByRank(
  value: CheckedExpression,
  operator: ComparisonOperator,
  limit: CheckedExpression,
  range: Syntax['range'],
  checking: Checking,
): CheckedExpression | null {
  const passing = valuesInOrder(operator, limit, checking);
  if (!passing) {
    checking.problems.push({ code: 'expression/order-of-values', range });
    return null;
  }
  const tests = passing.map(
    (one) =>
      ({ test: 'equals', value: makeNode(checking, limit.type, range, { node: 'literal', value: one }) }) as const,
  );
  return makeNode(checking, booleanType, range, { node: 'in', value, tests });
}

/** Lists the values on one side of a graded value; null where it has no rank. */
export function valuesInOrder(
  operator: ComparisonOperator,
  limit: CheckedExpression,
  checking: Checking,
): readonly string[] | null {
  if (limit.type.kind !== 'enumeration' || limit.node !== 'literal') return null;
  const values = enumerationValues(checking.environment.vocabulary, limit.type.id);
  const rank = values.find(({ id }) => id === limit.value)?.rank;
  if (rank === undefined) return null;
  const passes: Readonly<Record<ComparisonOperator, (other: number) => boolean>> = {
    '=': (other) => other === rank,
    '!=': (other) => other !== rank,
    '<': (other) => other < rank,
    '<=': (other) => other <= rank,
    '>': (other) => other > rank,
    '>=': (other) => other >= rank,
  };
  return values.filter((one) => one.rank !== undefined && passes[operator](one.rank)).map(({ id }) => id);
}

/** Tells whether two expressions are the same path to one fact, which makes a comparison of them senseless. */
function sameExpression(left: CheckedExpression, right: CheckedExpression): boolean {
  if (left.node === 'path' && right.node === 'path')
    return left.field === right.field && sameExpression(left.of, right.of);
  if (left.node === 'variable' && right.node === 'variable') return left.name === right.name;
  return false;
}
