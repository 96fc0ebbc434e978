import type { TextRange } from './diagnostic';

/** A place as people name it. Units: both from 1; columns count code points, so that 𠮷 and an emoji are one column. */
export interface LineAndColumn {
  readonly line: number;
  readonly column: number;
}

/**
 * Finds line and column of an offset.
 *
 * Units: `offset` in UTF-16 units, as all ranges are; the column in code points.
 * Cost: linear in the text before the offset; use {@link indexLines} for many look-ups.
 */
export function lineAndColumn(text: string, offset: number): LineAndColumn {
  return indexLines(text.slice(0, offset)).locate(offset);
}

/** Line starts of one text, for many look-ups. */
export interface LineIndex {
  readonly lineCount: number;
  /** Line and column of an offset; an offset outside the text counts as its nearest end. */
  locate(offset: number): LineAndColumn;
  /** Offset of the first character of a line, from 1; the end of the text for lines behind it. */
  lineStart(line: number): number;
}

/** Indexes the lines of a text; line ends are LF, CRLF or CR. */
export function indexLines(text: string): LineIndex {
  const starts = [0];
  for (const found of text.matchAll(/\r\n|\n|\r/g)) starts.push(found.index + found[0].length);
  return {
    lineCount: starts.length,
    lineStart: (line) => starts[line - 1] ?? text.length,
    locate: (offset) => {
      const place = Math.max(0, Math.min(offset, text.length));
      const line = lastNotAfter(starts, place);
      return { line: line + 1, column: codePoints(text.slice(starts[line] ?? 0, place)) + 1 };
    },
  };
}

/** Whether two ranges share a character, or an empty one lies in or at the edge of the other. */
export function rangesTouch(one: TextRange, other: TextRange): boolean {
  return one.start <= other.end && other.start <= one.end;
}

function lastNotAfter(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
