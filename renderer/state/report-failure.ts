import { HostFailure } from '../host';
import { sayBoth } from '../i18n/words';
import type { Store } from './store';

/** Tells the user about something that did not work, in the host's words where it was expected. */
export function reportFailure(store: Store, failure: unknown): void {
  const expected = failure instanceof HostFailure;
  const detail = failure instanceof Error ? failure.message : String(failure);
  const message = expected ? failure.failure.message : sayBoth((words) => words('notice.bug', { detail }));
  if (!expected) console.error(failure);
  store.dispatch({ type: 'noticeGiven', severity: 'error', message });
}
