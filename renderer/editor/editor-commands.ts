import type { Surface, TextRange } from '../../engine/index';
import { sayBoth } from '../i18n/words';
import { selectActiveDocument, selectDocumentByPath } from '../state/selectors';
import type { Services } from '../state/services';
import { toMonacoRange } from './providers';

/** Runs one of the editor's own actions; undo and redo act on an input field while one has the focus. */
export async function runEditorAction({ store, texts }: Services, action: string): Promise<void> {
  const { editor } = texts;
  const focused = document.activeElement;
  const { activeTab, layout } = store.get();
  const isUndo = action === 'undo' || action === 'redo';
  // A form has no undo of its own: what is done in it is a step of the text.
  const isBeside = focused?.closest('[data-beside]') != null;
  const inForm = !isBeside && (focused?.closest('[data-form]') != null || (layout.form && !isField(focused)));
  if (inForm && isUndo && activeTab !== null) {
    await texts.undo(activeTab, action === 'redo');
    return;
  }
  if (isField(focused) && !editor?.hasTextFocus() && isUndo) {
    // The only way to reach the undo stack of an input field.
    document.execCommand(action);
    return;
  }
  if (!editor) return;
  editor.focus();
  const known = editor.getAction(action);
  if (known) await known.run();
  else editor.trigger('command', action, null);
}

function isField(element: Element | null): boolean {
  return element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
}

/** Lays out the active text, as one step that can be undone. */
export async function formatDocument({ store, engine, texts }: Services): Promise<void> {
  const active = selectActiveDocument(store.get());
  if (!active) return;
  const text = await engine.ask('language:format', { path: active.path });
  if (text !== null) texts.replaceText(active.id, text);
  else
    store.dispatch({
      type: 'noticeGiven',
      severity: 'warning',
      message: sayBoth((words) => words('notice.formatFailed')),
    });
}

/** Converts the keywords of the active policy to the other surface, as one step that can be undone. */
export async function translateDocument({ store, engine, texts }: Services, to: Surface): Promise<void> {
  const active = selectActiveDocument(store.get());
  if (!active) return;
  const text = await engine.ask('language:translate', { path: active.path, to });
  if (text !== null) texts.replaceText(active.id, text);
  const message = sayBoth((words) => words(text === null ? 'notice.translateFailed' : 'notice.translated'));
  store.dispatch({ type: 'noticeGiven', severity: text === null ? 'warning' : 'success', message });
}

/** Shows a place in the text of a file and puts the cursor there. */
export function revealRange({ store, texts }: Services, path: string, range: TextRange): void {
  const target = selectDocumentByPath(store.get(), path);
  if (!target) return;
  store.dispatch({ type: 'tabOpened', document: target.id });
  texts.show(target.id);
  const { editor } = texts;
  const model = editor?.getModel();
  if (!model || !editor) return;
  const place = toMonacoRange(model, range);
  editor.setSelection(place.setEndPosition(place.startLineNumber, place.startColumn));
  editor.revealRangeInCenterIfOutsideViewport(place);
  editor.focus();
}

/** Shows the part of a policy that a canonical JSON pointer names. */
export async function revealPointer(services: Services, path: string, pointer: string): Promise<void> {
  const range = await services.engine.ask('pointer:locate', { path, pointer });
  if (range) revealRange(services, path, range);
}
