import { requestHost } from '../host';
import { listDocuments, isScenarioPath } from '../state/selectors';
import type { AppState } from '../state/app-state';
import type { Services } from '../state/services';
import { writeScenarioTemplate, type ScenarioTemplate } from './scenario-template';

interface NewScenario {
  readonly name: string;
  readonly template: ScenarioTemplate;
}

/** Makes the file of a new scenario, opens it as a form and chooses it. */
export async function createScenario({ store }: Services, { name, template }: NewScenario): Promise<void> {
  const state = store.get();
  const id = freeIdentifier(state);
  const year = state.year ?? new Date().getFullYear();
  const text = writeScenarioTemplate({ id, name, template, year }, state.language);
  const document = await requestHost('document:create', { kind: 'scenario', name, text });
  store.dispatch({ type: 'documentAdded', document });
  if (!store.get().layout.form) store.dispatch({ type: 'formToggled' });
  store.dispatch({ type: 'scenarioTold', change: { path: document.path } });
  store.dispatch({ type: 'bottomPanelShown', panel: 'scenario' });
}

/** Scenarios of one workspace must not share an identifier. */
function freeIdentifier(state: AppState): string {
  const texts = listDocuments(state)
    .filter(({ path }) => isScenarioPath(path))
    .map(({ text }) => text);
  let count = texts.length + 1;
  while (texts.some((text) => new RegExp(`(?:代号|id)\\s*:\\s*["']?scenario-${count}\\b`).test(text))) count += 1;
  return `scenario-${count}`;
}
