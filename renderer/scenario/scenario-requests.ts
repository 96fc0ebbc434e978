import type {
  CurveChoice,
  ScenarioBasis,
  ScenarioReport,
  TrialChoice,
  CurveReport,
  UncertaintyReport,
} from '../../main/ipc/scenario-contract';
import { HostFailure, requestHost } from '../host';
import { sayBoth } from '../i18n/words';
import type { AppState } from '../state/app-state';
import { prepare } from '../state/open-population';
import { listDocuments, selectDocumentByPath } from '../state/selectors';
import type { ScenarioState } from '../state/scenario-state';
import type { Services } from '../state/services';

/** Computes the chosen scenario, and the one beside it. */
export function runScenario(services: Services): Promise<void> {
  return ask(services, 'report', (basis): Promise<ScenarioReport> => {
    const state = services.store.get();
    const other = state.scenario.against === null ? null : selectDocumentByPath(state, state.scenario.against);
    return requestHost('scenario:run', { ...basis, against: other && { path: other.path, text: other.text } });
  });
}

/** Tries the chosen scenario over the ranges it states. */
export function tryScenario(services: Services, choice: TrialChoice): Promise<void> {
  return ask(services, 'uncertainty', (basis): Promise<UncertaintyReport> =>
    requestHost('scenario:try', { ...basis, choice }),
  );
}

/** Computes the chosen scenario under one value of a figure after another. */
export function varyScenario(services: Services, choice: CurveChoice): Promise<void> {
  return ask(services, 'curve', (basis): Promise<CurveReport> => requestHost('scenario:vary', { ...basis, choice }));
}

type AnswerName = 'report' | 'uncertainty' | 'curve';

async function ask<Answer>(
  services: Services,
  name: AnswerName,
  request: (basis: ScenarioBasis) => Promise<Answer>,
): Promise<void> {
  const { store, engine, forms } = services;
  const tell = (change: Partial<ScenarioState>) => store.dispatch({ type: 'scenarioTold', change });
  // What is still being typed in a form belongs to the scenario.
  await forms.settle();
  tell({ busy: true, failure: null });
  try {
    const world = await engine.ask('world:read', {});
    const state = store.get();
    const document = state.scenario.path === null ? null : selectDocumentByPath(state, state.scenario.path);
    if (!world || !document) return;
    const { path, text } = document;
    const source = state.impact.population ? 'population' : 'samples';
    const stamp = stampScenario(state);
    const step = sayBoth((words) => words('scenario.computing'));
    const answer = await prepare(services, () => request({ world, source, scenario: { path, text } }), step);
    // Another one was chosen meanwhile.
    if (answer && store.get().scenario.path === path) tell({ [name]: { answer, stamp } });
  } catch (error) {
    if (!(error instanceof HostFailure)) throw error;
    tell({ failure: error.failure.message });
  } finally {
    tell({ busy: false });
  }
}

/** Tells what answers rest on from anything else: an answer with another stamp is about earlier texts. */
export function stampScenario(state: AppState): string {
  const { path, against } = state.scenario;
  const counts = (each: string) => !each.startsWith('scenarios/') || each === path || each === against;
  const versions = listDocuments(state)
    .filter((document) => counts(document.path) && !document.path.startsWith('review/'))
    .map((document) => `${document.path} ${document.version}`);
  return [...versions, state.impact.population?.name ?? '', state.impact.population?.enterprises ?? 0].join('\n');
}
