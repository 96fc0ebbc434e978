import { Button } from 'antd';
import { memo, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ItemReview } from '../review/item-review';
import { hasForm, isScenarioPath, selectActiveDocument } from '../state/selectors';
import { Bar } from '../ui/bar';
import { EmptyHint } from '../ui/empty-hint';
import { useApp, useServices } from '../ui/services';
import type { FormView } from '../worker/form-view';
import { namesUnder } from './document-choices';
import { isMap, setAt, textOf, valueAt } from './document-access';
import { FormProvider, useFormScene, useFormSkeleton, useFormView } from './form-context';
import { FormTree } from './form-tree';
import { NodeForm } from './node-form';
import { ScenarioForm } from './scenario-form';
import { undoByKey, useForm } from './use-form';
import './form.css';

/** The active policy as a form. It follows the text; while the text cannot be read it shows what it said last. */
export function FormPane() {
  const { t } = useTranslation('words');
  const services = useServices();
  const path = useApp((state) => selectActiveDocument(state)?.path ?? '');
  const { form, broken } = useForm(path);
  if (!hasForm(path)) return <EmptyHint text={t('form.notPolicy')} />;
  return (
    <section
      className="form-pane"
      aria-label={t('form.label')}
      data-testid="form"
      data-form
      onKeyDownCapture={(event) => undoByKey(event, services, path)}
    >
      {broken && <Bar severity="warning" testId="form-broken" text={t('form.broken')} />}
      {form ? (
        <FormProvider {...form}>
          <div className={isScenarioPath(path) ? 'form-body form-body-alone' : 'form-body'}>
            {isScenarioPath(path) ? (
              <ScenarioForm />
            ) : (
              <>
                <FormTree />
                <Chosen />
              </>
            )}
          </div>
        </FormProvider>
      ) : (
        !broken && <EmptyHint text={t('form.loading')} />
      )}
    </section>
  );
}

/** The form of the part that is chosen. Drawn anew for a new document, not for each text on its way to one. */
const Chosen = memo(function Chosen() {
  const view = useFormView();
  const pointer = useApp((state) => nodeOf(state.formPlace, view));
  const place = useApp((state) => state.formPlace);
  const paper = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const target = place === pointer ? null : paper.current?.querySelector(`[data-pointer="${CSS.escape(place)}"]`);
    if (target) target.scrollIntoView({ block: 'nearest' });
    else if (paper.current) paper.current.scrollTop = 0;
  }, [place, pointer]);
  const item = itemAt(view, pointer);
  return (
    <div className="form-paper" ref={paper} tabIndex={-1}>
      <NodeTools pointer={pointer} />
      <NodeForm key={pointer} pointer={pointer} />
      {(item !== null || besideItems.test(pointer)) && (
        <ItemReview key={`review of ${item ?? pointer}`} item={item} path={view.path} pointer={pointer} />
      )}
      <ParameterNames />
    </div>
  );
});

/** The way to a part in the text, and out of the policy. */
const NodeTools = memo(function NodeTools({ pointer }: { readonly pointer: string }) {
  const { t } = useTranslation('words');
  const { readOnly, change, showInText: show } = useFormScene();
  const { store } = useServices();
  const canRemove = !readOnly && /^\/(?:articles|readings|examples)\/\d+/.test(pointer);
  const remove = async () => {
    await change((draft) => setAt(draft, pointer, undefined));
    const around = /^(\/articles\/\d+)\/items\/\d+$/.exec(pointer)?.[1];
    store.dispatch({ type: 'formPlaceChosen', pointer: around ?? '/policy' });
  };
  return (
    <p className="form-node-tools">
      {/* How payments combine is said in many places. */}
      {pointer !== '/stacking' && (
        <Button size="small" type="link" onClick={() => show(pointer)}>
          {t('form.showInText')}
        </Button>
      )}
      {canRemove && (
        <Button size="small" type="link" danger data-testid="form-remove" onClick={() => void remove()}>
          {t('form.remove')}
        </Button>
      )}
    </p>
  );
});

/** What figures can be instead of themselves. */
const ParameterNames = memo(function ParameterNames() {
  const skeleton = useFormSkeleton();
  return (
    <datalist id="form-parameters">
      {namesUnder(skeleton, 'parameters').map((name) => (
        <option key={name} value={name} />
      ))}
    </datalist>
  );
});

/** Parts that a comment or a suggestion on the whole policy is about. */
const besideItems = /^\/(?:policy|parameters|definitions|stacking)$/;

/** The identifier of the item whose form is shown; null for another part, and for an item without one. */
function itemAt({ document }: FormView, pointer: string): string | null {
  const value = /^\/articles\/\d+\/items\/\d+$/.test(pointer) ? valueAt(document, pointer) : undefined;
  return isMap(value) ? textOf(value['id']) || null : null;
}

/** The part with a form of its own that a pointer lies in; the policy itself where there is none. */
function nodeOf(pointer: string, { document }: FormView): string {
  const known =
    /^\/articles\/\d+\/items\/\d+|^\/(?:articles|readings|examples)\/\d+|^\/(?:policy|parameters|definitions|stacking)/.exec(
      pointer,
    )?.[0] ?? '/policy';
  const isThere =
    /^\/(?:policy|parameters|definitions|stacking)$/.test(known) || valueAt(document, known) !== undefined;
  return isThere ? known : '/policy';
}
