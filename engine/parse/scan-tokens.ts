import { CST, Lexer } from 'yaml';
import type { TextRange } from '../diagnostics/diagnostic';

export type TokenKind =
  | 'alias'
  | 'anchor'
  | 'tag'
  | 'directive'
  | 'documentStart'
  | 'documentEnd'
  | 'explicitKey'
  | 'listItem'
  | 'colon'
  | 'flowStart'
  | 'flowEnd'
  | 'comma'
  | 'plain'
  | 'quoted'
  | 'block'
  | 'blockHeader'
  | 'comment';

/** A token that carries structure; spaces and line ends are left out. */
export interface Token extends TextRange {
  readonly kind: TokenKind;
  /** Whether only spaces, list dashes and tabs stand before it on its line. */
  readonly startsLine: boolean;
  /** Column of the token, from 0. */
  readonly column: number;
  /** Brackets around it. */
  readonly flowDepth: number;
  /** Innermost bracket around it. */
  readonly flow: '{' | '[' | null;
}

const KINDS: Partial<Record<NonNullable<ReturnType<typeof CST.tokenType>>, TokenKind>> = {
  alias: 'alias',
  anchor: 'anchor',
  tag: 'tag',
  'directive-line': 'directive',
  'doc-start': 'documentStart',
  'doc-end': 'documentEnd',
  'explicit-key-ind': 'explicitKey',
  'seq-item-ind': 'listItem',
  'map-value-ind': 'colon',
  'flow-map-start': 'flowStart',
  'flow-seq-start': 'flowStart',
  'flow-map-end': 'flowEnd',
  'flow-seq-end': 'flowEnd',
  comma: 'comma',
  'single-quoted-scalar': 'quoted',
  'double-quoted-scalar': 'quoted',
  'block-scalar-header': 'blockHeader',
  comment: 'comment',
};

/** A text cut into its tokens; `lexemes` are what the YAML reader makes its nodes of, so that it need not cut again. */
export interface ScannedText {
  readonly tokens: readonly Token[];
  readonly lexemes: readonly string[];
}

/** The tokens of a text, in order, or null when there are more than `limit`. Cost: linear; nesting costs nothing. */
export function scanTokens(text: string, limit: number): readonly Token[] | null {
  return scanText(text, limit)?.tokens ?? null;
}

/** Cuts a text into tokens, or gives null when there are more than `limit`. Cost: linear; nesting costs nothing. */
export function scanText(text: string, limit: number): ScannedText | null {
  const tokens: Token[] = [];
  const lexemes: string[] = [];
  const brackets: ('{' | '[')[] = [];
  let offset = 0;
  let lineStart = 0;
  let onlyIndentation = true;
  let scalarFollows = false;
  let blockFollows = false;
  for (const source of new Lexer().lex(text)) {
    if (lexemes.push(source) > limit) return null;
    // Marks of the lexer that stand for no character: start of a document, a broken flow, a scalar follows.
    if (source === '\x02') continue;
    if (source === '\x18') {
      brackets.length = 0;
      continue;
    }
    if (source === '\x1f') {
      scalarFollows = true;
      continue;
    }
    const kind: TokenKind | undefined = scalarFollows
      ? blockFollows
        ? 'block'
        : 'plain'
      : KINDS[CST.tokenType(source) ?? 'space'];
    scalarFollows = false;
    const start = offset;
    offset += source.length;
    if (kind === 'flowEnd') brackets.pop();
    if (kind) {
      const flow = brackets.at(-1) ?? null;
      tokens.push({
        kind,
        start,
        end: offset,
        startsLine: onlyIndentation,
        column: start - lineStart,
        flowDepth: brackets.length,
        flow,
      });
      blockFollows = kind === 'blockHeader' || (blockFollows && kind === 'comment');
      if (kind !== 'listItem') onlyIndentation = false;
    }
    if (kind === 'flowStart') brackets.push(source as '{' | '[');
    const lastBreak = source.lastIndexOf('\n');
    if (lastBreak >= 0) {
      lineStart = start + lastBreak + 1;
      onlyIndentation = /^[ \t-]*$/.test(source.slice(lastBreak + 1));
    }
  }
  return { tokens, lexemes };
}
