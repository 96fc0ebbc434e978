import { Button } from 'antd';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { PopulationStrip } from '../impact/population-strip';
import { createEnterprises } from '../state/create-enterprises';
import { reportFailure } from '../state/report-failure';
import { isReadOnly } from '../state/selectors';
import { Bar } from '../ui/bar';
import { EmptyHint } from '../ui/empty-hint';
import { fileName } from '../ui/file-name';
import { useApp, useServices } from '../ui/services';
import type { SimulationView } from '../worker/simulation-view';
import { BaselineChoice } from './baseline-choice';
import { titleOf } from './baseline-name';
import { EnterpriseTable } from './enterprise-table';
import { Figures } from './figures';
import type { ShareName } from './order-rows';
import { PolicyTotals } from './policy-totals';
import { Shares } from './shares';
import { UnfeltEdits } from './unfelt-edits';
import { WhyPanel } from './why-panel';
import { YearChoice } from './year-choice';
import './simulation.css';

/** What the sample enterprises receive in a year: figures, table, and the reasons for whatever is selected. */
export function SimulationPane() {
  const { t } = useTranslation('words');
  const view = useApp((state) => state.simulation);
  const busy = useApp((state) => state.engine.busy);
  return (
    <div
      className="simulation"
      role="tabpanel"
      aria-label={t('simulation.label')}
      data-testid="simulation"
      aria-busy={busy}
    >
      {view && view.policies.length > 0 ? <Simulated view={view} /> : <NotYet busy={busy} />}
    </div>
  );
}

const Simulated = memo(function Simulated({ view }: { readonly view: SimulationView }) {
  const { t } = useTranslation('words');
  const [wanted, show] = useState<ShareName | null>(null);
  // A share that has become empty hides nothing.
  const share = wanted !== null && view.weighed[wanted].count > 0 ? wanted : null;
  return (
    <>
      <div className="simulation-head">
        <div className="simulation-choices">
          <YearChoice />
          <BaselineChoice />
        </div>
        <Figures view={view} />
      </div>
      <BaselineWarnings view={view} />
      <PopulationStrip />
      <Group orientation="horizontal" className="simulation-group">
        <Panel id="simulation-figures" defaultSize="15.5rem" minSize="10rem" groupResizeBehavior="preserve-pixel-size">
          <div className="simulation-side" tabIndex={0} role="region" aria-label={t('simulation.perPolicy')}>
            <Shares view={view} shown={share} show={show} />
            <PolicyTotals view={view} />
          </div>
        </Panel>
        <Separator className="separator separator-vertical" />
        <Panel id="simulation-table" minSize="17rem">
          <div className="simulation-main">
            <Warnings view={view} />
            <UnfeltEdits view={view} />
            {view.rows.length > 0 ? (
              <EnterpriseTable view={view} share={share} />
            ) : (
              <EmptyHint text={t('simulation.empty')}>
                <AddEnterprises />
              </EmptyHint>
            )}
          </div>
        </Panel>
        <Separator className="separator separator-vertical" />
        <Panel id="simulation-why" defaultSize="34%" minSize="12rem">
          <WhyPanel />
        </Panel>
      </Group>
    </>
  );
});

/** The way on where nobody is there to be simulated. */
function AddEnterprises() {
  const { t } = useTranslation('words');
  const services = useServices();
  const readOnly = useApp(isReadOnly);
  const add = () => createEnterprises(services).catch((failure: unknown) => reportFailure(services.store, failure));
  return (
    <Button disabled={readOnly} title={readOnly ? t('readOnly.refused') : undefined} onClick={() => void add()}>
      {t('simulation.add')}
    </Button>
  );
}

function NotYet({ busy }: { readonly busy: boolean }) {
  const { t } = useTranslation('words');
  return <EmptyHint text={t(busy ? 'common.loading' : 'simulation.noPolicy')} />;
}

function Warnings({ view }: { readonly view: SimulationView }) {
  const { t } = useTranslation('words');
  const names = (paths: readonly string[]) => paths.map(fileName).join(t('common.separator'));
  return (
    <>
      {view.outdated.length > 0 && (
        <Bar
          severity="warning"
          testId="simulation-outdated"
          text={t('simulation.outdated', { policies: names(view.outdated) })}
        />
      )}
      {view.partial.length > 0 && (
        <Bar
          severity="warning"
          testId="simulation-partial"
          text={t('simulation.partial', { policies: names(view.partial) })}
        />
      )}
      {view.missing.length > 0 && (
        <Bar
          severity="warning"
          testId="simulation-missing"
          text={t('simulation.missing', { policies: names(view.missing) })}
        />
      )}
    </>
  );
}

/** What is to be known about the baseline before figures are compared. */
function BaselineWarnings({ view }: { readonly view: SimulationView }) {
  const { t } = useTranslation('words');
  const { store } = useServices();
  const own = useApp(({ baseline, analyses }) => (baseline.kind === 'policy' ? titleOf(baseline.path, analyses) : ''));
  const other = useApp(({ analyses }) => (view.without === null ? '' : titleOf(view.without, analyses)));
  const back = (
    <button
      type="button"
      className="clause-link"
      onClick={() => store.dispatch({ type: 'baselineChosen', baseline: { kind: 'saved' } })}
    >
      {t('baseline.back')}
    </button>
  );
  return (
    <>
      {view.without !== null && (
        <Bar
          severity="information"
          testId="baseline-without"
          text={t('baseline.without', {
            other: t('baseline.policy', { title: other }),
            own: t('baseline.policy', { title: own }),
          })}
        >
          {back}
        </Bar>
      )}
      {view.problem !== null && (
        <Bar severity="warning" testId="baseline-problem" text={t(`baseline.${view.problem}`)}>
          {back}
        </Bar>
      )}
    </>
  );
}
