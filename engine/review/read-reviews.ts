import { Document, isScalar, Scalar, visit } from 'yaml';
import type { ReviewEntry } from '../../schemas/generated/types';
import { validateReviewEntry } from '../../schemas/generated/validators';
import { diagnose } from '../diagnostics/diagnose';
import type { Diagnostic, Staged } from '../diagnostics/diagnostic';
import { parseSource } from '../parse/parse-source';
import { escapeHidden, guardSource, holdsHidden } from '../source/guard-source';
import type { SourceFile } from '../source/source-file';
import { hasShape, openVocabularyDocument } from '../validate/vocabulary-document';

/** A comment or a suggestion with everything that was said to it. */
export interface ReviewThread {
  readonly comment: ReviewEntry;
  /** In the order they were written. */
  readonly replies: readonly ReviewEntry[];
  /** Who settled, accepted or rejected it and when; null while it is open. */
  readonly resolved: ReviewEntry | null;
}

/** Whether a workspace file holds something said in a review. */
export function isReviewFile({ path }: Pick<SourceFile, 'path'>): boolean {
  return path.startsWith('review/') && /\.ya?ml$/.test(path);
}

/**
 * Reads one file of a review; null with the reasons where it is not well formed.
 *
 * Errors: review/shape; those of guardSource and parseSource.
 */
export function readReviewEntry(file: SourceFile): Staged<ReviewEntry | null> {
  const guarded = guardSource(file);
  const parsed = guarded.value && parseSource(guarded.value);
  const diagnostics = [...guarded.diagnostics, ...(parsed?.diagnostics ?? [])];
  const broken = diagnostics.some(({ severity }) => severity === 'error');
  if (!parsed?.value || broken) return { value: null, diagnostics };
  const document = openVocabularyDocument(parsed.value, file.path);
  const value = hasShape(document, validateReviewEntry, 'review/shape') ? document.data : null;
  return { value, diagnostics: [...diagnostics, ...document.diagnostics] };
}

/**
 * Reads all files of the reviews of a workspace as threads. Each thing said is a file of its own, so that files of two
 * people never touch one another; the order is that of the times written in them.
 *
 * Shape: by time, then by identifier, whatever the order of the files.
 * Errors: review/no-thread; those of readReviewEntry.
 */
export function readReviews(files: readonly SourceFile[]): Staged<readonly ReviewThread[]> {
  const diagnostics: Diagnostic[] = [];
  const placed = files.filter(isReviewFile).flatMap((file) => {
    const { value, diagnostics: found } = readReviewEntry(file);
    diagnostics.push(...found);
    return value ? [{ entry: value, file }] : [];
  });
  const entries = placed.map(({ entry }) => entry).sort(byTime);
  const comments = new Set(entries.filter(begins).map(({ id }) => id));
  for (const { entry, file } of placed) {
    if (begins(entry) || comments.has(entry.thread ?? '')) continue;
    const range = { start: 0, end: Math.min(1, file.text.length) };
    diagnostics.push(diagnose('review/no-thread', file.path, range, { thread: entry.thread ?? '' }));
  }
  const value = entries.filter(begins).map((comment): ReviewThread => {
    const said = entries.filter(({ thread }) => thread === comment.id);
    const decision = said.findLast(({ kind }) => DECISIONS[comment.kind]?.includes(kind));
    return {
      comment,
      replies: said.filter(({ kind }) => kind === 'reply'),
      resolved: decision && decision.kind !== 'reopen' ? decision : null,
    };
  });
  return { value, diagnostics };
}

/**
 * Writes one thing said as the text of its file. What was pasted with it and cannot be seen stands escaped: it is
 * kept, and still every reader of the file sees it.
 */
export function writeReviewEntry(entry: ReviewEntry): string {
  const { review, id, policy, kind, item, place, thread, author, at, text, changes } = entry;
  const written = {
    review,
    id,
    policy,
    kind,
    ...(item !== undefined && { item }),
    ...(place !== undefined && { place }),
    ...(thread !== undefined && { thread }),
    author,
    at,
    ...(text !== undefined && { text }),
    ...(changes !== undefined && { changes }),
  };
  // What a suggestion says twice is written twice: files of reviews have no aliases.
  const document = new Document(written, { aliasDuplicateObjects: false });
  visit(document, (_, node) => {
    if (isScalar(node) && typeof node.value === 'string' && needsQuotes(node.value)) node.type = Scalar.QUOTE_DOUBLE;
  });
  // A folded line would put a hidden character beside a line end, where it is not kept.
  return escapeHidden(document.toString({ lineWidth: 0 }));
}

/** Blanks at an end or before a line end get lost outside quotes. */
function needsQuotes(text: string): boolean {
  return holdsHidden(text) || /^\s|\s$|\s\n/.test(text);
}

/** Names the file of an entry: by its time, and by its identifier, so that two people never choose the same. */
export function placeReviewEntry({ policy, at, id }: ReviewEntry): string {
  return `review/${policy}/${at.replace(/[-:.]/g, '')}-${id}.yaml`;
}

function begins({ kind }: ReviewEntry): boolean {
  return kind === 'comment' || kind === 'suggestion';
}

/** What can be decided about what begins a thread. */
const DECISIONS: Partial<Record<ReviewEntry['kind'], readonly ReviewEntry['kind'][]>> = {
  comment: ['resolve', 'reopen'],
  suggestion: ['accept', 'reject', 'reopen'],
};

function byTime(one: ReviewEntry, other: ReviewEntry): number {
  const [a, b] = [`${one.at} ${one.id}`, `${other.at} ${other.id}`];
  return a < b ? -1 : a > b ? 1 : 0;
}
