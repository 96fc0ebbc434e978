import { requestHost } from '../host';
import { selectActiveDocument } from '../state/selectors';
import type { Services } from '../state/services';

/** Compares the active policy, unsaved text included, with its last release. */
export async function compareWithRelease({ store }: Services): Promise<void> {
  const document = selectActiveDocument(store.get());
  if (!document) return;
  const comparison = await requestHost('release:compare', { document: document.id, text: document.text });
  store.dispatch({ type: 'dialogOpened', dialog: { kind: 'release', comparison } });
}
