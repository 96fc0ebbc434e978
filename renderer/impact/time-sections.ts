import type { ImpactTarget, ImpactTargets, ImpactYears } from '../../main/ipc/population-contract';
import { writeChange, writeInterval } from '../simulation/money-text';
import { fonts } from '../ui/theme-tokens';
import { shareOf, writeFigure } from '../worker/target-figures';
import { shortenYuan } from './shorten-yuan';
import { bandOf, drawBands, drawStandingBands, type Band } from './chart-options';
import { heightOf, type Look, type ReportSection } from './report-section';
import { isDue, stateOf, tableOfMonths, tableOfTargets, tableOfYears } from './time-tables';

/** What several years cost, now and under the baseline. */
export function describeYears({ years }: ImpactYears, { t, language, tokens }: Look): ReportSection {
  const title = t('impact.years');
  const bands = years.map(({ year, now, before }): Band => {
    const change = writeChange(now.amount, before.amount, language);
    const amount = writeInterval(now.amount, language);
    return bandOf(String(year), now.amount, change === null ? amount : `${amount} (${change})`);
  });
  return {
    name: 'years',
    title,
    option: drawBands(bands, tokens, fonts.interface, { nameWidth: 60, labelWidth: 230 }),
    height: heightOf(bands.length),
    table: tableOfYears(t('impact.titleOfSpan', { title, ...spanOf(years) }), years, { t, language }),
    note: t('impact.bandNote'),
  };
}

/** What each month of several years costs. */
export function describeMonths({ years }: ImpactYears, { t, language, tokens }: Look): ReportSection {
  const title = t('impact.months');
  const bands = years.flatMap(({ year, months }) =>
    Array.from({ length: 12 }, (_, index): Band => {
      const key = `${year}-${String(index + 1).padStart(2, '0')}`;
      const month = months.find((each) => each.key === key);
      return month ? bandOf(key, month.amount, '') : { name: key, low: 0, high: 0, label: '' };
    }),
  );
  return {
    name: 'years',
    title,
    option: drawStandingBands(bands, tokens, fonts.interface, (amount) => shortenYuan(amount, language)),
    height: 210,
    table: tableOfMonths(t('impact.titleOfSpan', { title, ...spanOf(years) }), years, { t, language }),
    note: t('impact.bandNote'),
  };
}

function spanOf(years: ImpactYears['years']): { readonly from: number; readonly to: number } {
  return { from: years[0]?.year ?? 0, to: years.at(-1)?.year ?? 0 };
}

/** How far the targets of the policies are reached. */
export function describeTargets({ targets, year }: ImpactTargets, { t, language, tokens }: Look): ReportSection {
  const title = t('impact.targets');
  const measured = targets.filter(({ measured: found }) => found !== null && found.of > 0);
  const bands = measured.map((target) => bandOfTarget(target, year, { t, language, tokens }));
  return {
    name: 'targets',
    title,
    option: drawBands(bands, tokens, fonts.interface, { nameWidth: 150, labelWidth: 170, aim: 1 }),
    height: heightOf(bands.length),
    table: tableOfTargets(t('impact.titleOf', { title, year }), targets, year, { t, language }),
    note:
      targets.length === 0
        ? t('impact.noTargets')
        : t('impact.targetsNote', { year, count: targets.length - measured.length }),
  };
}

/** Beyond this the bar of a target is cut: what is far above the aim would dwarf the others. */
const FARTHEST = 1.5;

function bandOfTarget(target: ImpactTarget, year: number, { t }: Look): Band {
  const { measured, indicator, clause } = target;
  const name = clause === null ? indicator : `${clause} ${indicator}`;
  if (!measured) return { name, low: 0, high: 0, label: '' };
  const share = (value: { readonly n: bigint; readonly d: bigint }) => Math.min(FARTHEST, shareOf(target, value));
  const [low, high] = [writeFigure(target, measured.low), writeFigure(target, measured.high)];
  const figure = low === high ? low : t('targets.range', { low, high });
  const stands = stateOf(target, isDue(target, year));
  const state = stands === 'unknown' ? t('impact.factsMissing') : t(`targets.${stands}`);
  return { name, low: share(measured.low), high: share(measured.high), label: `${figure} ${state}` };
}
