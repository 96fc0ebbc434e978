import type { TextEdit } from '../diagnostics/diagnostic';
import { lineAt } from './line-at';
import type { Token } from './scan-tokens';
import type { MapNode, SourceNode } from './source-node';

/** Where the parts of a text belong in a tidy layout. */
export interface Placement {
  /** Column by offset of the keys, list dashes and values that begin a line. */
  readonly columns: ReadonlyMap<number, number>;
  /** Values of several lines, in order: how far their further lines move. */
  readonly values: readonly {
    readonly start: number;
    readonly end: number;
    readonly shift: number;
    /** Whether spaces at line ends may be content. */
    readonly keepsSpaces: boolean;
  }[];
  /** One space behind the colon of entries in indented style. */
  readonly colons: readonly TextEdit[];
}

interface Placing {
  readonly text: string;
  readonly dashes: readonly number[];
  readonly columns: Map<number, number>;
  readonly values: Placement['values'][number][];
  readonly colons: TextEdit[];
}

const STEP = 2;

/** Works out the tidy columns of a tree. */
export function placeNodes(text: string, tree: SourceNode, tokens: readonly Token[]): Placement {
  const dashes = tokens.filter((token) => token.kind === 'listItem').map((token) => token.start);
  const placing: Placing = { text, dashes, columns: new Map(), values: [], colons: [] };
  placeNode(placing, tree, 0);
  return placing;
}

function placeNode(placing: Placing, node: SourceNode, column: number): void {
  if (node.kind === 'map' && !node.flow) placeMap(placing, node, column);
  else if (node.kind === 'list' && placing.text[node.range.start] !== '[') {
    for (const item of node.items) {
      placing.columns.set(dashBefore(placing, item), column);
      placeValue(placing, item, column + STEP, columnAt(placing, item.range.start));
    }
  } else placeValue(placing, node, column, columnAt(placing, node.range.start));
}

function placeMap(placing: Placing, map: MapNode, column: number): void {
  map.entries.forEach(({ keyRange, value }, index) => {
    placing.columns.set(keyRange.start, column);
    const gap = placing.text.slice(keyRange.end, value.range.start);
    if (/^ *: +$/.test(gap) && gap !== ': ' && !isAligned(placing, map, index)) {
      placing.colons.push({ range: { start: keyRange.end, end: value.range.start }, text: ': ' });
    }
    placeValue(placing, value, column + STEP, columnAt(placing, keyRange.start) + STEP);
  });
}

/** `oldColumn` is where the value's further lines were reckoned from before; `column` is where they are now. */
function placeValue(placing: Placing, value: SourceNode, column: number, oldColumn: number): void {
  const { start, end } = value.range;
  const indented = (value.kind === 'map' && !value.flow) || (value.kind === 'list' && placing.text[start] !== '[');
  if (indented) return placeNode(placing, value, column);
  const beginsLine = /^[ \t]*$/.test(placing.text.slice(lineAt(placing.text, start).start, start));
  if (beginsLine) placing.columns.set(start, column);
  const written = placing.text.slice(start, end);
  if (!written.trimEnd().includes('\n')) return;
  const isBlock = value.kind === 'scalar' && value.style === 'block';
  const shift = isBlock
    ? blockShift(written, column, oldColumn)
    : column - (beginsLine ? columnAt(placing, start) : oldColumn);
  const keepsSpaces = value.kind === 'scalar' && value.style !== 'plain';
  placing.values.push({ start, end, shift, keepsSpaces });
}

function blockShift(written: string, column: number, oldColumn: number): number {
  const header = /^[|>][+-]?([1-9])?/.exec(written);
  // With a stated width the content is reckoned from the entry, and moves with it.
  if (header?.[1]) return column - oldColumn;
  const first = /\n( *)[^ \n]/.exec(written);
  return column - (first?.[1]?.length ?? column);
}

/** Whether the value begins in the same column as that of a neighbour: aligned by hand, as in a table. */
function isAligned(placing: Placing, map: MapNode, index: number): boolean {
  const column = valueColumn(placing, map, index);
  return (
    column !== null &&
    (valueColumn(placing, map, index - 1) === column || valueColumn(placing, map, index + 1) === column)
  );
}

function valueColumn(placing: Placing, map: MapNode, index: number): number | null {
  const entry = map.entries[index];
  if (!entry) return null;
  const start = entry.value.range.start;
  const line = lineAt(placing.text, start);
  return entry.keyRange.start >= line.start ? displayWidth(line.text.slice(0, start - line.start)) : null;
}

/** Columns as seen in a fixed-width font, where a Chinese character takes two. */
function displayWidth(text: string): number {
  let width = 0;
  for (const character of text)
    width +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u.test(
        character,
      )
        ? 2
        : 1;
  return width;
}

function columnAt(placing: Placing, offset: number): number {
  return offset - lineAt(placing.text, offset).start;
}

/** The dash an item belongs to: the last one before it. */
function dashBefore(placing: Placing, item: SourceNode): number {
  let low = 0;
  let high = placing.dashes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((placing.dashes[middle] ?? Infinity) < item.range.start) low = middle + 1;
    else high = middle;
  }
  return placing.dashes[low - 1] ?? item.range.start;
}
