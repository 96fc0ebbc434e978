import { Button } from 'antd';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { shareStructure } from '../state/share-structure';
import { isPolicyPath, selectActiveDocument } from '../state/selectors';
import type { AppState } from '../state/app-state';
import { Bar } from '../ui/bar';
import { EmptyHint } from '../ui/empty-hint';
import { useApp, useServices } from '../ui/services';
import type { FormView, FormVocabulary } from '../worker/form-view';
import { namesUnder } from './document-choices';
import { setAt, valueAt } from './document-access';
import { FormSceneProvider, useFormScene, type FormScene } from './form-context';
import { FormTree } from './form-tree';
import { ListField } from './list-field';
import { NodeForm } from './node-form';
import { showInText } from './toggle-form';
import './form.css';

/** The active policy as a form. It follows the text; while the text cannot be read it shows what it said last. */
export function FormPane() {
  const { t } = useTranslation('words');
  const services = useServices();
  const { forms } = services;
  const path = useApp((state) => selectActiveDocument(state)?.path ?? '');
  const language = useApp((state) => state.language);
  const { view, broken } = useFormView(path);
  const vocabulary = useVocabulary();
  const scene = useMemo((): FormScene | null => {
    if (!view || !vocabulary) return null;
    return {
      view,
      readOnly: broken,
      vocabulary,
      language,
      change: (recipe, session) => forms.change(view.path, recipe, session),
      showInText: (pointer) => void showInText(services, view.path, pointer),
      drawList: (list) => <ListField {...list} />,
    };
  }, [view, broken, vocabulary, language, forms, services]);
  if (!isPolicyPath(path)) return <EmptyHint text={t('form.notPolicy')} />;
  const undo = (event: KeyboardEvent) => {
    const key = event.key.toLowerCase();
    if (!(event.ctrlKey || event.metaKey) || event.altKey || (key !== 'z' && key !== 'y')) return;
    event.preventDefault();
    services.run(key === 'y' || event.shiftKey ? 'edit.redo' : 'edit.undo');
  };
  return (
    <section className="form-pane" aria-label={t('form.label')} data-testid="form" data-form onKeyDownCapture={undo}>
      {broken && <Bar severity="warning" testId="form-broken" text={t('form.broken')} />}
      {scene ? (
        <FormSceneProvider value={scene}>
          <div className="form-body">
            <FormTree />
            <Chosen />
          </div>
        </FormSceneProvider>
      ) : (
        !broken && <EmptyHint text={t('form.loading')} />
      )}
    </section>
  );
}

/** The form of the part that is chosen. */
function Chosen() {
  const { t } = useTranslation('words');
  const { view, readOnly, change, showInText: show } = useFormScene();
  const { store } = useServices();
  const pointer = useApp((state) => nodeOf(state.formPlace, view));
  const place = useApp((state) => state.formPlace);
  const paper = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const target = place === pointer ? null : paper.current?.querySelector(`[data-pointer="${CSS.escape(place)}"]`);
    if (target) target.scrollIntoView({ block: 'nearest' });
    else if (paper.current) paper.current.scrollTop = 0;
  }, [place, pointer]);
  const canRemove = !readOnly && /^\/(?:articles|readings|examples)\/\d+/.test(pointer);
  const remove = async () => {
    await change((draft) => setAt(draft, pointer, undefined));
    const around = /^(\/articles\/\d+)\/items\/\d+$/.exec(pointer)?.[1];
    store.dispatch({ type: 'formPlaceChosen', pointer: around ?? '/policy' });
  };
  return (
    <div className="form-paper" ref={paper} tabIndex={-1}>
      <p className="form-node-tools">
        <Button size="small" type="link" onClick={() => show(pointer)}>
          {t('form.showInText')}
        </Button>
        {canRemove && (
          <Button size="small" type="link" danger data-testid="form-remove" onClick={() => void remove()}>
            {t('form.remove')}
          </Button>
        )}
      </p>
      <NodeForm key={pointer} pointer={pointer} />
      <datalist id="form-parameters">
        {namesUnder(view.document, 'parameters').map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </div>
  );
}

/** The part with a form of its own that a pointer lies in; the policy itself where there is none. */
function nodeOf(pointer: string, { document }: FormView): string {
  const known =
    /^\/articles\/\d+\/items\/\d+|^\/(?:articles|readings|examples)\/\d+|^\/(?:policy|parameters|definitions)/.exec(
      pointer,
    )?.[0] ?? '/policy';
  const isThere = /^\/(?:policy|parameters|definitions)$/.test(known) || valueAt(document, known) !== undefined;
  return isThere ? known : '/policy';
}

/** The document of the newest text that can be read; `broken` when the present one cannot. */
function useFormView(path: string): { readonly view: FormView | null; readonly broken: boolean } {
  const { engine, forms, store } = useServices();
  const version = useApp((state) => selectActiveDocument(state)?.version ?? 0);
  const [state, setState] = useState<{ readonly view: FormView | null; readonly broken: boolean }>(nothing);
  useEffect(() => {
    if (!isPolicyPath(path)) return;
    void engine.ask('form:read', { path }).then((view) => {
      const now = selectActiveDocument(store.get());
      if (now?.path !== path || now.version !== version) return;
      if (view) forms.note(view);
      setState((before) =>
        view ? { view: shareStructure(before.view, view), broken: false } : { ...before, broken: true },
      );
    });
  }, [engine, forms, store, path, version]);
  return state.view?.path === path ? state : { view: null, broken: state.broken && state.view === null };
}

const nothing = { view: null, broken: false };

/** The words of the workspace; asked for again when its files change. */
function useVocabulary(): FormVocabulary | null {
  const { engine } = useServices();
  const versions = useApp(selectVocabularyVersions);
  const [vocabulary, setVocabulary] = useState<FormVocabulary | null>(null);
  useEffect(() => {
    void engine.ask('form:vocabulary', {}).then((found) => found && setVocabulary(found));
  }, [engine, versions]);
  return vocabulary;
}

function selectVocabularyVersions(state: AppState): string {
  return Object.values(state.documents)
    .filter(({ path }) => path.startsWith('vocabulary/'))
    .map(({ path, version }) => `${path} ${version}`)
    .join('\n');
}
