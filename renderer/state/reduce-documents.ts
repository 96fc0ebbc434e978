import type { Draft } from 'immer';
import type { DocumentId, WorkspaceDocument } from '../../main/ipc/contract';
import type { Action } from './actions';
import type { AppState, DocumentState } from './app-state';
import { isPolicyPath } from './selectors';

/** What happened to the workspace, its documents and tabs. */
export function reduceDocuments(draft: Draft<AppState>, action: Action): void {
  switch (action.type) {
    case 'workspaceOpened': {
      const { documents, ...workspace } = action.workspace;
      draft.workspace = workspace as Draft<typeof workspace>;
      draft.documents = Object.fromEntries(documents.map((document) => [document.id, openDocument(document)]));
      const first = [...documents].sort(byPath).find((document) => isPolicyPath(document.path));
      draft.tabs = first ? [first.id] : [];
      draft.activeTab = first?.id ?? null;
      draft.previewed = first?.path ?? null;
      draft.reviewItem = null;
      draft.suggestions = null;
      draft.cursor = { line: 1, column: 1, offset: 0 };
      return;
    }
    case 'documentAdded':
      draft.documents[action.document.id] = openDocument(action.document);
      openTab(draft, action.document.id);
      return;
    case 'reviewAdded':
    case 'enterprisesAdded':
      draft.documents[action.document.id] = openDocument(action.document);
      return;
    case 'suggestionsJudged':
      draft.suggestions = action.suggestions as Draft<typeof action.suggestions>;
      return;
    case 'reviewItemChosen':
      draft.reviewItem = action.item;
      return;
    case 'tabOpened':
      openTab(draft, action.document);
      return;
    case 'tabClosed': {
      const index = draft.tabs.indexOf(action.document);
      if (index < 0) return;
      draft.tabs.splice(index, 1);
      if (draft.activeTab === action.document) {
        const next = draft.tabs[Math.min(index, draft.tabs.length - 1)];
        draft.activeTab = null;
        if (next !== undefined) openTab(draft, next);
      }
      return;
    }
    case 'cursorMoved':
      draft.cursor = action.cursor;
      return;
    default:
      reduceDocument(draft, action);
  }
}

function reduceDocument(draft: Draft<AppState>, action: Action): void {
  if (!('document' in action) || typeof action.document !== 'string') return;
  const document = draft.documents[action.document];
  if (!document) return;
  switch (action.type) {
    case 'documentEdited':
      if (document.text === action.text) return;
      document.text = action.text;
      document.version += 1;
      return;
    case 'saveStarted':
      document.saving = true;
      return;
    case 'saveFailed':
      document.saving = false;
      return;
    case 'documentSaved':
      document.saving = false;
      document.savedText = action.text;
      document.savedDigest = action.digest;
      document.outside = null;
      return;
    case 'documentChangedOutside':
      // The host also reports what we wrote ourselves.
      document.outside = action.change.digest === document.savedDigest ? null : { ...action.change };
      return;
    case 'outsideChangeKept':
      if (document.outside?.digest) document.savedDigest = document.outside.digest;
      if (document.outside) document.savedText = document.outside.text ?? '';
      document.outside = null;
      return;
    case 'outsideChangeTaken':
      if (document.outside?.text == null || document.outside.digest === null) return;
      document.savedText = document.outside.text;
      document.savedDigest = document.outside.digest;
      document.outside = null;
      return;
    case 'recoveredDecided':
      document.recovered = null;
      return;
    default:
  }
}

function openDocument(document: WorkspaceDocument): DocumentState {
  return {
    id: document.id,
    path: document.path,
    text: document.text,
    version: 1,
    savedText: document.text,
    savedDigest: document.digest,
    saving: false,
    outside: null,
    recovered: document.recovered === document.text ? null : document.recovered,
  };
}

function openTab(draft: Draft<AppState>, document: DocumentId): void {
  const opened = draft.documents[document];
  if (!opened) return;
  if (isPolicyPath(opened.path)) draft.previewed = opened.path;
  if (!draft.tabs.includes(document)) draft.tabs.push(document);
  draft.activeTab = document;
}

function byPath(a: WorkspaceDocument, b: WorkspaceDocument): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}
