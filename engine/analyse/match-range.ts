import type { Rule } from '../compile/plan';
import type { CheckedExpression } from '../expression/checked-expression';
import { compareRationals, parseRational, type Rational } from '../values/rational';

/** The numbers that the test of a table row lets through; null has no end. */
export interface MatchRange {
  readonly low: RangeEnd | null;
  readonly high: RangeEnd | null;
}

export interface RangeEnd {
  readonly value: Rational;
  readonly inclusive: boolean;
  /** As written in the text. */
  readonly text: string;
}

/** Reads the test of a row that is one range of numbers; null where it is none. */
export function readRange({ conditions }: Rule, text: string): MatchRange | null {
  const match = conditions.find(({ role }) => role === 'match')?.expression;
  if (match?.node !== 'in' || match.tests.length !== 1) return null;
  const [test] = match.tests;
  if (!test) return null;
  const end = (value: CheckedExpression, inclusive: boolean): RangeEnd | null => readEnd(value, inclusive, text);
  switch (test.test) {
    case 'range': {
      const [low, high] = [end(test.from, test.fromInclusive), end(test.to, test.toInclusive)];
      return low && high && { low, high };
    }
    case 'compare': {
      const { operator } = test;
      const limit = end(test.value, operator === '>=' || operator === '<=');
      if (!limit || operator === '=' || operator === '!=') return null;
      return operator.startsWith('>') ? { low: limit, high: null } : { low: null, high: limit };
    }
    case 'equals': {
      const point = end(test.value, true);
      return point && { low: point, high: point };
    }
  }
}

function readEnd(value: CheckedExpression, inclusive: boolean, text: string): RangeEnd | null {
  if (value.node !== 'literal' || typeof value.value !== 'string') return null;
  const { kind } = value.type;
  const number = kind === 'number' || kind === 'money' || kind === 'rate' ? parseRational(value.value) : null;
  const written = value.range ? text.slice(value.range.start, value.range.end).trim() : '';
  return number && { value: number, inclusive, text: written === '' ? value.value : written };
}

/** Gives what is left of a range beside another; null where that is nothing, everything, or in two pieces. */
export function subtractRange(range: MatchRange, taken: MatchRange): MatchRange | null {
  const startsBefore = compareLow(range.low, taken.low) < 0;
  const endsAfter = compareHigh(range.high, taken.high) > 0;
  if (startsBefore === endsAfter) return null;
  return startsBefore
    ? { low: range.low, high: taken.low && { ...taken.low, inclusive: !taken.low.inclusive } }
    : { low: taken.high && { ...taken.high, inclusive: !taken.high.inclusive }, high: range.high };
}

/** Writes a range as the test of a row: `> 5`, `(5..10]`. */
export function writeRange({ low, high }: MatchRange): string {
  if (!low && !high) return '>= 0';
  if (!high) return `${low?.inclusive ? '>=' : '>'} ${low?.text ?? ''}`;
  if (!low) return `${high.inclusive ? '<=' : '<'} ${high.text}`;
  return `${low.inclusive ? '[' : '('}${low.text}..${high.text}${high.inclusive ? ']' : ')'}`;
}

function compareLow(a: RangeEnd | null, b: RangeEnd | null): number {
  if (!a || !b) return a === b ? 0 : a ? 1 : -1;
  return compareRationals(a.value, b.value) || Number(b.inclusive) - Number(a.inclusive);
}

function compareHigh(a: RangeEnd | null, b: RangeEnd | null): number {
  if (!a || !b) return a === b ? 0 : a ? -1 : 1;
  return compareRationals(a.value, b.value) || Number(a.inclusive) - Number(b.inclusive);
}
