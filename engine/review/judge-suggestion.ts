import type { ReviewChange, ReviewElement } from '../../schemas/generated/types';
import type { Bilingual } from '../diagnostics/diagnostic';
import { isMap } from '../edit/diff-documents';
import { describeMerged, describePlace } from '../edit/merge-words';
import type { MergeStep } from '../edit/merge-values';
import type { CanonicalValue } from '../validate/canonicalize';
import { pointerSegments } from '../validate/pointer';
import { applyChanges, locateChange, readStep } from './apply-changes';

/** How a suggestion stands to a policy as it reads now. */
export interface JudgedSuggestion {
  /** `fits`: it can be made; `done`: the policy says so already; `changed`: its place reads otherwise meanwhile. */
  readonly state: 'fits' | 'done' | 'changed';
  /** Where its first change stands, or the nearest part around it. */
  readonly pointer: string;
  /** Each change in words, as it was recorded. */
  readonly lines: readonly Bilingual[];
  /** Where each of them stands, or the nearest part around it, and the words without the place. */
  readonly places: readonly { readonly pointer: string; readonly turn: Bilingual }[];
  /** Why it cannot be made; null where it can. */
  readonly misfit: Bilingual | null;
  /** The document with the suggestion made; null where it cannot be. */
  readonly after: CanonicalValue | null;
}

/** Judges whether a suggestion can still be made in a policy's document: only where all it replaces stands as it did. */
export function judgeSuggestion(document: CanonicalValue, changes: readonly ReviewChange[]): JudgedSuggestion {
  const applied = applyChanges(document, changes);
  const [first] = changes;
  const common = {
    pointer: first ? locateChange(document, first) : '',
    lines: changes.map((change) => describeChange(document, change).line),
    places: changes.map((change) => ({
      pointer: locateChange(document, change),
      turn: describeChange(document, change).turn,
    })),
  };
  if (applied.kind === 'applied') {
    const state = applied.made > 0 ? 'fits' : 'done';
    return { ...common, state, misfit: null, after: applied.value };
  }
  const { change, place, found } = applied.misfit;
  const path = followSteps(document, change.path);
  const where = describePlace(path);
  const [was, now] = [describeMerged(change.before, path), describeMerged(found, path)];
  const misfit: Bilingual = !place
    ? { zh: `“${where.zh}”已不在文中`, en: `“${where.en}” is no longer in the text` }
    : change.order
      ? { zh: `“${where.zh}”的先后次序已有改动`, en: `the order of “${where.en}” has changed` }
      : {
          zh: `“${where.zh}”提出建议时为“${was.zh}”，现在是“${now.zh}”`,
          en: `“${where.en}” read “${was.en}” then and reads “${now.en}” now`,
        };
  return { ...common, state: 'changed', misfit, after: null };
}

/** Says a change as it was recorded: 参数·国家级奖励·值：10万元 → 12万元. */
function describeChange(document: CanonicalValue, { path, before, after, order }: ReviewChange): WordedChange {
  const steps = followSteps(document, path);
  if (order) {
    const end: readonly MergeStep[] = [...steps, { kind: 'order', name: '', value: undefined }];
    const names = (list: readonly ReviewElement[]) => describeMerged(list.map(nameStep), end);
    return write(describePlace(end), names(order.before), names(order.after));
  }
  // What is new or gone is said by its own words.
  const last = steps.at(-1);
  const own = last ? [...steps.slice(0, -1), { ...last, value: last.value ?? after ?? before }] : steps;
  return write(describePlace(own), describeMerged(before, own), describeMerged(after, own));
}

/** A change in words: with its place, and without. */
interface WordedChange {
  readonly line: Bilingual;
  readonly turn: Bilingual;
}

function write(place: Bilingual, before: Bilingual, after: Bilingual): WordedChange {
  const turn = { zh: `${before.zh} → ${after.zh}`, en: `${before.en} → ${after.en}` };
  return { line: { zh: `${place.zh}：${turn.zh}`, en: `${place.en}: ${turn.en}` }, turn };
}

/** The steps of a change with the values that stand there now, by which places are named. */
export function followSteps(document: CanonicalValue, path: ReviewChange['path']): readonly MergeStep[] {
  let value: CanonicalValue | undefined = document;
  return path.flatMap((step): readonly MergeStep[] => {
    const outer: CanonicalValue | undefined = value;
    value = outer === undefined ? undefined : readStep(outer, step);
    if (typeof step === 'string') return [{ kind: 'key', name: step, value }];
    const element: MergeStep = { kind: 'element', name: nameStep(step), value };
    return step.by === 'item' ? [...stepsToItem(document, step), element] : [element];
  });
}

/** An item is named with the article that it stands in. */
function stepsToItem(document: CanonicalValue, step: ReviewElement): readonly MergeStep[] {
  const place = pointerSegments(locateChange(document, { path: [step] }))[1];
  const articles = isMap(document) ? document['articles'] : undefined;
  const article = Array.isArray(articles) && place !== undefined ? (articles as CanonicalValue[])[Number(place)] : null;
  const number = article !== null && article !== undefined && isMap(article) ? article['number'] : undefined;
  return [
    { kind: 'key', name: 'articles', value: articles },
    { kind: 'element', name: `number ${JSON.stringify(number ?? '…')}`, value: article ?? undefined },
    { kind: 'key', name: 'items', value: undefined },
  ];
}

function nameStep({ by, is }: ReviewElement): string {
  return `${by} ${JSON.stringify(is)}`;
}
