import { revealPointer, revealRange } from '../editor/editor-commands';
import { selectActiveDocument } from '../state/selectors';
import type { Services } from '../state/services';
import { partAt } from '../worker/part-at';

/** Shows the form instead of the text, at the part the cursor is in; or the text again, at the part of the form. */
export async function toggleForm(services: Services): Promise<void> {
  const { store, texts } = services;
  const state = store.get();
  const document = selectActiveDocument(state);
  if (!document) return;
  if (state.layout.form) {
    const { formPlace: pointer } = state;
    store.dispatch({ type: 'formToggled' });
    await revealPointer(services, document.path, pointer);
    texts.editor?.focus();
    return;
  }
  const places = state.analyses[document.path]?.policy?.view?.places ?? [];
  const pointer = partAt(places, state.cursor.offset) ?? '/policy';
  store.dispatch({ type: 'formPlaceChosen', pointer });
  store.dispatch({ type: 'formToggled' });
}

/** Leaves the form for the place of a part in the text. */
export async function showInText(services: Services, path: string, pointer: string): Promise<void> {
  await services.forms.settle();
  if (services.store.get().layout.form) services.store.dispatch({ type: 'formToggled' });
  const place = await services.engine.ask('form:locate', { path, pointer });
  if (place) revealRange(services, path, place.value);
}
