import type { AppState } from '../state/app-state';
import type { Services } from '../state/services';
import type { AskedPlace, AskedSuggestion } from '../worker/contract';
import { selectReview, selectReviewedPolicy } from './select-review';

/** How long nothing must have been typed before suggestions are judged again. Units: milliseconds. */
const QUIET = 250;

/** Keeps what is shown of suggestions that of the present text. Gives the way to stop. */
export function followSuggestions({ store, engine }: Services): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ask = async () => {
    const state = store.get();
    const path = state.previewed;
    const suggestions = listAsked(state);
    const places = listPlaces(state);
    if (path === null || suggestions.length + places.length === 0) {
      if (state.suggestions) store.dispatch({ type: 'suggestionsJudged', suggestions: null });
      return;
    }
    const judged = await engine.ask('review:judge', { path, suggestions, places });
    if (store.get().previewed === path) store.dispatch({ type: 'suggestionsJudged', suggestions: judged });
  };
  const stop = store.subscribe((state, previous) => {
    const { previewed, analyses, documents } = state;
    const isSame =
      previewed === previous.previewed &&
      (previewed === null || analyses[previewed] === previous.analyses[previewed]) &&
      (documents === previous.documents || selectReview(state) === selectReview(previous));
    if (isSame) return;
    clearTimeout(timer);
    timer = setTimeout(() => void ask(), QUIET);
  });
  return () => {
    stop();
    clearTimeout(timer);
  };
}

function listPlaces(state: AppState): readonly AskedPlace[] {
  const policy = selectReviewedPolicy(state);
  return selectReview(state).threads.flatMap(({ comment: { id, place, policy: about } }) =>
    place && about === policy ? [{ id, place }] : [],
  );
}

function listAsked(state: AppState): readonly AskedSuggestion[] {
  const policy = selectReviewedPolicy(state);
  return selectReview(state).threads.flatMap(({ comment, resolved }) =>
    comment.kind === 'suggestion' && comment.policy === policy && comment.changes
      ? [{ id: comment.id, changes: comment.changes, open: resolved === null }]
      : [],
  );
}
