import {
  applyEdits,
  compareDocuments,
  describeDifference,
  draftSuggestions,
  editPolicy,
  judgePlace,
  judgeSuggestion,
  listComments,
  type Bilingual,
  type CanonicalValue,
  type FormReading,
  type TextEdit,
} from '../../engine/index';
import type { PolicyDocument } from '../../schemas/generated/types';
import type { EngineRequestName, EngineRequests } from './contract';
import { policyFormOf } from './form-requests';
import type { TextSet } from './text-set';

export type ReviewRequestName = Extract<EngineRequestName, `review:${string}`>;

/** The texts as they are edited and as they are saved. */
interface TwoTexts {
  readonly current: TextSet;
  readonly saved: TextSet;
  readonly version: number;
}

type ReviewAnswers = {
  readonly [Name in ReviewRequestName]: (
    argument: EngineRequests[Name]['in'],
    texts: TwoTexts,
  ) => EngineRequests[Name]['out'];
};

/** Reading the policy with a suggestion made takes its time; beyond this many their recorded values are shown. */
const MOST_COMPARED = 20;

const answers: ReviewAnswers = {
  'review:judge': ({ path, suggestions, places }, { current, version }) => {
    const form = policyFormOf(current, path);
    if (!form) return null;
    let compared = 0;
    const judged = suggestions.map(({ id, changes, open }) => {
      const { after, ...view } = judgeSuggestion(form.value, changes);
      const isCompared = open && view.state === 'fits' && compared < MOST_COMPARED;
      if (isCompared) compared += 1;
      const lines = (isCompared && after !== null && compareWith(current, path, form, after)) || view.lines;
      const marks = open && view.state !== 'done' ? view.places : [];
      return [id, { state: view.state, pointer: view.pointer, misfit: view.misfit, lines, marks }] as const;
    });
    const placed = places.map(({ id, place }) => [id, judgePlace(form.value, place)] as const);
    return { path, version, suggestions: Object.fromEntries(judged), places: Object.fromEntries(placed) };
  },
  'review:edit': ({ path, changes }, { current }) => {
    const form = policyFormOf(current, path);
    const after = form && judgeSuggestion(form.value, changes).after;
    return form && after !== null ? writeEdits(current, path, form, after) : null;
  },
  'review:draft': ({ path }, { current, saved, version }) => {
    const [before, now] = [policyFormOf(saved, path), policyFormOf(current, path)];
    const texts = [saved.text(path), current.text(path)];
    if (!before || !now) return null;
    const drafts = draftSuggestions(before.value, now.value).map((draft) => {
      const { after, lines } = judgeSuggestion(before.value, draft.changes);
      return { ...draft, lines: (after !== null && compareWith(saved, path, before, after)) || lines };
    });
    const [old, fresh] = texts.map((text) => listComments(text ?? ''));
    return {
      version,
      policy: before.canonical.document.policy.id,
      drafts,
      lostComments: (fresh ?? []).filter((comment) => !old?.includes(comment)),
    };
  },
};

/** Answers what the review of a policy asks. */
export function answerReviewRequest<Name extends ReviewRequestName>(
  name: Name,
  argument: EngineRequests[Name]['in'],
  texts: TwoTexts,
): EngineRequests[Name]['out'] {
  return answers[name](argument, texts);
}

function writeEdits(
  texts: TextSet,
  path: string,
  { canonical }: FormReading,
  after: CanonicalValue,
): readonly TextEdit[] | null {
  const text = texts.text(path);
  return text === undefined ? null : editPolicy({ path, text }, canonical, after as unknown as PolicyDocument);
}

/** What a policy says otherwise with the changes made, by its meaning; null where one of the two has errors. */
function compareWith(
  texts: TextSet,
  path: string,
  form: FormReading,
  after: CanonicalValue,
): readonly Bilingual[] | null {
  const before = texts.reading(path)?.checked;
  const text = texts.text(path);
  const edits = writeEdits(texts, path, form, after);
  const read = before && edits && text !== undefined ? texts.readAs(path, applyEdits(text, edits)) : null;
  if (!before || !read) return null;
  const words = compareDocuments(before, read.checked).map(describeDifference);
  return words.length > 0 ? words : null;
}
