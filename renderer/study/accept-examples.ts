import { revealRange } from '../editor/editor-commands';
import { sayBoth } from '../i18n/words';
import { selectDocumentByPath } from '../state/selectors';
import type { Services } from '../state/services';

/** Puts drafted examples behind the last one of a policy, as one step that can be undone; comments stay as they are. */
export async function acceptExamples(services: Services, path: string, entries: readonly string[]): Promise<void> {
  const { store, engine, texts } = services;
  const document = selectDocumentByPath(store.get(), path);
  if (!document || entries.length === 0) return;
  const edit = await engine.ask('examples:insert', { path, entry: entries.join('\n\n') });
  if (!edit) {
    const message = sayBoth((words) => words('examples.notInserted'));
    store.dispatch({ type: 'noticeGiven', severity: 'warning', message });
    return;
  }
  revealRange(services, path, edit.range);
  texts.applyEdits(document.id, [edit]);
  const message = sayBoth((words) => words('examples.accepted', { count: entries.length }));
  store.dispatch({ type: 'noticeGiven', severity: 'success', message });
}
