import { useDeferredValue, useEffect, useRef, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { revealPointer } from '../editor/editor-commands';
import type { AppState } from '../state/app-state';
import { selectActiveDocument } from '../state/selectors';
import { useApp, useServices } from '../ui/services';
import { Bar } from '../ui/bar';
import { EmptyHint } from '../ui/empty-hint';
import { partAt } from '../worker/part-at';
import { PolicyDocumentView } from './policy-document';
import './preview.css';

/** The measure as its readers see it. A click leads to the text; the part under the cursor is marked. */
export function PreviewPane() {
  const { t } = useTranslation('words');
  const services = useServices();
  const path = useApp((state) => state.previewed);
  const policy = useApp(selectPolicy);
  const view = useDeferredValue(policy?.view ?? null);
  const paper = useRef<HTMLDivElement>(null);
  const part = useApp(selectPart);

  useEffect(() => markPart(paper.current, part), [part, view]);

  const reveal = (event: MouseEvent) => {
    const pointer =
      event.target instanceof Element && event.target.closest<HTMLElement>('[data-pointer]')?.dataset['pointer'];
    // Selecting words to copy them is no wish to leave.
    const selecting = (window.getSelection()?.toString() ?? '') !== '';
    if (path !== null && pointer && !selecting) void revealPointer(services, path, pointer);
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
        onClick={reveal}
        tabIndex={0}
        role="document"
        aria-label={t('preview.label')}
      >
        {view ? <PolicyDocumentView view={view} /> : !policy && <EmptyHint text={t('preview.empty')} />}
      </div>
    </section>
  );
}

function selectPolicy(state: AppState) {
  return state.previewed === null ? null : (state.analyses[state.previewed]?.policy ?? null);
}

/** The part of the shown policy that the cursor is in. */
function selectPart(state: AppState): string | null {
  const document = selectActiveDocument(state);
  if (!document || document.path !== state.previewed) return null;
  const policy = selectPolicy(state);
  return policy?.current && policy.view ? partAt(policy.view.places, state.cursor.offset) : null;
}

/** Marks without drawing anew: a long policy has thousands of parts. */
function markPart(paper: HTMLElement | null, part: string | null): void {
  for (const marked of paper?.querySelectorAll('[data-current]') ?? []) marked.removeAttribute('data-current');
  if (!paper || part === null) return;
  const target = paper.querySelector<HTMLElement>(`[data-pointer="${CSS.escape(part)}"]`);
  if (!target) return;
  target.setAttribute('data-current', '');
  bringIntoView(paper, target, 3);
}

/** Parts that were never on the screen have estimated heights, so the first try may miss. */
function bringIntoView(paper: HTMLElement, target: HTMLElement, tries: number): void {
  const [box, place] = [paper.getBoundingClientRect(), target.getBoundingClientRect()];
  const hidden = place.top < box.top || place.top > box.bottom - Math.min(place.height, box.height / 2);
  if (!hidden || tries === 0) return;
  paper.scrollBy({ top: place.top - box.top - box.height / 4 });
  requestAnimationFrame(() => bringIntoView(paper, target, tries - 1));
}
