import type { TextEdit, TextRange } from '../diagnostics/diagnostic';

/** A text with slips mended so that the rest can be read, and the way back to the places of the original. */
export interface RepairedText {
  readonly text: string;
  /** Place in the original text of a place in this one. */
  toOriginal(offset: number): number;
}

/** Starts with nothing repaired. */
export function asTyped(text: string): RepairedText {
  return { text, toOriginal: (offset) => offset };
}

/** Applies further edits, given in places of `before`; they must be in order and not overlap. */
export function repair(before: RepairedText, edits: readonly TextEdit[]): RepairedText {
  return {
    text: applyEdits(before.text, edits),
    toOriginal: (offset) => before.toOriginal(placeBeforeEdits(offset, edits)),
  };
}

/** Range in the original text of a range in the repaired one. */
export function originalRange(repaired: RepairedText, range: TextRange): TextRange {
  const start = repaired.toOriginal(range.start);
  return { start, end: Math.max(start, repaired.toOriginal(range.end)) };
}

/** Replaces the ranges of a text; the edits must be in order and not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let copied = 0;
  for (const { range, text: replacement } of edits) {
    result += text.slice(copied, range.start) + replacement;
    copied = range.end;
  }
  return result + text.slice(copied);
}

function placeBeforeEdits(offset: number, edits: readonly TextEdit[]): number {
  let shift = 0;
  for (const { range, text } of edits) {
    const start = range.start + shift;
    if (offset < start) break;
    const growth = text.length - (range.end - range.start);
    if (offset < start + text.length) return Math.min(range.start + (offset - start), range.end);
    shift += growth;
  }
  return offset - shift;
}
