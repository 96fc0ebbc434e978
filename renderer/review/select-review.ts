import { isReviewFile, readReviews, type ReviewThread } from '../../engine/index';
import type { ReviewEntry } from '../../schemas/generated/types';
import type { AppState, DocumentState } from '../state/app-state';

export interface ReviewState {
  readonly threads: readonly ReviewThread[];
  /** Everything said that counts, by its identifier. */
  readonly entries: ReadonlyMap<string, ReviewEntry>;
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
  const said = value.flatMap(({ comment, replies, resolved }) => [
    comment,
    ...replies,
    ...(resolved ? [resolved] : []),
  ]);
  return {
    threads: value,
    entries: new Map(said.map((entry) => [entry.id, entry])),
    broken: diagnostics.length > 0,
  };
}

/** The identifier of the policy that the preview shows; null while it cannot be read. */
export function selectReviewedPolicy({ previewed, analyses }: AppState): string | null {
  return (previewed === null ? null : analyses[previewed]?.policy?.view?.head.id) ?? null;
}

/** Who said something in the file of a review, and the beginning of what; null for another file. */
export function nameReviewFile(state: AppState, path: string): string | null {
  const id = /^review\/.*-([0-9a-f]{12})\.yaml$/.exec(path)?.[1];
  const entry = id === undefined ? undefined : selectReview(state).entries.get(id);
  return entry ? [entry.author, entry.text?.slice(0, 60)].filter((part) => part !== undefined).join(' ') : null;
}
