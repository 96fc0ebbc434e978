import type { TextEdit, TextRange } from '../diagnostics/diagnostic';

/** A text with slips mended so that the rest can be read, and the way back to the places of the original. */
export interface RepairedText {
  readonly text: string;
  /** Place in the original text of a place in this one. */
  toOriginal(offset: number): number;
  /** Whether a stretch of this text is as it was typed, at the place where it was typed; no where in doubt. */
  isAsTyped(range: TextRange): boolean;
}

/** Starts with nothing repaired. */
export function asTyped(text: string): RepairedText {
  return { text, toOriginal: (offset) => offset, isAsTyped: () => true };
}

/** Applies further edits, given in places of `before`; they must be in order and not overlap. */
export function repair(before: RepairedText, edits: readonly TextEdit[]): RepairedText {
  const toBefore = (offset: number): number => placeBeforeEdits(offset, edits);
  return {
    text: applyEdits(before.text, edits),
    toOriginal: (offset) => before.toOriginal(toBefore(offset)),
    // Both ends alone would not tell: what one edit inserts, another may take out again before the end.
    isAsTyped: ({ start, end }) => {
      const range = { start: toBefore(start), end: toBefore(end) };
      const touched = edits.some((edit) => edit.range.start <= range.end && edit.range.end >= range.start);
      return !touched && range.start === start && range.end === end && before.isAsTyped(range);
    },
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
