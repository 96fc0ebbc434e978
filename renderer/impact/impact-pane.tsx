import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Group, Panel, Separator } from 'react-resizable-panels';
import type { ImpactFull, ImpactPartName } from '../../main/ipc/population-contract';
import { BaselineChoice } from '../simulation/baseline-choice';
import { WhyPanel } from '../simulation/why-panel';
import { YearChoice } from '../simulation/year-choice';
import { EmptyHint } from '../ui/empty-hint';
import { useApp, useServices } from '../ui/services';
import '../simulation/simulation.css';
import { EnterpriseList } from './enterprise-list';
import { DirectionsCard, DistributionCard, ReductionsCard } from './group-cards';
import { ImpactFigures } from './impact-figures';
import { ImpactBars, ImpactWaiting } from './impact-state';
import { PartCard } from './part-card';
import {
  tableOfDirections,
  tableOfDistribution,
  tableOfEnterprises,
  tableOfParts,
  tableOfReductions,
} from './report-tables';
import { saveReport, tablesAs } from './save-report';
import './impact.css';

/** What the policies cost and whom they help: on the open population, or on the samples where none is open. */
export function ImpactPane() {
  const { t } = useTranslation('words');
  const { brief, full, reductions } = useApp((state) => state.impact);
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
  const language = useApp((state) => state.language);
  const { population, full, reductions, preparing, waiting } = useApp((state) => state.impact);
  const samples = useApp(({ simulation }) => simulation?.rows.length ?? 0);
  const saveAll = () => {
    if (!full) return;
    const words = { t, language };
    const title = (name: string) => t('impact.titleOf', { title: name, year: full.year });
    const parts = (Object.keys(full.parts) as ImpactPartName[]).map((name) =>
      tableOfParts(title(t(`impact.part.${name}`)), full.parts[name], full.now, words),
    );
    const tables = [
      ...parts,
      tableOfDirections(title(t('impact.directions')), full.directions, words),
      tableOfDistribution(title(t('impact.distribution')), full.distribution, words),
      ...(reductions ? [tableOfReductions(title(t('impact.reductions')), reductions, words)] : []),
      tableOfEnterprises(title(t('impact.list.changes')), full.changes, words),
      tableOfEnterprises(title(t('impact.list.largest')), full.largest, words),
    ];
    void saveReport(store, title(t('impact.label')), tablesAs('xlsx', tables));
  };
  return (
    <div className="impact-source">
      <strong data-testid="impact-source">
        {population
          ? t('impact.onPopulation', { name: population.name, count: population.enterprises })
          : t('impact.onSamples', { count: samples })}
      </strong>
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
      <ImpactWaiting />
    </div>
  );
}

/** How the figures came about, and what is in none of them. */
function Basis({ report }: { readonly report: ImpactFull }) {
  const { t } = useTranslation('words');
  const { interpreted, unpriced, milliseconds } = report;
  return (
    <p className="quiet impact-note" data-testid="impact-basis">
      {t('impact.basis', { ms: Math.round(milliseconds) })}
      {interpreted > 0 && ` ${t('impact.interpreted', { count: interpreted })}`}
      {unpriced > 0 && ` ${t('impact.unpriced', { count: unpriced })}`}
    </p>
  );
}
