import type { DocumentId } from '../../main/ipc/contract';
import { HostFailure, requestHost } from '../host';
import { reportFailure } from './report-failure';
import { listDirty } from './selectors';
import type { Services } from './services';

/** Saves still under way, by document: a second save waits, so that the newest text is written last. */
const underWay = new Map<DocumentId, Promise<boolean>>();

/** Saves a document and says whether it now stands on disk as in the editor. */
export function saveDocument(services: Services, id: DocumentId, overwrite = false): Promise<boolean> {
  const before = underWay.get(id) ?? Promise.resolve(true);
  const save = before.then(() => writeDocument(services, id, overwrite));
  underWay.set(id, save);
  return save;
}

/** Saves every document with unsaved text; false when one of them could not be saved. */
export async function saveAll(services: Services): Promise<boolean> {
  const saved = await Promise.all(listDirty(services.store.get()).map(({ id }) => saveDocument(services, id)));
  return saved.every(Boolean);
}

/** Saves a document under a name that the user chooses. */
export async function saveDocumentAs({ store, texts, engine }: Services, id: DocumentId): Promise<void> {
  const document = store.get().documents[id];
  if (!document) return;
  const added = await requestHost('document:saveAs', { document: id, text: document.text });
  if (!added) return;
  const wasOpen = store.get().documents[added.id] !== undefined;
  store.dispatch({ type: 'documentAdded', document: added });
  if (wasOpen) texts.replaceText(added.id, added.text);
  engine.saved(added.path, added.text);
  // The changes now live under the new name; the file they were begun in is as it was.
  if (added.id !== id) texts.replaceText(id, document.savedText);
}

async function writeDocument({ store, engine }: Services, id: DocumentId, overwrite: boolean): Promise<boolean> {
  const document = store.get().documents[id];
  if (!document) return false;
  const { text, path, savedDigest: base } = document;
  store.dispatch({ type: 'saveStarted', document: id });
  try {
    const { digest, unkept } = await requestHost('document:save', { document: id, text, base, overwrite });
    store.dispatch({ type: 'documentSaved', document: id, text, digest });
    engine.saved(path, text);
    if (unkept) store.dispatch({ type: 'noticeGiven', severity: 'warning', message: unkept });
    return true;
  } catch (failure) {
    store.dispatch({ type: 'saveFailed', document: id });
    if (failure instanceof HostFailure && failure.failure.code === 'file/changed-outside') {
      store.dispatch({ type: 'dialogOpened', dialog: { kind: 'conflict', document: id } });
    } else {
      reportFailure(store, failure);
    }
    return false;
  }
}
