import type { editor } from 'monaco-editor/editor';
import type { DocumentId } from '../../main/ipc/contract';
import type { Bilingual } from '../../engine/index';
import { sayBoth } from '../i18n/words';
import type { AppState } from '../state/app-state';
import type { Store } from '../state/store';
import type { ExampleView, PolicyView } from '../worker/policy-view';
import { monaco } from './monaco';
import { writeMarkdown } from './providers';
import type { TextModels } from './text-models';
import './example-marks.css';

/** Keeps the marks of worked examples in the margin of the open texts as they came out. Gives the way to stop. */
export function followExamples(store: Store, texts: TextModels): () => void {
  const marks = new WeakMap<editor.ITextModel, string[]>();
  const update = (state: AppState, previous: AppState | null, id: DocumentId, model: editor.ITextModel): void => {
    const wanted = marksOf(state, previous, id, model);
    if (wanted) marks.set(model, model.deltaDecorations(marks.get(model) ?? [], wanted));
  };
  texts.onOpened((id, model) => update(store.get(), null, id, model));
  return store.subscribe((state, previous) => {
    if (state.analyses === previous.analyses && state.language === previous.language) return;
    for (const [id, model] of texts.all()) update(state, previous, id, model);
  });
}

/** Null where the marks can stay: while a text cannot be read they move along with the lines they stand at. */
function marksOf(
  state: AppState,
  previous: AppState | null,
  id: DocumentId,
  model: editor.ITextModel,
): editor.IModelDeltaDecoration[] | null {
  const document = state.documents[id];
  if (!document) return null;
  const file = state.analyses[document.path];
  if (!file?.policy?.view || !file.policy.current || file.version !== document.version) return null;
  if (previous && state.language === previous.language && file === previous.analyses[document.path]) return null;
  return listMarks(file.policy.view, model, state.language);
}

function listMarks(
  { examples, places }: PolicyView,
  model: editor.ITextModel,
  language: AppState['language'],
): editor.IModelDeltaDecoration[] {
  const starts = new Map(places.map(({ pointer, range }) => [pointer, range.start]));
  return examples.flatMap((example) => {
    const start = starts.get(example.pointer);
    if (start === undefined) return [];
    const { lineNumber } = model.getPositionAt(start);
    const state = stateOf(example);
    return [
      {
        range: new monaco.Range(lineNumber, 1, lineNumber, 1),
        options: {
          glyphMarginClassName: `example-mark example-mark-${state}`,
          glyphMarginHoverMessage: describeMark(example).map((words) => ({ value: writeMarkdown(words[language]) })),
          stickiness: monaco.editor.TrackedRangeStickiness.NeverGrowsWhenTypingAtEdges,
        },
      },
    ];
  });
}

/** How an example came out; one in a text with errors was not run. */
export function stateOf({ outcome }: ExampleView): 'passed' | 'failed' | 'notRun' {
  if (outcome === null) return 'notRun';
  return outcome.passed ? 'passed' : 'failed';
}

/** Examples that came out as before are the very objects they were. */
const described = new WeakMap<ExampleView, readonly Bilingual[]>();

function describeMark(example: ExampleView): readonly Bilingual[] {
  const known = described.get(example) ?? writeMark(example);
  described.set(example, known);
  return known;
}

function writeMark(example: ExampleView): readonly Bilingual[] {
  const { outcome, name } = example;
  const title = sayBoth((words) => `${words(`examples.mark.${stateOf(example)}`)}: ${name}`);
  if (!outcome) return [title];
  const { expected, actual } = outcome;
  const say = (key: 'expected' | 'actual', amount: Bilingual): Bilingual => ({
    zh: sayBoth((words) => words(`examples.${key}`, { amount: amount.zh })).zh,
    en: sayBoth((words) => words(`examples.${key}`, { amount: amount.en })).en,
  });
  return [title, say('expected', expected), say('actual', actual)];
}
