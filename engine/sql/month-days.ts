import type { PolicyPlan, Rule } from '../compile/plan';
import { addMonths, firstDayOfYear, previousDay, type CalendarDate } from '../values/calendar';
import { monthTable } from './fact-tables';
import type { Lowering } from './lowering';

/** The months of some years, each with the day it counts on, joined to the months that events list. */
export interface MonthDays {
  readonly join: string;
  readonly day: string;
  readonly year: string;
}

/** Lists the months of the years that lie wholly in the policy: one that it leaves or enters in its midst is refused. */
export function listMonthDays(
  { field, day }: NonNullable<Rule['monthly']>,
  collection: string,
  years: readonly number[],
  { window }: PolicyPlan,
  { dialect, reads }: Lowering,
): MonthDays {
  return joinMonths(
    { field, collection, lowering: { dialect, reads } },
    listMonths(years, day, window).filter(isInside),
  );
}

/**
 * Lists all months of a year, with a column `w.t` that tells whether the month lies wholly in the policy. One that it leaves
 * or enters in its midst counts on its day outside.
 */
export function listAllMonths(
  { field, day }: NonNullable<Rule['monthly']>,
  collection: string,
  year: number,
  { window }: PolicyPlan,
  { dialect, reads }: Lowering,
): MonthDays {
  return joinMonths({ field, collection, lowering: { dialect, reads } }, listMonths([year], day, window), ['t']);
}

interface Month {
  readonly year: number;
  readonly first: CalendarDate;
  readonly day: CalendarDate;
  readonly inside: boolean;
}

const isInside = ({ inside }: Month): boolean => inside;

function listMonths(
  years: readonly number[],
  day: NonNullable<Rule['monthly']>['day'],
  window: PolicyPlan['window'],
): readonly Month[] {
  return years.flatMap((year) =>
    Array.from({ length: 12 }, (_, index) => addMonths(firstDayOfYear(year), index)).map((first) => {
      const last = previousDay(addMonths(first, 1));
      const early = window?.from == null || first < window.from;
      const late = window?.to != null && last > window.to;
      const own = day === 'monthStart' ? first : last;
      return { year, first, inside: !early && !late, day: early ? first : late ? last : own };
    }),
  );
}

function joinMonths(
  {
    field,
    collection,
    lowering: { dialect, reads },
  }: { readonly field: string; readonly collection: string; readonly lowering: Pick<Lowering, 'dialect' | 'reads'> },
  months: readonly Month[],
  more: readonly 't'[] = [],
): MonthDays {
  reads.add(`${collection}.${field}`);
  const rows = months.map(({ year, first, day, inside }) => [
    dialect.day(first),
    dialect.day(day),
    String(year),
    ...more.map(() => (inside ? 'TRUE' : 'FALSE')),
  ]);
  const none = [dialect.day('0001-01-01'), dialect.day('0001-01-01'), '0', ...more.map(() => 'FALSE')];
  const table = dialect.quote(monthTable(collection, field));
  const listed = dialect.rows(['m', 'd', 'y', ...more], rows.length > 0 ? rows : [none]);
  return { join: `JOIN ${table} z ON z.e = x.e AND z.n = x.n JOIN ${listed} w ON w.m = z.m`, day: 'w.d', year: 'w.y' };
}
