import type { ReviewEntry } from '../../schemas/generated/types';
import { sayBoth } from '../i18n/words';
import { selectDocumentByPath } from '../state/selectors';
import type { Services } from '../state/services';

const tries = 5;

/**
 * Makes the changes of a suggestion in the text of a policy, as one step that can be undone; false where its place has
 * changed meanwhile, which is then said.
 */
export async function acceptChanges(
  { store, engine, texts, forms }: Services,
  path: string,
  changes: NonNullable<ReviewEntry['changes']>,
): Promise<boolean> {
  await forms.settle();
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const document = selectDocumentByPath(store.get(), path);
    if (!document) return false;
    const edits = await engine.ask('review:edit', { path, changes });
    // Something was typed meanwhile: the edits are those of an older text.
    if (selectDocumentByPath(store.get(), path)?.version !== document.version) continue;
    if (!edits) break;
    texts.applyEdits(document.id, edits);
    return true;
  }
  const message = sayBoth((words) => words('suggest.refused'));
  store.dispatch({ type: 'noticeGiven', severity: 'warning', message });
  return false;
}
