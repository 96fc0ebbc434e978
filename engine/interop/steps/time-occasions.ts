import type { PolicyPlan, Rule } from '../../compile/plan';
import {
  both,
  calculate,
  choose,
  compare,
  constant,
  either,
  factOf,
  isAbsent,
  isGiven,
  list,
  named,
  no,
  through,
  yes,
  type Formula,
} from './formula';
import { dayNumber, readName } from './lower-value';
import { inForce, policyFrom, policyTo, type ProgramScope } from './program-scope';

interface Timing {
  /** Whether an event may give rise to occasions of the year. */
  readonly admits: (event: Formula) => Formula;
  /** Whether nobody knows when the event counts. */
  readonly isOpen: (event: Formula) => Formula;
  /** Whether its occasions are known. */
  readonly isCertain: (event: Formula) => Formula;
  readonly spread: (events: Formula, event: Formula, make: (day: Formula) => Formula) => Formula;
}

export function timeEvents({ asOf }: Rule, collection: string, dateField: string | null, scope: ProgramScope): Timing {
  const spreadOn =
    (day: (event: Formula) => Formula): Timing['spread'] =>
    (events, event, make) =>
      through('map', events, 'event', () => make(day(event)));
  if (dateField === null)
    return {
      admits: () => inForce,
      isOpen: () => no,
      isCertain: () => yes,
      spread: spreadOn(() => (asOf === 'yearStart' ? policyFrom : policyTo)),
    };
  scope.reads.add(readName(collection, dateField));
  const day = (event: Formula): Formula => factOf(event, dateField);
  return {
    admits: (event) =>
      both(isGiven(day(event)), compare('>=', day(event), policyFrom), compare('<=', day(event), policyTo)),
    isOpen: (event) => isAbsent(day(event)),
    isCertain: () => yes,
    spread: spreadOn(day),
  };
}

/** Months that an event lists, in the year and wholly in the days of the policy, dated on their first or last day. */
export function timeMonths(
  { field, day }: NonNullable<Rule['monthly']>,
  collection: string,
  dateField: string | null,
  scope: ProgramScope,
): Timing {
  scope.reads.add(readName(collection, field));
  if (dateField !== null) scope.reads.add(readName(collection, dateField));
  const months = (event: Formula): Formula => factOf(event, field);
  const yearOf = (number: Formula, digits: number): Formula => ({ op: 'quotient', of: number, by: digits });
  const inYear = (event: Formula): Formula => {
    if (dateField === null) return yes;
    const date = factOf(event, dateField);
    return either(
      isAbsent(date),
      compare('=', yearOf(choose(isAbsent(date), constant(0), date), 10_000), named('year')),
    );
  };
  const { from, to } = fullMonths(scope.plan);
  const month = { op: 'item', name: 'month' } as const;
  const first = calculate('+', calculate('*', month, constant(100)), constant(1));
  const last = calculate('+', calculate('*', month, constant(100)), daysOfMonth(month));
  const counts = both(
    compare('=', yearOf(month, 100), named('year')),
    compare('>=', month, constant(from)),
    compare('<=', month, constant(to)),
  );
  return {
    admits: (event) => both(inForce, inYear(event)),
    isOpen: () => no,
    // Without the list every month of the year is possible.
    isCertain: (event) => isGiven(months(event)),
    spread: (events, event, make) =>
      through('flatMap', events, 'event', () => {
        const listed = choose(isAbsent(months(event)), monthsOfYear, months(event));
        const counting = through('filter', listed, 'month', () => counts);
        const days = through('map', counting, 'month', () => (day === 'monthStart' ? first : last));
        return through('map', days, 'day', make);
      }),
  };
}

const monthsOfYear = list(
  Array.from({ length: 12 }, (_, index) =>
    calculate('+', calculate('*', named('year'), constant(100)), constant(index + 1)),
  ),
);

/** The first and last month, as 202307, that lie wholly in the days of the policy. */
function fullMonths({ window }: PolicyPlan): { readonly from: number; readonly to: number } {
  if (window?.from == null) return { from: 999_999, to: 0 };
  const from = dayNumber(window.from);
  const to = window.to === null ? 99_991_231 : dayNumber(window.to);
  const next = (month: number): number => (month % 100 === 12 ? month + 89 : month + 1);
  const before = (month: number): number => (month % 100 === 1 ? month - 89 : month - 1);
  const [firstMonth, lastMonth] = [Math.floor(from / 100), Math.floor(to / 100)];
  const isLastDay = to % 100 === new Date(Date.UTC(Math.floor(lastMonth / 100), lastMonth % 100, 0)).getUTCDate();
  return { from: from % 100 === 1 ? firstMonth : next(firstMonth), to: isLastDay ? lastMonth : before(lastMonth) };
}

function daysOfMonth(month: Formula): Formula {
  const number = calculate('%', month, constant(100));
  const year: Formula = { op: 'quotient', of: month, by: 100 };
  const divides = (by: number): Formula => compare('=', calculate('%', year, constant(by)), constant(0));
  const leap = both(divides(4), either({ op: 'not', of: divides(100) }, divides(400)));
  const isOne = (...months: readonly number[]): Formula =>
    either(...months.map((each) => compare('=', number, constant(each))));
  return choose(
    isOne(2),
    choose(leap, constant(29), constant(28)),
    choose(isOne(4, 6, 9, 11), constant(30), constant(31)),
  );
}
