import { startTransition, useCallback, useEffect, useMemo, useState, type KeyboardEvent } from 'react';
import type { AppState } from '../state/app-state';
import { hasForm, isReadOnly, selectDocumentByPath } from '../state/selectors';
import type { Services } from '../state/services';
import { shareStructure } from '../state/share-structure';
import { useApp, useLanguage, useServices } from '../ui/services';
import type { FormView, FormVocabulary } from '../worker/form-view';
import type { Form, FormScene } from './form-context';
import { ListField } from './list-field';
import { showInText } from './toggle-form';

/** The form of a policy, as the text changes; `broken` while it cannot be read. */
export function useForm(path: string): { readonly form: Form | null; readonly broken: boolean } {
  const services = useServices();
  const { forms } = services;
  const language = useLanguage();
  const readOnly = useApp(isReadOnly);
  const { view, broken } = useReading(path);
  const vocabulary = useVocabulary();
  const shown = view?.path ?? path;
  // The same one for each text: what works with it alone is not drawn anew at each key.
  const change = useCallback<FormScene['change']>(
    (recipe, session) => forms.change(shown, recipe, session),
    [forms, shown],
  );
  const surface = view?.surface ?? 'zh';
  const scopes = view?.scopes ?? noScopes;
  const isReady = view !== null;
  // Of nothing that changes with each edit: most fields work with this alone.
  const scene = useMemo((): FormScene | null => {
    if (!isReady || !vocabulary) return null;
    return {
      path: shown,
      surface,
      scopes,
      readOnly: broken || readOnly,
      vocabulary,
      language,
      change,
      showInText: (pointer) => void showInText(services, shown, pointer),
      drawList: (list) => <ListField {...list} />,
    };
  }, [isReady, shown, surface, scopes, broken, readOnly, vocabulary, language, change, services]);
  const form = useMemo(() => (scene && view ? { scene, view } : null), [scene, view]);
  return { form, broken };
}

const noScopes: FormScene['scopes'] = [];

/** The keys of undo and redo, which in a form are those of the text. */
export function undoByKey(event: KeyboardEvent, { forms, texts, store }: Services, path: string): void {
  const key = event.key.toLowerCase();
  if (!(event.ctrlKey || event.metaKey) || event.altKey || (key !== 'z' && key !== 'y')) return;
  // What is said beside the policy is no part of its text.
  if (event.target instanceof Element && event.target.closest('[data-beside]')) return;
  event.preventDefault();
  event.stopPropagation();
  const again = key === 'y' || event.shiftKey;
  void forms.settle().then(() => {
    const document = selectDocumentByPath(store.get(), path);
    return document && texts.undo(document.id, again);
  });
}

interface FormState {
  readonly view: FormView | null;
  readonly broken: boolean;
}

const nothing: FormState = { view: null, broken: false };

/** The document of the newest text that can be read. */
function useReading(path: string): FormState {
  const { engine, forms, store } = useServices();
  const version = useApp((state) => selectDocumentByPath(state, path)?.version ?? 0);
  const [state, setState] = useState<FormState>(nothing);
  useEffect(() => {
    if (!hasForm(path)) return;
    return askUntilAnswered(async () => {
      const view = await engine.ask('form:read', { path });
      // An answer about an older text is followed by that about the newer one.
      if (selectDocumentByPath(store.get(), path)?.version !== version) return true;
      forms.note(view);
      // The field that has the keyboard shows what is typed in it, so that the others may come after the preview.
      startTransition(() =>
        setState((before) =>
          view
            ? { view: shareStructure(before.view?.path === path ? before.view : null, view), broken: false }
            : { ...before, broken: true },
        ),
      );
      return view !== null;
    });
  }, [engine, forms, store, path, version]);
  return state.view === null || state.view.path === path ? state : nothing;
}

/** The words of the workspace; asked for again when its files change. */
function useVocabulary(): FormVocabulary | null {
  const { engine } = useServices();
  const versions = useApp(selectVocabularyVersions);
  const [vocabulary, setVocabulary] = useState<FormVocabulary | null>(null);
  useEffect(() => {
    return askUntilAnswered(async () => {
      const found = await engine.ask('form:vocabulary', {});
      if (found) setVocabulary(found);
      return found !== null;
    });
  }, [engine, versions]);
  return vocabulary;
}

/** Time between two questions. Units: milliseconds. */
const pause = 400;

/** Asks again and again: an engine that was too slow is replaced, and what was asked of it gets no answer. */
function askUntilAnswered(ask: () => Promise<boolean>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  const once = async () => {
    if (stopped || (await ask()) || stopped) return;
    timer = setTimeout(() => void once(), pause);
  };
  void once();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}

function selectVocabularyVersions(state: AppState): string {
  return Object.values(state.documents)
    .filter(({ path }) => path.startsWith('vocabulary/'))
    .map(({ path, version }) => `${path} ${version}`)
    .join('\n');
}
