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
