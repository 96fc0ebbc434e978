import type { ReviewChange, ReviewElement } from '../../schemas/generated/types';
import type { Bilingual } from '../diagnostics/diagnostic';
import { isList, isMap } from '../edit/diff-documents';
import { describePlace } from '../edit/merge-words';
import { NAMES, type MergeStep } from '../edit/merge-values';
import type { CanonicalValue } from '../validate/canonicalize';
import { pointerSegments } from '../validate/pointer';
import { isNamed, locateSteps } from './apply-changes';
import { followSteps } from './judge-suggestion';

/** How the place of a comment stands to a policy as it reads now. */
export interface JudgedPlace {
  /** Of the place, or of the nearest part around it. */
  readonly pointer: string;
  /** Whether the policy still has it. */
  readonly isThere: boolean;
  readonly name: Bilingual;
}

/**
 * Names a part of a policy's document by what tells it from its neighbours, so that it is found again when lines, rows
 * and articles have moved; null where the document has no such part, or one that nothing tells from another.
 */
export function namePlace(document: CanonicalValue, pointer: string): ReviewChange['path'] | null {
  const segments = pointerSegments(pointer);
  const steps: (string | ReviewElement)[] = [];
  let value: CanonicalValue | undefined = document;
  for (const [at, segment] of segments.entries()) {
    if (value === undefined) return null;
    const outer: CanonicalValue = value;
    value = isList(outer) ? outer[Number(segment)] : isMap(outer) ? outer[segment] : undefined;
    if (isMap(outer)) {
      steps.push(segment);
      continue;
    }
    const name = isList(outer) && value !== undefined ? nameElement(outer, value) : null;
    if (!name) return null;
    // An item is named by itself: its article may be renumbered meanwhile.
    const isItem = at === 3 && segments[0] === 'articles' && segments[2] === 'items' && name.by === 'id';
    if (isItem) steps.splice(0, steps.length, { by: 'item', is: name.is });
    else steps.push(name);
  }
  return steps.length > 0 && locateSteps(document, steps).pointer === pointer ? steps : null;
}

/** Finds the place that a comment is about in a policy's document, and names it for readers. */
export function judgePlace(document: CanonicalValue, place: ReviewChange['path']): JudgedPlace {
  const { pointer, whole } = locateSteps(document, place);
  return { pointer, isThere: whole, name: nameInItem(followSteps(document, place)) };
}

/** Names a place without the article and the item that it lies in, which stand beside it already. */
function nameInItem(steps: readonly MergeStep[]): Bilingual {
  const name = describePlace(steps);
  const item = steps.findIndex(({ name: key }) => key === 'items') + 2;
  if (item < 2 || item >= steps.length) return name;
  const around = describePlace(steps.slice(0, item));
  return { zh: name.zh.slice(around.zh.length + 1), en: name.en.slice(around.en.length + 2) };
}

/** The surest name that an element alone has in its list. */
function nameElement(list: readonly CanonicalValue[], value: CanonicalValue): ReviewElement | null {
  const keys = isMap(value) ? NAMES.filter((key) => value[key] !== undefined) : [];
  const names = isMap(value)
    ? keys.flatMap((by): readonly ReviewElement[] =>
        value[by] === undefined ? [] : [{ by, is: value[by] as ReviewElement['is'] }],
      )
    : [{ by: 'value' as const, is: value as ReviewElement['is'] }];
  return names.find((name) => list.filter((each) => isNamed(each, name)).length === 1) ?? null;
}
