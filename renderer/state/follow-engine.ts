import { chooseYear } from '../../engine/index';
import type { EngineEvents } from '../worker/engine-client';
import type { Baseline } from '../worker/baseline';
import type { AppState, BaselineChoice, DocumentState } from './app-state';
import { listTerms } from './list-years';
import { isOfPopulation, selectActiveDocument } from './selectors';
import type { Services } from './services';
import type { Store } from './store';

/** Puts what the engine finds into the store. */
export function listenToEngine(store: Store): EngineEvents {
  return {
    analysed: (analyses, milliseconds) => store.dispatch({ type: 'filesAnalysed', analyses, milliseconds }),
    simulated: (view) => store.dispatch({ type: 'workspaceSimulated', view }),
    explained: (effect) => store.dispatch({ type: 'effectExplained', effect }),
    judged: (verdicts) => store.dispatch({ type: 'examplesJudged', verdicts }),
    stopped: (path, reason, detail) => store.dispatch({ type: 'engineStopped', stopped: { path, reason, detail } }),
    settled: () => {
      const { workspace, year, analyses } = store.get();
      if (workspace && year === null && Object.keys(analyses).length > 0) {
        store.dispatch({ type: 'yearChosen', year: chooseYear(listTerms(analyses), new Date().getFullYear()) });
      } else if (store.get().engine.busy) {
        store.dispatch({ type: 'engineSettled' });
      }
    },
  };
}

/** Gives the engine every text that changes, and asks what the views need. Gives the way to stop. */
export function followTexts(services: Services): () => void {
  const { store, engine } = services;
  return store.subscribe((state, previous) => {
    if (state.workspace !== previous.workspace) {
      engine.reset();
      for (const document of vocabularyFirst(state)) put(services, document);
      if (state.year !== null) engine.simulateYear(state.year);
    } else if (state.documents !== previous.documents) {
      for (const document of Object.values(state.documents)) {
        if (previous.documents[document.id]?.text !== document.text) put(services, document);
        else if (previous.documents[document.id]?.savedText !== document.savedText)
          engine.saved(document.path, document.savedText);
      }
    }
    if (state.baseline !== previous.baseline && state.workspace === previous.workspace)
      engine.compareWith(readBaseline(state.baseline));
    engine.watchEffect(state.layout.bottom === 'simulation');
    if (state.year !== previous.year && state.year !== null) engine.simulateYear(state.year);
    askExplanation(services, state, previous);
    askOutline(services, state, previous);
  });
}

/** The part of a choice that the engine works with. */
function readBaseline(choice: BaselineChoice): Baseline {
  if (choice.kind === 'release' || choice.kind === 'version')
    return { kind: 'text', path: choice.path, text: choice.text };
  return choice;
}

function put({ engine }: Services, { path, text, version, savedText }: DocumentState): void {
  engine.put({ path, text, version, saved: savedText === text ? null : savedText });
}

/** The words first, then what the user sees, then all the rest. */
function vocabularyFirst(state: AppState): readonly DocumentState[] {
  const shown = selectActiveDocument(state)?.path ?? state.previewed;
  const rank = ({ path }: DocumentState) =>
    path.startsWith('vocabulary/')
      ? 0
      : path === shown || path === state.previewed
        ? 1
        : path.startsWith('policies/')
          ? 2
          : 3;
  return Object.values(state.documents).sort((a, b) => rank(a) - rank(b) || (a.path < b.path ? -1 : 1));
}

function askExplanation({ store, engine }: Services, state: AppState, previous: AppState): void {
  const enterprise = state.selection?.enterprise;
  // An enterprise of the population is explained by the host.
  if (enterprise === undefined || isOfPopulation(state)) return;
  if (state.simulation === previous.simulation && enterprise === previous.selection?.enterprise) return;
  void engine.ask('enterprise:explain', { enterprise }).then((result) => {
    if (result) store.dispatch({ type: 'enterpriseExplained', enterprise, result });
  });
}

function askOutline({ store, engine }: Services, state: AppState, previous: AppState): void {
  if (state.layout.side !== 'outline') return;
  const path = selectActiveDocument(state)?.path;
  if (path === undefined) return;
  const shown = previous.layout.side === 'outline' && state.analyses[path] === previous.analyses[path];
  if (shown && path === selectActiveDocument(previous)?.path) return;
  void engine.ask('language:symbols', { path }).then((symbols) => {
    if (symbols) store.dispatch({ type: 'outlineRead', path, symbols });
  });
}
