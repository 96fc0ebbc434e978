import type { DocumentId } from '../../main/ipc/contract';
import { requestHost } from '../host';
import { saveDocument } from './save-document';
import { isDirty } from './selectors';
import type { Services } from './services';

/**
 * Asks what to do with unsaved texts before they are left behind, and does it.
 * Gives false when the user wants to stay, or when a text could not be saved.
 */
export async function settleUnsaved(services: Services, ids: readonly DocumentId[]): Promise<boolean> {
  const { store } = services;
  await services.forms.settle();
  const dirty = ids.flatMap((id) => store.get().documents[id] ?? []).filter(isDirty);
  if (dirty.length === 0) return true;
  const answer = await requestHost('dialog:confirmUnsaved', { names: dirty.map(({ path }) => path) });
  if (answer === 'cancel') return false;
  if (answer === 'save') {
    const saved = await Promise.all(dirty.map(({ id }) => saveDocument(services, id)));
    return saved.every(Boolean);
  }
  for (const { id, savedText } of dirty) services.texts.replaceText(id, savedText);
  await Promise.all(dirty.map(({ id }) => requestHost('journal:keep', { document: id, text: null })));
  return true;
}

/** Closes a tab; unsaved text is not left behind unasked. */
export async function closeTab(services: Services, id: DocumentId): Promise<void> {
  if (await settleUnsaved(services, [id])) services.store.dispatch({ type: 'tabClosed', document: id });
}

/** Closes the window; unsaved texts are not left behind unasked. */
export async function closeWindow(services: Services): Promise<void> {
  const ids = Object.keys(services.store.get().documents);
  if (await settleUnsaved(services, ids)) await requestHost('window:close', {});
}
