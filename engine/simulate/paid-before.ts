import type { Limit, PolicyPlan } from '../compile/plan';
import type { EnterpriseEvent } from '../enterprise/enterprise';
import { groupValue, type GroupKey } from './limit-group';
import type { YearContext } from './year-context';

/**
 * Tells whether an earlier year may have paid for anything of a group: only an event that is dated before the year, or
 * on no day, can have been paid for, and only a list that is filled in is known. Where it says no, the ledger of the
 * earlier years, which costs as much as all of them, would name no payment.
 */
export function mayBePaidBefore(limit: Limit, key: GroupKey, { plan, days, enterprise }: YearContext): boolean {
  // Days of the year that begin with those of the policy have none of it before them.
  const start = days?.from;
  if (!plan.window?.from || !start || plan.window.from === start) return false;
  const { triggers, groupsEvents } = surveyPayments(limit, plan);
  const [, , ...values] = key;
  const isOfGroup = ({ fields }: EnterpriseEvent): boolean =>
    limit.groupBy.every((field, index) => {
      const [value, wanted] = [fields[field], values[index] ?? null];
      return value === undefined || wanted === null || groupValue(limit, String(value)) === wanted;
    });
  return triggers.some(
    (trigger) =>
      enterprise.events[trigger]?.some(
        (event) => (event.date === null || event.date < start) && (!groupsEvents || isOfGroup(event)),
      ) ?? true,
  );
}

/** What a limit counts of earlier years. */
interface CountedPayments {
  /** Kinds of events its rules pay for. */
  readonly triggers: readonly string[];
  /** Whether each payment is for one event, whose fields tell the group. */
  readonly groupsEvents: boolean;
}

const known = new WeakMap<Limit, CountedPayments>();

function surveyPayments(limit: Limit, plan: PolicyPlan): CountedPayments {
  let payments = known.get(limit);
  if (!payments) {
    const rules = plan.rules.filter(({ id }) => limit.rules.includes(id));
    payments = {
      triggers: [...new Set(rules.flatMap(({ trigger }) => trigger ?? []))],
      groupsEvents: rules.every(({ claim }) => claim === 'event'),
    };
    known.set(limit, payments);
  }
  return payments;
}
