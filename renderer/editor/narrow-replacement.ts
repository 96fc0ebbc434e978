import type { TextEdit } from '../../engine/index';

/** Makes the one edit that turns a text into another and leaves their common beginning and end alone. */
export function narrowReplacement(from: string, to: string): readonly TextEdit[] {
  if (from === to) return [];
  const shorter = Math.min(from.length, to.length);
  let start = 0;
  while (start < shorter && from.charCodeAt(start) === to.charCodeAt(start)) start += 1;
  if (splitsPair(from, start)) start -= 1;
  let end = 0;
  while (end < shorter - start && from.charCodeAt(from.length - 1 - end) === to.charCodeAt(to.length - 1 - end))
    end += 1;
  if (splitsPair(from, from.length - end)) end -= 1;
  return [{ range: { start, end: from.length - end }, text: to.slice(start, to.length - end) }];
}

/** Whether an offset lies between the two halves of one character or of a Windows line end. */
function splitsPair(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return false;
  const before = text.charCodeAt(offset - 1);
  const after = text.charCodeAt(offset);
  return (
    (before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff) || (before === 13 && after === 10)
  );
}
