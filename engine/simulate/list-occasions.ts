import type { Rule } from '../compile/plan';
import type { EnterpriseEvent } from '../enterprise/enterprise';
import { addMonths, firstDayOfYear, previousDay, type CalendarDate } from '../values/calendar';
import type { ClaimEvent, Occasion } from './claim';
import type { YearContext } from './year-context';

/** Lists the occasions of a rule in the year; null when nobody filled the events in. */
export function listOccasions(rule: Rule, trigger: string, context: YearContext): readonly Occasion[] | null {
  const events = context.eventsOfYear(trigger);
  if (events === null) return null;
  const { monthly } = rule;
  // An event that is there is one thing to pay for.
  if (!monthly) return events;
  return events.flatMap((each) => listMonths(each, monthly, trigger, context));
}

function listMonths(
  { path, event }: ClaimEvent,
  { field, day }: NonNullable<Rule['monthly']>,
  trigger: string,
  context: YearContext,
): readonly Occasion[] {
  const listed = event.fields[field];
  const known = Array.isArray(listed) ? (listed as readonly string[]) : null;
  const label = context.collection(trigger).fields.find(({ id }) => id === field)?.label ?? { zh: field, en: field };
  // Nobody has more months in a year than the year has.
  const months = known ?? Array.from({ length: 12 }, (_, index) => addMonths(firstDayOfYear(context.year), index));
  const needs = known ? [] : [{ path: `${path}.${field}`, label }];
  return months
    .map((month) => `${month.slice(0, 7)}-01` as CalendarDate)
    .filter((first) => Number(first.slice(0, 4)) === context.year)
    .map((first) => ({ path, event: dateMonth(event, first, day, context), needs }));
}

/** A month that the policy leaves or enters in its midst is dated on the day outside, so that it is refused as such. */
function dateMonth(
  event: EnterpriseEvent,
  first: CalendarDate,
  day: 'monthStart' | 'monthEnd',
  { plan }: YearContext,
): EnterpriseEvent {
  const last = previousDay(addMonths(first, 1));
  const { from = null, to = null } = plan.window ?? {};
  const outside = from !== null && first < from ? first : to !== null && last > to ? last : null;
  return { ...event, date: outside ?? (day === 'monthStart' ? first : last) };
}
