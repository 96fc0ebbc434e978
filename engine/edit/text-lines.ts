import type { TextRange } from '../diagnostics/diagnostic';

/** Start of the line an offset stands on. */
export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Start of the line after the one an offset stands on: the end of the text on the last line. */
export function nextLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
}

/** End of the line an offset stands on, before its line break. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  if (end < 0) return text.length;
  return text[end - 1] === '\r' ? end - 1 : end;
}

/**
 * Widens the start of something on its own line to the comments directly above that are indented like it: they speak
 * of it.
 */
export function startWithComments(text: string, start: number, column: number): number {
  let first = lineStart(text, start);
  while (first > 0) {
    const above = lineStart(text, first - 1);
    const comment = /^( *)#/.exec(text.slice(above, first));
    if (comment?.[1]?.length !== column) break;
    first = above;
  }
  return first;
}

/** Whether nothing but spaces stands in a range. */
export function isBlank(text: string, { start, end }: TextRange): boolean {
  return /^\s*$/.test(text.slice(start, end));
}
