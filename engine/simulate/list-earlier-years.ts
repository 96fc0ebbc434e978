import type { PolicyPlan } from '../compile/plan';
import type { Enterprise } from '../enterprise/enterprise';

/**
 * Lists the years before the one asked for in which something may have been paid that still matters: years with dated
 * events, and every year the policies apply to where a list or a day is missing. Empty when no policy looks back.
 */
export function listEarlierYears(
  plans: readonly PolicyPlan[],
  enterprise: Enterprise,
  year: number,
): readonly number[] {
  if (!plans.some((plan) => surveyPlan(plan).looksBack)) return [];
  const first = Math.min(...plans.flatMap(({ window }) => (window?.from ? [yearOf(window.from)] : [])));
  if (!Number.isFinite(first) || first >= year) return [];
  if (hasOpenEvents(plans, enterprise)) return Array.from({ length: year - first }, (_, index) => first + index);
  const years = new Set<number>();
  for (const events of Object.values(enterprise.events)) {
    for (const { date } of events) if (date) years.add(yearOf(date));
  }
  return [...years].filter((each) => each >= first && each < year).sort((a, b) => a - b);
}

/** What of a plan bears on earlier years. */
interface PlanSurvey {
  readonly looksBack: boolean;
  /** Kinds of events that pay. */
  readonly triggers: ReadonlySet<string>;
}

const surveys = new WeakMap<PolicyPlan, PlanSurvey>();

function surveyPlan(plan: PolicyPlan): PlanSurvey {
  let survey = surveys.get(plan);
  if (!survey) {
    const triggers = plan.rules.flatMap(({ trigger, amount }) => (trigger && amount ? [trigger] : []));
    survey = { looksBack: looksBack(plan), triggers: new Set(triggers) };
    surveys.set(plan, survey);
  }
  return survey;
}

function looksBack({ limits, sanctions }: PolicyPlan): boolean {
  return (
    limits.some(({ within }) => within === 'term' || within === 'life') ||
    sanctions.some(({ actions }) => actions.includes('clawBack'))
  );
}

/** Tells whether events that pay may have happened in any year. */
function hasOpenEvents(plans: readonly PolicyPlan[], { events }: Enterprise): boolean {
  const isOpen = (trigger: string): boolean => events[trigger]?.some(({ date }) => date === null) ?? true;
  return plans.some((plan) => [...surveyPlan(plan).triggers].some(isOpen));
}

function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}
