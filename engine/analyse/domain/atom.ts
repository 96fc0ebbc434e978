import type { CheckedExpression, UnaryTest } from '../../expression/checked-expression';
import { addDays, daysBetween, type CalendarDate } from '../../values/calendar';
import { add, divide, multiply, negate, subtract, toRational, zero, type Rational } from '../../values/rational';
import type { Vocabulary } from '../../vocabulary/vocabulary';
import { placeOfFact, type Cuts, type FactPlace } from './axis';
import { visitExpression } from './map-expression';

/** A condition on one fact alone, with the points where it changes. */
export interface FactAtom {
  readonly place: FactPlace;
  readonly cuts: Cuts;
}

/** Tells whether an atom holds for a value of its fact. */
export type Trial = (atom: CheckedExpression, place: FactPlace, value: string) => boolean;

const noCuts: Cuts = { numbers: [], days: [], words: [] };
type Compare = Extract<CheckedExpression, { node: 'compare' }>;

/**
 * Reads a condition that depends on one fact only, and finds where it can change; null when it depends on several, or
 * in a way that cannot be followed.
 */
export function readFactAtom(atom: CheckedExpression, vocabulary: Vocabulary, holdsAt: Trial): FactAtom | null {
  const place = onlyFact(atom, vocabulary);
  if (!place) return null;
  switch (place.field.type.kind) {
    case 'boolean':
    case 'enumeration':
    case 'title':
      return { place, cuts: noCuts };
    case 'region':
    case 'industry':
      return { place, cuts: { ...noCuts, words: wordsIn(atom) } };
    case 'text':
      return mentions(atom, 'contains') ? null : { place, cuts: { ...noCuts, words: wordsIn(atom) } };
    case 'number':
    case 'rate':
    case 'money': {
      const numbers = numbersCutBy(atom);
      return numbers && { place, cuts: { ...noCuts, numbers } };
    }
    case 'date': {
      const days = daysCutBy(atom, place, holdsAt);
      return days && { place, cuts: { ...noCuts, days } };
    }
    case 'months':
      return null;
  }
}

function onlyFact(atom: CheckedExpression, vocabulary: Vocabulary): FactPlace | null {
  const places = new Map<string, FactPlace>();
  let readable = true;
  visitExpression(atom, (part) => {
    if (part.node === 'path') {
      const place = placeOfFact(part, vocabulary);
      if (place) places.set(place.id, place);
      else readable = false;
    } else if (part.node === 'variable') readable &&= part.name === 'enterprise' || part.name === 'event';
    else if (part.node === 'parameter' || part.node === 'definition' || isListNode(part)) readable = false;
  });
  const [only] = places.values();
  return readable && places.size === 1 && only ? only : null;
}

function isListNode({ node }: CheckedExpression): boolean {
  return node === 'some' || node === 'every' || node === 'filter';
}

function wordsIn(atom: CheckedExpression): readonly string[] {
  const words: string[] = [];
  visitExpression(atom, (part) => {
    if (part.node === 'literal' && typeof part.value === 'string') words.push(part.value);
  });
  return words;
}

function mentions(atom: CheckedExpression, name: string): boolean {
  let found = false;
  visitExpression(atom, (part) => {
    found ||= part.node === 'call' && part.function === name;
  });
  return found;
}

/** Pairs of sides that an atom compares. */
function comparedSides(atom: CheckedExpression): readonly (readonly [CheckedExpression, CheckedExpression])[] | null {
  if (atom.node === 'compare') return [[atom.left, atom.right]];
  if (atom.node !== 'in') return null;
  return atom.tests.flatMap((test) => limitsOf(test).map((limit) => [atom.value, limit] as const));
}

function limitsOf(test: UnaryTest): readonly CheckedExpression[] {
  if (test.test === 'range') return [test.from, test.to];
  return test.value.node === 'list' ? test.value.items : [test.value];
}

function numbersCutBy(atom: CheckedExpression): readonly Rational[] | null {
  const sides = comparedSides(atom);
  if (!sides) return null;
  const points: Rational[] = [];
  for (const [left, right] of sides) {
    if (isNull(left) || isNull(right)) continue;
    const [a, b] = [readLine(left), readLine(right)];
    if (!a || !b) return null;
    const slope = subtract(a.slope, b.slope);
    const point = divide(subtract(b.start, a.start), slope);
    if (point) points.push(point);
  }
  return points;
}

interface Line {
  readonly slope: Rational;
  readonly start: Rational;
}

/** Reads a formula as slope times the fact plus a start; null when it is none. */
function readLine(formula: CheckedExpression): Line | null {
  switch (formula.node) {
    case 'path':
      return { slope: { n: 1n, d: 1n }, start: zero };
    case 'literal':
      return typeof formula.value === 'string' && isNumber(formula)
        ? { slope: zero, start: toRational(formula.value) }
        : null;
    case 'negate': {
      const line = readLine(formula.operand);
      return line && { slope: negate(line.slope), start: negate(line.start) };
    }
    case 'arithmetic': {
      const [a, b] = [readLine(formula.left), readLine(formula.right)];
      return a && b && combineLines(formula.operator, a, b);
    }
    default:
      return null;
  }
}

function combineLines(operator: '+' | '-' | '*' | '/', a: Line, b: Line): Line | null {
  switch (operator) {
    case '+':
      return { slope: add(a.slope, b.slope), start: add(a.start, b.start) };
    case '-':
      return { slope: subtract(a.slope, b.slope), start: subtract(a.start, b.start) };
    case '*': {
      if (a.slope.n !== 0n && b.slope.n !== 0n) return null;
      const [line, factor] = a.slope.n === 0n ? [b, a.start] : [a, b.start];
      return { slope: multiply(line.slope, factor), start: multiply(line.start, factor) };
    }
    case '/': {
      const [slope, start] = [divide(a.slope, b.start), divide(a.start, b.start)];
      return b.slope.n === 0n && slope && start ? { slope, start } : null;
    }
  }
}

function isNumber({ type }: CheckedExpression): boolean {
  return type.kind === 'number' || type.kind === 'rate' || type.kind === 'money';
}

function isNull(side: CheckedExpression): boolean {
  return side.node === 'literal' && side.value === null;
}

/** Functions of a day that never fall as the day moves on, or never rise. */
const steady = new Set(['year', 'yearsBetween', 'monthsBetween', 'daysBetween', 'addMonths']);

function daysCutBy(atom: CheckedExpression, place: FactPlace, holdsAt: Trial): readonly CalendarDate[] | null {
  const sides = comparedSides(atom);
  if (!sides) return null;
  const days: CalendarDate[] = [];
  for (const [left, right] of sides) {
    if (isNull(left) || isNull(right)) continue;
    const [fact, limit] = left.node === 'path' ? [left, right] : [right, left];
    if (fact.node === 'path' && limit.node === 'literal' && limit.type.kind === 'date') {
      days.push(limit.value as CalendarDate);
      continue;
    }
    if (atom.node !== 'compare' || !isSteady(left) || !isSteady(right)) return null;
    days.push(...turnsOf(atom, place, holdsAt));
  }
  return days;
}

function isSteady(formula: CheckedExpression): boolean {
  if (formula.node === 'path' || formula.node === 'literal') return true;
  if (formula.node !== 'call' || !steady.has(formula.function)) return false;
  return (
    formula.arguments.every(({ node }) => node === 'path' || node === 'literal') &&
    formula.arguments.filter(({ node }) => node === 'path').length <= 1
  );
}

/** The days on which a steady comparison turns, by halving; `=` is where both `>=` and `>` turn. */
function turnsOf(atom: Compare, place: FactPlace, holdsAt: Trial): readonly CalendarDate[] {
  const ordered: readonly Compare[] =
    atom.operator === '=' || atom.operator === '!='
      ? [
          { ...atom, operator: '>=' },
          { ...atom, operator: '>' },
        ]
      : [atom];
  return ordered.flatMap((each) => {
    const first = '1900-01-01' as CalendarDate;
    let [low, high] = [0, daysBetween(first, '2100-12-31' as CalendarDate)];
    const at = (day: number): boolean => holdsAt(each, place, addDays(first, day));
    const start = at(low);
    if (at(high) === start) return [];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (at(middle) === start) low = middle;
      else high = middle;
    }
    return [addDays(first, high)];
  });
}
