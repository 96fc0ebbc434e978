import type { Bilingual } from '../diagnostics/diagnostic';
import { findField } from '../vocabulary/find-field';
import type { CountUnit, Vocabulary } from '../vocabulary/vocabulary';
import type { ArithmeticOperator, CheckedExpression } from './checked-expression';
import { describeType, isNumeric } from './type-rules';

/** What a number counts; null counts nothing in particular, as a number that is written out does. */
export type NumberUnit = CountUnit | 'personMonth';

const unitNames: Readonly<Record<NumberUnit, Bilingual>> = {
  person: { zh: '人数', en: 'a number of persons' },
  item: { zh: '项数', en: 'a count of items' },
  month: { zh: '月数', en: 'a number of months' },
  year: { zh: '年数', en: 'a number of years' },
  day: { zh: '天数', en: 'a number of days' },
  calendarYear: { zh: '年份', en: 'a calendar year' },
  personMonth: { zh: '人月数', en: 'person-months' },
};

const unitsOfFunctions: Readonly<Record<string, NumberUnit>> = {
  count: 'item',
  daysBetween: 'day',
  monthsBetween: 'month',
  monthsInForce: 'month',
  yearsBetween: 'year',
  year: 'calendarYear',
};

/** Functions whose result counts what their argument counts. */
const keepUnit = new Set(['sum', 'min', 'max', 'abs', 'floor', 'ceiling']);

/** Months become years by a factor, persons stay persons: behind a factor a time may count anything. */
const times = new Set<NumberUnit | null>(['month', 'year', 'day', 'calendarYear']);

/** Gives what a number, or each number of a list, counts. It follows from the expression, so plans need not carry it. */
export function unitOf(expression: CheckedExpression, vocabulary: Vocabulary): NumberUnit | null {
  const type = expression.type.kind === 'list' ? expression.type.of : expression.type;
  if (type.kind !== 'number') return null;
  const of = (part: CheckedExpression): NumberUnit | null => unitOf(part, vocabulary);
  switch (expression.node) {
    case 'variable':
      return expression.name === 'year' ? 'calendarYear' : null;
    case 'path': {
      const record = expression.of.type.kind === 'list' ? expression.of.type.of : expression.of.type;
      if (record.kind !== 'record') return null;
      return findField(vocabulary, record.collection, expression.field)?.unit ?? null;
    }
    case 'negate':
      return of(expression.operand);
    case 'filter':
      return of(expression.list);
    case 'list':
      return expression.items.map(of).find((unit) => unit !== null) ?? null;
    case 'if':
      return of(expression.then) ?? of(expression.otherwise);
    case 'call': {
      const [first] = expression.arguments;
      if (first && keepUnit.has(expression.function)) return of(first);
      return unitsOfFunctions[expression.function] ?? null;
    }
    case 'arithmetic':
      return combine(expression.operator, expression.left, expression.right, vocabulary);
    default:
      return null;
  }
}

function combine(
  operator: ArithmeticOperator,
  left: CheckedExpression,
  right: CheckedExpression,
  vocabulary: Vocabulary,
): NumberUnit | null {
  const [a, b] = [unitOf(left, vocabulary), unitOf(right, vocabulary)];
  if (operator === '+' || operator === '-') {
    if (a === 'calendarYear' && b === 'calendarYear') return operator === '-' ? 'year' : null;
    if ((a === 'calendarYear' && b === 'year') || (a === 'year' && b === 'calendarYear')) return 'calendarYear';
    return a ?? b;
  }
  if (operator === '*') {
    if ((a === 'person' && b === 'month') || (a === 'month' && b === 'person')) return 'personMonth';
    const unit = a ?? b;
    return (a === null || b === null) && !times.has(unit) ? unit : null;
  }
  if (a === 'personMonth') return b === 'person' ? 'month' : b === 'month' ? 'person' : b === null ? a : null;
  return b === null && !times.has(a) ? a : null;
}

/** Tells whether two numbers count different things, or one is a share and the other counts. */
export function unitsClash(left: CheckedExpression, right: CheckedExpression, vocabulary: Vocabulary): boolean {
  const of = (side: CheckedExpression) => (side.type.kind === 'list' ? side.type.of : side.type);
  if (!isNumeric(of(left)) || !isNumeric(of(right))) return false;
  const [a, b] = [unitOf(left, vocabulary), unitOf(right, vocabulary)];
  const rates = [of(left), of(right)].filter(({ kind }) => kind === 'rate').length;
  if (rates === 1) return (a ?? b) !== null;
  return a !== null && b !== null && a !== b;
}

/** Tells whether a sum or difference of two numbers has a meaning; years may be added to a calendar year. */
export function addsUp(left: CheckedExpression, right: CheckedExpression, vocabulary: Vocabulary): boolean {
  const units = [unitOf(left, vocabulary), unitOf(right, vocabulary)];
  if (units.includes('calendarYear') && units.includes('year')) return true;
  return !unitsClash(left, right, vocabulary);
}

/** Names the type of an expression for readers, with what it counts. */
export function describeOperand(expression: CheckedExpression, vocabulary: Vocabulary): Bilingual {
  const unit = expression.type.kind === 'number' ? unitOf(expression, vocabulary) : null;
  return unit ? unitNames[unit] : describeType(expression.type, vocabulary);
}

/** Names what a number counts for readers. */
export function describeUnit(unit: NumberUnit): Bilingual {
  return unitNames[unit];
}
