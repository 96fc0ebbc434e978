import { sayBoth } from '../i18n/words';
import { isDirty, selectActiveDocument } from '../state/selectors';
import type { Services } from '../state/services';

/** Begins to turn the unsaved changes of the active policy into suggestions; says so where there are none. */
export function suggestChanges({ store }: Services): void {
  const document = selectActiveDocument(store.get());
  if (!document) return;
  if (isDirty(document)) store.dispatch({ type: 'dialogOpened', dialog: { kind: 'suggest', document: document.id } });
  else
    store.dispatch({
      type: 'noticeGiven',
      severity: 'information',
      message: sayBoth((words) => words('suggest.nothing')),
    });
}
