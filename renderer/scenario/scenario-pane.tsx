import { Button, Segmented, Select } from 'antd';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { findCommand } from '../commands';
import { PreparingBar } from '../impact/preparing-bar';
import { fileName } from '../ui/file-name';
import { isScenarioPath } from '../state/selectors';
import type { AppState } from '../state/app-state';
import { reportFailure } from '../state/report-failure';
import { scenarioViews } from '../state/scenario-state';
import { Bar } from '../ui/bar';
import { EmptyHint } from '../ui/empty-hint';
import { useApp, useBilingual, useServices } from '../ui/services';
import { RunView } from './run-view';
import { runScenario, stampScenario } from './scenario-requests';
import { TryView } from './try-view';
import { VaryView } from './vary-view';
import { useClear } from '../ui/use-clear';
import './scenario.css';

/** What policies cost over years under the assumptions and funds of a scenario. */
export function ScenarioPane() {
  const { t } = useTranslation('words');
  const { run, store } = useServices();
  const files = useScenarioFiles();
  const { path, view, report, uncertainty, curve, busy } = useApp((state) => state.scenario);
  const simulated = useApp(({ simulation }) => simulation !== null && simulation.policies.length > 0);
  const wrong = useApp((state) => path !== null && hasErrors(state, path));
  const [first] = files;
  const chosen = path !== null && files.includes(path) ? path : null;
  useEffect(() => {
    if (chosen === null && first !== undefined) store.dispatch({ type: 'scenarioTold', change: { path: first } });
  }, [chosen, first, store]);
  const hint = !simulated ? t('study.noPolicy') : files.length === 0 ? t('scenario.none') : null;
  return (
    <div
      className="impact scenario"
      role="tabpanel"
      aria-label={t('scenario.label')}
      data-testid="scenario"
      data-busy={busy}
    >
      <Source files={files} />
      <ScenarioBars wrong={wrong} />
      {hint !== null || chosen === null ? (
        <EmptyHint text={hint ?? t('scenario.none')}>
          {simulated && (
            <Button size="small" type="primary" onClick={() => run('file.newScenario')}>
              {t('command.file.newScenario')}
            </Button>
          )}
        </EmptyHint>
      ) : (
        <div className="impact-main" tabIndex={0} role="region" aria-label={t(`scenario.view.${view}`)}>
          {view === 'run' &&
            (report ? (
              <RunView report={report.answer} />
            ) : (
              <EmptyHint text={t(wrong ? 'scenario.mend' : 'scenario.runFirst')} />
            ))}
          {view === 'try' && <TryView key={chosen} report={uncertainty?.answer ?? null} ready={!busy && !wrong} />}
          {view === 'vary' && (
            <VaryView
              key={`${chosen} ${report === null}`}
              report={report?.answer ?? null}
              curve={curve?.answer ?? null}
              ready={!busy && !wrong}
            />
          )}
        </div>
      )}
    </div>
  );
}

/** Which scenario, on whom, and what is looked at. */
function Source({ files }: { readonly files: readonly string[] }) {
  const { t } = useTranslation('words');
  const clear = useClear();
  const services = useServices();
  const { store, run } = services;
  const { path, against, view, busy } = useApp((state) => state.scenario);
  const population = useApp((state) => state.impact.population);
  const samples = useApp(({ simulation }) => simulation?.rows.length ?? 0);
  const computing = useApp((state) => state.engine.busy);
  const canMake = useApp(findCommand('file.newScenario').when);
  const wrong = useApp((state) => [path, against].some((each) => each !== null && hasErrors(state, each)));
  const ready = path !== null && !busy && !wrong && !computing;
  const options = files.map((value) => ({ value, label: fileName(value) }));
  const edit = () => {
    const document = Object.values(store.get().documents).find((each) => each.path === path);
    if (!document) return;
    store.dispatch({ type: 'tabOpened', document: document.id });
    if (!store.get().layout.form) store.dispatch({ type: 'formToggled' });
  };
  return (
    <div className="impact-source">
      <Select
        size="small"
        value={path}
        aria-label={t('scenario.choose')}
        placeholder={t('scenario.choose')}
        data-testid="scenario-select"
        popupMatchSelectWidth={false}
        options={options}
        onChange={(chosen) =>
          store.dispatch({
            type: 'scenarioTold',
            change: { path: chosen, ...(chosen === against ? { against: null } : {}) },
          })
        }
      />
      <Button size="small" disabled={path === null} data-testid="scenario-edit" onClick={edit}>
        {t('scenario.edit')}
      </Button>
      <Button size="small" data-testid="scenario-new" disabled={!canMake} onClick={() => run('file.newScenario')}>
        {t('command.file.newScenario')}
      </Button>
      <Select
        size="small"
        allowClear={clear}
        value={against}
        aria-label={t('scenario.against')}
        placeholder={t('scenario.against')}
        data-testid="scenario-against"
        popupMatchSelectWidth={false}
        options={options.filter(({ value }) => value !== path)}
        onChange={(chosen: string | undefined) =>
          store.dispatch({ type: 'scenarioTold', change: { against: chosen ?? null } })
        }
      />
      <Button
        size="small"
        type="primary"
        disabled={!ready}
        data-testid="scenario-run"
        onClick={() => {
          store.dispatch({ type: 'scenarioTold', change: { view: 'run' } });
          runScenario(services).catch((error: unknown) => reportFailure(store, error));
        }}
      >
        {t('scenario.run')}
      </Button>
      <Segmented
        size="small"
        value={view}
        aria-label={t('scenario.look')}
        data-testid="scenario-view"
        options={scenarioViews.map((value) => ({ value, label: t(`scenario.view.${value}`) }))}
        onChange={(chosen) => store.dispatch({ type: 'scenarioTold', change: { view: chosen } })}
      />
      <span className="quiet" data-testid="scenario-source">
        {population
          ? t('impact.onPopulation', { name: population.name, count: population.enterprises })
          : t('impact.onSamples', { count: samples })}
      </span>
    </div>
  );
}

/** What stands between the user and figures: a run under way, texts that changed since, mistakes. */
function ScenarioBars({ wrong }: { readonly wrong: boolean }) {
  const { t } = useTranslation('words');
  const speak = useBilingual();
  const { store } = useServices();
  const { busy, failure, view, report, uncertainty, curve } = useApp((state) => state.scenario);
  const stamp = useApp(stampScenario);
  const shown = { run: report, try: uncertainty, vary: curve }[view];
  return (
    <>
      {busy && <PreparingBar of="scenario" />}
      {wrong && (
        <Bar severity="warning" testId="scenario-wrong" text={t('scenario.wrong')}>
          <Button
            size="small"
            type="text"
            onClick={() => store.dispatch({ type: 'bottomPanelShown', panel: 'problems' })}
          >
            {t('scenario.showProblems')}
          </Button>
        </Bar>
      )}
      {failure && <Bar severity="warning" testId="scenario-failure" text={speak(failure)} />}
      {!busy && shown && shown.stamp !== stamp && (
        <Bar severity="information" testId="scenario-stale" text={t('scenario.stale')} />
      )}
    </>
  );
}

function useScenarioFiles(): readonly string[] {
  const listed = useApp(listScenarios);
  return useMemo(() => (listed === '' ? [] : listed.split('\n')), [listed]);
}

function listScenarios({ documents }: AppState): string {
  return Object.values(documents)
    .map(({ path }) => path)
    .filter(isScenarioPath)
    .sort()
    .join('\n');
}

function hasErrors({ analyses }: AppState, path: string): boolean {
  return analyses[path]?.diagnostics.some(({ severity }) => severity === 'error') ?? false;
}
