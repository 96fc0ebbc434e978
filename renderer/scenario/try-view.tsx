import { Button, InputNumber } from 'antd';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UncertaintyReport } from '../../main/ipc/scenario-contract';
import { formatMoney } from '../../engine/index';
import { SectionCard } from '../impact/section-card';
import type { Look, ReportSection } from '../impact/report-section';
import { writeInterval } from '../simulation/money-text';
import { reportFailure } from '../state/report-failure';
import { EmptyHint } from '../ui/empty-hint';
import { useLanguage, useServices } from '../ui/services';
import { drawRanges, drawTornado, writeRounded } from './scenario-charts';
import { tryScenario } from './scenario-requests';
import { TableCard } from './table-card';

const ROW_HEIGHT = 30;

/** How far the cost may be from what is stated: bands of many trials, and what each assumption alone does. */
export function TryView({ report, ready }: { readonly report: UncertaintyReport | null; readonly ready: boolean }) {
  const { t } = useTranslation('words');
  const services = useServices();
  const [runs, setRuns] = useState(report?.runs ?? 1000);
  const [seed, setSeed] = useState(report?.seed ?? 1);
  const go = () => {
    tryScenario(services, { runs, seed }).catch((error: unknown) => reportFailure(services.store, error));
  };
  return (
    <>
      <div className="scenario-tools">
        <label>
          {t('scenario.runs')}
          <InputNumber
            size="small"
            min={10}
            max={100_000}
            precision={0}
            controls={false}
            value={runs}
            data-testid="scenario-runs"
            onChange={(value) => setRuns(value ?? 1000)}
          />
        </label>
        <label>
          {t('scenario.seed')}
          <InputNumber
            size="small"
            min={0}
            max={2_147_483_647}
            precision={0}
            controls={false}
            value={seed}
            data-testid="scenario-seed"
            onChange={(value) => setSeed(value ?? 1)}
          />
        </label>
        <Button size="small" type="primary" disabled={!ready} data-testid="scenario-try" onClick={go}>
          {t('scenario.try')}
        </Button>
      </div>
      {report ? <Uncertain report={report} /> : <EmptyHint text={t('scenario.tryFirst')} />}
    </>
  );
}

function Uncertain({ report }: { readonly report: UncertaintyReport }) {
  const { t } = useTranslation('words');
  const language = useLanguage();
  const { total, stated, trials, runs, seed, weights, tables } = report;
  const write = (fen: typeof stated) => formatMoney(fen, language);
  return (
    <>
      <dl className="impact-figures">
        <div className="fact">
          <dt>{t('scenario.bandTotal')}</dt>
          <dd data-testid="scenario-band">
            {writeInterval({ min: total.p10, max: total.p90 }, language)}
            <small>{t('scenario.middle', { amount: write(total.p50) })}</small>
          </dd>
        </div>
        <div className="fact">
          <dt>{t('scenario.statedTotal')}</dt>
          <dd data-testid="scenario-stated">{write(stated)}</dd>
        </div>
        <div className="fact">
          <dt>{t('scenario.trials')}</dt>
          <dd data-testid="scenario-trials">
            {t('scenario.trialsMade', { count: trials, seed })}
            {trials < runs && <small>{t('scenario.timeUp', { runs })}</small>}
          </dd>
        </div>
      </dl>
      {weights.length === 0 && <EmptyHint text={t('scenario.nothingUncertain')} />}
      <div className="impact-cards">
        <BandsCard report={report} />
        {weights.length > 0 && <TornadoCard report={report} />}
        {Object.entries(tables[language])
          .filter(([key]) => key.startsWith('fund-'))
          .map(([key, table]) => (
            <TableCard key={key} name={`scenario-short-${key}`} table={table} empty={t('scenario.noCuts')} />
          ))}
      </div>
    </>
  );
}

function BandsCard({ report }: { readonly report: UncertaintyReport }) {
  const describe = useCallback((look: Look) => describeBands(report, look), [report]);
  return <SectionCard describe={describe} />;
}

function describeBands({ years, tables }: UncertaintyReport, look: Look): ReportSection {
  const { t, language } = look;
  const title = t('scenario.bands');
  const rows = years.map(({ year, p10, p50, p90 }) => ({
    name: String(year),
    low: p10,
    high: p90,
    mark: p50,
    label: `${writeRounded(p10, language)}–${writeRounded(p90, language)}`,
    second: false,
  }));
  return {
    name: 'scenario-bands',
    title,
    option: drawRanges(rows, look),
    table: tables[language]['bands'] ?? { title, heading: [], rows: [] },
    height: Math.max(2, years.length) * ROW_HEIGHT + 12,
    note: t('scenario.bandsNote'),
  };
}

function TornadoCard({ report }: { readonly report: UncertaintyReport }) {
  const describe = useCallback((look: Look) => describeTornado(report, look), [report]);
  return <SectionCard describe={describe} />;
}

function describeTornado({ weights, stated, tables }: UncertaintyReport, look: Look): ReportSection {
  const { t, language } = look;
  const title = t('scenario.tornado');
  const bars = weights.map(({ name, scope, lowValue, highValue, low, high, swing }) => ({
    name: `${name[language]}${scope === null ? '' : ` ${scope}`} ${lowValue}–${highValue}`,
    low,
    high,
    label: writeRounded(swing, language),
  }));
  return {
    name: 'scenario-tornado',
    title,
    option: drawTornado(bars, stated, { low: t('scenario.atLow'), high: t('scenario.atHigh') }, look),
    table: tables[language]['tornado'] ?? { title, heading: [], rows: [] },
    height: Math.max(2, weights.length) * ROW_HEIGHT + 60,
    note: t('scenario.tornadoNote', { amount: formatMoney(stated, language) }),
  };
}
