import type { SyntaxNode as TreeNode } from '@lezer/common';
import type { TextRange } from '../diagnostics/diagnostic';
import { parseRational, toDecimalText } from '../values/rational';
import type { ArithmeticOperator, ComparisonOperator } from './checked-expression';
import { forbid } from './forbidden-construct';
import { operatorFor } from './foreign-words';
import { type ExpressionProblem, replaceWith } from './expression-problem';
import { findSwallowed, groupByStrength, type JunctionOperand, listOperands } from './junction-order';
import type { ScannedExpression } from './scan-expression';
import type { Syntax, TestSyntax, UnaryTestsSyntax } from './syntax';
import { childrenOf, contentsOf, hole, isContent, literal, rangeOf, sliceOf } from './tree-access';

/** What the conversion reads from and writes its findings to. */
export interface TreeReader extends ScannedExpression {
  readonly problems: ExpressionProblem[];
  depth: number;
}

/** Deepest tree that is converted: a sum of more parts wants definitions of its own. */
const deepestTree = 200;

/** Prepares a conversion. */
export function createReader(scanned: ScannedExpression): TreeReader {
  return { ...scanned, problems: [], depth: 0 };
}

/** Turns the grammar's tree of a whole expression into syntax. */
export function convertExpression(top: TreeNode, reader: TreeReader): Syntax {
  const [first] = childrenOf(top);
  return first ? convert(first, reader) : hole(top);
}

/** Turns the grammar's tree of a table cell into tests. */
export function convertUnaryTests(top: TreeNode, reader: TreeReader): UnaryTestsSyntax {
  const tests = top.getChild('PositiveUnaryTests');
  return {
    range: { start: top.from, end: top.to },
    negated: childrenOf(top)[0]?.name === 'not',
    any: top.getChild('Wildcard') !== null,
    tests: tests ? childrenOf(tests).map((node) => convertTest(node, reader)) : [],
  };
}

function convert(node: TreeNode, reader: TreeReader): Syntax {
  reader.depth += 1;
  if (reader.depth > deepestTree) {
    if (reader.depth === deepestTree + 1) {
      const range = { start: node.from, end: node.to };
      reader.problems.push({ code: 'expression/too-deep', range, args: { limit: deepestTree } });
    }
    reader.depth -= 1;
    return hole(node);
  }
  const syntax = convertNode(node, reader);
  reader.depth -= 1;
  return syntax;
}

function convertNode(node: TreeNode, reader: TreeReader): Syntax {
  switch (node.name) {
    case 'NumericLiteral':
      return convertNumber(node, reader);
    case 'StringLiteral':
      return literal(node, 'text', unescapeText(reader.text.slice(node.from + 1, node.to - 1)));
    case 'BooleanLiteral':
      return literal(node, 'boolean', sliceOf(node, reader) === 'true');
    case 'null':
      return literal(node, 'null', null);
    case 'VariableName':
      return convertName(node, reader);
    case 'PathExpression':
      return convertPath(node, reader);
    case 'Comparison':
      return findSwallowed(node) ? convertJunction(node, reader) : convertComparison(node, reader);
    case 'ArithmeticExpression':
      return convertArithmetic(node, reader);
    case 'Conjunction':
    case 'Disjunction':
      return convertJunction(node, reader);
    case 'ParenthesizedExpression':
      return convertOr(node, contentsOf(node)[0], reader);
    case 'List':
      return { syntax: 'list', range: rangeOf(node), items: contentsOf(node).map((item) => convert(item, reader)) };
    case 'IfExpression':
      return convertIf(node, reader);
    case 'QuantifiedExpression':
      return convertQuantifier(node, reader);
    case 'FilterExpression': {
      const [list, condition] = contentsOf(node);
      return {
        syntax: 'filter',
        range: rangeOf(node),
        list: convertOr(node, list, reader),
        condition: convertOr(node, condition, reader),
      };
    }
    case 'FunctionInvocation':
      return convertCall(node, reader);
    case 'DateTimeLiteral':
      return convertDate(node, reader);
    default:
      // Marks of the grammar for unreadable text are reported by the grammar check.
      if (!node.type.isError && node.name !== '(' && node.name !== '[')
        reader.problems.push(forbid(node, sliceOf(node, reader)));
      return hole(node);
  }
}

function convertNumber(node: TreeNode, reader: TreeReader): Syntax {
  const negative = reader.text[node.from] === '-';
  const digits = node.from + (negative ? (/^-\s*/.exec(sliceOf(node, reader))?.[0].length ?? 1) : 0);
  const quantity = reader.quantities.get(digits);
  const range = { start: digits, end: quantity?.end ?? node.to };
  const value = quantity?.value ?? normalizeDecimal(reader.text.slice(digits, node.to));
  if (value === null)
    reader.problems.push({ code: 'expression/bad-number', range, args: { found: reader.text.slice(digits, node.to) } });
  const number: Syntax = { syntax: 'literal', type: quantity?.unit ?? 'number', value: value ?? '0', range };
  return negative ? { syntax: 'negate', range: { start: node.from, end: range.end }, operand: number } : number;
}

function normalizeDecimal(text: string): string | null {
  const value = parseRational(text.trim());
  return value && toDecimalText(value);
}

function unescapeText(text: string): string {
  return text.replace(
    /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{6})|(.))/gs,
    (_, short?: string, long?: string, plain?: string) => {
      if (plain !== undefined) return plain === 'n' ? '\n' : plain === 't' ? '\t' : plain === 'r' ? '\r' : plain;
      const code = parseInt(short ?? long ?? '', 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
    },
  );
}

function convertName(node: TreeNode, reader: TreeReader): Syntax {
  const words = node.getChildren('Identifier');
  const range = rangeOf(node);
  if (words.length > 1) {
    reader.problems.push(describeWordsApart(words, reader));
    return hole(node);
  }
  return { syntax: 'name', name: sliceOf(node, reader), range };
}

/** The grammar takes words side by side for one name; the subset has no such names. */
function describeWordsApart(words: readonly TreeNode[], reader: TreeReader): ExpressionProblem {
  for (const word of words) {
    const found = sliceOf(word, reader);
    const sign = operatorFor(found);
    if (sign === undefined) continue;
    const range = rangeOf(word);
    return { code: 'expression/foreign-operator', range, args: { found, sign }, fixes: [replaceWith(range, sign)] };
  }
  const [first, second] = words;
  const range = { start: first?.from ?? 0, end: second?.to ?? 0 };
  return {
    code: 'expression/words-apart',
    range,
    args: { first: first ? sliceOf(first, reader) : '', second: second ? sliceOf(second, reader) : '' },
  };
}

function convertPath(node: TreeNode, reader: TreeReader): Syntax {
  const of = node.firstChild;
  const name = node.getChild('PathName');
  const dot = node.getChild('.')?.to ?? node.to;
  const words = name?.getChildren('Identifier') ?? [];
  if (words.length > 1) reader.problems.push(describeWordsApart(words, reader));
  const fieldRange = name ? rangeOf(name) : { start: dot, end: dot };
  const ofSyntax = convertOr(node, of, reader);
  return {
    syntax: 'path',
    of: ofSyntax,
    field: name ? sliceOf(name, reader) : '',
    fieldRange,
    range: { start: ofSyntax.range.start, end: fieldRange.end },
  };
}

/** Joins what stands between `and` and `or` as their strength says; the grammar's own tree can have it otherwise. */
function convertJunction(node: TreeNode, reader: TreeReader): Syntax {
  return groupByStrength(listOperands(node), (operand) => convertOperand(operand, reader));
}

function convertOperand({ node, test }: JunctionOperand, reader: TreeReader): Syntax {
  if (!test) return convert(node, reader);
  const value = convertOr(node, childrenOf(node)[0], reader);
  const converted = convertLimit(test, reader);
  const range = { start: value.range.start, end: converted.range.end };
  return { syntax: 'in', value, tests: [converted], range };
}

function convertLimit({ operator, limit }: NonNullable<JunctionOperand['test']>, reader: TreeReader): TestSyntax {
  if (!operator && !limit.test) return convertTest(limit.node, reader);
  const value = convertOperand(limit, reader);
  if (!operator) return { test: 'equals', value, range: value.range };
  const sign = sliceOf(operator, reader) as ComparisonOperator;
  return { test: 'compare', operator: sign, value, range: { start: operator.from, end: value.range.end } };
}

function convertComparison(node: TreeNode, reader: TreeReader): Syntax {
  const parts = childrenOf(node);
  const left = convertOr(node, parts[0], reader);
  const operator = node.getChild('CompareOp');
  const second = parts[1]?.name;
  if (second === 'in') {
    const tests = parts
      .slice(2)
      .flatMap((part) => (part.name === 'PositiveUnaryTests' ? childrenOf(part) : [part]))
      .filter(isContent)
      .map((test) => convertTest(test, reader));
    const end = node.lastChild?.name === ')' ? node.to : (tests.at(-1)?.range.end ?? node.to);
    return { syntax: 'in', value: left, tests, range: { start: left.range.start, end } };
  }
  if (second === 'between') {
    reader.problems.push(describeBetween(node, parts, reader));
    return hole(node);
  }
  const rightNode = parts.filter(isContent).at(1);
  const right = convertOr(node, rightNode, reader);
  const operatorRange = operator ? rangeOf(operator) : { start: left.range.end, end: left.range.end };
  const range = around(parts[0], left, rightNode, right);
  const sign = reader.text.slice(operatorRange.start, operatorRange.end) as ComparisonOperator;
  return { syntax: 'compare', operator: sign, operatorRange, left, right, range };
}

function describeBetween(node: TreeNode, parts: readonly TreeNode[], reader: TreeReader): ExpressionProblem {
  const problem = forbid({ name: 'between', from: node.from, to: node.to }, '');
  const [value, , low, , high] = parts;
  if (!value || !low || !high) return problem;
  const text = `${sliceOf(value, reader)} in [${sliceOf(low, reader)}..${sliceOf(high, reader)}]`;
  return { ...problem, fixes: [replaceWith(rangeOf(node), text)] };
}

function convertArithmetic(node: TreeNode, reader: TreeReader): Syntax {
  const parts = childrenOf(node);
  const operator = node.getChild('ArithOp');
  const sign = operator ? sliceOf(operator, reader) : '';
  if (parts[0]?.name === 'ArithOp') {
    const operand = convertOr(node, parts[1], reader);
    return {
      syntax: 'negate',
      operand,
      range: { start: node.from, end: Math.max(operand.range.end, parts[1]?.to ?? node.from) },
    };
  }
  if (sign === '**') {
    reader.problems.push(forbid({ name: '**', from: operator?.from ?? node.from, to: operator?.to ?? node.to }, sign));
    return hole(node);
  }
  const left = convertOr(node, parts[0], reader);
  const right = convertOr(node, parts[2], reader);
  return {
    syntax: 'arithmetic',
    operator: sign as ArithmeticOperator,
    operatorRange: operator ? rangeOf(operator) : rangeOf(node),
    left,
    right,
    range: around(parts[0], left, parts[2], right),
  };
}

/** The place of an operation: with the brackets around its sides, and with a unit behind the last. */
function around(
  leftNode: TreeNode | undefined,
  left: Syntax,
  rightNode: TreeNode | undefined,
  right: Syntax,
): TextRange {
  return {
    start: Math.min(left.range.start, leftNode?.from ?? left.range.start),
    end: Math.max(right.range.end, rightNode?.to ?? right.range.end),
  };
}

function convertIf(node: TreeNode, reader: TreeReader): Syntax {
  const [condition, then, otherwise] = contentsOf(node);
  const last = convertOr(node, otherwise, reader);
  return {
    syntax: 'if',
    range: { start: node.from, end: Math.max(last.range.end, otherwise?.to ?? node.from) },
    condition: convertOr(node, condition, reader),
    then: convertOr(node, then, reader),
    otherwise: last,
  };
}

/** `some a in x, b in y satisfies c` is read as one quantifier inside the other. */
function convertQuantifier(node: TreeNode, reader: TreeReader): Syntax {
  const kind = node.firstChild?.name === 'every' ? 'every' : 'some';
  const satisfies = childrenOf(node).at(-1);
  const iterators = node.getChild('InExpressions')?.getChildren('InExpression') ?? [];
  const body = satisfies && satisfies.name !== 'InExpressions' && isContent(satisfies) ? satisfies : undefined;
  const innermost = convertOr(node, body, reader);
  return iterators.reduceRight<Syntax>((inner, iterator) => {
    const name = iterator.getChild('Name');
    const list = iterator.getChild('IterationContext')?.firstChild;
    return {
      syntax: kind,
      variable: name ? sliceOf(name, reader) : '',
      variableRange: name ? rangeOf(name) : rangeOf(iterator),
      list: convertOr(iterator, list, reader),
      satisfies: inner,
      range: { start: node.from, end: Math.max(innermost.range.end, body?.to ?? node.from) },
    };
  }, innermost);
}

function convertCall(node: TreeNode, reader: TreeReader): Syntax {
  const callee = node.firstChild;
  // What stands between is unreadable: the grammar check reports it.
  if (callee?.nextSibling?.type.isError) return hole(node);
  const words =
    (callee?.name === 'PathExpression' ? callee.getChild('PathName') : callee)?.getChildren('Identifier') ?? [];
  if (words.length > 1) {
    reader.problems.push(describeWordsApart(words, reader));
    return hole(node);
  }
  const named = node.getChild('NamedParameters');
  if (named) reader.problems.push(forbid(named, sliceOf(named, reader)));
  const parameters = node.getChild('PositionalParameters');
  if (!callee || callee.name !== 'VariableName') {
    reader.problems.push(forbid(callee ?? node, callee ? sliceOf(callee, reader) : ''));
    return hole(node);
  }
  const args = parameters ? childrenOf(parameters).filter(isContent) : [];
  return {
    syntax: 'call',
    name: sliceOf(callee, reader),
    nameRange: rangeOf(callee),
    arguments: args.map((argument) => convert(argument, reader)),
    range: rangeOf(node),
  };
}

function convertDate(node: TreeNode, reader: TreeReader): Syntax {
  const constructor = node.getChild('DateTimeConstructor');
  const name = constructor ? sliceOf(constructor, reader) : '';
  if (!constructor || name !== 'date') {
    reader.problems.push(forbid(node, sliceOf(node, reader)));
    return hole(node);
  }
  const parameters = node.getChild('PositionalParameters');
  const args = parameters ? childrenOf(parameters).filter(isContent) : [];
  return {
    syntax: 'call',
    name,
    nameRange: rangeOf(constructor),
    arguments: args.map((argument) => convert(argument, reader)),
    range: rangeOf(node),
  };
}

function convertTest(node: TreeNode, reader: TreeReader): TestSyntax {
  const inner = unwrapTest(node);
  if (inner?.name !== 'SimplePositiveUnaryTest') {
    const value = convertOr(node, inner, reader);
    return { test: 'equals', value, range: value.range };
  }
  const interval = inner.getChild('Interval');
  if (!interval) {
    const operator = inner.getChild('CompareOp');
    const value = convertOr(inner, contentsOf(inner)[0], reader);
    const sign = (operator ? sliceOf(operator, reader) : '=') as ComparisonOperator;
    return { test: 'compare', operator: sign, value, range: { start: inner.from, end: value.range.end } };
  }
  const [from, to] = contentsOf(interval);
  return {
    test: 'range',
    from: convertOr(interval, from, reader),
    to: convertOr(interval, to, reader),
    fromInclusive: reader.text[interval.from] === '[',
    toInclusive: reader.text[interval.to - 1] === ']',
    range: rangeOf(interval),
  };
}

/** A single test may stand in brackets: `in (> 10)`. */
function unwrapTest(node: TreeNode): TreeNode | null {
  const inner = node.name === 'PositiveUnaryTest' ? node.firstChild : node;
  return (inner?.name === 'ParenthesizedExpression' ? inner.getChild('SimplePositiveUnaryTest') : null) ?? inner;
}

function convertOr(parent: TreeNode, node: TreeNode | null | undefined, reader: TreeReader): Syntax {
  return node ? convert(node, reader) : hole({ from: parent.to, to: parent.to });
}
