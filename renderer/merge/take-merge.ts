import type { DocumentId } from '../../main/ipc/contract';
import { sayBoth } from '../i18n/words';
import type { Services } from '../state/services';
import type { MadeMerge } from './use-merge';

/**
 * Puts a merged text into the editor as one step that can be undone; the next save writes over what stands on disk now
 * and nothing newer. A merge of other texts than those of now is refused.
 */
export async function takeMerge(services: Services, id: DocumentId, made: MadeMerge): Promise<void> {
  const { store, texts, forms } = services;
  await forms.settle();
  const document = store.get().documents[id];
  const merged = made.merge?.kind === 'merged' ? made.merge.text : null;
  if (!document || merged === null) return;
  if (document.text !== made.mine || document.outside?.text !== made.theirs) {
    store.dispatch({ type: 'noticeGiven', severity: 'warning', message: sayBoth((words) => words('merge.outdated')) });
    return;
  }
  texts.replaceText(id, merged);
  store.dispatch({ type: 'outsideChangeTaken', document: id });
  store.dispatch({ type: 'dialogClosed' });
  const done = merged === made.theirs ? 'merge.asOnDisk' : 'merge.done';
  store.dispatch({ type: 'noticeGiven', severity: 'success', message: sayBoth((words) => words(done)) });
}
