/** A stretch of whole lines that can be read on its own. */
export interface TextPart {
  readonly start: number;
  readonly text: string;
}

/** A key of the root; below it, where it has one, the entries of its block, each a part of its own. */
export interface TextSection {
  readonly head: TextPart;
  readonly entries: readonly TextPart[];
}

interface CutLine {
  readonly start: number;
  /** Column of its first character; null for empty lines and comments, which belong to what stands before them. */
  readonly column: number | null;
  readonly isListItem: boolean;
}

/** Only the key, perhaps with a comment: its value begins on a line of its own. */
const KEY_ALONE = /^[^\s#][^\n]*:[ \t]*(?:#[^\n]*)?\r?$/;

/**
 * Cuts a text at the keys of its root and at the entries below them, by indentation alone. A scalar or bracket that
 * runs over such a cut leaves an unreadable part behind: who reads the parts must then read the text as a whole.
 * Null where the text does not begin with a key.
 */
export function cutParts(text: string): readonly TextSection[] | null {
  const lines = scanLines(text);
  const starts = lines.flatMap((line, index) => (line.column === 0 && !line.isListItem ? [index] : []));
  const first = lines.findIndex(({ column }) => column !== null);
  if (first < 0 || first !== starts[0]) return null;
  return starts.map((from, index) => cutSection(text, lines, from, starts[index + 1] ?? lines.length));
}

function cutSection(text: string, lines: readonly CutLine[], from: number, to: number): TextSection {
  const offset = (line: number): number => lines[line]?.start ?? text.length;
  const part = (one: number, other: number): TextPart => ({
    start: offset(one),
    text: text.slice(offset(one), offset(other)),
  });
  const below = lines.slice(from + 1, to);
  const column = below.find((line) => line.column !== null)?.column ?? null;
  // What stands further left than the first entry ends the block: only the whole tells what it is.
  const isBlock = column !== null && below.every((line) => line.column === null || line.column >= column);
  if (!isBlock || !KEY_ALONE.test(text.slice(offset(from), offset(from + 1)).replace(/\n$/, '')))
    return { head: part(from, to), entries: [] };
  const starts = below.flatMap((line, index) => (line.column === column ? [from + 1 + index] : []));
  return {
    head: part(from, starts[0] ?? to),
    entries: starts.map((line, index) => part(line, starts[index + 1] ?? to)),
  };
}

function scanLines(text: string): readonly CutLine[] {
  const lines: CutLine[] = [];
  for (let start = 0; start < text.length;) {
    let at = start;
    while (text[at] === ' ') at += 1;
    const sign = text[at];
    const isEmpty = sign === undefined || sign === '\n' || sign === '\r' || sign === '#';
    const next = text[at + 1];
    const isListItem = sign === '-' && (next === undefined || next === ' ' || next === '\n' || next === '\r');
    lines.push({ start, column: isEmpty ? null : at - start, isListItem });
    const end = text.indexOf('\n', at);
    start = end < 0 ? text.length : end + 1;
  }
  return lines;
}
