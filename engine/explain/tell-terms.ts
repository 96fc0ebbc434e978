import type { PolicyPlan } from '../compile/plan';
import type { Bilingual } from '../diagnostics/diagnostic';
import { applyRepeals } from '../simulate/apply-repeals';
import { firstDayOfYear, formatPeriod, lastDayOfYear, type Period } from '../values/calendar';

/** What the days of a policy have to do with what it pays. */
export interface TermNote {
  readonly policy: string;
  /** Its text names no first day, and none is assumed: nothing of it is computed. */
  readonly startUnknown: boolean;
  readonly message: Bilingual;
}

/**
 * Tells of every policy whose first day is assumed or not known, that another one ends, or that is not in force in a year
 * that is computed: why it pays nothing then, or under which assumption it pays.
 */
export function tellTerms(plans: readonly PolicyPlan[], years: readonly number[]): readonly TermNote[] {
  return applyRepeals(plans).flatMap((plan) =>
    listNotes(plan, years).map((note) => ({
      policy: plan.id,
      startUnknown: !plan.window?.from,
      message: { zh: `${plan.title}：${note.zh}`, en: `${plan.title}: ${note.en}` },
    })),
  );
}

function listNotes(plan: PolicyPlan, years: readonly number[]): readonly Bilingual[] {
  const { window, startAssumed, repealedBy } = plan;
  if (!window?.from)
    return [
      { zh: '文本没有载明施行日，没有测算。', en: 'its text names no first day, so that nothing of it is computed.' },
    ];
  const notes: Bilingual[] = [];
  if (startAssumed)
    notes.push({
      zh: `文本没有载明施行日，按假定的 ${window.from} 施行测算。`,
      en: `its text names no first day; ${window.from} is assumed.`,
    });
  const outside = years.filter((year) => !overlapsYear(window, year));
  if (outside.length > 0)
    notes.push({
      zh: `${outside.join('、')} 年没有金额，适用期是 ${formatPeriod(window, 'zh')}${repealedBy ? `（被《${repealedBy.title}》废止）` : ''}。`,
      en: `pays nothing in ${outside.join(', ')}, for it is in force ${formatPeriod(window, 'en')}${repealedBy ? ` (repealed by ${repealedBy.title})` : ''}.`,
    });
  return notes;
}

function overlapsYear({ from, to }: Period, year: number): boolean {
  return (from === null || from <= lastDayOfYear(year)) && (to === null || to >= firstDayOfYear(year));
}
