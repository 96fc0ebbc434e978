import type { CanonicalValue } from '../validate/canonicalize';
import { descend, pointerSegments } from '../validate/pointer';
import { isList, isMap, sameValue } from './diff-documents';
import type { DocumentChange, ListSlot } from './document-change';

interface Leaving {
  readonly pointer: string;
  readonly value: CanonicalValue;
}

/** Recognises elements that leave one list and come into another as they are, so that their text goes along. */
export function recogniseMoves(before: CanonicalValue, changes: readonly DocumentChange[]): readonly DocumentChange[] {
  const leaving = changes.flatMap((change) => listLeaving(before, change));
  if (leaving.length === 0) return changes;
  const free = new Set(leaving);
  const recognise = (slot: ListSlot): ListSlot => {
    if (slot.kind === 'kept' || !isMap(slot.value)) return slot;
    const found = [...free].find(({ value }) => sameValue(value, slot.value));
    if (!found) return slot;
    free.delete(found);
    return { ...slot, origin: found.pointer };
  };
  return changes.map((change) =>
    change.kind === 'arrange' ? { ...change, slots: change.slots.map(recognise) } : change,
  );
}

function listLeaving(before: CanonicalValue, change: DocumentChange): readonly Leaving[] {
  if (change.kind !== 'arrange') return [];
  const list = valueAt(before, change.pointer);
  const kept = new Set(change.slots.flatMap((slot) => (slot.kind === 'kept' ? [slot.index] : [])));
  return (isList(list) ? list : []).flatMap((value, index) =>
    kept.has(index) ? [] : listWithParts(descend(change.pointer, index), value),
  );
}

/** An element that goes, and what it is a list of: an article may go while its items stay in another. */
function listWithParts(pointer: string, value: CanonicalValue): readonly Leaving[] {
  const parts = Object.entries(isMap(value) ? value : {}).flatMap(([key, part]) =>
    (isList(part) ? part : []).map((element, index) => ({
      pointer: descend(descend(pointer, key), index),
      value: element,
    })),
  );
  return [{ pointer, value }, ...parts.filter((part) => isMap(part.value))];
}

function valueAt(document: CanonicalValue, pointer: string): CanonicalValue | undefined {
  let value: CanonicalValue | undefined = document;
  for (const segment of pointerSegments(pointer)) {
    if (isList(value)) value = value[Number(segment)];
    else value = isMap(value) ? value[segment] : undefined;
  }
  return value;
}
