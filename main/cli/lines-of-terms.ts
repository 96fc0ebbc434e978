import type { PolicyPlan } from '../../engine/compile/plan';
import { tellTerms } from '../../engine/explain/tell-terms';
import type { Surface } from '../../engine/values/surface';

/** Writes what the days of the policies have to do with the totals, and the option by which a first day is assumed. */
export function linesOfTerms(
  plans: readonly PolicyPlan[],
  years: readonly number[],
  language: Surface,
): readonly string[] {
  return tellTerms(plans, years).map(({ policy, startUnknown, message }) => {
    if (!startUnknown) return message[language];
    const option = `--assume-start ${policy}=${language === 'zh' ? '年-月-日' : 'YYYY-MM-DD'}`;
    return `${message[language]}${language === 'zh' ? `用 ${option} 假定一个。` : ` ${option} assumes one.`}`;
  });
}
