import { assumeStart } from '../../engine/compile/assume-start';
import type { PolicyPlan } from '../../engine/compile/plan';
import { parseDate } from '../../engine/values/calendar';
import { UsageError, type Invocation, type OptionWords } from './command';

/** The option that says when policies whose text names no start are taken to begin. */
export const assumeStartOption: OptionWords = {
  value: 'POLICY=DATE',
  words: {
    zh: '文本未载明施行日的政策，按此日施行测算；多份用逗号隔开',
    en: 'assumed first day of a policy whose text names none; several with commas',
  },
};

/**
 * Applies `--assume-start POLICY=DATE` to the plans it names.
 * Errors: UsageError for a malformed value, an unknown policy, or one whose start is known.
 */
export function assumeStarts(invocation: Invocation, plans: readonly PolicyPlan[]): readonly PolicyPlan[] {
  const typed = invocation.values['assume-start'];
  if (typed === undefined) return plans;
  const starts = new Map(typed.split(',').map((each) => readAssumption(each.trim(), plans)));
  return plans.map((plan) => {
    const start = starts.get(plan.id);
    if (!start) return plan;
    const assumed = assumeStart(plan, start);
    if (assumed) return assumed;
    throw new UsageError({
      zh: `政策 ${plan.id} 已载明施行日，或该日在有效期之后，不能假定：${start}`,
      en: `The start of ${plan.id} is known, or the day lies behind its end: ${start} cannot be assumed`,
    });
  });
}

function readAssumption(typed: string, plans: readonly PolicyPlan[]) {
  const [policy = '', day = ''] = typed.split('=');
  const start = parseDate(day);
  if (!start)
    throw new UsageError({
      zh: `--assume-start 应写成 政策代号=日期，如 nanjing-srdi=2027-01-01；写的是“${typed}”`,
      en: `--assume-start takes POLICY=DATE, such as nanjing-srdi=2027-01-01, not "${typed}"`,
    });
  if (!plans.some(({ id }) => id === policy)) {
    const known = plans.map(({ id }) => id).join(', ');
    throw new UsageError({
      zh: `没有代号为 ${policy} 的政策。可用：${known}`,
      en: `There is no policy ${policy}. There are: ${known}`,
    });
  }
  return [policy, start] as const;
}
