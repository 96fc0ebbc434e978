import { Segmented, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sumIntervals } from '../../engine/index';
import type { ImpactFull, ImpactPartName, ImpactRow } from '../../main/ipc/population-contract';
import { writeInterval } from '../simulation/money-text';
import { useApp } from '../ui/services';
import { fonts, themeTokens } from '../ui/theme-tokens';
import { bandOf, drawBands, type Band } from './chart-options';
import { ChartCard } from './chart-card';
import { nameRow, tableOfParts } from './report-tables';

const partNames: readonly ImpactPartName[] = [
  'measures',
  'policies',
  'payers',
  'levels',
  'months',
  'regions',
  'sizes',
  'industries',
  'titles',
];

/** Bars that fit a chart; what is smaller is put together in the last. */
const MOST_BARS = 14;
const BAR_HEIGHT = 24;

/** The total cut in one way the user chooses: what each part costs, or how many enterprises it helps. */
export function PartCard({ report }: { readonly report: ImpactFull }) {
  const { t } = useTranslation('words');
  const language = useApp((state) => state.language);
  const theme = useApp((state) => state.theme);
  const [part, choosePart] = useState<ImpactPartName>('measures');
  const [what, chooseWhat] = useState<'money' | 'helped'>('money');
  const rows = report.parts[part];
  const title = t(`impact.part.${part}`);
  const bands = useMemo(() => {
    const shown = part === 'months' ? rows : largestFirst(rows);
    const count = ({ helped, perhaps }: ImpactRow) => (helped === perhaps ? String(helped) : `${helped}–${perhaps}`);
    const all = shown.map((row): Band => {
      const name = nameRow(row, language);
      return what === 'money'
        ? bandOf(name, row.amount, writeInterval(row.amount, language))
        : { name, low: row.helped, high: row.perhaps, label: t('impact.firms', { count: count(row) as never }) };
    });
    if (all.length <= MOST_BARS || part === 'months') return all;
    const others = shown.slice(MOST_BARS - 1);
    // Enterprises of several parts must not be added: only money is put together.
    if (what === 'helped') return all.slice(0, MOST_BARS);
    const rest = sumIntervals(others.map(({ amount }) => amount));
    const name = t('impact.others', { count: others.length });
    return [...all.slice(0, MOST_BARS - 1), bandOf(name, rest, writeInterval(rest, language))];
  }, [rows, part, what, language, t]);
  const option = useMemo(() => drawBands(bands, themeTokens[theme], fonts.interface), [bands, theme]);
  const table = useMemo(
    () => tableOfParts(t('impact.titleOf', { title, year: report.year }), rows, report.now, { t, language }),
    [rows, report, title, t, language],
  );
  return (
    <ChartCard
      name="parts"
      title={t('impact.whereTo')}
      option={option}
      table={table}
      height={Math.max(2, bands.length) * BAR_HEIGHT + 12}
      note={part === 'titles' ? t('impact.titlesNote') : t('impact.bandNote')}
      choices={
        <>
          <Select<ImpactPartName>
            size="small"
            value={part}
            aria-label={t('impact.cut')}
            data-testid="impact-part"
            popupMatchSelectWidth={false}
            options={partNames.map((value) => ({ value, label: t(`impact.part.${value}`) }))}
            onChange={choosePart}
          />
          <Segmented<'money' | 'helped'>
            size="small"
            value={what}
            aria-label={t('impact.measureBy')}
            options={(['money', 'helped'] as const).map((value) => ({ value, label: t(`impact.what.${value}`) }))}
            onChange={chooseWhat}
          />
        </>
      }
    />
  );
}

function largestFirst(rows: readonly ImpactRow[]): readonly ImpactRow[] {
  return [...rows].sort((a, b) => {
    const [one, other] = [a.amount.max ?? a.amount.min, b.amount.max ?? b.amount.min];
    return a.amount.min === b.amount.min
      ? one === other
        ? b.perhaps - a.perhaps
        : one < other
          ? 1
          : -1
      : a.amount.min < b.amount.min
        ? 1
        : -1;
  });
}
