import type { ReviewChange, ReviewElement } from '../../schemas/generated/types';
import { isList, isMap, sameValue } from '../edit/diff-documents';
import { mergeValues, type MergeStep, type MergeTaking } from '../edit/merge-values';
import type { CanonicalValue } from '../validate/canonicalize';
import { applyChanges, isNamed, readStep } from './apply-changes';

/** What a suggestion about one item, or about one part beside the items, would change. */
export interface SuggestionDraft {
  /** Null where it is about a part beside the items. */
  readonly item: string | null;
  readonly changes: readonly ReviewChange[];
}

/**
 * Takes the changes between two versions of a policy's document apart: a draft for each item that changed, wherever it
 * stands, and one for each section beside them. All of them made together give the later version.
 *
 * Shape: items first, in the order of the later document; none where the two say the same.
 */
export function draftSuggestions(before: CanonicalValue, after: CanonicalValue): readonly SuggestionDraft[] {
  if (sameValue(before, after)) return [];
  const { taken } = mergeValues(before, after, before);
  const drafts = new Map<string, { item: string | null; changes: ReviewChange[] }>();
  for (const taking of taken) {
    const item = itemOf(taking.path);
    const name = item === null ? nameSection(taking.path) : `item ${item}`;
    const draft = drafts.get(name) ?? { item, changes: [] };
    draft.changes.push(writeChange(taking, after));
    drafts.set(name, draft);
  }
  const ordered = [...drafts.values()]
    .map(({ item, changes }) => ({ item, changes: [...changes].sort((one, other) => rank(one) - rank(other)) }))
    .sort((one, other) => Number(one.item === null) - Number(other.item === null));
  return makeTogether(before, ordered, after) ? ordered : [draftWhole(before, after)];
}

/** One suggestion of several, that stand and fall together. */
export function joinDrafts(drafts: readonly SuggestionDraft[]): SuggestionDraft | null {
  const [first, ...others] = drafts;
  if (!first) return null;
  return {
    item: others.length === 0 ? first.item : null,
    changes: drafts.flatMap(({ changes }) => changes).sort((one, other) => rank(one) - rank(other)),
  };
}

function makeTogether(before: CanonicalValue, drafts: readonly SuggestionDraft[], after: CanonicalValue): boolean {
  const alone = drafts.every(({ changes }) => applyChanges(before, changes).kind === 'applied');
  const all = applyChanges(
    before,
    drafts.flatMap(({ changes }) => changes),
  );
  return alone && all.kind === 'applied' && sameValue(all.value, after);
}

/** Parts that nothing tells apart from one another are suggested with all that is around them. */
function draftWhole(before: CanonicalValue, after: CanonicalValue): SuggestionDraft {
  const [old, fresh] = [isMap(before) ? before : {}, isMap(after) ? after : {}];
  const keys = [...new Set([...Object.keys(old), ...Object.keys(fresh)])].filter(
    (key) => !sameValue(old[key], fresh[key]),
  );
  return { item: null, changes: keys.map((key) => withValues({ path: [key] }, old[key], fresh[key])) };
}

/** What goes makes room, then the order is that of what came between. */
function rank({ before, after, order, path }: ReviewChange): number {
  if (order) return 1;
  const isElement = typeof path.at(-1) === 'object';
  if (isElement && after === undefined) return 0;
  return isElement && before === undefined ? 2 : 0;
}

/** Parameters, definitions, readings and examples stand each for itself; the order of articles is one matter. */
function nameSection([section, part]: readonly MergeStep[]): string {
  const isAlone = section?.name !== 'articles' && section?.name !== 'policy' && part && part.kind !== 'order';
  return isAlone ? `part ${section?.name ?? ''} ${part.name}` : `section ${section?.name ?? ''}`;
}

/** The identifier of the item that a change lies in; null where it lies beside the items. */
function itemOf(path: readonly MergeStep[]): string | null {
  const [articles, , items, item] = path;
  if (articles?.name !== 'articles' || items?.name !== 'items' || item?.kind !== 'element') return null;
  const { by, is } = nameElement(item.name);
  return by === 'id' && typeof is === 'string' && /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(is) ? is : null;
}

function writeChange({ path, base, value }: MergeTaking, after: CanonicalValue): ReviewChange {
  const item = itemOf(path);
  const steps = path.flatMap((step): readonly (string | ReviewElement)[] =>
    step.kind === 'order' ? [] : [step.kind === 'key' ? step.name : nameElement(step.name)],
  );
  // An item that stays is named by itself: its article may be renumbered meanwhile.
  const isInside = item !== null && path.length > 4;
  const short: ReviewChange['path'] = isInside ? [{ by: 'item', is: item }, ...steps.slice(4)] : [...steps];
  const last = path.at(-1);
  if (last?.kind === 'order') {
    const names = (list: typeof base) =>
      list !== undefined && isList(list) ? list.map((name) => nameElement(String(name))) : [];
    return { path: short, order: { before: names(base), after: names(value) } };
  }
  const change = withValues({ path: short }, base, value);
  if (last?.kind !== 'element' || base !== undefined) return change;
  return { ...change, behind: listBefore(steps, after) };
}

/** The elements before a new one, the nearest first. */
function listBefore(steps: readonly (string | ReviewElement)[], after: CanonicalValue): ReviewElement[] {
  const name = steps.at(-1);
  const list = steps
    .slice(0, -1)
    .reduce<CanonicalValue | undefined>((value, step) => (value === undefined ? value : readStep(value, step)), after);
  if (list === undefined || !isList(list) || typeof name !== 'object') return [];
  const at = list.findIndex((each) => isNamed(each, name));
  return list
    .slice(0, Math.max(0, at))
    .reverse()
    .flatMap((each): readonly ReviewElement[] => {
      if (name.by === 'value') return [{ by: 'value', is: each as ReviewElement['is'] }];
      const own = isMap(each) ? each[name.by] : undefined;
      return own === undefined ? [] : [{ by: name.by, is: own as ReviewElement['is'] }];
    });
}

function withValues(
  change: ReviewChange,
  before: CanonicalValue | undefined,
  after: CanonicalValue | undefined,
): ReviewChange {
  return {
    ...change,
    ...(before !== undefined && { before: before as NonNullable<ReviewChange['before']> }),
    ...(after !== undefined && { after: after as NonNullable<ReviewChange['after']> }),
  };
}

/** `id "title-award"` as the merge names it. */
function nameElement(name: string): ReviewElement {
  const blank = name.indexOf(' ');
  const by = name.slice(0, blank);
  const is = JSON.parse(name.slice(blank + 1)) as ReviewElement['is'];
  return { by: by === '=' ? 'value' : (by as ReviewElement['by']), is };
}
