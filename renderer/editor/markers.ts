import type { editor } from 'monaco-editor/editor';
import type { DocumentId, Language } from '../../main/ipc/contract';
import type { Diagnostic } from '../../engine/index';
import type { AppState } from '../state/app-state';
import type { Store } from '../state/store';
import { monaco } from './monaco';
import { toMonacoRange } from './providers';
import type { TextModels } from './text-models';

const owner = 'cuoshi';
/** More squiggles than this help nobody; the problems panel counts them all. */
const markerLimit = 500;

/** Keeps the squiggles of the open texts as the engine found them. Gives the way to stop. */
export function followDiagnostics(store: Store, texts: TextModels): () => void {
  // A text is shown after it was analysed as often as before.
  texts.onOpened((id, model) => updateMarkers(store.get(), null, id, model));
  return store.subscribe((state, previous) => {
    if (state.analyses === previous.analyses && state.language === previous.language) return;
    for (const [id, model] of texts.all()) updateMarkers(state, previous, id, model);
  });
}

function updateMarkers(state: AppState, previous: AppState | null, id: DocumentId, model: editor.ITextModel): void {
  const document = state.documents[id];
  if (!document) return;
  const file = state.analyses[document.path];
  if (!file || file.version !== document.version) return;
  if (previous && state.language === previous.language && file === previous.analyses[document.path]) return;
  const diagnostics = file.diagnostics.slice(0, markerLimit);
  monaco.editor.setModelMarkers(
    model,
    owner,
    diagnostics.map((found) => makeMarker(model, found, state.language)),
  );
}

function makeMarker(model: editor.ITextModel, diagnostic: Diagnostic, language: Language): editor.IMarkerData {
  const range = toMonacoRange(model, widen(diagnostic.range, model.getValueLength()));
  const { Error, Warning, Info } = monaco.MarkerSeverity;
  return {
    startLineNumber: range.startLineNumber,
    startColumn: range.startColumn,
    endLineNumber: range.endLineNumber,
    endColumn: range.endColumn,
    severity: { error: Error, warning: Warning, information: Info }[diagnostic.severity],
    message: `${diagnostic.message[language]}\n${diagnostic.hint[language]}`.trim(),
    code: diagnostic.code,
  };
}

/** An empty range would show nothing. */
function widen(range: Diagnostic['range'], length: number): Diagnostic['range'] {
  if (range.end > range.start) return range;
  return range.start < length
    ? { start: range.start, end: range.start + 1 }
    : { start: Math.max(0, length - 1), end: length };
}
