import type { CalendarDate } from '../values/calendar';
import type { PolicyPlan } from './plan';

/**
 * Gives a plan as if its policy took effect on a day, for one whose text names no start; null where the text does name
 * one, or the day lies behind the policy's end.
 */
export function assumeStart(plan: PolicyPlan, start: CalendarDate): PolicyPlan | null {
  const unknown = plan.startAssumed || plan.window === null;
  const to = plan.term?.to ?? null;
  if (!unknown || plan.term === null || (to !== null && start > to)) return null;
  const term = { from: start, to };
  return { ...plan, term, window: term, startAssumed: true };
}
