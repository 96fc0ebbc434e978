import type { TextEdit, TextRange } from '../diagnostics/diagnostic';
import { endOfContent } from '../parse/content-end';
import { applyEdits } from '../parse/repaired-text';
import type { ListNode, SourceNode } from '../parse/source-node';
import type { ListSlot } from './document-change';
import {
  behindColon,
  findEntry,
  findPlace,
  isFlow,
  listElements,
  splitPointer,
  type EditedPlace,
  type EditedSource,
} from './edited-source';
import { keepInOrder } from './keep-in-order';
import { lineEnd, lineStart, nextLine, startWithComments } from './text-lines';
import { innerShape, writeBehindDash, writeBehindKey } from './write-value';

/** A list as it is to be, with what changes inside the elements it keeps. */
export interface Arrangement {
  readonly pointer: string;
  readonly slots: readonly ListSlot[];
  /** Edits inside elements, by their place before, in places of the whole text. */
  readonly inside: ReadonlyMap<number, readonly TextEdit[]>;
}

/**
 * Brings the elements of a list into another order, adds and removes some. Elements that stay keep every byte, those
 * that move take their comments along; null where the text gives no hold.
 */
export function arrangeList(source: EditedSource, arrangement: Arrangement): readonly TextEdit[] | null {
  const place = findPlace(source, arrangement.pointer);
  if (place?.node.kind !== 'list') return null;
  const { node } = place;
  const elements = listElements(source, arrangement.pointer);
  const isWhole = elements.length === node.items.length;
  if (isWhole && (elements.length === 0 || arrangement.slots.length === 0))
    return rewriteList(source, place, arrangement);
  if (isFlow(node)) return isWhole ? arrangeInBrackets(source, place, node, arrangement) : null;
  const blocks = elements.map((item) => readBlock(source.text, item));
  const whole = blocks.filter((block) => block !== null);
  return whole.length === blocks.length && whole.length > 0 ? arrangeBlocks(source, place, whole, arrangement) : null;
}

/** From nothing to something or back. */
function rewriteList(
  source: EditedSource,
  place: EditedPlace,
  { pointer, slots }: Arrangement,
): readonly TextEdit[] | null {
  const { parent, segment } = splitPointer(pointer);
  const around = findPlace(source, parent);
  const entry = around && findEntry(around, segment);
  if (!entry) return null;
  const values = slots.flatMap((slot) => (slot.kind === 'new' ? [slot.value] : []));
  const start = behindColon(source, entry);
  const column = entry.keyRange.start - lineStart(source.text, entry.keyRange.start);
  const shape = innerShape(around.shape, segment);
  const flow = around.flow || isFlow(around.node);
  const moved = flow ? [] : slots.map((slot) => readMoved(source, slot, column + 2));
  const whole = moved.filter((element) => element !== null);
  if (whole.length > 0 && whole.length === slots.length) {
    return [{ range: { start, end: endOfContent(place.node, start) }, text: `\n${whole.join('\n')}` }];
  }
  const text = writeBehindKey(values, { shape, surface: source.surface, column, flow });
  return [{ range: { start, end: endOfContent(place.node, start) }, text }];
}

function arrangeInBrackets(
  source: EditedSource,
  { shape }: EditedPlace,
  list: ListNode,
  { slots, inside }: Arrangement,
): readonly TextEdit[] | null {
  const { text, surface } = source;
  // What stands between the elements would be lost.
  if (/(^|\s)#/.test(text.slice(list.range.start, list.range.end))) return null;
  const parts = slots.map((slot) => {
    if (slot.kind === 'kept') return editedText(text, rangeOfItem(list.items[slot.index]), inside.get(slot.index));
    return writeBehindDash(slot.value, { shape: shape?.items ?? null, surface, column: 0, flow: true });
  });
  return [{ range: list.range, text: `[${parts.join(', ')}]` }];
}

function rangeOfItem(item: SourceNode | undefined): TextRange {
  return item?.range ?? { start: 0, end: 0 };
}

/** An element written on lines of its own: the lines of its comments and its content. */
interface Block {
  /** With the comments directly above. */
  readonly range: TextRange;
  /** End of the line its content ends on, before the line break. */
  readonly contentEnd: number;
  readonly column: number;
}

function readBlock(text: string, item: SourceNode): Block | null {
  const start = lineStart(text, item.range.start);
  const column = /^( *)-\s/.exec(text.slice(start, item.range.start))?.[1]?.length;
  if (column === undefined) return null;
  const contentEnd = lineEnd(text, endOfContent(item, item.range.start));
  return {
    range: { start: startWithComments(text, start, column), end: nextLine(text, contentEnd) },
    contentEnd,
    column,
  };
}

function arrangeBlocks(
  source: EditedSource,
  place: EditedPlace,
  blocks: readonly Block[],
  { slots, inside }: Arrangement,
): readonly TextEdit[] {
  const { text } = source;
  const stays = keepInOrder(slots.map((slot) => (slot.kind === 'kept' ? slot.index : null)));
  const gap = isSpaced(text, blocks) ? '\n' : '';
  const edits: TextEdit[] = [];
  blocks.forEach((_, index) => {
    if (stays.has(index)) edits.push(...(inside.get(index) ?? []));
    else edits.push({ range: withGap(text, blocks, index), text: '' });
  });
  let anchor: Block | null = null;
  for (const slot of slots) {
    if (slot.kind === 'kept' && stays.has(slot.index)) {
      anchor = blocks[slot.index] ?? anchor;
      continue;
    }
    const block = slot.kind === 'kept' ? blocks[slot.index] : undefined;
    const written =
      slot.kind === 'kept' && block
        ? editedText(text, { start: block.range.start, end: block.contentEnd }, inside.get(slot.index))
        : writeElement(source, place, blocks, slot);
    if (anchor) edits.push(insert(anchor.contentEnd, `\n${gap}${written}`));
    else edits.push(insert(firstStaying(blocks, stays).range.start, `${written}\n${gap}`));
  }
  return edits;
}

function firstStaying(blocks: readonly Block[], stays: ReadonlySet<number>): Block {
  const first = blocks.find((_, index) => stays.has(index)) ?? blocks[0];
  if (!first) throw new Error('a list without elements has no blocks to arrange');
  return first;
}

function insert(offset: number, text: string): TextEdit {
  return { range: { start: offset, end: offset }, text };
}

/** The lines of an element that comes from another list, with its comments; null where it has none of its own. */
function readMoved({ text, map }: EditedSource, slot: ListSlot, column: number): string | null {
  const node = slot.kind === 'new' && slot.origin !== undefined ? map.node(slot.origin) : undefined;
  const block = node ? readBlock(text, node) : null;
  if (!block) return null;
  const lines = text.slice(block.range.start, block.contentEnd).split('\n');
  const shift = column - block.column;
  if (shift >= 0) return lines.map((line) => (line.trim() === '' ? line : ' '.repeat(shift) + line)).join('\n');
  const indent = ' '.repeat(-shift);
  if (lines.some((line) => line.trim() !== '' && !line.startsWith(indent))) return null;
  return lines.map((line) => line.slice(Math.min(indent.length, line.length))).join('\n');
}

function writeElement(
  source: EditedSource,
  { node, shape }: EditedPlace,
  blocks: readonly Block[],
  slot: ListSlot,
): string {
  const column = blocks[0]?.column ?? 0;
  const moved = readMoved(source, slot, column);
  if (moved !== null) return moved;
  const value = slot.kind === 'new' ? slot.value : null;
  const flow = node.kind === 'list' && node.items.every((item) => item.kind === 'map' && item.flow);
  const { surface } = source;
  return `${' '.repeat(column)}- ${writeBehindDash(value, { shape: shape?.items ?? null, surface, column, flow })}`;
}

/** Whether blank lines stand between the elements. */
function isSpaced(text: string, blocks: readonly Block[]): boolean {
  return blocks.some((block, index) => {
    const next = blocks[index + 1];
    return next !== undefined && /^\s*\n/.test(text.slice(block.range.end, next.range.start));
  });
}

/** The lines of an element with the blank lines that set it apart. */
function withGap(text: string, blocks: readonly Block[], index: number): TextRange {
  const block = blocks[index];
  if (!block) return { start: 0, end: 0 };
  let { start, end } = block.range;
  if (index < blocks.length - 1) {
    const blank = /^(?:[ \t]*\r?\n)+/.exec(text.slice(end))?.[0].length ?? 0;
    end += blank;
  } else {
    const blank = /(?:\n[ \t]*\r?)*\n$/.exec(text.slice(0, start))?.[0].length ?? 1;
    const isAtEnd = end === text.length && !text.endsWith('\n');
    start -= isAtEnd ? blank : blank - 1;
  }
  return { start, end };
}

function editedText(text: string, { start, end }: TextRange, edits: readonly TextEdit[] = []): string {
  const moved = edits
    .filter((edit) => edit.range.start >= start && edit.range.end <= end)
    .map(({ range, text: replacement }) => ({
      range: { start: range.start - start, end: range.end - start },
      text: replacement,
    }));
  return applyEdits(text.slice(start, end), moved);
}
