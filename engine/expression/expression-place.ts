import type { TextEdit, TextRange } from '../diagnostics/diagnostic';

/** Where an expression stands in a file. */
export interface ExpressionPlace {
  readonly file: string;
  /** Offset of the expression's first character in the file. */
  readonly offset: number;
  /** Style of the YAML scalar around it; replaced text is escaped accordingly. Plain when left out. */
  readonly style?: 'plain' | 'single' | 'double' | 'block';
  /** Offset in the file of each character, where escapes or line folds make them uneven. */
  readonly locate?: (index: number) => number;
}

/** Gives the place in the file of a range of the expression's text. */
export function placeRange(place: ExpressionPlace, range: TextRange): TextRange {
  const locate = place.locate ?? ((index: number) => place.offset + index);
  return { start: locate(range.start), end: locate(range.end) };
}

/** Makes an edit of the file out of one of the expression's text. */
export function placeEdit(place: ExpressionPlace, range: TextRange, text: string): TextEdit {
  return { range: placeRange(place, range), text: escapeFor(place.style ?? 'plain', text) };
}

function escapeFor(style: NonNullable<ExpressionPlace['style']>, text: string): string {
  if (style === 'double') return text.replace(/[\\"]/g, '\\$&');
  return style === 'single' ? text.replaceAll("'", "''") : text;
}

/**
 * Works out where each character of a YAML scalar stands, escapes and line folds included.
 *
 * `source` is the text of the file from the first character of the content on.
 */
export function locateInScalar(
  value: string,
  source: string,
  contentStart: number,
  style: NonNullable<ExpressionPlace['style']>,
): (index: number) => number {
  const offsets: number[] = [];
  let at = 0;
  for (const character of splitUnits(value)) {
    const isSpace = character === ' ' || character === '\n';
    if (style === 'double' && source[at] === '\\') {
      // An escaped line break joins two lines without leaving a character.
      while (source[at] === '\\' && source[at + 1] === '\n') at += 2 + leadingBlanks(source, at + 2);
      offsets.push(contentStart + at);
      at += source[at] === '\\' ? escapeLength(source, at) : 1;
      continue;
    }
    if (isSpace && source[at] !== character) {
      offsets.push(contentStart + at);
      at += /^[ \t\r\n]*/.exec(source.slice(at))?.[0].length ?? 0;
      continue;
    }
    while (!isSpace && source[at] !== character && /[ \t\r\n]/.test(source[at] ?? '')) at += 1;
    offsets.push(contentStart + at);
    at += style === 'single' && character === "'" ? 2 : 1;
  }
  offsets.push(contentStart + at);
  return (index) => offsets[Math.min(Math.max(index, 0), offsets.length - 1)] ?? contentStart;
}

function* splitUnits(value: string): Generator<string> {
  for (let index = 0; index < value.length; index += 1) yield value[index] ?? '';
}

function leadingBlanks(source: string, at: number): number {
  return /^[ \t]*/.exec(source.slice(at))?.[0].length ?? 0;
}

function escapeLength(source: string, at: number): number {
  const kind = source[at + 1];
  return kind === 'x' ? 4 : kind === 'u' ? 6 : kind === 'U' ? 10 : 2;
}
