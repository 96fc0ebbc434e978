import { createRoot } from 'react-dom/client';
import type { AppInfo } from '../../main/ipc/contract';
import { defineEditorThemes } from '../editor/editor-themes';
import {
  languageConfiguration,
  listKeywords,
  makeTokenizer,
  measureLanguage,
  plainLanguage,
} from '../editor/measure-language';
import { followExamples } from '../editor/example-marks';
import { followDiagnostics } from '../editor/markers';
import { monaco } from '../editor/monaco';
import { registerProviders } from '../editor/providers';
import { TextModels } from '../editor/text-models';
import { FormEdits } from '../form/form-edits';
import { startWords } from '../i18n/words';
import { followSuggestions } from '../review/follow-suggestions';
import { followTexts, listenToEngine } from '../state/follow-engine';
import { followHost } from '../state/follow-host';
import { followImpact } from '../state/follow-impact';
import { followStudy, listenToStudy } from '../state/follow-study';
import { initialState } from '../state/initial-state';
import { keepJournal } from '../state/keep-journal';
import { showWorkspace } from '../state/open-workspace';
import { runCommand } from '../state/run-command';
import type { Services } from '../state/services';
import { createStore } from '../state/store';
import { EngineClient } from '../worker/engine-client';
import { startEngine } from '../worker/start-engine';
import { startStudy } from '../worker/start-study';
import { StudyClient } from '../worker/study-client';
import { App } from './app';
import { applyTheme } from './theme-tokens';

/** Brings the window to life: words, colours, engine, editor, then everything on the screen. */
export async function startWindow(info: AppInfo): Promise<void> {
  const store = createStore(initialState);
  store.dispatch({ type: 'hostDescribed', info });
  const { language, theme, zoom } = store.get();
  await startWords(language);
  applyTheme(theme, zoom);
  prepareEditor();

  const engine = new EngineClient(startEngine, listenToEngine(store));
  const texts = new TextModels(store);
  const services: Services = {
    store,
    engine,
    study: new StudyClient(startStudy, listenToStudy(store)),
    texts,
    forms: new FormEdits(store, engine, texts),
    run: (command) => runCommand(services, command),
  };
  followTexts(services);
  followStudy(services);
  followImpact(services);
  followSuggestions(services);
  followHost(services);
  followDiagnostics(store, services.texts);
  followExamples(store, services.texts);
  keepJournal(store);
  registerProviders(services);
  if (info.workspace) showWorkspace(services, info.workspace);

  const root = document.getElementById('root');
  if (!root) throw new Error('the page has no root element');
  createRoot(root).render(<App services={services} />);
}

function prepareEditor(): void {
  defineEditorThemes();
  for (const [id, keywords] of [
    [measureLanguage, listKeywords()],
    [plainLanguage, []],
  ] as const) {
    monaco.languages.register({ id });
    monaco.languages.setMonarchTokensProvider(id, makeTokenizer(keywords));
    monaco.languages.setLanguageConfiguration(id, languageConfiguration);
  }
}
