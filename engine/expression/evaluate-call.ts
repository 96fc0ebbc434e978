import {
  addMonths,
  type CalendarDate,
  dayOf,
  daysBetween,
  firstDayOfYear,
  lastDayOfYear,
  monthOf,
  monthsBetween,
  previousDay,
  yearOf,
} from '../values/calendar';
import {
  add,
  ceilingOf,
  compareRationals,
  floorOf,
  fromInteger,
  negate,
  type Rational,
  zero,
} from '../values/rational';
import { widerIndustries } from '../vocabulary/find-industry';
import { isWithin } from '../vocabulary/region-hierarchy';
import type { CheckedExpression } from './checked-expression';
import { orderOf } from './compare-values';
import type { EvaluationScope } from './evaluation-scope';
import type { FactNeed } from './facts-read';
import { booleanValue, type ListItem, nullValue, numberValue, type RuntimeValue, unknownValue } from './runtime-value';
import { needsOf } from './three-valued';

/** Evaluates a function on values; an unknown argument makes the result unknown, an absent one absent. */
export function evaluateCall(
  name: string,
  argumentsGiven: readonly RuntimeValue[],
  argumentTypes: readonly CheckedExpression['type'][],
  scope: EvaluationScope,
): RuntimeValue {
  const [first = nullValue, second = nullValue] = argumentsGiven;
  if (name === 'count' || name === 'sum' || name === 'min' || name === 'max') return aggregate(name, first);
  if (name === 'monthsInForce') return countMonths(first, scope);
  const needs = argumentsGiven.flatMap(needsOf);
  if (argumentsGiven.some(({ kind }) => kind === 'unknown')) return unknownValue(needs);
  if (name === 'within') return booleanValue(liesWithin(first, second, argumentTypes[0], scope));
  if (argumentsGiven.some(({ kind }) => kind === 'null')) return name === 'contains' ? booleanValue(false) : nullValue;
  return evaluateKnown(name, first, second);
}

function evaluateKnown(name: string, first: RuntimeValue, second: RuntimeValue): RuntimeValue {
  switch (name) {
    case 'abs': {
      const value = numberOf(first);
      return numberValue(compareRationals(value, zero) < 0 ? negate(value) : value);
    }
    case 'floor':
      return numberValue(fromInteger(floorOf(numberOf(first))));
    case 'ceiling':
      return numberValue(fromInteger(ceilingOf(numberOf(first))));
    case 'year':
      return whole(yearOf(dateOf(first)));
    case 'month':
      return whole(monthOf(dateOf(first)));
    case 'day':
      return whole(dayOf(dateOf(first)));
    case 'daysBetween':
      return whole(daysBetween(dateOf(first), dateOf(second)));
    case 'monthsBetween':
      return whole(monthsBetween(dateOf(first), dateOf(second)));
    case 'yearsBetween':
      return whole(Math.trunc(monthsBetween(dateOf(first), dateOf(second)) / 12));
    case 'addMonths':
      return shiftMonths(dateOf(first), numberOf(second));
    case 'contains':
      return booleanValue(textOf(first).includes(textOf(second)));
    default:
      throw new Error(`There is no function "${name}": the check should have refused it.`);
  }
}

/** A part of a month, and a day outside the years 1 to 9999, do not exist. */
function shiftMonths(date: CalendarDate, months: Rational): RuntimeValue {
  if (months.d !== 1n || months.n > 120_000n || months.n < -120_000n) return nullValue;
  const count = yearOf(date) * 12 + monthOf(date) - 1 + Number(months.n);
  if (count < 12 || count >= 120_000) return nullValue;
  return { kind: 'date', value: addMonths(date, Number(months.n)) };
}

function liesWithin(
  value: RuntimeValue,
  area: RuntimeValue,
  type: CheckedExpression['type'] | undefined,
  scope: EvaluationScope,
): boolean {
  if (value.kind === 'null' || area.kind === 'null') return false;
  const [code, wider] = [textOf(value), textOf(area)];
  if (type?.kind === 'industry') return widerIndustries(scope.vocabulary, code).includes(wider);
  return isWithin(code, wider);
}

/** Items that are known to be absent are counted, and left out of sums and extremes. */
function aggregate(name: 'count' | 'sum' | 'min' | 'max', list: RuntimeValue): RuntimeValue {
  if (list.kind === 'unknown') return list;
  if (list.kind === 'null') return nullValue;
  if (list.kind !== 'list') throw new Error(`${name} takes a list: the check should have refused this.`);
  const { items } = list;
  if (name === 'count') return countItems(items);
  const present = items.filter(({ value }) => value.kind !== 'null');
  const needs = present.flatMap(({ value, doubts }) => [...doubts, ...needsOf(value)]);
  const unsettled = present.some(({ value, doubts }) => value.kind === 'unknown' || doubts.length > 0);
  if (name === 'sum') return unsettled ? unknownValue(needs, boundsOfSum(present)) : numberValue(sumOf(present));
  if (unsettled) return unknownValue(needs);
  const sign = name === 'max' ? 1 : -1;
  return present.reduce<RuntimeValue>(
    (best, { value }) => (best.kind === 'null' || orderOf(value, best) * sign > 0 ? value : best),
    nullValue,
  );
}

function countItems(items: readonly ListItem[]): RuntimeValue {
  const doubtful = items.filter(({ doubts }) => doubts.length > 0);
  if (doubtful.length === 0) return whole(items.length);
  const needs: readonly FactNeed[] = doubtful.flatMap(({ doubts }) => doubts);
  return unknownValue(needs, { low: fromInteger(items.length - doubtful.length), high: fromInteger(items.length) });
}

function sumOf(items: readonly ListItem[]): Rational {
  return items.reduce((sum, { value }) => add(sum, numberOf(value)), zero);
}

/** A sum is bounded when all that is open is whether known amounts belong to it. */
function boundsOfSum(items: readonly ListItem[]): { low: Rational; high: Rational } | undefined {
  if (items.some(({ value }) => value.kind !== 'number')) return undefined;
  const certain = sumOf(items.filter(({ doubts }) => doubts.length === 0));
  const open = items.filter(({ doubts }) => doubts.length > 0);
  const signed = (negative: boolean): readonly ListItem[] =>
    open.filter(({ value }) => compareRationals(numberOf(value), zero) < 0 === negative);
  return { low: add(certain, sumOf(signed(true))), high: add(certain, sumOf(signed(false))) };
}

/** Counts the months of a list that lie in the year and wholly in the days on which the policy applies. */
function countMonths(list: RuntimeValue, { year, days }: EvaluationScope): RuntimeValue {
  // Nobody has more than twelve months in a year.
  if (list.kind === 'unknown')
    return unknownValue(list.needs, { low: zero, high: fromInteger(days === null ? 0 : 12) });
  if (list.kind !== 'list') return nullValue;
  const from = days?.from ?? firstDayOfYear(year);
  const to = days?.to ?? lastDayOfYear(year);
  const months = list.items.filter(({ value }) => {
    if (days === null || value.kind !== 'date' || yearOf(value.value) !== year) return false;
    const first = `${value.value.slice(0, 7)}-01` as CalendarDate;
    return first >= from && previousDay(addMonths(first, 1)) <= to;
  });
  return countItems(months);
}

function whole(value: number): RuntimeValue {
  return numberValue(fromInteger(value));
}

function numberOf(value: RuntimeValue): Rational {
  if (value.kind !== 'number') throw new Error(`A number was expected, not ${value.kind}.`);
  return value.value;
}

function dateOf(value: RuntimeValue): CalendarDate {
  if (value.kind !== 'date') throw new Error(`A date was expected, not ${value.kind}.`);
  return value.value;
}

function textOf(value: RuntimeValue): string {
  if (value.kind !== 'text') throw new Error(`A text was expected, not ${value.kind}.`);
  return value.value;
}
