import type { DocumentId } from '../../main/ipc/contract';
import { sayBoth } from '../i18n/words';
import type { Services } from '../state/services';

/** Writes another version into the text of a policy that is open, unsaved; one undo brings back what stood there. */
export async function setVersion(
  { store, study, texts }: Services,
  document: DocumentId,
  version: string,
): Promise<void> {
  const revised = await study.ask('bundle:revise', { text: store.get().documents[document]?.text ?? '', version });
  if (revised === null) {
    const message = sayBoth((words) => words('check.unreadable'));
    store.dispatch({ type: 'noticeGiven', severity: 'error', message });
    return;
  }
  store.dispatch({ type: 'dialogClosed' });
  store.dispatch({ type: 'tabOpened', document });
  texts.replaceText(document, revised);
  const message = sayBoth((words) => words('publish.versionSet', { version }));
  store.dispatch({ type: 'noticeGiven', severity: 'success', message });
}
