import type { SigningTab } from '../state/app-state';
import type { Services } from '../state/services';

/** Shows the keys of the user, whom the user trusts, or the log of releases. */
export function openSigning({ store }: Services, tab: SigningTab): void {
  store.dispatch({ type: 'dialogOpened', dialog: { kind: 'signing', tab } });
}
