import type { PolicyPlan, RepealNotice } from '../compile/plan';
import { foldDocumentNumber } from '../values/document-number';
import { parseDate, previousDay, type Period } from '../values/calendar';

/**
 * Ends each policy that another one repeals on the day before the other starts. A repealing policy whose start is not
 * known repeals nothing yet.
 *
 * Shape: the plans in the order given; those that are not repealed are the same objects.
 */
export function applyRepeals(plans: readonly PolicyPlan[]): readonly PolicyPlan[] {
  if (plans.every(({ repeals }) => repeals.length === 0)) return plans;
  return plans.map((plan) => {
    const notices = plans.flatMap((other) => noticeOf(other, plan) ?? []);
    const [first] = notices.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
    return first ? endBefore(plan, first) : plan;
  });
}

function noticeOf(repealing: PolicyPlan, plan: PolicyPlan): RepealNotice | null {
  const on = repealing.term?.from ?? null;
  if (repealing.id === plan.id || on === null) return null;
  const numbers = [plan.docNumber, ...plan.alternateDocNumbers].flatMap((number) =>
    number ? [foldDocumentNumber(number)] : [],
  );
  const named = repealing.repeals.some((text) => numbers.some((number) => foldDocumentNumber(text).includes(number)));
  return named ? { policy: repealing.id, title: repealing.title, on } : null;
}

/** The same plan ended on the same day is the same object: what was worked out for it is not worked out again. */
const ended = new WeakMap<PolicyPlan, Map<string, PolicyPlan>>();

function endBefore(plan: PolicyPlan, notice: RepealNotice): PolicyPlan {
  const known = ended.get(plan) ?? new Map<string, PolicyPlan>();
  ended.set(plan, known);
  const key = JSON.stringify([notice.on, notice.policy, notice.title]);
  const made = known.get(key) ?? endPlan(plan, notice);
  known.set(key, made);
  return made;
}

function endPlan(plan: PolicyPlan, notice: RepealNotice): PolicyPlan {
  const start = parseDate(notice.on);
  if (!start) return plan;
  const last = previousDay(start);
  const cut = (period: Period | null): Period | null =>
    period && (period.to === null || period.to > last) ? { from: period.from, to: last } : period;
  // A policy that had ended before is not ended by the repeal.
  if (plan.term?.to != null && plan.term.to <= last) return plan;
  return { ...plan, term: cut(plan.term), window: cut(plan.window), repealedBy: notice };
}
