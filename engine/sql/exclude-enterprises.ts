import type { Exclusion, PolicyPlan } from '../compile/plan';
import { firstDayOfYear, lastDayOfYear } from '../values/calendar';
import { hasColumn } from './fact-tables';
import { lowerCondition } from './lower-expression';
import type { Lowering, LoweringScope } from './lowering';
import { collectionOf, daysInForce } from './raise-claims';

/** Writes the enterprises that an exclusion of a policy takes everything from in a year. Errors: NotExpressible. */
export function excludeEnterprises(plan: PolicyPlan, year: number, lowering: Lowering): string {
  const scans = new Map<string, string[]>();
  for (const exclusion of plan.exclusions) {
    const { from, condition } = writeExclusion(exclusion, plan, year, lowering);
    scans.set(from, [...(scans.get(from) ?? []), condition]);
  }
  return [...scans]
    .map(([from, conditions]) => `SELECT x.e ${from}\nWHERE ${conditions.join('\n   OR ')}`)
    .join('\nUNION ALL\n');
}

function writeExclusion(exclusion: Exclusion, plan: PolicyPlan, year: number, lowering: Lowering) {
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
  return {
    from: `FROM ${dialect.quote(collection.id)} x${joins ? ' JOIN enterprise c ON c.e = x.e' : ''}`,
    condition: `(${[...dated, holds].join(' AND ')})`,
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
