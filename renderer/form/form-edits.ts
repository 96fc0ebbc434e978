import { enablePatches, produceWithPatches } from 'immer';
import { sayBoth } from '../i18n/words';
import type { TextModels } from '../editor/text-models';
import { selectDocumentByPath } from '../state/selectors';
import type { Store } from '../state/store';
import type { EngineClient } from '../worker/engine-client';
import type { FormView } from '../worker/form-view';
import { PlaceGone, type FormDraft } from './document-access';

enablePatches();

/** Changes the document of a form in place; what it throws leaves everything as it was. */
export type FormRecipe = (draft: FormDraft) => void;

/** What became of a change. `refused`: the text gives no hold, it has to be made there. */
export type FormOutcome = 'written' | 'refused' | 'lost';

const tries = 5;

/**
 * Writes what forms change into the texts, one change after the other, as steps of the same undo stack that typing
 * uses. Changes of one field while it has the keyboard are one step.
 */
export class FormEdits {
  private latest: FormView | null = null;
  /** The reading that the form itself has made last. */
  private shown: FormView | null = null;
  private queue: Promise<unknown> = Promise.resolve();
  private readonly pending = new Set<() => Promise<void>>();
  private readonly waiting = new Set<() => void>();

  constructor(
    private readonly store: Store,
    private readonly engine: EngineClient,
    private readonly texts: TextModels,
  ) {}

  /** Keeps the newest reading, so that a change need not ask for it; null where the newest text cannot be read. */
  note(view: FormView | null): void {
    if (view) this.latest = this.shown = view;
    for (const resolve of this.waiting) resolve();
    this.waiting.clear();
  }

  /** Waits until the form has read what its text says now, or cannot. */
  async followed(): Promise<void> {
    const { shown } = this;
    const version = shown && selectDocumentByPath(this.store.get(), shown.path)?.version;
    if (!shown || version === undefined || version === shown.version) return;
    await new Promise<void>((resolve) => this.waiting.add(resolve));
  }

  /** Makes a change of a policy's document as the smallest edit of its text. `session` names the field it is typed in. */
  change(path: string, recipe: FormRecipe, session: string | null = null): Promise<FormOutcome> {
    const outcome = this.queue.then(() => this.write(path, recipe, session));
    this.queue = outcome;
    return outcome;
  }

  /** Registers a field with something typed that is not yet written; gives the way to take it back. */
  hold(write: () => Promise<void>): () => void {
    this.pending.add(write);
    return () => this.pending.delete(write);
  }

  /** Writes what is typed in fields and waits until it stands in the text. */
  async settle(): Promise<void> {
    await Promise.all([...this.pending].map((write) => write()));
    await this.queue;
  }

  private async write(path: string, recipe: FormRecipe, session: string | null): Promise<FormOutcome> {
    for (let attempt = 0; attempt < tries; attempt += 1) {
      const view = await this.read(path);
      const document = selectDocumentByPath(this.store.get(), path);
      if (!document) return 'lost';
      if (!view || view.version !== document.version) continue;
      const patches = this.patch(view, recipe);
      if (patches === null) return 'lost';
      if (patches.length === 0) return 'written';
      const written = await this.engine.ask('form:edit', { path, patches });
      const now = selectDocumentByPath(this.store.get(), path);
      // Something was typed meanwhile: what the change was made of no longer stands.
      if (now?.version !== document.version) continue;
      if (!written) return this.refuse();
      const { edits, view: shown } = written;
      this.texts.applyEdits(document.id, edits, session);
      // A text that must not be changed, or is being composed in, does not say so yet.
      const isWritten = selectDocumentByPath(this.store.get(), path)?.version !== document.version;
      if (shown && isWritten) this.store.dispatch({ type: 'policyShown', path, view: shown });
      return 'written';
    }
    return 'lost';
  }

  private patch(view: FormView, recipe: FormRecipe) {
    try {
      const [, patches] = produceWithPatches(view.document as object, (draft) => recipe(draft as FormDraft));
      return patches;
    } catch (failure) {
      // The part is no longer there, or is of another shape by now.
      if (failure instanceof PlaceGone) return null;
      throw failure;
    }
  }

  private async read(path: string): Promise<FormView | null> {
    const version = selectDocumentByPath(this.store.get(), path)?.version;
    if (this.latest?.path === path && this.latest.version === version) return this.latest;
    const view = await this.engine.ask('form:read', { path });
    if (view) this.latest = view;
    return view;
  }

  private refuse(): 'refused' {
    const message = sayBoth((words) => words('form.refused'));
    this.store.dispatch({ type: 'noticeGiven', severity: 'warning', message });
    return 'refused';
  }
}
