import type { DocumentId } from '../../main/ipc/contract';
import { sayBoth } from '../i18n/words';
import { writeTime } from '../simulation/baseline-name';
import { tellReadOnly } from '../review/read-only';
import { isReadOnly } from '../state/selectors';
import type { Services } from '../state/services';

/** Puts the text of a version into the editor, as one step that can be undone; the disk changes with the next save. */
export async function restoreVersion(services: Services, id: DocumentId, text: string, savedAt: string): Promise<void> {
  const { store, texts, forms } = services;
  if (isReadOnly(store.get())) return tellReadOnly(services);
  await forms.settle();
  const before = store.get().documents[id]?.text;
  if (before === undefined) return;
  texts.replaceText(id, text);
  const isSame = store.get().documents[id]?.text === before;
  const say = (language: 'zh' | 'en') =>
    sayBoth((words) =>
      isSame ? words('history.alreadySo') : words('history.restored', { time: writeTime(savedAt, language) }),
    )[language];
  store.dispatch({
    type: 'noticeGiven',
    severity: isSame ? 'information' : 'success',
    message: { zh: say('zh'), en: say('en') },
  });
}
