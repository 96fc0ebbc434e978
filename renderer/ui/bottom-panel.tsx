import { CloseOutlined } from '@ant-design/icons';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { HistoryPane } from '../history/history-pane';
import { ImpactPane } from '../impact/impact-pane';
import { ReviewPane } from '../review/review-pane';
import { ScenarioPane } from '../scenario/scenario-pane';
import { SimulationPane } from '../simulation/simulation-pane';
import { bottomPanels, type AppState, type BottomPanel as BottomPanelName } from '../state/app-state';
import { ExamplesPane } from '../study/examples-pane';
import { ReadingsPane } from '../study/readings-pane';
import { TargetsPane } from '../study/targets-pane';
import { ProblemsPane } from './problems-pane';
import { useApp, useServices } from './services';

const panes: Readonly<Record<BottomPanelName, ComponentType>> = {
  simulation: SimulationPane,
  problems: ProblemsPane,
  examples: ExamplesPane,
  readings: ReadingsPane,
  targets: TargetsPane,
  history: HistoryPane,
  review: ReviewPane,
  impact: ImpactPane,
  scenario: ScenarioPane,
};

/** The pane below text and preview. */
export function BottomPanel({ panel }: { readonly panel: BottomPanelName }) {
  const { t } = useTranslation('words');
  const { store } = useServices();
  const problems = useApp(countAll);
  const failed = useApp(countFailed);
  const Pane = panes[panel];
  return (
    <section className="bottom" aria-label={t(`${panel}.label`)}>
      <div className="bottom-bar">
        <div className="bottom-tabs" role="tablist" aria-label={t('commandGroup.view')}>
          {bottomPanels.map((name) => (
            <button
              key={name}
              type="button"
              role="tab"
              className="bottom-tab"
              aria-selected={panel === name}
              data-testid={`bottom-${name}`}
              onClick={() => store.dispatch({ type: 'bottomPanelShown', panel: name })}
            >
              {t(`${name}.label`)}
              {name === 'problems' && problems > 0 && <span className="count">{problems}</span>}
              {name === 'examples' && failed > 0 && <span className="count count-error">{failed}</span>}
            </button>
          ))}
        </div>
        <button
          type="button"
          className="tool bottom-close"
          aria-label={t('common.close')}
          onClick={() => store.dispatch({ type: 'bottomPanelToggled', panel })}
        >
          <CloseOutlined aria-hidden="true" />
        </button>
      </div>
      <Pane />
    </section>
  );
}

function countAll({ analyses, study }: AppState): number {
  const told = Object.values(analyses).reduce((sum, file) => sum + file.diagnostics.length, 0);
  return told + (study.findings?.findings.length ?? 0);
}

/** Worked examples of all policies that do not come out as stated. */
function countFailed({ analyses }: AppState): number {
  const examples = Object.values(analyses).flatMap(({ policy }) => policy?.view?.examples ?? []);
  return examples.filter(({ outcome }) => outcome?.passed === false).length;
}
