import { sumIntervals, toRational } from '../../engine/index';
import type { ImpactTarget, ImpactYears, SavedTable } from '../../main/ipc/population-contract';
import { writeFigure } from '../worker/target-figures';
import { count, money, moneyHeading, text } from './report-tables';
import type { TableWords } from './write-bin';

/** Several years, now and under the baseline, and all of them together. */
export function tableOfYears(title: string, years: ImpactYears['years'], { t }: TableWords): SavedTable {
  return {
    title,
    heading: [
      t('impact.year'),
      t('impact.payments'),
      t('impact.helped'),
      t('impact.perhaps'),
      ...moneyHeading(t, t('impact.before')),
      ...moneyHeading(t, t('impact.after')),
    ],
    rows: [
      ...years.map(({ year, before, now }) => [
        text(String(year)),
        count(now.payments),
        count(now.helped),
        count(now.perhaps),
        ...money(before.amount, t),
        ...money(now.amount, t),
      ]),
      [
        text(t('impact.sum')),
        count(years.reduce((sum, { now }) => sum + now.payments, 0)),
        // An enterprise may be helped in several years: nobody is counted twice in a sum.
        text(''),
        text(''),
        ...money(sumIntervals(years.map(({ before }) => before.amount)), t),
        ...money(sumIntervals(years.map(({ now }) => now.amount)), t),
      ],
    ],
  };
}

/** Each month in which something is paid, and all of them together. */
export function tableOfMonths(title: string, years: ImpactYears['years'], { t }: TableWords): SavedTable {
  const months = years.flatMap((year) => year.months);
  return {
    title,
    heading: [t('impact.month'), t('impact.payments'), t('impact.helped'), t('impact.perhaps'), ...moneyHeading(t)],
    rows: [
      ...months.map(({ key, payments, helped, perhaps, amount }) => [
        text(key),
        count(payments),
        count(helped),
        count(perhaps),
        ...money(amount, t),
      ]),
      [
        text(t('impact.sum')),
        count(months.reduce((sum, { payments }) => sum + payments, 0)),
        text(''),
        text(''),
        ...money(sumIntervals(months.map(({ amount }) => amount)), t),
      ],
    ],
  };
}

/** How far each target is reached; those that the facts cannot tell are named, too. */
export function tableOfTargets(
  title: string,
  targets: readonly ImpactTarget[],
  year: number,
  { t }: TableWords,
): SavedTable {
  return {
    title,
    heading: [
      t('targets.indicator'),
      t('impact.policy'),
      t('targets.aim'),
      t('impact.reached'),
      t('impact.reachedAtMost'),
      t('impact.among'),
      t('targets.due'),
      t('targets.state'),
    ],
    rows: targets.map((target) => {
      const { clause, indicator, policyTitle, comparison, value, tolerance, measured, everyYear, by } = target;
      const aim = t(`targets.aims.${comparison}`, { value: writeFigure(target, toRational(value)) });
      const off =
        tolerance === null ? '' : ` ${t('targets.tolerance', { amount: writeFigure(target, toRational(tolerance)) })}`;
      return [
        text(clause === null ? indicator : `${clause} ${indicator}`),
        text(policyTitle),
        text(aim + off),
        text(measured ? writeFigure(target, measured.low) : t('targets.notMeasurable')),
        text(measured ? writeFigure(target, measured.high) : ''),
        measured ? count(measured.of) : text(''),
        text(everyYear ? t('targets.everyYear') : (by ?? t('targets.noDay'))),
        text(measured && measured.of > 0 ? t(`targets.${stateOf(target, isDue(target, year))}`) : ''),
      ];
    }),
  };
}

/** Whether the day by which a target is to be reached lies behind the year. */
export function isDue({ by }: ImpactTarget, year: number): boolean {
  return by === null || by <= `${year}-12-31`;
}

/** Tells how a target stands: missed only once it is due. */
export function stateOf({ met }: ImpactTarget, due: boolean): 'met' | 'missed' | 'open' | 'unknown' {
  if (met === 'unknown') return 'unknown';
  if (met === 'true') return 'met';
  return due ? 'missed' : 'open';
}
