import { requestHost } from '../host';
import { sayBoth } from '../i18n/words';
import { isReadOnly, listDirty } from '../state/selectors';
import type { Services } from '../state/services';

/** Begins or ends looking at the workspace without changing it; remembered for this workspace. */
export async function toggleReadOnly({ store }: Services): Promise<void> {
  const state = store.get();
  const { workspace, settings } = state;
  if (!workspace) return;
  const ends = isReadOnly(state);
  if (!ends && listDirty(state).length > 0) {
    const message = sayBoth((words) => words('readOnly.unsaved'));
    store.dispatch({ type: 'noticeGiven', severity: 'warning', message });
    return;
  }
  const others = (settings.reviewing ?? []).filter((id) => id !== workspace.id);
  const reviewing = ends ? others : [...others, workspace.id].slice(-MOST_REMEMBERED);
  const changed = await requestHost('settings:change', { reviewing });
  store.dispatch({ type: 'settingsChanged', settings: changed, system: store.get().system });
}

/** Says why a command that changes a text is not run. */
export function tellReadOnly({ store }: Services): void {
  const message = sayBoth((words) => words('readOnly.refused'));
  store.dispatch({ type: 'noticeGiven', severity: 'warning', message });
}

const MOST_REMEMBERED = 200;
