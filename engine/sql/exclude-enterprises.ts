import type { Exclusion, PolicyPlan } from '../compile/plan';
import { firstDayOfYear, lastDayOfYear } from '../values/calendar';
import { hasColumn } from './fact-tables';
import { lowerCondition } from './lower-expression';
import type { Lowering, LoweringScope } from './lowering';
import { collectionOf, daysInForce } from './raise-claims';

/** Writes the enterprises that an exclusion of a policy takes everything from in a year. Errors: NotExpressible. */
export function excludeEnterprises(plan: PolicyPlan, year: number, lowering: Lowering): string {
  return scanExclusions(plan, year, lowering, ({ dated, holds }) => [...dated, holds].join(' AND '));
}

/** Writes the enterprises that an exclusion may take everything from, for want of a fact. Errors: NotExpressible. */
export function doubtEnterprises(plan: PolicyPlan, year: number, lowering: Lowering): string {
  const { quote } = lowering.dialect;
  const scans = scanExclusions(plan, year, lowering, ({ dated, holds }) =>
    [...dated, `(${holds}) IS NULL`].join(' AND '),
  );
  const lists = [...new Set(plan.exclusions.map(({ trigger }) => `NOT c.${quote(hasColumn(trigger))}`))];
  return `${scans}\nUNION ALL\nSELECT c.e FROM enterprise c JOIN gaps g ON g.e = c.e WHERE ${lists.join(' OR ')}`;
}

/** Writes the enterprises with an event that may exclude, and of which nobody knows the day. */
export function undatedExclusions(plan: PolicyPlan, lowering: Lowering): readonly string[] {
  const { quote } = lowering.dialect;
  const kinds = [...new Set(plan.exclusions.map(({ trigger }) => trigger))].map((id) => collectionOf(id, lowering));
  return kinds.flatMap(({ id, dateField }) =>
    dateField === null
      ? []
      : [`SELECT x.e FROM ${quote(id)} x JOIN gaps g ON g.e = x.e WHERE x.${quote(dateField)} IS NULL`],
  );
}

/**
 * Writes the exclusion that the claims of an enterprise are told to have ended by: the earliest, then by what the event
 * says, then by the place of its clause. Shape: `e` and `q`, its place in the plan, from 1. Errors: NotExpressible.
 */
export function findFirstExclusion(plan: PolicyPlan, year: number, lowering: Lowering): string {
  const order = [...plan.exclusions].sort(
    (a, b) => compareText(a.from.clause ?? '', b.from.clause ?? '') || compareText(a.id, b.id),
  );
  const { dialect } = lowering;
  const scans = plan.exclusions.map((exclusion, index) => {
    const { from, dated, holds } = writeExclusion(exclusion, plan, year, lowering);
    const { dateField } = collectionOf(exclusion.trigger, lowering);
    const day = dateField === null ? dialect.day(noDay) : `x.${dialect.quote(dateField)}`;
    return `SELECT x.e, ${day} AS d, x.o, ${order.indexOf(exclusion)} AS p, ${index + 1} AS q ${from}\nWHERE ${[...dated, holds].join(' AND ')}`;
  });
  return (
    `SELECT s.e, s.q FROM (SELECT x.e, x.q, row_number() OVER (PARTITION BY x.e ORDER BY x.d, x.o, x.p) AS k FROM (\n` +
    `${scans.join('\nUNION ALL\n')}\n) x) s WHERE s.k = 1`
  );
}

/** Events without a day come after those that have one. */
const noDay = '9999-12-31';

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

interface WrittenExclusion {
  readonly from: string;
  readonly dated: readonly string[];
  readonly holds: string;
}

function scanExclusions(
  plan: PolicyPlan,
  year: number,
  lowering: Lowering,
  test: (exclusion: WrittenExclusion) => string,
): string {
  const scans = new Map<string, string[]>();
  for (const exclusion of plan.exclusions) {
    const written = writeExclusion(exclusion, plan, year, lowering);
    scans.set(written.from, [...(scans.get(written.from) ?? []), `(${test(written)})`]);
  }
  return [...scans]
    .map(([from, conditions]) => `SELECT x.e ${from}\nWHERE ${conditions.join('\n   OR ')}`)
    .join('\nUNION ALL\n');
}

function writeExclusion(exclusion: Exclusion, plan: PolicyPlan, year: number, lowering: Lowering): WrittenExclusion {
  const { dialect } = lowering;
  const collection = collectionOf(exclusion.trigger, lowering);
  lowering.reads.add(`enterprise.${hasColumn(collection.id)}`);
  const date = collection.dateField === null ? null : `x.${dialect.quote(collection.dateField)}`;
  if (date !== null) lowering.reads.add(`${collection.id}.${collection.dateField}`);
  let joins = false;
  const scope: LoweringScope = {
    lowering,
    plan,
    year,
    e: 'x.e',
    enterprise: () => {
      joins = true;
      return 'c';
    },
    event: { collection: collection.id, alias: 'x' },
    asOf: date === null ? { day: daysInForce(plan, year, year).to } : { sql: date },
    locals: new Map(),
  };
  const holds = lowerCondition(exclusion.when, scope);
  const dated = date === null ? [] : [datesOf(exclusion, plan, year, date, lowering)];
  const gaps = lowering.mode === 'open' ? ' JOIN gaps g ON g.e = x.e' : '';
  return {
    from: `FROM ${dialect.quote(collection.id)} x${gaps}${joins ? ' JOIN enterprise c ON c.e = x.e' : ''}`,
    dated,
    holds,
  };
}

/** A sanction that stops all support makes its exclusions last from the year of the fact on. */
function datesOf(exclusion: Exclusion, plan: PolicyPlan, year: number, date: string, { dialect }: Lowering): string {
  const stops = plan.sanctions.some(({ actions, after }) => actions.includes('stop') && after.includes(exclusion.id));
  const lasts = exclusion.within === 'onwards' || stops;
  const start = lasts && plan.window?.from ? Number(plan.window.from.slice(0, 4)) : null;
  const to = `${date} <= ${dialect.day(lastDayOfYear(year))}`;
  if (lasts && start === null) return to;
  return `${date} >= ${dialect.day(firstDayOfYear(start ?? year))} AND ${to}`;
}
