import type { TextEdit } from '../diagnostics/diagnostic';
import type { CanonicalValue } from '../validate/canonicalize';
import { descend, pointerSegments } from '../validate/pointer';
import { arrangeList } from './arrange-list';
import { changeKeys } from './change-keys';
import { combineEdits } from './combine-edits';
import type { ArrangeList, DocumentChange } from './document-change';
import { findPlace, splitPointer, type EditedSource } from './edited-source';
import { setValue } from './set-value';

/**
 * Writes changes of a document as edits of its text, in the order of the text; null where the text gives no hold, such
 * as a list with comments between brackets.
 */
export function writeChanges(source: EditedSource, changes: readonly DocumentChange[]): readonly TextEdit[] | null {
  const outermost = changes.filter(
    (change): change is ArrangeList => change.kind === 'arrange' && !isInside(change, changes),
  );
  const free = changes.filter((change) => change.kind !== 'arrange' && !isInside(change, outermost));
  const edits: TextEdit[] = [];
  for (const arrangement of outermost) {
    const written = writeArrangement(source, arrangement, changes);
    if (!written) return null;
    edits.push(...written);
  }
  const keys = writeKeys(source, free);
  return keys && combineEdits([...edits, ...keys], source.text);
}

function isInside({ pointer }: DocumentChange, lists: readonly DocumentChange[]): boolean {
  return lists.some((list) => list.kind === 'arrange' && pointer.startsWith(`${list.pointer}/`));
}

function writeArrangement(
  source: EditedSource,
  { pointer, slots }: ArrangeList,
  changes: readonly DocumentChange[],
): readonly TextEdit[] | null {
  const inside = new Map<number, readonly TextEdit[]>();
  for (const slot of slots) {
    if (slot.kind === 'new') continue;
    const element = descend(pointer, slot.index);
    const own = changes.filter((change) => change.pointer === element || change.pointer.startsWith(`${element}/`));
    const written = own.length > 0 ? writeChanges(source, own) : [];
    if (!written) return null;
    inside.set(slot.index, written);
  }
  return arrangeList(source, { pointer, slots, inside });
}

/** Deeper places first: what is added behind a part comes behind what is added within it. */
function writeKeys(source: EditedSource, changes: readonly DocumentChange[]): readonly TextEdit[] | null {
  const edits: TextEdit[] = [];
  const maps = new Map<string, { added: Record<string, CanonicalValue>; removed: Set<string> }>();
  for (const change of changes) {
    if (change.kind === 'arrange') continue;
    const { parent, segment } = splitPointer(change.pointer);
    if (change.kind === 'set' && source.map.node(change.pointer)) {
      const edit = setValue(source, change);
      if (!edit) return null;
      edits.push(edit);
      continue;
    }
    const map = maps.get(parent) ?? { added: {}, removed: new Set() };
    if (change.kind === 'set') map.added[segment] = change.value;
    else map.removed.add(segment);
    maps.set(parent, map);
  }
  const deepest = [...maps].sort(([one], [other]) => pointerSegments(other).length - pointerSegments(one).length);
  for (const [pointer, { added, removed }] of deepest) {
    const place = findPlace(source, pointer);
    const written = place && changeKeys(source, place, { added, removed });
    if (!written) return null;
    edits.push(...written);
  }
  return edits;
}
