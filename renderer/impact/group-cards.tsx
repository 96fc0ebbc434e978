import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImpactBrief, ImpactFull, ImpactReductions } from '../../main/ipc/population-contract';
import { writeChange, writeInterval } from '../simulation/money-text';
import { useApp } from '../ui/services';
import { fonts, themeTokens } from '../ui/theme-tokens';
import { ChartCard } from './chart-card';
import { drawColumns, drawFall } from './chart-options';
import { tableOfDirections, tableOfDistribution, tableOfReductions } from './report-tables';
import { writeBin } from './write-bin';

const HEIGHT = 190;

/** How many enterprises receive how much. */
export function DistributionCard({ report }: { readonly report: ImpactFull }) {
  const { t } = useTranslation('words');
  const language = useApp((state) => state.language);
  const theme = useApp((state) => state.theme);
  const { distribution, year } = report;
  const option = useMemo(
    () =>
      drawColumns(
        // Those without a certain payment would dwarf the others; the table has them.
        distribution
          .filter(({ from }) => from > 0n)
          .map((bin) => ({
            name: writeBin(bin, { t, language }),
            count: bin.enterprises,
            label: String(bin.enterprises),
          })),
        themeTokens[theme],
        fonts.interface,
      ),
    [distribution, t, language, theme],
  );
  const title = t('impact.distribution');
  const table = tableOfDistribution(t('impact.titleOf', { title, year }), distribution, { t, language });
  return (
    <ChartCard
      name="distribution"
      title={title}
      option={option}
      table={table}
      height={HEIGHT}
      note={t('impact.distributionNote', { count: distribution[0]?.enterprises ?? 0 })}
    />
  );
}

/** Who gains and who loses against the baseline. */
export function DirectionsCard({ report }: { readonly report: ImpactBrief }) {
  const { t } = useTranslation('words');
  const language = useApp((state) => state.language);
  const theme = useApp((state) => state.theme);
  const { directions, year } = report;
  const option = useMemo(() => {
    const tokens = themeTokens[theme];
    const colours = {
      winners: tokens.success,
      losers: tokens.error,
      unclear: tokens.warning,
      unchanged: tokens.borderStrong,
    };
    return drawColumns(
      directions
        .filter(({ direction }) => direction !== 'unchanged')
        .map(({ direction, enterprises, before, after }) => {
          const change = writeChange(after, before, language);
          return {
            name: t(`impact.direction.${direction}`),
            count: enterprises,
            label: change === null ? String(enterprises) : `${enterprises}\n${change}`,
            colour: colours[direction],
          };
        }),
      tokens,
      fonts.interface,
    );
  }, [directions, t, language, theme]);
  const title = t('impact.directions');
  const unchanged = directions.find(({ direction }) => direction === 'unchanged')?.enterprises ?? 0;
  return (
    <ChartCard
      name="directions"
      title={title}
      option={option}
      table={tableOfDirections(t('impact.titleOf', { title, year }), directions, { t, language })}
      height={HEIGHT}
      note={t('impact.unchangedNote', { count: unchanged })}
    />
  );
}

/** What exclusions, stacking rules, caps and other levels take away from what claims alone would come to. */
export function ReductionsCard({ reductions, year }: { readonly reductions: ImpactReductions; readonly year: number }) {
  const { t } = useTranslation('words');
  const language = useApp((state) => state.language);
  const theme = useApp((state) => state.theme);
  const option = useMemo(
    () =>
      drawFall(
        reductions.steps.map(({ kind, amount }, index) => {
          const before = reductions.steps[index - 1]?.amount ?? amount;
          const whole = kind === 'claims' || kind === 'paid';
          return {
            name: t(`impact.reduction.${kind}`),
            from: Number(before.min) / 100,
            to: Number(amount.min) / 100,
            label: whole ? writeInterval(amount, language) : (writeChange(amount, before, language) ?? '0'),
            whole,
          };
        }),
        themeTokens[theme],
        fonts.interface,
      ),
    [reductions, t, language, theme],
  );
  const title = t('impact.reductions');
  return (
    <ChartCard
      name="reductions"
      title={title}
      option={option}
      table={tableOfReductions(t('impact.titleOf', { title, year }), reductions, { t, language })}
      height={HEIGHT}
      note={t('impact.reductionsNote')}
    />
  );
}
