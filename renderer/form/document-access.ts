import { pointerSegments, type CanonicalValue } from '../../engine/index';

/** A document that a recipe may change. */
export type FormDraft = { [key: string]: FormValue };
export type FormValue = string | number | boolean | null | FormValue[] | FormDraft;
export type CanonicalMap = { readonly [key: string]: CanonicalValue };

/** A part that a change speaks of is not there any more. */
export class PlaceGone extends Error {}

/** Tells whether a value of a document is a map. */
export function isMap(value: CanonicalValue | undefined): value is CanonicalMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Tells whether a value of a document is a list. */
export function isList(value: CanonicalValue | undefined): value is readonly CanonicalValue[] {
  return Array.isArray(value);
}

/** The elements of a list; none where something else stands. */
export function elementsOf(value: CanonicalValue | undefined): readonly CanonicalValue[] {
  return isList(value) ? value : [];
}

/** The part of a document at a pointer. */
export function valueAt(document: CanonicalValue | undefined, pointer: string): CanonicalValue | undefined {
  let value = document;
  for (const segment of pointerSegments(pointer)) {
    if (isList(value)) value = value[Number(segment)];
    else if (isMap(value)) value = value[segment];
    else return undefined;
  }
  return value;
}

/** The text of a scalar; nothing for lists, maps and what is missing. */
export function textOf(value: CanonicalValue | undefined): string {
  return value === undefined || value === null || typeof value === 'object' ? '' : String(value);
}

/** Sets the value at a pointer, making maps on the way; undefined removes it, and the map that is left empty. */
export function setAt(draft: FormDraft, pointer: string, value: FormValue | undefined): void {
  const segments = [...pointerSegments(pointer)];
  const last = segments.pop();
  if (last === undefined) throw new PlaceGone(pointer);
  const trail: { readonly holder: FormDraft; readonly key: string }[] = [];
  let holder: FormValue = draft;
  for (const segment of segments) {
    const inner: FormValue | undefined = step(holder, segment);
    if (inner !== undefined && inner !== null) {
      if (!Array.isArray(holder) && typeof holder === 'object' && holder !== null) trail.push({ holder, key: segment });
      else trail.length = 0;
      holder = inner;
      continue;
    }
    if (value === undefined) return;
    if (typeof holder !== 'object' || holder === null || Array.isArray(holder)) throw new PlaceGone(pointer);
    trail.push({ holder, key: segment });
    const made: FormDraft = {};
    holder[segment] = made;
    // The draft, not the plain map: a draft tells what is put into it afterwards.
    holder = holder[segment];
  }
  if (Array.isArray(holder)) {
    const index = Number(last);
    if (value === undefined) holder.splice(index, 1);
    else if (index <= holder.length) holder[index] = value;
    else throw new PlaceGone(pointer);
    return;
  }
  if (typeof holder !== 'object' || holder === null) throw new PlaceGone(pointer);
  if (value !== undefined) {
    holder[last] = value;
    return;
  }
  delete holder[last];
  removeEmpty(trail);
}

/** The list at a pointer, made where there is none. */
export function listAt(draft: FormDraft, pointer: string): FormValue[] {
  const segments = pointerSegments(pointer);
  let holder: FormValue = draft;
  for (const segment of segments) {
    const inner: FormValue | undefined = step(holder, segment);
    if (inner === undefined) {
      setAt(draft, pointer, []);
      return listAt(draft, pointer);
    }
    holder = inner;
  }
  if (!Array.isArray(holder)) throw new PlaceGone(pointer);
  return holder;
}

/** Moves an element of one list to a place in the same list or another; counted before it is taken out. */
export function moveElement(
  draft: FormDraft,
  from: { readonly list: string; readonly index: number },
  to: { readonly list: string; readonly index: number },
): void {
  const [source, target] = [listAt(draft, from.list), listAt(draft, to.list)];
  const [taken] = source.splice(from.index, 1);
  if (taken === undefined) throw new PlaceGone(from.list);
  const shift = source === target && from.index < to.index ? 1 : 0;
  target.splice(to.index - shift, 0, taken);
}

function step(holder: FormValue, segment: string): FormValue | undefined {
  if (Array.isArray(holder)) return holder[Number(segment)];
  return typeof holder === 'object' && holder !== null ? holder[segment] : undefined;
}

/** A group without anything in it would be an error; sections of the document stay. */
function removeEmpty(trail: readonly { readonly holder: FormDraft; readonly key: string }[]): void {
  for (const { holder, key } of trail.toReversed()) {
    const value = holder[key];
    const isEmpty = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (!isEmpty || Object.keys(value).length > 0) return;
    delete holder[key];
  }
}
