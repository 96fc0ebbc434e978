import type { TextRange } from '../diagnostics/diagnostic';

/** A collection in braces or brackets, read leniently. */
export interface FlowFrame {
  readonly form: 'map' | 'list';
  /** Keys and their values as written. */
  readonly entries: ReadonlyMap<string, string>;
  /** The key whose value is being read; null in lists and where a key is wanted. */
  readonly key: string | null;
}

interface OpenFrame extends FlowFrame {
  readonly entries: Map<string, string>;
  key: string | null;
}

/** Where a place stands in a collection in braces or brackets. */
export interface FlowPlace {
  /** From the outermost inwards. */
  readonly frames: readonly FlowFrame[];
  readonly place: 'key' | 'value';
  /** The word or value at the place, without blanks around it; in quotes without them. */
  readonly range: TextRange;
  readonly quote: '' | '"' | "'";
  /** Whether a colon follows the word. */
  readonly hasColon: boolean;
}

/**
 * Finds where an offset stands in a collection in braces or brackets that starts at `start` and may not be closed.
 * `limit` ends the search.
 */
export function findFlowPlace(text: string, start: number, offset: number, limit: number): FlowPlace | null {
  const stack: OpenFrame[] = [];
  let found: FlowPlace | null = null;
  let tokenStart = start;

  const note = (end: number, hasColon: boolean): void => {
    const frame = stack.at(-1);
    if (frame && !found && offset >= tokenStart && offset <= end) {
      const place = frame.form === 'map' && frame.key === null ? 'key' : 'value';
      found = {
        frames: stack.map(({ form, entries, key }) => ({ form, entries, key })),
        place,
        ...trimRange(text, tokenStart, end, offset),
        hasColon,
      };
    }
  };
  const endToken = (end: number): void => {
    note(end, false);
    const frame = stack.at(-1);
    if (!frame || frame.form !== 'map') return;
    const word = unquote(text.slice(tokenStart, end).trim());
    if (frame.key !== null) frame.entries.set(frame.key, frame.entries.get(frame.key) || word);
    else if (word !== '' && end < offset) frame.entries.set(word, '');
    frame.key = null;
  };

  let at = start;
  for (; at < limit; at += 1) {
    const sign = text[at] ?? '';
    const fresh = text.slice(tokenStart, at).trim() === '';
    if ((sign === '"' || sign === "'") && fresh) at = endOfQuote(text, at, limit) - 1;
    else if (sign === '{' || sign === '[') {
      if (!fresh) continue;
      note(at, false);
      stack.push({ form: sign === '{' ? 'map' : 'list', entries: new Map(), key: null });
      tokenStart = at + 1;
    } else if (sign === '}' || sign === ']') {
      endToken(at);
      stack.pop();
      tokenStart = at + 1;
      if (stack.length === 0) break;
    } else if (sign === ',') {
      endToken(at);
      tokenStart = at + 1;
    } else if (isColon(text, at) && stack.at(-1)?.form === 'map' && stack.at(-1)?.key === null) {
      const frame = stack.at(-1);
      note(at, true);
      if (frame) {
        frame.key = unquote(text.slice(tokenStart, at).trim());
        frame.entries.set(frame.key, '');
      }
      tokenStart = at + 1;
    }
  }
  if (stack.length > 0) endToken(at);
  return found && withoutOwnWord(text, found);
}

/** The key at the place itself is no key that stands beside it. */
function withoutOwnWord(text: string, found: FlowPlace): FlowPlace {
  if (found.place !== 'key') return found;
  const word = text.slice(found.range.start, found.range.end).trim();
  const frames = found.frames.map((frame, index) => {
    if (index < found.frames.length - 1) return frame;
    return { ...frame, entries: new Map([...frame.entries].filter(([key]) => key !== word)) };
  });
  return { ...found, frames };
}

function isColon(text: string, at: number): boolean {
  if (text[at] === '：') return true;
  return text[at] === ':' && /[\s,}\]]|^$/.test(text[at + 1] ?? '');
}

function endOfQuote(text: string, start: number, limit: number): number {
  const quote = text[start];
  for (let at = start + 1; at < limit; at += 1) {
    if (text[at] === '\\' && quote === '"') at += 1;
    else if (text[at] === quote) return at + 1;
    else if (text[at] === '\n') return at;
  }
  return limit;
}

function unquote(word: string): string {
  return /^(["']).*\1$/s.test(word) ? word.slice(1, -1) : word;
}

/** The value between two offsets without the blanks around it and without its quotes; an empty one stands at `offset`. */
export function trimRange(
  text: string,
  start: number,
  end: number,
  offset: number,
): { readonly range: TextRange; readonly quote: '' | '"' | "'" } {
  const raw = text.slice(start, end);
  const word = raw.trim();
  if (word === '') return { range: { start: offset, end: offset }, quote: '' };
  const from = start + raw.indexOf(word);
  const to = from + word.length;
  const sign = word[0];
  // Behind the blank that follows a value, a new word begins; it still belongs to the value.
  if ((sign === '"' || sign === "'") && offset > from) {
    const closed = word.length > 1 && word.endsWith(sign);
    if (closed && offset >= to) return { range: { start: from, end: offset }, quote: '' };
    // Blanks behind a quote that is not closed are in it.
    return { range: { start: from + 1, end: closed ? to - 1 : Math.max(to, offset) }, quote: sign };
  }
  return { range: { start: Math.min(from, offset), end: Math.max(to, offset) }, quote: '' };
}
