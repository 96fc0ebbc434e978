import type { TextEdit } from '../diagnostics/diagnostic';
import { endOfContent } from '../parse/content-end';
import type { MapEntry, MapNode } from '../parse/source-node';
import type { CanonicalValue } from '../validate/canonicalize';
import type { Shape } from '../validate/shape';
import { canonicalKey, type EditedPlace, type EditedSource } from './edited-source';
import { isBlank, lineEnd, lineStart, nextLine, startWithComments } from './text-lines';
import { innerShape, writeBehindKey, writeMapKey } from './write-value';

/** Keys that come and go in one map. */
export interface KeyChanges {
  readonly added: Readonly<Record<string, CanonicalValue>>;
  readonly removed: ReadonlySet<string>;
}

interface MapEditing {
  readonly source: EditedSource;
  readonly map: MapNode;
  readonly shape: Shape | null;
  readonly kept: readonly MapEntry[];
  readonly removed: ReadonlySet<MapEntry>;
}

/**
 * Adds keys at their place in the order of the schema and removes others with the comments that speak of them; null
 * where nothing would be left to hold on to.
 */
export function changeKeys(source: EditedSource, place: EditedPlace, changes: KeyChanges): readonly TextEdit[] | null {
  const { node: map, shape } = place;
  if (map.kind !== 'map') return null;
  const removed = new Set(map.entries.filter((entry) => changes.removed.has(canonicalKey(shape, entry))));
  const kept = map.entries.filter((entry) => !removed.has(entry));
  if (kept.length === 0) return null;
  const editing: MapEditing = { source, map, shape, kept, removed };
  const order = [...(shape?.properties.keys() ?? [])];
  const added = Object.entries(changes.added).sort(([one], [other]) => order.indexOf(one) - order.indexOf(other));
  const flow = map.flow || place.flow;
  return [
    ...(map.flow ? removeInBraces(editing) : removeLines(editing)),
    ...added.map(([key, value]) => addKey(editing, key, value, flow)),
  ];
}

function addKey({ source, map, shape, kept }: MapEditing, key: string, value: CanonicalValue, flow: boolean): TextEdit {
  const { surface, text } = source;
  const column = map.flow ? 0 : map.column;
  const inner = innerShape(shape, key);
  const written = `${writeMapKey(key, shape, surface, flow)}:${writeBehindKey(value, { shape: inner, surface, column, flow })}`;
  const before = entryBefore(kept, shape, key);
  if (map.flow) {
    const [first] = kept;
    const at = before
      ? endOfContent(before.value, before.keyRange.end)
      : (first?.keyRange.start ?? map.range.start + 1);
    return { range: { start: at, end: at }, text: before ? `, ${written}` : `${written}, ` };
  }
  const anchor = before ?? kept[0];
  const content = anchor ? endOfContent(anchor.value, anchor.keyRange.end) : map.range.end;
  const at = lineEnd(text, content);
  return { range: { start: at, end: at }, text: `\n${' '.repeat(column)}${written}` };
}

/** The last key that comes before another in the order of the schema. */
function entryBefore(kept: readonly MapEntry[], shape: Shape | null, key: string): MapEntry | undefined {
  const order = [...(shape?.properties.keys() ?? [])];
  const rank = order.indexOf(key);
  if (rank < 0) return kept.at(-1);
  return kept.findLast((entry) => {
    const other = order.indexOf(canonicalKey(shape, entry));
    return other >= 0 && other < rank;
  });
}

function removeInBraces({ map, removed, kept }: MapEditing): readonly TextEdit[] {
  const lastKept = kept.at(-1);
  return map.entries.flatMap((entry, index): readonly TextEdit[] => {
    if (!removed.has(entry)) return [];
    const [previous, next] = [map.entries[index - 1], map.entries[index + 1]];
    const end = endOfContent(entry.value, entry.keyRange.end);
    const isBeforeKept = lastKept !== undefined && lastKept.keyRange.start > entry.keyRange.start;
    if (isBeforeKept && next) return [{ range: { start: entry.keyRange.start, end: next.keyRange.start }, text: '' }];
    const start = previous ? endOfContent(previous.value, previous.keyRange.end) : entry.keyRange.start;
    return [{ range: { start, end }, text: '' }];
  });
}

function removeLines({ source: { text }, map, removed, kept }: MapEditing): readonly TextEdit[] {
  const [first] = map.entries;
  const [firstKept] = kept;
  const startsBehindDash =
    first !== undefined && !isBlank(text, { start: lineStart(text, first.keyRange.start), end: first.keyRange.start });
  const lead = startsBehindDash && first !== firstKept && firstKept ? { first, firstKept } : null;
  const edits: TextEdit[] = [];
  if (lead) {
    const column = lead.firstKept.keyRange.start - lineStart(text, lead.firstKept.keyRange.start);
    const end = startWithComments(text, lead.firstKept.keyRange.start, column) + column;
    edits.push({ range: { start: lead.first.keyRange.start, end }, text: '' });
  }
  for (const entry of map.entries) {
    const { start } = entry.keyRange;
    if (!removed.has(entry) || (lead && start < lead.firstKept.keyRange.start)) continue;
    const end = nextLine(text, endOfContent(entry.value, entry.keyRange.end));
    const from = startWithComments(text, start, start - lineStart(text, start));
    const isAtEnd = end === text.length && !text.endsWith('\n');
    edits.push({ range: { start: isAtEnd && from > 0 ? from - 1 : from, end }, text: '' });
  }
  return edits;
}
