import type { DocumentId } from '../../main/ipc/contract';
import type { Services } from './services';

/** Takes the text that another program has written; one undo brings mine back. */
export function takeOutsideText({ store, texts }: Services, id: DocumentId): void {
  const text = store.get().documents[id]?.outside?.text;
  if (text == null) return;
  texts.replaceText(id, text);
  store.dispatch({ type: 'outsideChangeTaken', document: id });
}

/** Keeps the text in the editor: the next save replaces what the other program has written. */
export function keepMine({ store }: Services, id: DocumentId): void {
  store.dispatch({ type: 'outsideChangeKept', document: id });
}

/** Puts the unsaved text of an earlier session back into the editor. */
export function takeRecovered({ store, texts }: Services, id: DocumentId): void {
  const text = store.get().documents[id]?.recovered;
  if (text == null) return;
  texts.replaceText(id, text);
  store.dispatch({ type: 'recoveredDecided', document: id });
}

/** Lets go of the unsaved text of an earlier session. */
export function forgetRecovered({ store }: Services, id: DocumentId): void {
  store.dispatch({ type: 'recoveredDecided', document: id });
}
