import type { Surface } from '../../engine/index';
import type { AppState, DocumentState } from '../state/app-state';
import { selectDocumentByPath } from '../state/selectors';

/** A policy of the workspace, as it was read last. */
export interface PolicyDocumentState {
  readonly document: DocumentState;
  readonly surface: Surface;
  readonly version: string | null;
}

/** Finds the policy with an identifier in the workspace. */
export function findPolicyDocument(state: AppState, policy: string | null): PolicyDocumentState | null {
  for (const [path, analysis] of Object.entries(state.analyses)) {
    const head = analysis.policy?.view?.head;
    if (policy === null || !head || head.id !== policy) continue;
    const document = selectDocumentByPath(state, path);
    if (document) return { document, surface: analysis.policy?.surface ?? 'zh', version: head.version };
  }
  return null;
}
