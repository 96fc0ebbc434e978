import type { TextRange } from '../diagnostics/diagnostic';

/** A word or sign of a formula that may be half typed. */
export interface Token {
  readonly kind: 'name' | 'text' | 'number' | 'sign';
  /** Texts without their quotes, signs in half width. */
  readonly text: string;
  readonly range: TextRange;
  /** Texts whose closing quote is missing. */
  readonly open?: boolean;
}

const form =
  /(?<text>"(?:[^"\\]|\\.)*"?|“[^”]*”?)|(?<name>[\p{L}_][\p{L}\p{N}_]*)|(?<number>\d[\d,]*(?:\.\d+)?[\p{L}%％]*)|(?<sign><=|>=|!=|≥|≤|\.\.|[^\s])/gu;

const halfWidth: Readonly<Record<string, string>> = {
  '＞': '>', '＜': '<', '＝': '=', '，': ',', '、': ',', '。': '.', '．': '.', '（': '(', '）': ')', '［': '[', '］': ']',
  '【': '[', '】': ']', '≥': '>=', '≤': '<=', '≠': '!=',
}; // prettier-ignore

/** Splits a formula into words and signs, however broken it is. */
export function readTokens(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(form)) {
    const [written] = match;
    const range = { start: match.index, end: match.index + written.length };
    const { text: quoted, name, number } = match.groups ?? {};
    if (quoted !== undefined) {
      const close = quoted.startsWith('“') ? '”' : '"';
      const open = written.length < 2 || !written.endsWith(close);
      tokens.push({ kind: 'text', text: written.slice(1, open ? undefined : -1), range, open });
    } else if (name !== undefined) tokens.push({ kind: 'name', text: name, range });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number, range });
    else
      tokens.push({
        kind: 'sign',
        text: Object.hasOwn(halfWidth, written) ? (halfWidth[written] ?? written) : written,
        range,
      });
  }
  return tokens;
}
