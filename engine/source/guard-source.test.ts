import { expect, test } from 'vitest';
import { applyEdits } from '../parse/repaired-text';
import { sourceCatalogue } from '../diagnostics/catalogue-source';
import { guardSource, holdsHidden, MAX_SOURCE_BYTES } from './guard-source';

const guard = (text: string) => guardSource({ path: 'policies/a.yaml', text });

test.each(Object.entries(sourceCatalogue).filter(([code]) => code !== 'source/too-large'))(
  '%s: the bad example has it, the good one has nothing',
  (code, entry) => {
    const codes = guard(entry.bad).diagnostics.map((each) => each.code);
    expect(new Set(codes)).toEqual(new Set([code]));
    expect(guard(entry.good).diagnostics).toEqual([]);
  },
);

test('a text above the limit is not read; one at the limit is', () => {
  expect(guard('a'.repeat(MAX_SOURCE_BYTES)).value).not.toBeNull();
  const large = guard('政'.repeat(MAX_SOURCE_BYTES / 3 + 1));
  expect(large.value).toBeNull();
  expect(large.diagnostics.map((each) => each.code)).toEqual(['source/too-large']);
});

test('a byte order mark is fine at the start only', () => {
  expect(guard('\ufeff措施语言: 1').diagnostics).toEqual([]);
  expect(guard('\ufeff\ufeff措施语言: 1').diagnostics[0]?.range).toEqual({ start: 1, end: 2 });
});

test('a conflict gives no value and marks each marker line', () => {
  const text = 'a: 1\n<<<<<<< ours\nb: 1\n=======\nb: 2\n>>>>>>> theirs\n';
  const { value, diagnostics } = guard(text);
  expect(value).toBeNull();
  expect(diagnostics.map(({ range }) => text.slice(range.start, range.end))).toEqual([
    '<<<<<<< ours',
    '=======',
    '>>>>>>> theirs',
  ]);
  expect(guard('# =======\n=======\n').value).not.toBeNull();
});

test.each([
  ['a\0b', 'source/control-character', '\0'],
  ['a\u001b[0m', 'source/control-character', '\u001b'],
  ['a\rb', 'source/control-character', '\r'],
  ['a\u0085b', 'source/control-character', '\u0085'],
  ['a\ufffe', 'source/broken-character', '\ufffe'],
  ['a\u{10ffff}', 'source/broken-character', '\u{10ffff}'],
  ['a\ud800b', 'source/broken-character', '\ud800'],
  ['a\u2066b\u2069', 'source/bidi-control', '\u2066'],
  ['a\u200bb', 'source/invisible-character', '\u200b'],
  ['a\u{e0041}b', 'source/invisible-character', '\u{e0041}'],
  ['葛\u{e0100}', 'source/invisible-character', '\u{e0100}'],
  ['a\ue000', 'source/private-use-character', '\ue000'],
])('%j: %s at its place', (text, code, character) => {
  const found = guard(text).diagnostics[0];
  expect(found?.code).toBe(code);
  expect(text.slice(found?.range.start, found?.range.end)).toBe(character);
});

test('the quick look passes over nothing that the patterns find, in any plane', () => {
  const hidden = Array.from({ length: 0x110000 }, (_, point) => String.fromCodePoint(point)).filter(holdsHidden);
  expect(hidden.length).toBeGreaterThan(100_000);
  expect(hidden.filter((character) => guard(`a${character}b`).diagnostics.length === 0)).toEqual([]);
});

test('tabs, line ends, rare characters and emoji are text', () => {
  expect(guard('a:\t1\r\nb: 𠮷𪚥𰻝😀é\n').diagnostics).toEqual([]);
});

test('the fix takes the character out', () => {
  const text = '标题: 专\u200b\u200b项';
  const [found] = guard(text).diagnostics;
  expect(applyEdits(text, found?.fixes[0]?.edits ?? [])).toBe('标题: 专项');
});
