/** A key as it stands on a line; offsets into the text. */
export interface LineKey {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** Behind the colon. */
  readonly valueStart: number;
}

/** The structure of one line of indented YAML, read without its neighbours, so that broken texts have one too. */
export interface LineParts {
  readonly start: number;
  /** Without the line end. */
  readonly end: number;
  readonly blank: boolean;
  /** Columns of the dashes of list items. */
  readonly dashes: readonly number[];
  readonly key: LineKey | null;
  /** Where the value starts: behind the colon, or behind the dashes. */
  readonly contentStart: number;
  /** End of the value, without blanks and a comment. */
  readonly contentEnd: number;
  /** Where a comment starts, or the end of the line. */
  readonly commentStart: number;
}

const quotedKey = /^(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)')\s*[:：](?=\s|$)/;
const plainKey = /^([^\s"'{}[\],#&*!|>%@`][^#:：]*?)\s*(?::(?=\s|$)|：)/u;

/** Reads the parts of the line between two offsets. */
export function readLine(text: string, start: number, end: number): LineParts {
  const line = text.slice(start, end);
  let at = /^[ \t]*/.exec(line)?.[0].length ?? 0;
  const dashes: number[] = [];
  while (line[at] === '-' && /^-(?:\s|$)/.test(line.slice(at, at + 2))) {
    dashes.push(at);
    at += 1 + (/^[ \t]*/.exec(line.slice(at + 1))?.[0].length ?? 0);
  }
  const comment = findComment(line, at);
  const content = line.slice(at, comment).trimEnd();
  const match = quotedKey.exec(content) ?? plainKey.exec(content);
  const name = match && (match[1] ?? match[2] ?? '');
  const keyLength = match ? match[0].replace(/\s*[:：]$/, '').length : 0;
  const valueStart = match ? at + match[0].length : at;
  const gap = /^[ \t]*/.exec(content.slice(valueStart - at))?.[0].length ?? 0;
  const key =
    match && name !== null
      ? { name, start: start + at, end: start + at + keyLength, valueStart: start + valueStart }
      : null;
  return {
    start,
    end,
    blank: content === '' && dashes.length === 0,
    dashes,
    key,
    contentStart: start + valueStart + gap,
    contentEnd: start + Math.max(valueStart + gap, at + content.length),
    commentStart: start + comment,
  };
}

/** Finds the sign that begins a comment outside quotes. */
function findComment(line: string, from: number): number {
  let quote = '';
  for (let at = from; at < line.length; at += 1) {
    const sign = line[at] ?? '';
    if (quote !== '') {
      if (sign === '\\' && quote === '"') at += 1;
      else if (sign === quote) quote = '';
    } else if ((sign === '"' || sign === "'") && /(?:^|[\s:：,[{(=])$/u.test(line.slice(0, at))) {
      // Only where a quoted text can begin: 5" or it's do not.
      if (line.indexOf(sign, at + 1) >= 0) quote = sign;
    } else if (sign === '#' && (at === 0 || /\s/.test(line[at - 1] ?? ''))) return at;
  }
  return line.length;
}

/** The lines of a text, read when asked for. */
export interface Lines {
  readonly count: number;
  /** Line, from 0, that an offset stands in. */
  indexAt(offset: number): number;
  read(index: number): LineParts;
}

/** Splits a text into lines. */
export function splitLines(text: string): Lines {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const cache: (LineParts | undefined)[] = [];
  return {
    count: starts.length,
    indexAt: (offset) => {
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] ?? 0) <= offset) low = middle;
        else high = middle - 1;
      }
      return low;
    },
    read: (index) => {
      const start = starts[index] ?? text.length;
      const next = starts[index + 1];
      const stop = next === undefined ? text.length : next - 1;
      const end = stop > start && text[stop - 1] === '\r' ? stop - 1 : stop;
      return (cache[index] ??= readLine(text, start, end));
    },
  };
}
