import {
  lazy,
  Suspense,
  useCallback,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ComponentProps,
  type MouseEvent,
} from 'react';
import { useTranslation } from 'react-i18next';
import { revealPointer } from '../editor/editor-commands';
import type { AppState } from '../state/app-state';
import type { Services } from '../state/services';
import { isReadOnly, selectActiveDocument } from '../state/selectors';
import { useApp, useServices } from '../ui/services';
import { Bar } from '../ui/bar';
import { EmptyHint } from '../ui/empty-hint';
import { partAt } from '../worker/part-at';
import type { PolicyView } from '../worker/policy-view';
import { PolicyDocumentView } from './policy-document';
import './preview.css';

const FieldPopover = lazy(() => import('../form/field-popover').then((module) => ({ default: module.FieldPopover })));

/** A field that is open at its place in the preview. */
interface OpenField {
  readonly path: string;
  readonly pointer: string;
  readonly place: ComponentProps<typeof FieldPopover>['place'];
  /** What it was opened from. */
  readonly opener: HTMLElement;
}

/** The measure as its readers see it. A click leads to the text; the part under the cursor is marked. */
export function PreviewPane() {
  const { t } = useTranslation('words');
  const services = useServices();
  const path = useApp((state) => state.previewed);
  const policy = useApp(selectPolicy);
  const view = useShownView(path, policy?.view ?? null);
  const paper = useRef<HTMLDivElement>(null);
  const part = useApp(selectPart);
  const readOnly = useApp(isReadOnly);
  const inForm = useApp((state) => selectActiveDocument(state)?.path === state.previewed && state.layout.form);

  const [field, setField] = useState<OpenField | null>(null);
  const followsCursor = field === null;
  // While a figure is changed at its place, the page stays where it is.
  const marked = useRef<HTMLElement | null>(null);
  useEffect(() => {
    marked.current = markPart(paper.current, marked.current, part, followsCursor);
  }, [part, view, followsCursor]);

  const opener = field?.opener;
  const close = useCallback(() => {
    setField(null);
    // Back to the figure; whoever has clicked elsewhere is there already.
    if (document.activeElement?.closest('[data-testid="field-popover"]')) opener?.focus();
  }, [opener]);
  const current = policy?.current === true;

  const edit = async (pointer: string, opener: HTMLElement) => {
    if (path === null) return;
    const { left, top, bottom } = opener.getBoundingClientRect();
    const floor = paper.current?.getBoundingClientRect().bottom ?? window.innerHeight;
    if (await isSamePlace(services, path, pointer))
      setField({ path, pointer, place: { left, top, bottom, floor }, opener });
    else await revealPointer(services, path, pointer);
  };

  const reveal = (event: MouseEvent) => {
    const editable = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-edit]') : null;
    if (editable && current && !readOnly) {
      void edit(editable.dataset['edit'] ?? '', editable);
      return;
    }
    const place =
      event.target instanceof Element && event.target.closest<HTMLElement>('[data-goto], [data-pointer]')?.dataset;
    const pointer = place && (place['goto'] ?? place['pointer']);
    // Selecting words to copy them is no wish to leave.
    const selecting = (window.getSelection()?.toString() ?? '') !== '';
    if (path === null || !pointer || selecting) return;
    // Where the form is shown, the way leads to the part in it.
    if (inForm) services.store.dispatch({ type: 'formPlaceChosen', pointer });
    else void revealPointer(services, path, pointer);
  };

  return (
    <section className="preview" aria-label={t('preview.label')} data-testid="preview">
      {policy && !policy.current && (
        <Bar severity="warning" testId="preview-stale" text={t(policy.view ? 'preview.stale' : 'preview.unreadable')} />
      )}
      {/* Every part that can be clicked holds a button for the keyboard. */}
      <div
        ref={paper}
        className={policy?.current === false ? 'paper paper-stale' : 'paper'}
        data-read-only={readOnly}
        onClick={reveal}
        tabIndex={0}
        role="document"
        aria-label={t('preview.label')}
      >
        {view ? <PolicyDocumentView view={view} /> : !policy && <EmptyHint text={t('preview.empty')} />}
      </div>
      {field && field.path === path && (
        <Suspense fallback={null}>
          <FieldPopover key={field.pointer} {...field} onClose={close} />
        </Suspense>
      )}
    </section>
  );
}

/**
 * What an edit changed is drawn at once, before anything else that follows from it: all that did not change stays as it
 * is. Another policy, all of which is to be drawn, waits for the editor.
 */
function useShownView(path: string | null, view: PolicyView | null): PolicyView | null {
  const newest = useMemo(() => ({ path, view }), [path, view]);
  const drawn = useDeferredValue(newest);
  return drawn.path === path ? view : drawn.view;
}

function selectPolicy(state: AppState) {
  return state.previewed === null ? null : (state.analyses[state.previewed]?.policy ?? null);
}

/** The part of the shown policy that the cursor is in. */
function selectPart(state: AppState): string | null {
  const document = selectActiveDocument(state);
  if (!document || document.path !== state.previewed) return null;
  if (state.layout.form) return state.formPlace;
  const policy = selectPolicy(state);
  return policy?.current && policy.view ? partAt(policy.view.places, state.cursor.offset) : null;
}

/**
 * Whether a pointer names the same part in the preview and in the form: the preview counts without parts that could not
 * be read.
 */
async function isSamePlace({ engine }: Services, path: string, pointer: string): Promise<boolean> {
  const [shown, edited] = await Promise.all([
    engine.ask('pointer:locate', { path, pointer }),
    engine.ask('form:locate', { path, pointer }),
  ]);
  return shown !== null && edited?.value.start === shown.start && edited.value.end === shown.end;
}

/**
 * Marks without drawing anew, and gives what is marked: a long policy has thousands of parts, so that what is marked
 * already is not looked for again.
 */
function markPart(
  paper: HTMLElement | null,
  before: HTMLElement | null,
  part: string | null,
  follow: boolean,
): HTMLElement | null {
  const isStill = before !== null && before.dataset['pointer'] === part && paper?.contains(before) === true;
  const target = isStill ? before : findPart(paper, part);
  if (before !== target) before?.removeAttribute('data-current');
  if (!paper || !target) return null;
  // Setting what is set has it drawn again all the same.
  if (!target.hasAttribute('data-current')) target.setAttribute('data-current', '');
  if (follow) bringIntoView(paper, target, 3);
  return target;
}

function findPart(paper: HTMLElement | null, part: string | null): HTMLElement | null {
  return part === null ? null : (paper?.querySelector(`[data-pointer="${CSS.escape(part)}"]`) ?? null);
}

/** Parts that were never on the screen have estimated heights, so the first try may miss. */
function bringIntoView(paper: HTMLElement, target: HTMLElement, tries: number): void {
  const [box, place] = [paper.getBoundingClientRect(), target.getBoundingClientRect()];
  const hidden = place.top < box.top || place.top > box.bottom - Math.min(place.height, box.height / 2);
  if (!hidden || tries === 0) return;
  paper.scrollBy({ top: place.top - box.top - box.height / 4 });
  requestAnimationFrame(() => bringIntoView(paper, target, tries - 1));
}
