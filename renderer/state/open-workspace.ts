import type { WorkspaceSnapshot } from '../../main/ipc/contract';
import { requestHost } from '../host';
import { settleUnsaved } from './confirm-unsaved';
import type { Services } from './services';

/** Lets the user choose a folder and opens it. */
export function chooseWorkspace(services: Services): Promise<void> {
  return openWith(services, () => requestHost('workspace:open', {}));
}

/** Opens the sample workspace. */
export function openSample(services: Services): Promise<void> {
  return openWith(services, () => requestHost('workspace:openSample', {}));
}

/** Opens a workspace that was open before. */
export function openRecent(services: Services, recent: string): Promise<void> {
  return openWith(services, () => requestHost('workspace:openRecent', { recent }));
}

/** Shows a workspace that the host has opened. */
export function showWorkspace({ store, texts }: Services, workspace: WorkspaceSnapshot): void {
  texts.clear();
  store.dispatch({ type: 'workspaceOpened', workspace });
}

async function openWith(services: Services, open: () => Promise<WorkspaceSnapshot | null>): Promise<void> {
  if (!(await settleUnsaved(services, Object.keys(services.store.get().documents)))) return;
  const workspace = await open();
  if (workspace) showWorkspace(services, workspace);
}
