import { requestHost } from '../host';
import { selectDocumentByPath } from './selectors';
import type { Services } from './services';

/** Compares the simulation with the last release of a policy, which the host reads from the workspace. */
export async function compareEffectWithRelease({ store }: Services, path: string): Promise<void> {
  const document = selectDocumentByPath(store.get(), path);
  if (!document) return;
  const release = await requestHost('release:read', { document: document.id, text: document.text });
  store.dispatch({ type: 'baselineChosen', baseline: { kind: 'release', path, ...release } });
}

/** Compares the simulation with a version that the history keeps of a policy. */
export async function compareEffectWithVersion(
  { store }: Services,
  path: string,
  version: { readonly id: string; readonly savedAt: string },
): Promise<void> {
  const document = selectDocumentByPath(store.get(), path);
  if (!document) return;
  const { text } = await requestHost('history:read', { document: document.id, version: version.id });
  store.dispatch({ type: 'baselineChosen', baseline: { kind: 'version', path, text, savedAt: version.savedAt } });
}
