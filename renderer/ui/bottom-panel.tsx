import { CloseOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { SimulationPane } from '../simulation/simulation-pane';
import type { AppState, BottomPanel as BottomPanelName } from '../state/app-state';
import { ProblemsPane } from './problems-pane';
import { useApp, useServices } from './services';

/** The pane below text and preview: the simulation, or the problems. */
export function BottomPanel({ panel }: { readonly panel: BottomPanelName }) {
  const { t } = useTranslation('words');
  const { store } = useServices();
  const problems = useApp(countAll);
  return (
    <section className="bottom" aria-label={t(`${panel}.label`)}>
      <div className="bottom-bar">
        <div className="bottom-tabs" role="tablist" aria-label={t('commandGroup.view')}>
          {(['simulation', 'problems'] as const).map((name) => (
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
      {panel === 'simulation' ? <SimulationPane /> : <ProblemsPane />}
    </section>
  );
}

function countAll({ analyses }: AppState): number {
  return Object.values(analyses).reduce((sum, file) => sum + file.diagnostics.length, 0);
}
