import type { PolicyPlan, Rule } from '../compile/plan';
import { addMonths, firstDayOfYear, previousDay } from '../values/calendar';
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
  reads.add(`${collection}.${field}`);
  const months = years.flatMap((year) =>
    Array.from({ length: 12 }, (_, index) => addMonths(firstDayOfYear(year), index)).map((first) => ({
      year,
      first,
      last: previousDay(addMonths(first, 1)),
    })),
  );
  const inside = months.filter(
    ({ first, last }) => window?.from != null && first >= window.from && (window.to === null || last <= window.to),
  );
  const rows = inside.map(({ year, first, last }) => [
    dialect.day(first),
    dialect.day(day === 'monthStart' ? first : last),
    String(year),
  ]);
  const none = [dialect.day('0001-01-01'), dialect.day('0001-01-01'), '0'];
  const table = dialect.quote(monthTable(collection, field));
  const listed = dialect.rows(['m', 'd', 'y'], rows.length > 0 ? rows : [none]);
  return { join: `JOIN ${table} z ON z.e = x.e AND z.n = x.n JOIN ${listed} w ON w.m = z.m`, day: 'w.d', year: 'w.y' };
}
