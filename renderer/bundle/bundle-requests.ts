import { requestHost } from '../host';
import { sayBoth } from '../i18n/words';
import { saveDocument } from '../state/save-document';
import { isDirty, selectActiveDocument } from '../state/selectors';
import type { Services } from '../state/services';

/** Asks how to export the active policy; unsaved text is saved first, for a bundle is made from the disk. */
export async function exportBundle(services: Services): Promise<void> {
  const { store } = services;
  const document = selectActiveDocument(store.get());
  if (!document) return;
  if (isDirty(document) && !(await saveDocument(services, document.id))) {
    const message = sayBoth((words) => words('notice.saveBeforeExport'));
    store.dispatch({ type: 'noticeGiven', severity: 'warning', message });
    return;
  }
  store.dispatch({ type: 'dialogOpened', dialog: { kind: 'export', document: document.id } });
}

/** Opens a rule bundle for reading and shows whether it is intact, and whose it is. */
export async function openBundle({ store }: Services): Promise<void> {
  const bundle = await requestHost('bundle:open', {});
  if (bundle) store.dispatch({ type: 'dialogOpened', dialog: { kind: 'bundle', bundle, exported: false } });
}
