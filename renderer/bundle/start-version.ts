import type { BundleView } from '../../main/ipc/contract';
import type { Surface } from '../../engine/index';
import { requestHost } from '../host';
import { sayBoth } from '../i18n/words';
import type { DocumentState } from '../state/app-state';
import { tellReadOnly } from '../review/read-only';
import { isReadOnly } from '../state/selectors';
import type { Services } from '../state/services';
import { fileName } from '../ui/file-name';
import { readManifest } from './read-manifest';
import { findPolicyDocument } from './find-policy-document';

/**
 * Puts the policy text of a bundle into the workspace as another version, unsaved: over the policy of that name where
 * there is one, else in a file of its own. One undo brings back what stood there.
 */
export async function startVersion(services: Services, bundle: BundleView, version: string): Promise<void> {
  const { store, study, texts } = services;
  if (isReadOnly(store.get())) return tellReadOnly(services);
  const { policy, title } = readManifest(bundle.manifest);
  const state = store.get();
  const existing = findPolicyDocument(state, policy);
  const surface: Surface = existing?.surface ?? state.language;
  const text = bundle.texts[`policy/policy.${surface}.yaml`] ?? '';
  const revised = await study.ask('bundle:revise', { text, version });
  if (revised === null) {
    const message = sayBoth((words) => words('check.unreadable'));
    store.dispatch({ type: 'noticeGiven', severity: 'error', message });
    return;
  }
  const document = existing?.document ?? (await createDocument(services, title ?? policy ?? 'policy', text));
  store.dispatch({ type: 'dialogClosed' });
  store.dispatch({ type: 'tabOpened', document: document.id });
  texts.replaceText(document.id, revised);
  const message = sayBoth((words) => words('check.drafted', { name: fileName(document.path), version }));
  store.dispatch({ type: 'noticeGiven', severity: 'success', message });
}

/** The file holds what was released; the next version of it stands in the editor until it is saved. */
async function createDocument(
  { store }: Services,
  name: string,
  text: string,
): Promise<Pick<DocumentState, 'id' | 'path'>> {
  const document = await requestHost('document:create', { kind: 'policy', name, text });
  store.dispatch({ type: 'documentAdded', document });
  return document;
}
