import { fromInteger, multiply, toDecimalText, toRational } from '../values/rational';
import { spellMoney, yuanToFen } from '../values/money';
import { describeRegion } from '../vocabulary/describe-region';
import { findCollection } from '../vocabulary/find-collection';
import { fieldsOf } from '../vocabulary/find-field';
import { findIndustry } from '../vocabulary/find-industry';
import { findTitleById } from '../vocabulary/find-title';
import type { Vocabulary } from '../vocabulary/vocabulary';
import type { CheckedExpression, UnaryTest } from './checked-expression';
import { enumerationValues } from './enumeration-values';
import { isName } from './resolve-name';

/** Which words an expression is printed with. */
export interface PrintStyle {
  /** `identifier`: canonical, for bundles and the English surface; `zh`: Chinese labels, for readers. */
  readonly names: 'identifier' | 'zh';
  readonly vocabulary: Vocabulary;
}

/** Strength of binding, loosest first, as in the FEEL grammar. */
const strength = { condition: 0, or: 1, and: 2, comparison: 3, sum: 4, product: 5, sign: 6, postfix: 7 } as const;

/** Writes a checked expression as text that reads back to the same expression. */
export function printExpression(expression: CheckedExpression, style: PrintStyle): string {
  return print(expression, style, strength.condition);
}

function print(expression: CheckedExpression, style: PrintStyle, around: number): string {
  const [text, own] = printNode(expression, style);
  return own < around ? `(${text})` : text;
}

function printNode(expression: CheckedExpression, style: PrintStyle): readonly [string, number] {
  const loose = (part: CheckedExpression): string => print(part, style, strength.condition);
  switch (expression.node) {
    case 'literal':
      return printLiteral(expression, style);
    case 'variable':
      return [printVariable(expression, style), strength.postfix];
    case 'parameter':
    case 'definition':
      return [expression.name, strength.postfix];
    case 'path':
      return [`${print(expression.of, style, strength.postfix)}.${printField(expression, style)}`, strength.postfix];
    case 'compare': {
      const [left, right] = [expression.left, expression.right].map((side) => print(side, style, strength.sum));
      return [`${left ?? ''} ${expression.operator} ${right ?? ''}`, strength.comparison];
    }
    case 'arithmetic': {
      const own = expression.operator === '+' || expression.operator === '-' ? strength.sum : strength.product;
      const [left, right] = [print(expression.left, style, own), print(expression.right, style, own + 1)];
      return [`${left} ${expression.operator} ${right}`, own];
    }
    case 'negate':
      return [`-${print(expression.operand, style, strength.postfix)}`, strength.sign];
    case 'and':
    case 'or': {
      const own = strength[expression.node];
      return [expression.operands.map((operand) => print(operand, style, own + 1)).join(` ${expression.node} `), own];
    }
    case 'not':
      return [`not(${loose(expression.operand)})`, strength.postfix];
    case 'in':
      return [
        `${print(expression.value, style, strength.sum)} in ${printTests(expression.tests, style)}`,
        strength.comparison,
      ];
    case 'list':
      return [`[${expression.items.map(loose).join(', ')}]`, strength.postfix];
    case 'if':
      return [
        `if ${loose(expression.condition)} then ${loose(expression.then)} else ${loose(expression.otherwise)}`,
        strength.condition,
      ];
    case 'some':
    case 'every': {
      const list = print(expression.list, style, strength.comparison);
      return [
        `${expression.node} ${expression.variable} in ${list} satisfies ${loose(expression.satisfies)}`,
        strength.condition,
      ];
    }
    case 'filter':
      return [`${print(expression.list, style, strength.postfix)}[${loose(expression.condition)}]`, strength.postfix];
    case 'call':
      return printCall(expression.function, expression.arguments, style);
  }
}

function printCall(name: string, args: readonly CheckedExpression[], style: PrintStyle): readonly [string, number] {
  const [value, area] = args;
  if (name === 'within' && value && area) {
    return [`${print(value, style, strength.sum)} in ${print(area, style, strength.postfix)}`, strength.comparison];
  }
  return [
    `${name}(${args.map((argument) => print(argument, style, strength.condition)).join(', ')})`,
    strength.postfix,
  ];
}

function printTests(tests: readonly UnaryTest[], style: PrintStyle): string {
  const texts = tests.map((test) => {
    switch (test.test) {
      case 'equals':
        return print(test.value, style, strength.sum);
      case 'compare':
        return `${test.operator} ${print(test.value, style, strength.sum)}`;
      case 'range': {
        const [from, to] = [print(test.from, style, strength.sum), print(test.to, style, strength.sum)];
        return `${test.fromInclusive ? '[' : '('}${from}..${to}${test.toInclusive ? ']' : ')'}`;
      }
    }
  });
  // An empty list of tests comes of an order no value passes: (> the highest).
  return texts.length === 0 ? '[]' : `(${texts.join(', ')})`;
}

const chineseVariables: Readonly<Record<string, string>> = {
  enterprise: '企业',
  asOf: '基准日',
  year: '年度',
  policyRegion: '地区',
};

function printVariable(variable: CheckedExpression & { node: 'variable' }, { names, vocabulary }: PrintStyle): string {
  const { name, type } = variable;
  if (names === 'identifier') return name;
  if (name === 'event' && type.kind === 'record' && type.collection !== null) {
    return findCollection(vocabulary, type.collection)?.label.zh ?? '事件';
  }
  return (Object.hasOwn(chineseVariables, name) ? chineseVariables[name] : undefined) ?? name;
}

function printField(path: CheckedExpression & { node: 'path' }, { names, vocabulary }: PrintStyle): string {
  if (names === 'identifier') return path.field;
  const record = path.of.type.kind === 'list' ? path.of.type.of : path.of.type;
  const collection = record.kind === 'record' ? record.collection : null;
  const field = fieldsOf(vocabulary, collection).find(({ id }) => id === path.field);
  const label = field?.label.zh ?? findCollection(vocabulary, path.field)?.label.zh ?? path.field;
  return isName(label) ? label : path.field;
}

function printLiteral(
  { type, value }: CheckedExpression & { node: 'literal' },
  style: PrintStyle,
): readonly [string, number] {
  if (value === null || typeof value === 'boolean') return [String(value), strength.postfix];
  const negative = value.startsWith('-');
  switch (type.kind) {
    case 'number':
      return [value, negative ? strength.sign : strength.postfix];
    case 'rate': {
      const percent = toDecimalText(multiply(toRational(value), fromInteger(100)));
      return [`${percent ?? value}%`, negative ? strength.sign : strength.postfix];
    }
    case 'money':
      return [printMoney(value, style.names), negative ? strength.sign : strength.postfix];
    case 'date':
      return [`date("${value}")`, strength.postfix];
    default:
      return [JSON.stringify(style.names === 'zh' ? labelOf(type, value, style.vocabulary) : value), strength.postfix];
  }
}

function printMoney(yuan: string, names: PrintStyle['names']): string {
  if (names === 'identifier') return `${yuan} yuan`;
  const fen = yuanToFen(yuan);
  return fen === null ? `${yuan}元` : spellMoney(fen);
}

/** The name a reader knows a canonical value by; it reads back to the same value. */
function labelOf(type: CheckedExpression['type'], value: string, vocabulary: Vocabulary): string {
  switch (type.kind) {
    case 'title':
      return findTitleById(vocabulary, value)?.name.zh ?? value;
    case 'enumeration':
      return enumerationValues(vocabulary, type.id).find(({ id }) => id === value)?.label.zh ?? value;
    case 'region':
      return describeRegion(vocabulary, value);
    case 'industry':
      return findIndustry(vocabulary, value)?.name.zh ?? value;
    default:
      return value;
  }
}
