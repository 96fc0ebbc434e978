import { studyNames } from '../worker/study-contract';
import type { StudyEvents } from '../worker/study-client';
import type { AppState } from './app-state';
import type { Services } from './services';
import type { Store } from './store';

/** Puts what the study worker makes into the store. */
export function listenToStudy(store: Store): StudyEvents {
  return {
    delivered: (study) => store.dispatch({ type: 'studyDelivered', study }),
    waiting: (names) => store.dispatch({ type: 'studyWaiting', names }),
    stopped: (failed) => {
      const name = studyNames.find((each) => each === failed);
      if (name) store.dispatch({ type: 'studyStopped', name });
    },
  };
}

/** Gives the study worker the texts, and says which of its views are looked at. Gives the way to stop. */
export function followStudy({ store, study }: Services): () => void {
  return store.subscribe((state, previous) => {
    if (state.workspace !== previous.workspace) study.reset();
    if (state.documents !== previous.documents || state.workspace !== previous.workspace) {
      const before = state.workspace === previous.workspace ? previous.documents : {};
      for (const document of Object.values(state.documents)) {
        if (before[document.id]?.text !== document.text) study.put(document.path, document.text, document.version);
      }
      for (const { id, path } of Object.values(before)) if (!state.documents[id]) study.put(path, null, 0);
    }
    if (isLookedAtAnew(state, previous)) sayWhatIsLookedAt(state, study);
  });
}

function isLookedAtAnew(state: AppState, previous: AppState): boolean {
  return (
    state.workspace !== previous.workspace ||
    state.year !== previous.year ||
    state.previewed !== previous.previewed ||
    state.layout.bottom !== previous.layout.bottom ||
    (state.simulation === null) !== (previous.simulation === null)
  );
}

function sayWhatIsLookedAt({ year, simulation, previewed, layout }: AppState, study: Services['study']): void {
  // The first simulation comes first.
  const ofYear = year === null || simulation === null ? null : { year };
  const ofPolicy = previewed === null || simulation === null ? null : { path: previewed };
  study.want('findings:list', ofYear);
  study.want('targets:measure', layout.bottom === 'targets' ? ofYear : null);
  study.want('readings:price', layout.bottom === 'readings' ? ofYear : null);
  study.want('examples:cover', layout.bottom === 'examples' ? ofPolicy : null);
  study.want('examples:propose', layout.bottom === 'examples' ? ofPolicy : null);
}
