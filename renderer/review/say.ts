import { writeReviewEntry } from '../../engine/index';
import type { ReviewEntry } from '../../schemas/generated/types';
import { requestHost } from '../host';
import { reportFailure } from '../state/report-failure';
import type { Services } from '../state/services';

export type Said = Pick<ReviewEntry, 'policy' | 'kind' | 'item' | 'place' | 'thread' | 'text' | 'changes'>;

/** Writes something said in a review into a file of its own; false where that failed, which is then shown. */
export async function say({ store }: Services, author: string, said: Said): Promise<boolean> {
  const entry: ReviewEntry = {
    ...said,
    review: 1,
    id: crypto.randomUUID().replaceAll('-', '').slice(0, 12),
    author,
    at: new Date().toISOString(),
  };
  try {
    if (store.get().settings.author !== author) {
      const settings = await requestHost('settings:change', { author });
      store.dispatch({ type: 'settingsChanged', settings, system: store.get().system });
    }
    const document = await requestHost('review:add', { text: writeReviewEntry(entry) });
    store.dispatch({ type: 'reviewAdded', document });
    return true;
  } catch (failure) {
    reportFailure(store, failure);
    return false;
  }
}
