import type { editor, IDisposable } from 'monaco-editor/editor';
import type { DocumentId } from '../../main/ipc/contract';
import type { TextEdit } from '../../engine/index';
import { sayBoth } from '../i18n/words';
import { isPolicyPath, isReadOnly } from '../state/selectors';
import type { Store } from '../state/store';
import { openFindBox, readFindBox, type FindBox } from './find-box';
import { measureLanguage, plainLanguage } from './measure-language';
import { monaco } from './monaco';
import { narrowReplacement } from './narrow-replacement';

/** Where the keyboard types to: the text, the find box, or something outside the editor. */
type Keyboard = 'text' | 'find' | 'elsewhere';

/**
 * The texts as the editor holds them: one model per document, with its own undo stack, kept while the workspace is
 * open. The store is told of every change; nothing else writes into a model but the user and the edits made here.
 */
export class TextModels {
  private readonly models = new Map<DocumentId, editor.ITextModel>();
  private readonly views = new Map<DocumentId, editor.ICodeEditorViewState | null>();
  private readonly subscriptions: IDisposable[] = [];
  private readonly listeners: ((id: DocumentId, model: editor.ITextModel) => void)[] = [];
  private composing = false;
  private readonly waiting: (() => void)[] = [];
  /** The step of undo that a field is still writing. */
  private step: { readonly field: string; readonly text: number } | null = null;
  private shown: editor.IStandaloneCodeEditor | null = null;
  private left: { readonly findBox: FindBox | null; readonly keyboard: Keyboard } | null = null;

  constructor(private readonly store: Store) {}

  /** The editor that is on the screen. */
  get editor(): editor.IStandaloneCodeEditor | null {
    return this.shown;
  }

  /** Says which editor is on the screen. */
  showIn(shown: editor.IStandaloneCodeEditor | null): void {
    this.shown = shown;
  }

  /** Gives the model of a document; makes it when the document is first shown or changed. */
  open(id: DocumentId): editor.ITextModel | null {
    const known = this.models.get(id);
    if (known) return known;
    const document = this.store.get().documents[id];
    if (!document) return null;
    const language = isPolicyPath(document.path) ? measureLanguage : plainLanguage;
    const uri = monaco.Uri.from({ scheme: 'cuoshi', authority: id, path: `/${document.path}` });
    const model = monaco.editor.createModel(document.text, language, uri);
    model.updateOptions({ tabSize: 2, insertSpaces: true });
    this.subscriptions.push(
      model.onDidChangeContent(() =>
        this.store.dispatch({ type: 'documentEdited', document: id, text: model.getValue() }),
      ),
    );
    this.models.set(id, model);
    for (const tell of this.listeners) tell(id, model);
    return model;
  }

  /** Tells of every model that is made from now on. */
  onOpened(tell: (id: DocumentId, model: editor.ITextModel) => void): void {
    this.listeners.push(tell);
  }

  /** The document that a model belongs to. */
  documentOf(model: editor.ITextModel): DocumentId | null {
    return this.models.get(model.uri.authority) === model ? model.uri.authority : null;
  }

  all(): Iterable<readonly [DocumentId, editor.ITextModel]> {
    return this.models;
  }

  /**
   * Changes a text as one step that can be undone. Waits for the end of a composition of an input method. What one
   * field of a form writes is one step as long as nothing else changes the text.
   */
  applyEdits(id: DocumentId, edits: readonly TextEdit[], field: string | null = null): void {
    if (this.refuses()) return;
    this.afterComposition(() => {
      const model = this.open(id);
      if (!model) return;
      const goesOn = field !== null && this.step?.field === field && this.step.text === model.getAlternativeVersionId();
      this.change(model, edits, false, goesOn, field === null);
      this.step = field === null ? null : { field, text: model.getAlternativeVersionId() };
    });
  }

  /** Ends the step of undo that a field has written. */
  endStep(id: DocumentId): void {
    if (this.step) this.models.get(id)?.pushStackElement();
    this.step = null;
  }

  /** Takes back the last step of a text, or does it again, wherever the keyboard is. */
  async undo(id: DocumentId, again: boolean): Promise<void> {
    if (this.refuses()) return;
    this.endStep(id);
    const model = this.models.get(id);
    if (model) await (again ? model.redo() : model.undo());
  }

  /** Replaces a whole text by another, touching only the part that differs; the cursor keeps its line and column. */
  replaceText(id: DocumentId, text: string): void {
    if (!this.refuses()) this.followDisk(id, text);
  }

  /** Puts in the place of a text what another program has written over it, also where nobody may change it here. */
  followDisk(id: DocumentId, text: string): void {
    this.afterComposition(() => {
      const model = this.open(id);
      if (!model) return;
      const wanted = model.getEOL() === '\r\n' ? text.replace(/\r?\n/g, '\r\n') : text.replace(/\r\n/g, '\n');
      this.change(model, narrowReplacement(model.getValue(), wanted), true);
    });
  }

  /** Shows a document in the editor where it was left, or nothing. */
  show(id: DocumentId | null): void {
    const editor = this.shown;
    const model = id === null ? null : this.open(id);
    const before = editor?.getModel() ?? null;
    if (!editor || model === before) return;
    const left = before && this.documentOf(before);
    if (left !== null) this.views.set(left, editor.saveViewState());
    editor.setModel(model);
    const view = id === null ? null : this.views.get(id);
    if (view) editor.restoreViewState(view);
  }

  /** Remembers what the editor on the screen shows, for the one that takes its place. */
  leave(): void {
    const editor = this.shown;
    if (!editor) return;
    const model = editor.getModel();
    const id = model && this.documentOf(model);
    if (id !== null) this.views.set(id, editor.saveViewState());
    const inFind = editor.hasWidgetFocus() && document.activeElement?.closest('.find-widget') != null;
    const elsewhere = inFind ? 'find' : 'elsewhere';
    this.left = { findBox: readFindBox(editor), keyboard: editor.hasTextFocus() ? 'text' : elsewhere };
  }

  /** Goes on where another editor left off, and says where the keyboard was; an editor that is the first has it. */
  takeUp(): Keyboard {
    const { shown: editor, left } = this;
    this.left = null;
    if (left?.findBox && editor) void openFindBox(editor, left.findBox, left.keyboard === 'find');
    return left?.keyboard ?? 'text';
  }

  forgetLeft(): void {
    this.left = null;
  }

  compositionStarted(): void {
    this.composing = true;
  }

  compositionEnded(): void {
    this.composing = false;
    for (const task of this.waiting.splice(0)) task();
  }

  /** Lets go of every text of the workspace. */
  clear(): void {
    this.editor?.setModel(null);
    for (const subscription of this.subscriptions.splice(0)) subscription.dispose();
    for (const model of this.models.values()) model.dispose();
    this.models.clear();
    this.views.clear();
  }

  /** While the workspace is only reviewed, nothing is changed, whoever asks; the reason is told. */
  private refuses(): boolean {
    if (!isReadOnly(this.store.get())) return false;
    const message = sayBoth((words) => words('readOnly.refused'));
    this.store.dispatch({ type: 'noticeGiven', severity: 'warning', message });
    return true;
  }

  private change(
    model: editor.ITextModel,
    edits: readonly TextEdit[],
    keepSelections: boolean,
    goesOn = false,
    ends = true,
  ): void {
    if (edits.length === 0) return;
    const selections = this.shown?.getModel() === model ? (this.shown.getSelections() ?? []) : [];
    const operations = edits.map((edit) => ({
      range: monaco.Range.fromPositions(model.getPositionAt(edit.range.start), model.getPositionAt(edit.range.end)),
      text: edit.text,
      forceMoveMarkers: true,
    }));
    if (!goesOn) model.pushStackElement();
    model.pushEditOperations(selections, operations, () => null);
    if (ends) model.pushStackElement();
    if (keepSelections && selections.length > 0) this.shown?.setSelections(selections);
  }

  private afterComposition(task: () => void): void {
    if (this.composing) this.waiting.push(task);
    else task();
  }
}
