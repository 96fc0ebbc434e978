import type { ComparisonOperator } from './checked-expression';
import { readExpression } from './parse-expression';
import type { Syntax, TestSyntax } from './syntax';

/** A condition as a builder shows it. What it cannot take apart stays text, exactly as written. */
export type ConditionPart =
  | { readonly part: 'all' | 'any'; readonly parts: readonly ConditionPart[] }
  | { readonly part: 'not'; readonly of: ConditionPart }
  | {
      readonly part: 'compare';
      readonly left: string;
      readonly operator: ComparisonOperator;
      readonly right: ConditionValue;
    }
  /** One of several values. */
  | { readonly part: 'oneOf'; readonly left: string; readonly values: readonly ConditionValue[] }
  | { readonly part: 'text'; readonly text: string };

/** What a fact is compared with. */
export type ConditionValue =
  | { readonly value: 'text'; readonly text: string }
  /** Text: as in ISO 8601. */
  | { readonly value: 'date'; readonly text: string }
  /** A number, money, a share, true, false or null; or a name: as written. */
  | { readonly value: 'plain'; readonly text: string };

/**
 * Takes a condition apart for a builder; null where it cannot be read at all. Writing the parts again gives a condition
 * that reads the same.
 */
export function readConditionParts(text: string): ConditionPart | null {
  const { syntax, problems } = readExpression(text);
  return syntax && problems.length === 0 ? readPart(syntax, text) : null;
}

/** Writes the parts of a condition as text; an empty group is left out. */
export function writeConditionParts(part: ConditionPart): string {
  return writePart(part, false);
}

/** Tells whether a text can stand for one value or fact: a name, a path, a number, an amount, true, false or null. */
export function isConditionOperand(text: string): boolean {
  const { syntax, problems } = readExpression(text);
  return syntax !== null && problems.length === 0 && (isPath(syntax) || readValue(syntax, text) !== null);
}

function readPart(syntax: Syntax, text: string): ConditionPart {
  const asText: ConditionPart = { part: 'text', text: slice(syntax, text) };
  switch (syntax.syntax) {
    case 'and':
      return { part: 'all', parts: syntax.operands.map((operand) => readPart(operand, text)) };
    case 'or':
      return { part: 'any', parts: syntax.operands.map((operand) => readPart(operand, text)) };
    case 'call': {
      const [argument] = syntax.arguments;
      const isNegation = syntax.name === 'not' && syntax.arguments.length === 1;
      return isNegation && argument ? { part: 'not', of: readPart(argument, text) } : asText;
    }
    case 'compare': {
      const right = readValue(syntax.right, text);
      if (!right || !isPath(syntax.left)) return asText;
      return { part: 'compare', left: slice(syntax.left, text), operator: syntax.operator, right };
    }
    case 'in': {
      const values = syntax.tests.map((test) => readTest(test, text));
      const whole = values.filter((value) => value !== null);
      if (!isPath(syntax.value) || whole.length !== values.length || whole.length === 0) return asText;
      return { part: 'oneOf', left: slice(syntax.value, text), values: whole };
    }
    default:
      return asText;
  }
}

/** `in` followed by a name asks for membership of a list or area: that stays text. */
function readTest(test: TestSyntax, text: string): ConditionValue | null {
  if (test.test !== 'equals') return null;
  const value = readValue(test.value, text);
  return value?.value === 'plain' && isPath(test.value) ? null : value;
}

function readValue(syntax: Syntax, text: string): ConditionValue | null {
  if (syntax.syntax === 'literal') {
    const { type, value } = syntax;
    if (type !== 'text') return { value: 'plain', text: slice(syntax, text) };
    return { value: 'text', text: String(value) };
  }
  if (syntax.syntax === 'call' && syntax.name === 'date' && syntax.arguments.length === 1) {
    const [argument] = syntax.arguments;
    if (argument?.syntax === 'literal' && argument.type === 'text')
      return { value: 'date', text: String(argument.value) };
  }
  return isPath(syntax) ? { value: 'plain', text: slice(syntax, text) } : null;
}

function isPath(syntax: Syntax): boolean {
  return syntax.syntax === 'name' || (syntax.syntax === 'path' && isPath(syntax.of));
}

function slice({ range }: Syntax, text: string): string {
  return text.slice(range.start, range.end).trim();
}

function writePart(part: ConditionPart, inside: boolean): string {
  switch (part.part) {
    case 'all':
    case 'any': {
      const written = part.parts.map((each) => writePart(each, part.parts.length > 1)).filter((each) => each !== '');
      const joined = written.join(part.part === 'all' ? ' and ' : ' or ');
      return inside && written.length > 1 ? `(${joined})` : joined;
    }
    case 'not': {
      const inner = writePart(part.of, false);
      return inner === '' ? '' : `not(${inner})`;
    }
    case 'compare':
      return `${part.left} ${part.operator} ${writeValue(part.right)}`;
    case 'oneOf':
      return part.values.length === 0 ? '' : `${part.left} in (${part.values.map(writeValue).join(', ')})`;
    case 'text':
      return inside && !isTight(part.text) ? `(${part.text})` : part.text;
  }
}

function writeValue(value: ConditionValue): string {
  if (value.value === 'plain') return value.text;
  const quoted = JSON.stringify(value.text);
  return value.value === 'date' ? `date(${quoted})` : quoted;
}

/** Whether a text holds together beside `and` and `or` without brackets. */
function isTight(text: string): boolean {
  const { syntax, problems } = readExpression(text);
  if (!syntax || problems.length > 0) return false;
  return !['and', 'or', 'if', 'some', 'every'].includes(syntax.syntax);
}
