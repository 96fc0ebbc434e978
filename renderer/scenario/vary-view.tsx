import { Button, Input, Segmented, Select } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CurveChoice, CurveReport, FigureChoice, ScenarioReport } from '../../main/ipc/scenario-contract';
import { formatMoney } from '../../engine/index';
import { SectionCard } from '../impact/section-card';
import type { Look, ReportSection } from '../impact/report-section';
import { reportFailure } from '../state/report-failure';
import { EmptyHint } from '../ui/empty-hint';
import { useBilingual, useServices } from '../ui/services';
import { drawCurve } from './scenario-charts';
import { varyScenario } from './scenario-requests';

const metrics = ['total', 'p10', 'p50', 'p90', 'unmet'] as const;
const comparisons = ['atMost', 'atLeast'] as const;
const HEIGHT = 260;

interface VaryViewProps {
  readonly report: ScenarioReport | null;
  readonly curve: CurveReport | null;
  readonly ready: boolean;
}

/** A figure over a span of values: the curve of the cost, its cliffs, and which values meet a goal. */
export function VaryView({ report, curve, ready }: VaryViewProps) {
  const { t } = useTranslation('words');
  if (!report) return <EmptyHint text={t('scenario.varyFirst')} />;
  if (report.figures.length === 0) return <EmptyHint text={t('scenario.noFigures')} />;
  return (
    <>
      <Choice report={report} curve={curve} ready={ready} />
      {curve ? <Curve curve={curve} figures={report.figures} /> : <EmptyHint text={t('scenario.varyHint')} />}
    </>
  );
}

type Fields = Omit<CurveChoice, 'goal' | 'runs' | 'seed'>;

/** The figures under their policies. */
function groupFigures(figures: readonly FigureChoice[], speak: (words: FigureChoice['label']) => string) {
  const groups = [...new Set(figures.map(({ group }) => speak(group)))];
  return groups.map((group) => ({
    label: group,
    title: group,
    options: figures
      .filter((figure) => speak(figure.group) === group)
      .map(({ what, label }) => ({ value: what, label: speak(label) })),
  }));
}

/** Found by its name, or by that of its policy. */
function isMeant(typed: string, option?: { readonly label?: unknown; readonly value?: unknown }): boolean {
  const { label, value } = option ?? {};
  if (typeof label !== 'string' || typeof value !== 'string') return false;
  return `${label} ${value}`.toLowerCase().includes(typed.trim().toLowerCase());
}

function begin(figure: FigureChoice | undefined): Fields {
  const { from = '', to = '', step = '' } = figure?.span ?? {};
  return { vary: figure?.what ?? '', from, to, step, metric: 'total', year: null };
}

function Choice({ report, curve, ready }: VaryViewProps & { readonly report: ScenarioReport }) {
  const { t } = useTranslation('words');
  const speak = useBilingual();
  const services = useServices();
  const { figures } = report;
  const [fields, setFields] = useState<Fields>(() => curve?.choice ?? begin(figures[0]));
  const [comparison, setComparison] = useState<'atMost' | 'atLeast'>(curve?.choice.goal?.comparison ?? 'atMost');
  const [amount, setAmount] = useState(curve?.choice.goal?.amount ?? '');
  const { vary, metric, year } = fields;
  const current = figures.find(({ what }) => what === vary)?.current ?? '';
  const grouped = useMemo(() => groupFigures(figures, speak), [figures, speak]);
  const change = (part: Partial<Fields>) => setFields({ ...fields, ...part });
  const go = () => {
    const goal = amount.trim() === '' ? null : { comparison, amount: amount.trim() };
    const { from, to, step } = fields;
    varyScenario(services, { vary, from, to, step, metric, year, runs: 500, seed: 1, goal }).catch((error: unknown) =>
      reportFailure(services.store, error),
    );
  };
  const years = report.runs[0]?.years.map((each) => each.year) ?? [];
  return (
    <div className="scenario-tools">
      <label className="scenario-figure">
        {t('scenario.figure')}
        <Select
          size="small"
          value={vary}
          aria-label={t('scenario.figure')}
          data-testid="scenario-figure"
          popupMatchSelectWidth={false}
          showSearch={{ filterOption: isMeant }}
          options={grouped}
          onChange={(what) => {
            const { metric: kept, year: of, ...span } = begin(figures.find((each) => each.what === what));
            change({ ...span, metric: metric ?? kept, year: year ?? of });
          }}
        />
      </label>
      <span className="quiet">{t('scenario.now', { value: current })}</span>
      {(['from', 'to', 'step'] as const).map((name) => (
        <label key={name}>
          {t(`scenario.${name}`)}
          <Input
            size="small"
            className="scenario-value"
            value={fields[name]}
            data-testid={`scenario-${name}`}
            onChange={({ target }) => change({ [name]: target.value })}
            onPressEnter={() => ready && go()}
          />
        </label>
      ))}
      <label>
        {t('scenario.look')}
        <Select
          size="small"
          value={metric}
          aria-label={t('scenario.look')}
          data-testid="scenario-metric"
          popupMatchSelectWidth={false}
          options={metrics.map((value) => ({ value, label: t(`scenario.metric.${value}`) }))}
          onChange={(chosen) => change({ metric: chosen })}
        />
      </label>
      <Select
        size="small"
        value={year ?? 0}
        aria-label={t('common.year')}
        data-testid="scenario-year"
        popupMatchSelectWidth={false}
        options={[
          { value: 0, label: t('scenario.allYears') },
          ...years.map((value) => ({ value, label: String(value) })),
        ]}
        onChange={(chosen) => change({ year: chosen === 0 ? null : chosen })}
      />
      <span className="scenario-goal" role="group" aria-label={t('scenario.goal')}>
        {t('scenario.goal')}
        <Segmented
          size="small"
          value={comparison}
          aria-label={t('scenario.comparison')}
          options={comparisons.map((value) => ({ value, label: t(`scenario.${value}`) }))}
          onChange={setComparison}
        />
        <Input
          size="small"
          className="scenario-value"
          aria-label={t('scenario.goalAmount')}
          placeholder={t('scenario.goalHint')}
          value={amount}
          data-testid="scenario-goal"
          onChange={({ target }) => setAmount(target.value)}
          onPressEnter={() => ready && go()}
        />
      </span>
      <Button size="small" type="primary" disabled={!ready} data-testid="scenario-vary" onClick={go}>
        {t('scenario.vary')}
      </Button>
    </div>
  );
}

function Curve({ curve, figures }: { readonly curve: CurveReport; readonly figures: readonly FigureChoice[] }) {
  const { t } = useTranslation('words');
  const speak = useBilingual();
  const { says, choice } = curve;
  const describe = useCallback((look: Look) => describeCurve(curve, figures, look), [curve, figures]);
  return (
    <div className="impact-cards scenario-curve">
      <ul className="scenario-says" data-testid="scenario-answer">
        {says.map((line, index) => (
          <li key={index}>{speak(line)}</li>
        ))}
        {needsTrials(choice.metric) && <li className="quiet">{t('scenario.curveTrials', { ...choice })}</li>}
      </ul>
      <SectionCard describe={describe} />
    </div>
  );
}

function describeCurve(
  { points, cliffs, goal, threshold, choice, tables }: CurveReport,
  figures: readonly FigureChoice[],
  look: Look,
): ReportSection {
  const { t, language } = look;
  const figure = figures.find(({ what }) => what === choice.vary);
  const title = t('scenario.curveOf', {
    metric: t(`scenario.metric.${choice.metric}`),
    figure: figure ? figure.label[language] : choice.vary,
  });
  const kindOf = (value: string) =>
    value === threshold ? 'threshold' : cliffs.some(({ to }) => to === value) ? 'cliff' : ('plain' as const);
  return {
    name: 'scenario-curve',
    title,
    option: drawCurve(
      points.map(({ value, cost }) => ({ value, cost, kind: kindOf(value) })),
      goal === null ? null : { amount: goal, label: t('scenario.goalLine', { amount: formatMoney(goal, language) }) },
      look,
    ),
    table: tables[language]['curve'] ?? { title, heading: [], rows: [] },
    height: HEIGHT,
    note: t('scenario.curveNote'),
  };
}

function needsTrials(metric: CurveChoice['metric']): boolean {
  return metric !== 'total' && metric !== 'unmet';
}
