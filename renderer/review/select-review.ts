import { isReviewFile, readReviews, type ReviewThread } from '../../engine/index';
import type { AppState, DocumentState } from '../state/app-state';

export interface ReviewState {
  readonly threads: readonly ReviewThread[];
  /** Whether a file of a review could not be read. */
  readonly broken: boolean;
}

let last: {
  readonly documents: AppState['documents'];
  readonly files: readonly DocumentState[];
  readonly review: ReviewState;
} | null = null;

/** The threads of all reviews of the workspace; the same object while no review file changes. */
export function selectReview({ documents }: AppState): ReviewState {
  if (last?.documents === documents) return last.review;
  const files = Object.values(documents).filter(isReviewFile);
  const same =
    last !== null && last.files.length === files.length && last.files.every((file, at) => file === files[at]);
  last = { documents, files, review: same && last ? last.review : read(files) };
  return last.review;
}

function read(files: readonly DocumentState[]): ReviewState {
  const { value, diagnostics } = readReviews(files.map(({ path, text }) => ({ path, text })));
  return { threads: value, broken: diagnostics.length > 0 };
}

/** The identifier of the policy that the preview shows; null while it cannot be read. */
export function selectReviewedPolicy({ previewed, analyses }: AppState): string | null {
  return (previewed === null ? null : analyses[previewed]?.policy?.view?.head.id) ?? null;
}

/** How many open comments there are on an item of the policy that the preview shows. */
export function countOpenComments(state: AppState, item: string): number {
  const policy = selectReviewedPolicy(state);
  return selectReview(state).threads.filter(
    ({ comment, resolved }) => resolved === null && comment.policy === policy && comment.item === item,
  ).length;
}
