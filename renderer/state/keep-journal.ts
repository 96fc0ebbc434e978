import type { DocumentId } from '../../main/ipc/contract';
import { requestHost } from '../host';
import type { AppState } from './app-state';
import { reportFailure } from './report-failure';
import { isDirty, listDirty } from './selectors';
import type { Store } from './store';

/** How long after the last key unsaved text is put in the journal, and how long at most while typing goes on. */
const quietMilliseconds = 300;
const longestMilliseconds = 1000;

interface Waiting {
  readonly since: number;
  readonly timer: ReturnType<typeof setTimeout>;
}

/** Keeps unsaved texts in the host's journal, so that a crash loses nothing. Gives the way to stop. */
export function keepJournal(store: Store): () => void {
  const waiting = new Map<DocumentId, Waiting>();
  const stop = store.subscribe((state, previous) => {
    if (state.documents === previous.documents) return;
    if (state.workspace === previous.workspace) {
      for (const id of changedDocuments(state, previous)) schedule(store, waiting, id);
    }
    reportUnsaved(state, previous);
  });
  return () => {
    stop();
    for (const { timer } of waiting.values()) clearTimeout(timer);
  };
}

function changedDocuments(state: AppState, previous: AppState): readonly DocumentId[] {
  return Object.keys(state.documents).filter((id) => {
    const [now, before] = [state.documents[id], previous.documents[id]];
    return (
      now &&
      before &&
      (now.text !== before.text || now.savedText !== before.savedText || now.recovered !== before.recovered)
    );
  });
}

function schedule(store: Store, waiting: Map<DocumentId, Waiting>, id: DocumentId): void {
  const earlier = waiting.get(id);
  if (earlier) clearTimeout(earlier.timer);
  const since = earlier?.since ?? performance.now();
  const left = Math.max(0, Math.min(quietMilliseconds, since + longestMilliseconds - performance.now()));
  const timer = setTimeout(() => {
    waiting.delete(id);
    const document = store.get().documents[id];
    // Recovered text that the user has not decided about must not be replaced.
    if (!document || document.recovered !== null) return;
    requestHost('journal:keep', { document: id, text: isDirty(document) ? document.text : null }).catch(
      (failure: unknown) => reportFailure(store, failure),
    );
  }, left);
  waiting.set(id, { since, timer });
}

function reportUnsaved(state: AppState, previous: AppState): void {
  const names = (of: AppState) => listDirty(of).map(({ id }) => id);
  const now = names(state);
  if (now.join() === names(previous).join()) return;
  void window.cuoshi.request('window:reportUnsaved', { documents: now });
}
