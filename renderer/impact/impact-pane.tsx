import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Group, Panel, Separator } from 'react-resizable-panels';
import type { ImpactFull } from '../../main/ipc/population-contract';
import { BaselineChoice, useBaselineName } from '../simulation/baseline-choice';
import { writeChange, writeInterval } from '../simulation/money-text';
import { WhyPanel } from '../simulation/why-panel';
import { YearChoice } from '../simulation/year-choice';
import { EmptyHint } from '../ui/empty-hint';
import { useApp, useBilingual, useLanguage, useServices } from '../ui/services';
import '../simulation/simulation.css';
import { EnterpriseList } from './enterprise-list';
import { ImpactFigures } from './impact-figures';
import { ImpactBars, ImpactWaiting } from './impact-state';
import { PartCard } from './part-card';
import { listSections, listTables } from './list-sections';
import { onPaper } from './report-section';
import {
  DirectionsCard,
  DistributionCard,
  OverlapCard,
  ReasonsCard,
  ReductionsCard,
  TargetsCard,
  YearsCard,
} from './report-cards';
import { savePdf, saveReport, tablesAs } from './save-report';
import { useLook } from './use-look';
import './impact.css';

/** What the policies cost and whom they help: on the open population, or on the samples where none is open. */
export function ImpactPane() {
  const { t } = useTranslation('words');
  const { brief, full, reductions, overlap, targets, years } = useApp((state) => state.impact);
  const simulated = useApp(({ simulation }) => simulation !== null && simulation.policies.length > 0);
  return (
    <div className="impact" role="tabpanel" aria-label={t('impact.label')} data-testid="impact">
      <Source />
      <ImpactBars />
      {!simulated ? (
        <EmptyHint text={t('study.noPolicy')} />
      ) : (
        <Group orientation="horizontal" className="simulation-group">
          <Panel id="impact-report" minSize="24rem">
            <div className="impact-main" tabIndex={0} role="region" aria-label={t('impact.report')}>
              {brief ? <ImpactFigures brief={brief} /> : <EmptyHint text={t('impact.first')} />}
              <div className="impact-cards">
                {full && <PartCard report={full} />}
                {brief && <DirectionsCard report={brief} />}
                {full && <DistributionCard report={full} />}
                {full && reductions && <ReductionsCard reductions={reductions} year={full.year} />}
                {full && <EnterpriseList report={full} />}
                {full && <ReasonsCard report={full} />}
                {overlap && <OverlapCard overlap={overlap} />}
                {targets && <TargetsCard targets={targets} />}
                {years && <YearsCard years={years} />}
              </div>
              {full && <Basis report={full} />}
            </div>
          </Panel>
          <Separator className="separator separator-vertical" />
          <Panel id="impact-why" defaultSize="26%" minSize="14rem">
            <WhyPanel />
          </Panel>
        </Group>
      )}
    </div>
  );
}

/** On whom it is computed, and the ways to another population. */
function Source() {
  const { t } = useTranslation('words');
  const { store, run } = useServices();
  const language = useLanguage();
  const impact = useApp((state) => state.impact);
  const { population, full, preparing, waiting } = impact;
  const samples = useApp(({ simulation }) => simulation?.rows.length ?? 0);
  const look = useLook();
  const baseline = useBaselineName();
  const source = population
    ? t('impact.onPopulation', { name: population.name, count: population.enterprises })
    : t('impact.onSamples', { count: samples });
  const titleOf = (name: string) => t('impact.titleOf', { title: name, year: full?.year ?? 0 });
  const saveAll = () => void saveReport(store, titleOf(t('impact.label')), tablesAs('xlsx', listTables(impact, look)));
  const saveWhole = () => {
    if (!full) return;
    const { now, before } = full;
    const lines = [
      t('impact.sheetPopulation', { name: source }),
      ...(population?.kind === 'generated' ? [t('impact.synthetic')] : []),
      `${t('impact.cost')} ${writeInterval(now.amount, language)}`,
      `${baseline} ${writeChange(now.amount, before.amount, language) ?? '0'}`,
      `${t('impact.helpedFigure')} ${now.helped} ${t('impact.helpedOf', { most: now.perhaps, all: full.enterprises })}`,
      ...full.terms.map((term) => term[language]),
    ];
    const sections = listSections(impact, onPaper(look));
    void savePdf(store, { title: t('impact.sheetTitle', { year: full.year }), lines }, sections);
  };
  return (
    <div className="impact-source">
      <strong data-testid="impact-source">{source}</strong>
      {population?.kind === 'generated' && <span className="badge badge-warning">{t('impact.synthetic')}</span>}
      {(['generate', 'import', 'open'] as const).map((name) => (
        <Button key={name} size="small" disabled={preparing !== null} onClick={() => run(`population.${name}`)}>
          {t(`command.population.${name}`)}
        </Button>
      ))}
      {population && (
        <Button size="small" disabled={preparing !== null} onClick={() => run('population.close')}>
          {t('command.population.close')}
        </Button>
      )}
      <YearChoice />
      <BaselineChoice />
      <Button size="small" disabled={!full || waiting.length > 0} data-testid="impact-save-all" onClick={saveAll}>
        {t('impact.saveAll')}
      </Button>
      <Button size="small" disabled={!full || waiting.length > 0} data-testid="impact-save-pdf" onClick={saveWhole}>
        {t('impact.savePdf')}
      </Button>
      <ImpactWaiting />
    </div>
  );
}

/** How the figures came about, and what is in none of them. */
function Basis({ report }: { readonly report: ImpactFull }) {
  const { t } = useTranslation('words');
  const speak = useBilingual();
  const { interpreted, unpriced, terms, milliseconds } = report;
  return (
    <div className="quiet impact-note" data-testid="impact-basis">
      {t('impact.basis', { ms: Math.round(milliseconds) })}
      {interpreted > 0 && ` ${t('impact.interpreted', { count: interpreted })}`}
      {unpriced > 0 && ` ${t('impact.unpriced', { count: unpriced })}`}
      {terms.map((term) => (
        <div key={term.en}>{speak(term)}</div>
      ))}
    </div>
  );
}
