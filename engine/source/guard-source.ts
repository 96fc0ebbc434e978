import { diagnose } from '../diagnostics/diagnose';
import type { Diagnostic, Fix, Staged } from '../diagnostics/diagnostic';
import type { SourceFile } from './source-file';

/** Largest text that is read. Units: UTF-8 bytes. */
export const MAX_SOURCE_BYTES = 10_000_000;

/** More of one kind say nothing new and would flood the list of problems. */
const MAX_FINDINGS_PER_KIND = 50;

/**
 * Looks for what no text of a workspace may hold, before anything reads it: too many bytes, merge-conflict markers,
 * and characters that cannot be seen or that make a text read differently from what it says.
 *
 * Errors: source/too-large and source/merge-conflict give no value; source/control-character,
 * source/bidi-control, source/byte-order-mark, source/broken-character, source/invisible-character,
 * source/private-use-character.
 * Source: Unicode TR36 and TR39; Boucher and Anderson, Trojan Source (2021).
 */
export function guardSource(file: SourceFile): Staged<SourceFile | null> {
  const bytes = countBytes(file.text);
  if (bytes > MAX_SOURCE_BYTES) {
    const range = { start: 0, end: Math.min(1, file.text.length) };
    const args = { megabytes: (bytes / 1_000_000).toFixed(1), limit: MAX_SOURCE_BYTES / 1_000_000 };
    return { value: null, diagnostics: [diagnose('source/too-large', file.path, range, args)] };
  }
  const conflicts = findConflictMarkers(file);
  if (conflicts.length > 0) return { value: null, diagnostics: conflicts };
  return { value: file, diagnostics: findHiddenCharacters(file) };
}

function countBytes(text: string): number {
  // A UTF-16 unit takes at most three bytes, so that short texts need no count.
  if (text.length * 3 <= MAX_SOURCE_BYTES) return text.length * 3;
  let bytes = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    // Either half of a surrogate pair stands for two of its four bytes.
    bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 2 : 3;
  }
  return bytes;
}

function findConflictMarkers(file: SourceFile): Diagnostic[] {
  const marker = /^(?:<{7}|>{7}|\|{7})(?: .*)?$|^={7}$/gm;
  const found = [...file.text.matchAll(marker)];
  // A line of seven equals signs alone may be an ornament; git always writes the opening or the closing mark, too.
  if (!found.some(([line]) => /^[<>]/.test(line))) return [];
  return found.slice(0, MAX_FINDINGS_PER_KIND).map((match) => {
    const range = { start: match.index, end: match.index + match[0].length };
    return diagnose('source/merge-conflict', file.path, range, { marker: match[0].slice(0, 7) });
  });
}

type HiddenKind =
  | 'source/control-character'
  | 'source/bidi-control'
  | 'source/byte-order-mark'
  | 'source/broken-character'
  | 'source/invisible-character'
  | 'source/private-use-character';

/** Runs of characters of one kind, so that a pasted series is one finding. */
const HIDDEN: readonly (readonly [HiddenKind, RegExp])[] = [
  // A carriage return is fine before a line feed only: alone it moves the text on screens, not in YAML.
  // eslint-disable-next-line no-control-regex -- these are what is looked for
  ['source/control-character', /(?:[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]|\r(?!\n))+/gu],
  ['source/bidi-control', /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu],
  ['source/byte-order-mark', /\ufeff+/gu],
  ['source/broken-character', /[\p{Noncharacter_Code_Point}\p{Surrogate}\ufffd]+/gu],
  [
    'source/invisible-character',
    // eslint-disable-next-line no-misleading-character-class -- combining characters are what is looked for
    /[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065\u206a-\u206f\u3164\ufe00-\ufe0f\uffa0\u{e0000}-\u{e0fff}]+/gu,
  ],
  ['source/private-use-character', /\p{Private_Use}+/gu],
];

/** Whether a text holds characters that are found fault with where they stand as they are. */
export function holdsHidden(text: string): boolean {
  return HIDDEN.some(([, pattern]) => text.search(pattern) !== -1);
}

/** Writes every hidden character as the escape that a text between double quotes has for it in YAML. */
export function escapeHidden(text: string): string {
  const escape = (run: string): string =>
    [...run]
      .map((character) => (character.codePointAt(0) ?? 0).toString(16).toUpperCase())
      .map((hex) => (hex.length > 4 ? `\\U${hex.padStart(8, '0')}` : `\\u${hex.padStart(4, '0')}`))
      .join('');
  return HIDDEN.reduce((sum, [, pattern]) => sum.replace(pattern, escape), text);
}

/** The UTF-16 units that a hidden character can be written with, each of the two of a pair included. */
const suspects = new Uint8Array(0x10000);

/** Whether a text has any unit that is worth a closer look; all do, before the table is made. */
function isSuspect(text: string): boolean {
  if (suspects[0] === 0) listSuspects();
  for (let index = 0; index < text.length; index += 1) {
    if (suspects[text.charCodeAt(index)] === 0) continue;
    // A carriage return is what it should be before a line feed.
    if (text[index] !== '\r' || text[index + 1] !== '\n') return true;
  }
  return false;
}

function listSuspects(): void {
  // One after the other, they are found in a few runs.
  let units = '';
  for (let unit = 0; unit < suspects.length; unit += 1) units += String.fromCharCode(unit);
  for (const [, pattern] of HIDDEN)
    for (const { 0: run, index } of units.matchAll(pattern)) suspects.fill(1, index, index + run.length);
}

function findHiddenCharacters(file: SourceFile): Diagnostic[] {
  if (!isSuspect(file.text)) return [];
  return HIDDEN.flatMap(([code, pattern]) =>
    [...file.text.matchAll(pattern)]
      // The mark of the encoding belongs at the very start, and nowhere else.
      .filter((found) => code !== 'source/byte-order-mark' || found.index > 0 || found[0].length > 1)
      .slice(0, MAX_FINDINGS_PER_KIND)
      .map((found) => {
        const start = code === 'source/byte-order-mark' && found.index === 0 ? 1 : found.index;
        const range = { start, end: found.index + found[0].length };
        return diagnose(code, file.path, range, { points: nameCodePoints(found[0]) }, fixesFor(code, range));
      }),
  ).sort((one, other) => one.range.start - other.range.start);
}

function fixesFor(code: HiddenKind, range: { start: number; end: number }): Fix[] {
  // What a private-use or broken character stood for is the author's to say.
  if (code === 'source/private-use-character' || code === 'source/broken-character') return [];
  return [{ title: { zh: '删除看不见的字符', en: 'Delete the invisible characters' }, edits: [{ range, text: '' }] }];
}

function nameCodePoints(text: string): string {
  const points = [...text].map((character) => {
    const hex = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
    return `U+${hex.padStart(4, '0')}`;
  });
  return points.length > 3 ? `${points.slice(0, 3).join(' ')} …` : points.join(' ');
}
