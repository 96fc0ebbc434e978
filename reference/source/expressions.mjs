import {
  addMonths,
  dayOf,
  daysBetween,
  firstOfYear,
  isDay,
  lastOfMonth,
  lastOfYear,
  monthOf,
  monthsBetween,
  yearOf,
} from './days.mjs';
import {
  isDate,
  isList,
  isNumber,
  isRecord,
  isUnknown,
  liesInArea,
  liesInIndustry,
  needsOf,
  readField,
  unknown,
} from './facts.mjs';
import {
  compareNumbers,
  floorOf,
  fromDecimal,
  minus,
  negative,
  ONE,
  over,
  plus,
  times,
  whole,
  ZERO,
} from './fractions.mjs';

// Expressions, section 6.2 of the format: three-valued (Kleene) and exact.
//
// A scope says what the names stand for: { plan, vocabulary, enterprise, record, event, asOf, year, days }. `record` is
// the kind of `event`; both are null without event. `asOf` is null where the event's day is missing.

/** Evaluates an expression of the plan. `locals` are the names that quantifiers and filters bind. */
export function evaluate(expression, scope, locals = {}) {
  const of = (part) => evaluate(part, scope, locals);
  switch (expression.node) {
    case 'literal':
      return literal(expression);
    case 'variable':
      return Object.hasOwn(locals, expression.name) ? locals[expression.name] : variable(expression.name, scope);
    case 'path':
      return path(of(expression.of), expression.field, scope);
    case 'parameter':
      return parameter(scope.plan.parameters[expression.name], scope);
    case 'definition':
      return evaluate(scope.plan.definitions[expression.name], scope);
    case 'compare':
      return compare(expression.operator, of(expression.left), of(expression.right));
    case 'arithmetic':
      return arithmetic(expression.operator, of(expression.left), of(expression.right));
    case 'negate': {
      const value = of(expression.operand);
      if (isUnknown(value)) return unknown(value.needs, value.bounded ? turned(value) : null);
      return isNumber(value) ? negative(value) : null;
    }
    case 'and':
      return all(expression.operands, of);
    case 'or':
      return any(expression.operands, of);
    case 'not':
      return not(of(expression.operand));
    case 'in': {
      const value = of(expression.value);
      return any(expression.tests, (test) => passes(value, test, of));
    }
    case 'list':
      return { items: expression.items.map((item) => ({ value: of(item), doubts: [] })) };
    case 'if':
      return choose(expression, of);
    case 'some':
    case 'every':
      return quantified(expression, scope, locals);
    case 'filter':
      return filtered(expression, scope, locals);
    case 'call':
      return call(expression, expression.arguments.map(of), scope);
    default:
      throw new Error(`this evaluator knows no expression ${expression.node}`);
  }
}

/** Whether a condition holds: 'true', 'false' or 'unknown'. What is absent for good does not hold. */
export const truthOf = (value) => (isUnknown(value) ? 'unknown' : value === true ? 'true' : 'false');

/** And: one that fails decides, whatever else is unknown. */
function all(parts, test) {
  const needs = [];
  for (const part of parts) {
    const value = test(part);
    if (truthOf(value) === 'false') return false;
    needs.push(...needsOf(value));
  }
  return needs.length > 0 ? unknown(needs) : true;
}

/** Or: one that holds decides. */
const any = (parts, test) => not(all(parts, (part) => not(test(part))));
const not = (value) => (isUnknown(value) ? value : value !== true);

function literal({ type, value }) {
  if (value === null || typeof value === 'boolean') return value;
  if (type.kind === 'number' || type.kind === 'rate' || type.kind === 'money') return fromDecimal(value);
  return type.kind === 'date' && isDay(value) ? { day: value } : value;
}

function variable(name, scope) {
  switch (name) {
    case 'enterprise':
      return { record: null, event: null };
    case 'event':
      return { record: scope.record, event: scope.event };
    case 'asOf':
      return scope.asOf === null ? unknown([missingDay(scope)]) : { day: scope.asOf };
    case 'year':
      return whole(scope.year);
    case 'policyRegion':
      return scope.plan.region;
    default:
      throw new Error(`this evaluator knows no variable ${name}`);
  }
}

/** The fact that would tell the reference day. */
function missingDay({ record, event, vocabulary }) {
  if (!event) return 'asOf';
  const { dateField, fieldById } = vocabulary.collections.get(record);
  return fieldById.has(dateField) ? `${event.path}.${dateField}` : event.path;
}

function path(of, field, scope) {
  if (isUnknown(of)) return unknown(of.needs);
  if (isList(of)) return { items: of.items.map(({ value, doubts }) => ({ value: path(value, field, scope), doubts })) };
  if (!isRecord(of)) return null;
  const { vocabulary, enterprise } = scope;
  if (of.record !== null || vocabulary.enterprise.has(field)) return readField(field, of.record, of.event, scope);
  const events = enterprise.events[field];
  if (!events) return unknown([field]);
  return { items: events.map((event) => ({ value: { record: field, event }, doubts: [] })) };
}

/** The value of the last change not after the reference day; without that day, anything the parameter ever was. */
function parameter({ value, changes }, scope) {
  if (changes.length === 0) return evaluate(value, scope);
  if (scope.asOf === null) {
    const bounds = [value, ...changes.map((change) => change.value)].map((each) => boundsOf(evaluate(each, scope)));
    return unknown([missingDay(scope)], bounds.reduce(span));
  }
  let latest = null;
  for (const change of changes)
    if (change.from <= scope.asOf && (latest === null || change.from >= latest.from)) latest = change;
  return evaluate(latest?.value ?? value, scope);
}

// Bounds: { low, high }, each a number or null where there is none; null where nothing is known.

const boundsOf = (value) =>
  isNumber(value)
    ? { low: value, high: value }
    : isUnknown(value) && value.bounded
      ? { low: value.low, high: value.high }
      : null;
const turned = ({ low, high }) => ({ low: high && negative(high), high: low && negative(low) });
const added = (a, b) => ({ low: a.low && b.low && plus(a.low, b.low), high: a.high && b.high && plus(a.high, b.high) });
const below = (a, b, strictly) =>
  a.high !== null && b.low !== null && compareNumbers(a.high, b.low) < (strictly ? 0 : 1);

function scaled({ low, high }, factor) {
  const ends = { low: low && times(low, factor), high: high && times(high, factor) };
  return factor.n < 0n ? { low: ends.high, high: ends.low } : ends;
}

/** Bounds that hold whichever of two numbers it is. */
function span(a, b) {
  if (!a || !b) return null;
  const pick = (one, other, sign) => one && other && (compareNumbers(one, other) * sign > 0 ? one : other);
  return { low: pick(a.low, b.low, -1), high: pick(a.high, b.high, 1) };
}

function arithmetic(operator, a, b) {
  if (isUnknown(a) || isUnknown(b)) return unknown([...needsOf(a), ...needsOf(b)], arithmeticBounds(operator, a, b));
  if (!isNumber(a) || !isNumber(b)) return null;
  if (operator === '+') return plus(a, b);
  if (operator === '-') return minus(a, b);
  if (operator === '*') return times(a, b);
  return over(a, b) ?? unknown(['nonzero']);
}

function arithmeticBounds(operator, a, b) {
  const [left, right] = [boundsOf(a), boundsOf(b)];
  if (!left || !right) return null;
  if (operator === '+') return added(left, right);
  if (operator === '-') return added(left, turned(right));
  if (operator === '*') return isNumber(b) ? scaled(left, b) : isNumber(a) ? scaled(right, a) : null;
  const inverse = isNumber(b) ? over(ONE, b) : null;
  return inverse && scaled(left, inverse);
}

/** What is absent equals what is absent only, and has no order. Bounds settle a comparison where they can. */
function compare(operator, a, b) {
  if (isUnknown(a) || isUnknown(b)) {
    const settled = compareBounds(operator, boundsOf(a), boundsOf(b));
    return settled === null ? unknown([...needsOf(a), ...needsOf(b)]) : settled;
  }
  if (operator === '=') return isSame(a, b);
  if (operator === '!=') return !isSame(a, b);
  if (a === null || b === null) return false;
  const order = orderOf(a, b);
  return operator === '<' ? order < 0 : operator === '<=' ? order <= 0 : operator === '>' ? order > 0 : order >= 0;
}

function compareBounds(operator, a, b) {
  if (!a || !b) return null;
  const apart = below(a, b, true) || below(b, a, true);
  switch (operator) {
    case '=':
      return apart ? false : null;
    case '!=':
      return apart ? true : null;
    case '<':
      return below(a, b, true) ? true : below(b, a, false) ? false : null;
    case '<=':
      return below(a, b, false) ? true : below(b, a, true) ? false : null;
    case '>':
      return compareBounds('<', b, a);
    default:
      return compareBounds('<=', b, a);
  }
}

function isSame(a, b) {
  if (isNumber(a) && isNumber(b)) return compareNumbers(a, b) === 0;
  if (isDate(a) && isDate(b)) return a.day === b.day;
  return a === b;
}

const orderOf = (a, b) => (isNumber(a) ? compareNumbers(a, b) : a.day < b.day ? -1 : a.day > b.day ? 1 : 0);

function passes(value, test, of) {
  if (test.test === 'compare') return compare(test.operator, value, of(test.value));
  if (test.test === 'range')
    return all(
      [
        [test.fromInclusive ? '>=' : '>', test.from],
        [test.toInclusive ? '<=' : '<', test.to],
      ],
      ([operator, end]) => compare(operator, value, of(end)),
    );
  const other = of(test.value);
  if (!isList(other)) return compare('=', value, other);
  return any(other.items, (item) => ifBelonging(item, () => compare('=', value, item.value)));
}

/** A condition on an item that may not belong to its list holds only if it does. */
function ifBelonging({ doubts }, condition) {
  return all([condition, () => (doubts.length === 0 ? true : unknown(doubts))], (part) => part());
}

function choose({ condition, then, otherwise }, of) {
  const decision = of(condition);
  if (!isUnknown(decision)) return of(decision === true ? then : otherwise);
  const [a, b] = [of(then), of(otherwise)];
  const isScalar = (value) => !isUnknown(value) && !isList(value) && !isRecord(value);
  if (isScalar(a) && isScalar(b) && isSame(a, b)) return a;
  return unknown([...decision.needs, ...needsOf(a), ...needsOf(b)], span(boundsOf(a), boundsOf(b)));
}

function quantified({ node, variable: name, list, satisfies }, scope, locals) {
  const source = evaluate(list, scope, locals);
  if (isUnknown(source)) return unknown(source.needs);
  if (!isList(source)) return false;
  const holds = ({ value }) => evaluate(satisfies, scope, { ...locals, [name]: value });
  if (node === 'some') return any(source.items, (item) => ifBelonging(item, () => holds(item)));
  return all(source.items, (item) => not(ifBelonging(item, () => not(holds(item)))));
}

function filtered({ list, variable: name, condition }, scope, locals) {
  const source = evaluate(list, scope, locals);
  if (isUnknown(source)) return unknown(source.needs);
  if (!isList(source)) return source;
  const items = source.items.flatMap((item) => {
    const holds = evaluate(condition, scope, { ...locals, [name]: item.value });
    const truth = truthOf(holds);
    if (truth === 'false') return [];
    return [truth === 'true' ? item : { value: item.value, doubts: [...item.doubts, ...holds.needs] }];
  });
  return { items };
}

function call({ function: name, arguments: given }, values, scope) {
  const [first = null, second = null] = values;
  if (name === 'count' || name === 'sum' || name === 'min' || name === 'max') return aggregate(name, first);
  if (name === 'monthsInForce') return monthsInForce(first, scope);
  if (values.some(isUnknown)) return unknown(values.flatMap(needsOf));
  if (name === 'within') {
    if (first === null || second === null) return false;
    return given[0].type.kind === 'industry'
      ? liesInIndustry(first, second, scope.vocabulary)
      : liesInArea(first, second);
  }
  if (values.includes(null)) return name === 'contains' ? false : null;
  switch (name) {
    case 'abs':
      return first.n < 0n ? negative(first) : first;
    case 'floor':
      return { n: floorOf(first), d: 1n };
    case 'ceiling':
      return { n: -floorOf(negative(first)), d: 1n };
    case 'year':
      return whole(yearOf(first.day));
    case 'month':
      return whole(monthOf(first.day));
    case 'day':
      return whole(dayOf(first.day));
    case 'daysBetween':
      return whole(daysBetween(first.day, second.day));
    case 'monthsBetween':
      return whole(monthsBetween(first.day, second.day));
    case 'yearsBetween':
      return whole(Math.trunc(monthsBetween(first.day, second.day) / 12));
    case 'addMonths':
      return shift(first.day, second);
    case 'contains':
      return first.includes(second);
    default:
      throw new Error(`this evaluator knows no function ${name}`);
  }
}

/** Parts of a month, and days outside the years 1 to 9999, do not exist. */
function shift(day, { n, d }) {
  const count = BigInt(yearOf(day) * 12 + monthOf(day) - 1) + n;
  return d !== 1n || count < 12n || count >= 120000n ? null : { day: addMonths(day, Number(n)) };
}

/** Absent items are counted, and left out of the others. */
function aggregate(name, list) {
  if (!isList(list)) return list;
  if (name === 'count') return count(list.items);
  const items = list.items.filter(({ value }) => value !== null);
  const open = items.filter(({ value, doubts }) => isUnknown(value) || doubts.length > 0);
  const total = (some) => some.reduce((sum, { value }) => plus(sum, value), ZERO);
  if (open.length > 0) {
    const needs = open.flatMap(({ value, doubts }) => [...doubts, ...needsOf(value)]);
    if (name !== 'sum' || items.some(({ value }) => isUnknown(value))) return unknown(needs);
    const certain = total(items.filter(({ doubts }) => doubts.length === 0));
    const signed = (isNegative) => total(open.filter(({ value }) => value.n < 0n === isNegative));
    return unknown(needs, { low: plus(certain, signed(true)), high: plus(certain, signed(false)) });
  }
  if (name === 'sum') return total(items);
  const sign = name === 'max' ? 1 : -1;
  return items.reduce((best, { value }) => (best === null || orderOf(value, best) * sign > 0 ? value : best), null);
}

function count(items) {
  const doubts = items.flatMap((item) => item.doubts);
  const certain = items.filter((item) => item.doubts.length === 0).length;
  return doubts.length === 0
    ? whole(items.length)
    : unknown(doubts, { low: whole(certain), high: whole(items.length) });
}

/** Months of a list that lie in the year and wholly in the days of it on which the policy applies. */
function monthsInForce(list, { year, days }) {
  if (isUnknown(list)) return unknown(list.needs, { low: ZERO, high: whole(days === null ? 0 : 12) });
  if (!isList(list)) return null;
  const [from, to] = [days?.from ?? firstOfYear(year), days?.to ?? lastOfYear(year)];
  return count(
    list.items.filter(({ value }) => {
      if (days === null || !isDate(value) || yearOf(value.day) !== year) return false;
      const first = `${value.day.slice(0, 7)}-01`;
      return first >= from && lastOfMonth(first) <= to;
    }),
  );
}
