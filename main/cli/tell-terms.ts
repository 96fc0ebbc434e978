import type { Bilingual } from '../../engine/diagnostics/diagnostic';
import type { PolicyPlan } from '../../engine/compile/plan';
import { firstDayOfYear, formatPeriod, lastDayOfYear, type Period } from '../../engine/values/calendar';
import type { Surface } from '../../engine/values/surface';

/**
 * Tells of every policy whose first day is assumed or not known, or that is not in force in a year that was computed: why
 * it pays nothing then, or under which assumption it pays.
 */
export function linesOfTerms(
  plans: readonly PolicyPlan[],
  years: readonly number[],
  language: Surface,
): readonly string[] {
  return plans.flatMap((plan) => tellTerm(plan, years).map((words) => words[language]));
}

function tellTerm({ id, window, startAssumed }: PolicyPlan, years: readonly number[]): readonly Bilingual[] {
  if (!window?.from)
    return [
      {
        zh: `${id}：文本没有载明施行日，没有计算；可用 --assume-start ${id}=年-月-日 假定一个。`,
        en: `${id}: not computed, because its text names no first day; --assume-start ${id}=YYYY-MM-DD assumes one.`,
      },
    ];
  const assumed = startAssumed
    ? [
        {
          zh: `${id}：文本没有载明施行日，假定 ${window.from} 施行。`,
          en: `${id}: its text names no first day; ${window.from} is assumed.`,
        },
      ]
    : [];
  const outside = years.filter((year) => !inForceIn(window, year));
  if (outside.length === 0) return assumed;
  const term = (language: Surface): string => formatPeriod(window, language);
  return [
    ...assumed,
    {
      zh: `${id}：适用期 ${term('zh')}，${outside.join('、')} 年没有金额。`,
      en: `${id}: in force ${term('en')}, and pays nothing in ${outside.join(', ')}.`,
    },
  ];
}

function inForceIn({ from, to }: Period, year: number): boolean {
  return (from === null || from <= lastDayOfYear(year)) && (to === null || to >= firstDayOfYear(year));
}
