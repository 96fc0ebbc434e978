import type { CanonicalValue } from '../validate/canonicalize';
import { descend } from '../validate/pointer';
import type { DocumentChange, ListSlot } from './document-change';

/**
 * Finds the smallest changes that make one document of another. Elements of lists are recognised by identity, as immer
 * keeps what a recipe did not touch of them, then by their identifier, then by their place.
 *
 * Shape: a change inside an element of a list names its place in the list before.
 */
export function diffDocuments(before: CanonicalValue, after: CanonicalValue, pointer = ''): readonly DocumentChange[] {
  if (sameValue(before, after)) return [];
  if (isList(before) && isList(after)) return diffLists(before, after, pointer);
  if (isMap(before) && isMap(after)) return diffMaps(before, after, pointer);
  return [{ kind: 'set', pointer, value: after }];
}

type ValueMap = Readonly<Record<string, CanonicalValue>>;

/** Whether a canonical value is a list. */
export function isList(value: CanonicalValue | undefined): value is readonly CanonicalValue[] {
  return Array.isArray(value);
}

/** Whether a canonical value is a map. */
export function isMap(value: CanonicalValue | undefined): value is ValueMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Tells whether two canonical values are the same; the order of keys does not count. */
export function sameValue(one: CanonicalValue | undefined, other: CanonicalValue | undefined): boolean {
  if (one === other) return true;
  if (isList(one) && isList(other)) {
    return one.length === other.length && one.every((value, index) => sameValue(value, other[index]));
  }
  if (!isMap(one) || !isMap(other)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && sameValue(one[key], other[key]))
  );
}

function diffMaps(before: ValueMap, after: ValueMap, pointer: string): readonly DocumentChange[] {
  const removed = Object.keys(before)
    .filter((key) => after[key] === undefined)
    .map((key): DocumentChange => ({ kind: 'remove', pointer: descend(pointer, key) }));
  const changed = Object.entries(after).flatMap(([key, value]): readonly DocumentChange[] => {
    // A recipe may clear a key by setting it to nothing.
    if (value === undefined) return [];
    const old = before[key];
    const place = descend(pointer, key);
    return old === undefined ? [{ kind: 'set', pointer: place, value }] : diffDocuments(old, value, place);
  });
  return [...removed, ...changed];
}

function diffLists(
  before: readonly CanonicalValue[],
  after: readonly CanonicalValue[],
  pointer: string,
): readonly DocumentChange[] {
  const sources = recognise(before, after);
  const inside = after.flatMap((value, index) => {
    const source = sources[index];
    const old = source === undefined ? undefined : before[source];
    return source === undefined || old === undefined ? [] : diffDocuments(old, value, descend(pointer, source));
  });
  const isInPlace = before.length === after.length && sources.every((source, index) => source === index);
  if (isInPlace) return inside;
  const slots = after.map((value, index): ListSlot => {
    const source = sources[index];
    return source === undefined ? { kind: 'new', value } : { kind: 'kept', index: source };
  });
  return [{ kind: 'arrange', pointer, slots }, ...inside];
}

/** For each element afterwards, its place before. */
function recognise(
  before: readonly CanonicalValue[],
  after: readonly CanonicalValue[],
): readonly (number | undefined)[] {
  const free = new Set(before.keys());
  const sources = new Map<number, number>();
  const settle = (isSame: (old: CanonicalValue, value: CanonicalValue, source: number, place: number) => boolean) => {
    after.forEach((value, place) => {
      if (sources.has(place)) return;
      const source = [...free].find((each) => {
        const old = before[each];
        return old !== undefined && isSame(old, value, each, place);
      });
      if (source === undefined) return;
      sources.set(place, source);
      free.delete(source);
    });
  };
  settle((old, value, source, place) => old === value && source === place);
  settle((old, value) => typeof old === 'object' && old === value);
  settle((old, value) => sameValue(old, value));
  // Parts before names: where names count on, each element bears the one its neighbour had.
  settle((old, value) => hasNameOf(old, value) && sharesPart(old, value));
  settle(sharesPart);
  settle(hasNameOf);
  settle((old, value, source, place) => source === place && isAlike(old, value));
  if (before.length === after.length) settle((old, value, source, place) => source === place && isRenamed(old, value));
  return after.map((_, place) => sources.get(place));
}

function nameOf(value: CanonicalValue): CanonicalValue | undefined {
  return isMap(value) ? (value['id'] ?? value['number'] ?? value['name']) : undefined;
}

function hasNameOf(old: CanonicalValue, value: CanonicalValue): boolean {
  return nameOf(old) !== undefined && nameOf(old) === nameOf(value);
}

/** Whether two maps hold one and the same list or map, which a recipe did not touch. */
function sharesPart(old: CanonicalValue, value: CanonicalValue): boolean {
  if (!isMap(old) || !isMap(value)) return false;
  return Object.entries(old).some(([key, part]) => typeof part === 'object' && part !== null && part === value[key]);
}

/** Whether what stands where another stood says mostly the same: then it is that, under another name. */
function isRenamed(old: CanonicalValue, value: CanonicalValue): boolean {
  if (!isMap(old) || !isMap(value)) return false;
  const keys = Object.keys(old);
  return keys.filter((key) => sameValue(old[key], value[key])).length * 2 >= keys.length;
}

/** A list of texts is arranged; a row without a name that stands where one stood is that row, changed. */
function isAlike(old: CanonicalValue, value: CanonicalValue): boolean {
  return (
    (isMap(old) && isMap(value) && (nameOf(old) === undefined || nameOf(value) === undefined)) ||
    isScalarPair(old, value)
  );
}

function isScalarPair(old: CanonicalValue, value: CanonicalValue): boolean {
  return typeof old !== 'object' && typeof value !== 'object';
}
