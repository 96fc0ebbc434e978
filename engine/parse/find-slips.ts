import { diagnose } from '../diagnostics/diagnose';
import type { Bilingual, Diagnostic, Fix, TextEdit } from '../diagnostics/diagnostic';
import { originalRange, type RepairedText } from './repaired-text';
import type { Token } from './scan-tokens';

/** A slip of the keyboard: what to tell the author, and the edits (in places of the repaired text) that mend it for reading. */
export interface Slip {
  readonly diagnostic: Diagnostic;
  readonly edits: readonly TextEdit[];
}

/**
 * Finds slips that YAML takes for text: full-width spaces as indentation, full-width colons and commas in braces.
 *
 * Errors: parse/full-width-indent, parse/full-width-colon, parse/full-width-comma.
 */
export function findSlips(repaired: RepairedText, tokens: readonly Token[], file: string): readonly Slip[] {
  return tokens.flatMap((token, index) => {
    if (token.kind !== 'plain') return [];
    if (token.startsLine && /[\u3000\u00a0]/.test(repaired.text[token.start] ?? '')) {
      return [mendIndentation(repaired, token, file)];
    }
    if (token.flow === '{') return mendBraces(repaired, token, tokens[index - 1], tokens[index + 1], file);
    return [];
  });
}

function mendIndentation(repaired: RepairedText, token: Token, file: string): Slip {
  const wide = /^[\u3000\u00a0 \t]+/.exec(repaired.text.slice(token.start, token.start + 200))?.[0] ?? '';
  const range = { start: token.start, end: token.start + wide.length };
  const edits = [{ range, text: wide.replace(/[\u3000\t]/g, '  ').replaceAll('\u00a0', ' ') }];
  const title = { zh: '改为半角空格', en: 'Use ordinary spaces' };
  return {
    diagnostic: diagnose('parse/full-width-indent', file, originalRange(repaired, range), {}, [
      toFix(repaired, title, edits),
    ]),
    edits,
  };
}

/** `{ 称号：小巨人，给: 10万元 }`: YAML sees one long key. */
function mendBraces(
  repaired: RepairedText,
  token: Token,
  before: Token | undefined,
  after: Token | undefined,
  file: string,
): readonly Slip[] {
  const text = repaired.text.slice(token.start, token.end);
  const atKey = before?.kind === 'flowStart' || before?.kind === 'comma';
  const atValue = before?.kind === 'colon';
  const edits: TextEdit[] = [];
  if (atKey && text.includes('：')) {
    // After the first colon a value follows, in which a further key stands behind a comma only.
    edits.push(
      ...punctuation(text, token.start, /^[^：，]+：|，[^：，]+：|，(?=[^，：]*$)/gu, after?.kind === 'colon'),
    );
  } else if (atValue) {
    edits.push(...punctuation(text, token.start, /，[^：，]+：|，(?=[^，：]*$)/gu, after?.kind === 'colon'));
  }
  const first = edits[0];
  if (!first) return [];
  const code = edits.some((edit) => edit.text === ': ') ? 'parse/full-width-colon' : 'parse/full-width-comma';
  const title = { zh: '改为半角标点', en: 'Use half-width punctuation' };
  return [
    {
      diagnostic: diagnose(code, file, originalRange(repaired, first.range), {}, [toFix(repaired, title, edits)]),
      edits,
    },
  ];
}

function punctuation(text: string, start: number, pattern: RegExp, keyFollows: boolean): TextEdit[] {
  const edits: TextEdit[] = [];
  for (const found of text.matchAll(pattern)) {
    // A comma at the end begins a new key only where a colon follows the token; else it belongs to the value.
    if (!found[0].endsWith('：') && !keyFollows) continue;
    for (const mark of found[0].matchAll(/[：，][ \u3000]*/gu)) {
      const place = start + found.index + mark.index;
      const range = { start: place, end: place + mark[0].length };
      edits.push({ range, text: mark[0].startsWith('：') ? ': ' : ', ' });
    }
  }
  return edits;
}

/** Turns edits of the repaired text into a fix of the text as typed. */
export function toFix(repaired: RepairedText, title: Bilingual, edits: readonly TextEdit[]): Fix {
  return { title, edits: edits.map((edit) => ({ range: originalRange(repaired, edit.range), text: edit.text })) };
}
