import type { PolicyDocument } from '../../schemas/generated/types';
import type { Bilingual } from '../diagnostics/diagnostic';
import { applyEdits } from '../parse/repaired-text';
import { parseSource } from '../parse/parse-source';
import { guardSource } from '../source/guard-source';
import { readForm } from './read-form';
import type { CanonicalDocument } from '../validate/canonical-document';
import type { CanonicalValue } from '../validate/canonicalize';
import { editPolicy } from './edit-policy';
import { listComments } from './list-comments';
import { describeMerged, describePlace } from './merge-words';
import { mergeValues, type MergeConflict, type MergeSide, type MergeTaking } from './merge-values';

/** The three texts of a policy that two people changed at once. */
export interface MergeTexts {
  readonly path: string;
  /** As both began. */
  readonly base: string;
  readonly mine: string;
  readonly theirs: string;
}

/** What both changed, in words. */
export interface DescribedConflict {
  readonly id: string;
  readonly place: Bilingual;
  readonly base: Bilingual;
  readonly mine: Bilingual;
  readonly theirs: Bilingual;
}

/** What one side alone changed, in words. */
export interface DescribedTaking {
  readonly side: MergeTaking['side'];
  readonly place: Bilingual;
  readonly before: Bilingual;
  readonly after: Bilingual;
}

export type PolicyMerge =
  /** One of the texts cannot be read, so that nothing is known about its fields. */
  | { readonly kind: 'unreadable'; readonly text: keyof Omit<MergeTexts, 'path'> }
  | {
      readonly kind: 'merged';
      readonly conflicts: readonly DescribedConflict[];
      readonly taken: readonly DescribedTaking[];
      /** Null where the merged document cannot be written into either text. */
      readonly text: string | null;
      /** Comments of one side that the merged text does not have. */
      readonly lostComments: readonly string[];
    };

/**
 * Merges two changes of a policy by what they mean, and writes the outcome as the smallest edits of their text, or of
 * mine where only mine has other comments. Conflicts that are not decided stand as mine has them.
 *
 * Cost: reads three texts and writes one.
 */
export function mergePolicies(texts: MergeTexts, decisions: ReadonlyMap<string, MergeSide> = new Map()): PolicyMerge {
  const { path, base, mine, theirs } = texts;
  const read = (text: string) => readDocument(path, text);
  const [one, two, three] = [read(base), read(mine), read(theirs)];
  if (!one) return { kind: 'unreadable', text: 'base' };
  if (!two) return { kind: 'unreadable', text: 'mine' };
  if (!three) return { kind: 'unreadable', text: 'theirs' };
  const merged = mergeValues(valueOf(one), valueOf(two), valueOf(three), decisions);
  const [were, own, other] = [base, mine, theirs].map(listComments);
  const added = (comments: readonly string[] = []) => without(comments, were ?? []);
  const intoMine = added(own).length > 0 && added(other).length === 0;
  const text = writeMerge(texts, intoMine ? two : three, intoMine, merged.value);
  const wanted = [...added(own), ...added(other)];
  return {
    kind: 'merged',
    conflicts: merged.conflicts.map(describeConflict),
    taken: merged.taken.map(describeTaking),
    text,
    lostComments: text === null ? [] : without([...new Set(wanted)], listComments(text)),
  };
}

function writeMerge(
  { path, base, mine, theirs }: MergeTexts,
  canonical: CanonicalDocument<PolicyDocument>,
  intoMine: boolean,
  value: CanonicalValue | undefined,
): string | null {
  // Nothing but layout and comments can differ then, and these belong to whoever wrote them.
  if (theirs === base || mine === theirs) return mine;
  if (mine === base) return theirs;
  const text = intoMine ? mine : theirs;
  const edits = editPolicy({ path, text }, canonical, value as unknown as PolicyDocument);
  return edits && applyEdits(text, edits);
}

function readDocument(path: string, text: string): CanonicalDocument<PolicyDocument> | null {
  const source = guardSource({ path, text });
  const parsed = source.value && parseSource(source.value);
  // A broken text reads as if what follows the mistake had been removed.
  const found = [...source.diagnostics, ...(parsed?.diagnostics ?? [])];
  if (found.some(({ severity }) => severity === 'error')) return null;
  return parsed?.value ? readForm(parsed.value, path, []).canonical : null;
}

function valueOf({ document }: CanonicalDocument<PolicyDocument>): CanonicalValue {
  return document as unknown as CanonicalValue;
}

function describeConflict({ id, path, base, mine, theirs }: MergeConflict): DescribedConflict {
  return {
    id,
    place: describePlace(path),
    base: describeMerged(base, path),
    mine: describeMerged(mine, path),
    theirs: describeMerged(theirs, path),
  };
}

function describeTaking({ side, path, base, value }: MergeTaking): DescribedTaking {
  return { side, place: describePlace(path), before: describeMerged(base, path), after: describeMerged(value, path) };
}

/** What a list has more than another; what is there twice counts twice. */
function without(list: readonly string[], others: readonly string[]): readonly string[] {
  const left = [...others];
  return list.filter((each) => {
    const at = left.indexOf(each);
    if (at < 0) return true;
    left.splice(at, 1);
    return false;
  });
}
