import type { ReviewChange, ReviewElement } from '../../schemas/generated/types';
import { isList, isMap, sameValue } from '../edit/diff-documents';
import type { CanonicalValue } from '../validate/canonicalize';
import { descend } from '../validate/pointer';

/** What stands at the place of a change now; undefined where nothing does. */
type Found = CanonicalValue | undefined;

/** A change that does not fit the document as it stands. */
export interface MisfitChange {
  readonly change: ReviewChange;
  /** Whether its place was found at all. */
  readonly place: boolean;
  readonly found: Found;
}

/** A document with the changes made, or the first of them that does not fit. */
export type AppliedChanges =
  | {
      readonly kind: 'applied';
      readonly value: CanonicalValue;
      /** How many of the changes the document did not have already. */
      readonly made: number;
    }
  | { readonly kind: 'misfit'; readonly misfit: MisfitChange };

/**
 * Makes the changes of a suggestion in a document. A change is made only where exactly what it replaces stands at its
 * place; one that is there already is left; any other value there is a misfit, and then nothing is changed.
 *
 * Shape: parts that no change reaches are the very objects they were, so that edits of the text stay small.
 */
export function applyChanges(document: CanonicalValue, changes: readonly ReviewChange[]): AppliedChanges {
  let value = document;
  let made = 0;
  for (const change of changes) {
    const outcome = applyChange(value, change);
    if (outcome.kind === 'misfit') return { kind: 'misfit', misfit: { change, ...outcome.at } };
    if (outcome.kind === 'made') {
      value = outcome.value;
      made += 1;
    }
  }
  return { kind: 'applied', value, made };
}

/** Finds the JSON pointer of the deepest part on the way of a change that the document has. */
export function locateChange(document: CanonicalValue, { path }: ReviewChange): string {
  return locateSteps(document, path).pointer;
}

/** Goes as far along a path as the document has it; `whole` where that is its end. */
export function locateSteps(
  document: CanonicalValue,
  path: ReviewChange['path'],
): { readonly pointer: string; readonly whole: boolean } {
  let [value, pointer]: [Found, string] = [document, ''];
  for (const step of path) {
    const way: readonly (string | number)[] | null = value === undefined ? null : findStep(value, step);
    if (!way) return { pointer, whole: false };
    for (const segment of way) {
      pointer = descend(pointer, segment);
      value = value === undefined ? undefined : member(value, segment);
    }
  }
  return { pointer, whole: true };
}

/** Finds a part by the steps that lead to it; undefined where there is none. */
export function readStep(value: CanonicalValue, step: ReviewChange['path'][number]): Found {
  return findStep(value, step)?.reduce<Found>(
    (inner, segment) => (inner === undefined ? undefined : member(inner, segment)),
    value,
  );
}

/** The key by which the elements of a list are told apart where a change names one by `by`. */
export function isNamed(value: CanonicalValue, { by, is }: ReviewElement): boolean {
  if (by === 'value') return sameValue(value, is);
  return isMap(value) && sameValue(value[by === 'item' ? 'id' : by], is);
}

type Outcome =
  | { readonly kind: 'made'; readonly value: CanonicalValue }
  | { readonly kind: 'there' }
  | { readonly kind: 'misfit'; readonly at: Omit<MisfitChange, 'change'> };

const NO_PLACE: Outcome = { kind: 'misfit', at: { place: false, found: undefined } };
const THERE: Outcome = { kind: 'there' };

function applyChange(document: CanonicalValue, change: ReviewChange): Outcome {
  const last = change.path.at(-1);
  if (change.order) return rebuild(document, change.path, (list) => reorder(list, change));
  if (last === undefined) return NO_PLACE;
  // An element that comes or goes is a change of its list.
  const isElement = typeof last !== 'string' && last.by !== 'item';
  if (isElement && (change.before === undefined || change.after === undefined))
    return rebuild(document, change.path.slice(0, -1), (list) => replaceElement(list, last, change));
  if (typeof last === 'string')
    return rebuild(document, change.path.slice(0, -1), (map) => replaceKey(map, last, change));
  return rebuild(document, change.path, (value) => replaceValue(value, change));
}

/** Changes the part at the end of a path and makes anew what is above it. */
function rebuild(value: Found, path: readonly ReviewChange['path'][number][], edit: (part: Found) => Outcome): Outcome {
  const [step, ...rest] = path;
  if (step === undefined) return edit(value);
  const way = value === undefined ? null : findStep(value, step);
  if (!way || value === undefined) return NO_PLACE;
  return walk(value, way, (part) => rebuild(part, rest, edit));
}

function walk(value: CanonicalValue, way: readonly (string | number)[], edit: (part: Found) => Outcome): Outcome {
  const [segment, ...rest] = way;
  if (segment === undefined) return edit(value);
  const inner = member(value, segment);
  const outcome = inner === undefined ? edit(undefined) : walk(inner, rest, edit);
  if (outcome.kind !== 'made') return outcome;
  if (isList(value))
    return { kind: 'made', value: value.map((each, index) => (index === segment ? outcome.value : each)) };
  return isMap(value) ? { kind: 'made', value: { ...value, [segment]: outcome.value } } : NO_PLACE;
}

function replaceKey(map: Found, key: string, { before, after }: ReviewChange): Outcome {
  if (map === undefined || !isMap(map)) return NO_PLACE;
  const found = Object.hasOwn(map, key) ? map[key] : undefined;
  if (sameValue(found, after)) return THERE;
  if (!sameValue(found, before)) return { kind: 'misfit', at: { place: true, found } };
  if (after !== undefined) return { kind: 'made', value: { ...map, [key]: after } };
  return { kind: 'made', value: Object.fromEntries(Object.entries(map).filter(([name]) => name !== key)) };
}

function replaceValue(found: Found, { before, after }: ReviewChange): Outcome {
  if (after !== undefined && sameValue(found, after)) return THERE;
  if (after === undefined || !sameValue(found, before)) return { kind: 'misfit', at: { place: true, found } };
  return { kind: 'made', value: after };
}

function replaceElement(list: Found, name: ReviewElement, { before, after, behind = [] }: ReviewChange): Outcome {
  if (list === undefined || !isList(list)) return NO_PLACE;
  const places = list.flatMap((each, index) => (isNamed(each, name) ? [index] : []));
  if (places.length > 1) return NO_PLACE;
  const [at] = places;
  const found = at === undefined ? undefined : list[at];
  if (sameValue(found, after)) return THERE;
  if (!sameValue(found, before)) return { kind: 'misfit', at: { place: true, found } };
  if (after === undefined) return { kind: 'made', value: list.filter((_, index) => index !== at) };
  const neighbour = behind.map((each) => findElement(list, each)).find((index) => index !== null) ?? null;
  if (neighbour === null && behind.length > 0) return NO_PLACE;
  const place = neighbour === null ? 0 : neighbour + 1;
  return { kind: 'made', value: [...list.slice(0, place), after, ...list.slice(place)] };
}

/** Those that are named change places among themselves; what was added between them meanwhile stays where it is. */
function reorder(list: Found, { order }: ReviewChange): Outcome {
  if (list === undefined || !isList(list) || !order) return NO_PLACE;
  const places = order.before.map((name) => findElement(list, name));
  const wanted = order.after.map((name) => findElement(list, name));
  if (places.includes(null) || wanted.includes(null)) return NO_PLACE;
  const slots = places.flatMap((place) => place ?? []);
  const sources = wanted.flatMap((place) => place ?? []);
  if (isRising(sources)) return THERE;
  if (!isRising(slots) || slots.length !== sources.length) return { kind: 'misfit', at: { place: true, found: list } };
  const moved = list.map((each, index) => {
    const slot = slots.indexOf(index);
    const source = sources[slot];
    return slot < 0 || source === undefined ? each : (list[source] ?? each);
  });
  return { kind: 'made', value: moved };
}

function isRising(places: readonly number[]): boolean {
  return places.every((place, index) => index === 0 || place > (places[index - 1] ?? place));
}

/** The way from a part to another one; null where there is none, or more than one. */
function findStep(value: CanonicalValue, step: ReviewChange['path'][number]): readonly (string | number)[] | null {
  if (typeof step === 'string') return isMap(value) && Object.hasOwn(value, step) ? [step] : null;
  if (step.by === 'item') return findItem(value, step);
  const index = isList(value) ? findElement(value, step) : null;
  return index === null ? null : [index];
}

function findItem(document: CanonicalValue, name: ReviewElement): readonly (string | number)[] | null {
  const articles = isMap(document) ? document['articles'] : undefined;
  if (articles === undefined || !isList(articles)) return null;
  const found = articles.flatMap((article, index) => {
    const items = isMap(article) ? article['items'] : undefined;
    if (items === undefined || !isList(items)) return [];
    return items.flatMap((item, place) => (isNamed(item, name) ? [['articles', index, 'items', place] as const] : []));
  });
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** The place of the only element of that name. */
function findElement(list: readonly CanonicalValue[], name: ReviewElement): number | null {
  const places = list.flatMap((each, index) => (isNamed(each, name) ? [index] : []));
  return places.length === 1 ? (places[0] ?? null) : null;
}

function member(value: CanonicalValue, segment: string | number): Found {
  if (isList(value)) return typeof segment === 'number' ? value[segment] : undefined;
  return isMap(value) && Object.hasOwn(value, String(segment)) ? value[String(segment)] : undefined;
}
