import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FundView, ScenarioReport, ScenarioRunView } from '../../main/ipc/scenario-contract';
import type { SavedTable } from '../../main/ipc/population-contract';
import { formatMoney } from '../../engine/index';
import { SectionCard } from '../impact/section-card';
import type { Look, ReportSection } from '../impact/report-section';
import { writeInterval } from '../simulation/money-text';
import { useLanguage } from '../ui/services';
import { drawFundMonths, drawFundYears, drawRanges, type RangeRow, writeRounded } from './scenario-charts';
import { TableCard } from './table-card';

const ROW_HEIGHT = 28;
const HEIGHT = 220;

/** What a scenario costs year by year, beside another one, and what its funds make of it. */
export function RunView({ report }: { readonly report: ScenarioReport }) {
  const { t } = useTranslation('words');
  const language = useLanguage();
  const { runs, pair } = report;
  const pairTable = pair?.[language]['side-by-side'];
  const pairMeasures = pair?.[language]['side-by-side-measures'];
  return (
    <>
      <Figures runs={runs} />
      <div className="impact-cards">
        <YearsCard runs={runs} table={pairTable ?? null} />
        {runs.map((run) => run.funds.map((fund) => <FundCards key={`${run.id} ${fund.id}`} run={run} fund={fund} />))}
        {pairMeasures && <TableCard name="scenario-pair" table={pairMeasures} empty={t('scenario.noDifference')} />}
        {runs.map(({ id, tables }) => {
          const table = tables[language]['measures'];
          return (
            table && (
              <TableCard key={id} name={`scenario-measures-${id}`} table={table} empty={t('scenario.nothingPaid')} />
            )
          );
        })}
      </div>
    </>
  );
}

function Figures({ runs }: { readonly runs: readonly ScenarioRunView[] }) {
  const { t } = useTranslation('words');
  const language = useLanguage();
  return (
    <dl className="impact-figures">
      {runs.map(({ id, name, expected, later }) => (
        <div key={id} className="fact">
          <dt>{t('scenario.costOf', { name })}</dt>
          <dd data-testid={`scenario-total-${id}`}>
            {formatMoney(expected, language)}
            {later > 0n && <small>{t('scenario.later', { amount: formatMoney(later, language) })}</small>}
          </dd>
        </div>
      ))}
      {runs.flatMap(({ id, name, funds }) =>
        funds.map((fund) => (
          <div key={`${id} ${fund.id}`} className="fact">
            <dt>{runs.length > 1 ? t('scenario.fundOf', { name, fund: fund.name }) : fund.name}</dt>
            <dd data-testid={`scenario-fund-${id}-${fund.id}`}>
              <ExhaustedOn fund={fund} />
            </dd>
          </div>
        )),
      )}
    </dl>
  );
}

function ExhaustedOn({ fund }: { readonly fund: FundView }) {
  const { t } = useTranslation('words');
  const short = fund.years.filter(({ exhaustedOn }) => exhaustedOn !== null);
  const cuts = fund.years.reduce((sum, year) => sum + year.cuts, 0);
  if (short.length === 0) return t('scenario.fundReaches');
  return (
    <>
      {short.map(({ exhaustedOn }) => t('scenario.exhausted', { day: exhaustedOn })).join(t('common.separator'))}
      <small>{t('scenario.cuts', { count: cuts })}</small>
    </>
  );
}

/** Each year: what the facts say as a band, what is expected as a stroke. */
function YearsCard({ runs, table }: { readonly runs: readonly ScenarioRunView[]; readonly table: SavedTable | null }) {
  const language = useLanguage();
  const rows = useMemo(() => {
    const years = [...new Set(runs.flatMap((run) => run.years.map(({ year }) => year)))].sort((a, b) => a - b);
    return years.flatMap((year) =>
      runs.flatMap((run, index): readonly RangeRow[] => {
        const cost = run.years.find((each) => each.year === year);
        if (!cost) return [];
        const { entitled, expected } = cost;
        return [
          {
            name: runs.length > 1 ? `${year} ${run.name}` : String(year),
            low: entitled.min,
            high: entitled.max,
            mark: expected,
            label: writeRounded(expected, language),
            second: index > 0,
          },
        ];
      }),
    );
  }, [runs, language]);
  const describe = useCallback(
    (look: Look): ReportSection => describeYears(runs, rows, table, look),
    [runs, rows, table],
  );
  return runs.length > 0 && <SectionCard describe={describe} />;
}

function describeYears(
  runs: readonly ScenarioRunView[],
  rows: readonly RangeRow[],
  table: SavedTable | null,
  look: Look,
): ReportSection {
  const { t, language } = look;
  const title = t(runs.length > 1 ? 'scenario.sideBySide' : 'scenario.byYear');
  const [first] = runs[0]?.years ?? [];
  const entitled = first && runs.length === 1 ? writeInterval(first.entitled, language) : null;
  const example = entitled === null || !first ? '' : t('scenario.bandExample', { year: first.year, band: entitled });
  return {
    name: 'scenario-years',
    title,
    option: drawRanges(rows, look),
    table: table ?? runs[0]?.tables[language]['years'] ?? { title, heading: [], rows: [] },
    height: Math.max(2, rows.length) * ROW_HEIGHT + 12,
    note: `${t('scenario.bandNote')}${example}`,
  };
}

function FundCards({ run, fund }: { readonly run: ScenarioRunView; readonly fund: FundView }) {
  const { t } = useTranslation('words');
  const language = useLanguage();
  const { id } = fund;
  const tables = run.tables[language];
  const [byYear, byMonth, cuts] = [tables[`fund-${id}`], tables[`fund-${id}-months`], tables[`fund-${id}-cuts`]];
  const name = `scenario-fund-${run.id}-${id}`;
  const yearly = useCallback((look: Look) => describeFundYears(run, fund, byYear, look), [run, fund, byYear]);
  const monthly = useCallback((look: Look) => describeFundMonths(run, fund, byMonth, look), [run, fund, byMonth]);
  return (
    <>
      {byYear && <SectionCard describe={yearly} />}
      {byMonth && <SectionCard describe={monthly} />}
      {cuts && (
        <TableCard
          name={`${name}-cuts`}
          table={cuts}
          empty={t('scenario.noCuts')}
          {...(fund.moreCuts > 0 ? { note: t('scenario.moreCuts', { count: fund.moreCuts }) } : {})}
        />
      )}
    </>
  );
}

function describeFundYears(
  run: ScenarioRunView,
  fund: FundView,
  table: SavedTable | undefined,
  look: Look,
): ReportSection {
  const { t } = look;
  const title = t('scenario.fundTitle.byYear', { scenario: run.name, fund: fund.name });
  const years = fund.years.map(({ year, granted, unmet, exhaustedOn }) => ({
    name: String(year),
    granted,
    unmet,
    label: exhaustedOn === null ? t('scenario.reaches') : t('scenario.exhausted', { day: exhaustedOn }),
  }));
  return {
    name: `scenario-fund-${run.id}-${fund.id}`,
    title,
    option: drawFundYears(years, { granted: t('scenario.granted'), unmet: t('scenario.unmet') }, look),
    table: table ?? { title, heading: [], rows: [] },
    height: HEIGHT,
  };
}

function describeFundMonths(
  run: ScenarioRunView,
  fund: FundView,
  table: SavedTable | undefined,
  look: Look,
): ReportSection {
  const { t } = look;
  const title = t('scenario.fundTitle.byMonth', { scenario: run.name, fund: fund.name });
  const words = { claimed: t('scenario.claimed'), granted: t('scenario.granted'), free: t('scenario.free') };
  return {
    name: `scenario-fund-${run.id}-${fund.id}-months`,
    title,
    option: drawFundMonths(fund.months, words, look),
    table: table ?? { title, heading: [], rows: [] },
    height: HEIGHT,
  };
}
