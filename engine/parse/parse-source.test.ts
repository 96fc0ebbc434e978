import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCatalogue } from '../diagnostics/catalogue-parse';
import { measureProcessorTime } from '../../test/processor-time';
import { parseSource } from './parse-source';
import { applyEdits } from './repaired-text';
import type { SourceNode } from './source-node';

const parse = (text: string) => parseSource({ path: 'policies/a.yaml', text });

/** The plain value of a tree. */
function plain(node: SourceNode | null): unknown {
  if (node === null) return undefined;
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(plain);
  return Object.fromEntries(node.entries.map((entry) => [entry.key, plain(entry.value)]));
}

function codes(text: string): readonly string[] {
  return parse(text).diagnostics.map((each) => each.code);
}

describe('the catalogue of the stage', () => {
  // Texts too large for an example; the tests below make them.
  const made = ['parse/too-many-tokens', 'parse/too-many-keys', 'parse/unreadable', 'parse/not-formatted'];
  test.each(Object.entries(parseCatalogue).filter(([code]) => !made.includes(code)))('%s', (code, { bad, good }) => {
    expect(codes(bad)).toContain(code);
    expect(codes(good)).toEqual([]);
  });
});

/** A broken text, the code, the text that is marked, and what is read all the same. */
const BROKEN: readonly (readonly [string, string, string, unknown])[] = [
  ['政策:\n  代号 xihu\n  名称: 西湖\n', 'parse/missing-colon', '代号 xihu', { 政策: { 名称: '西湖' } }],
  ['政策:\n  代号：xihu\n  名称: 西湖\n', 'parse/full-width-colon', '：', { 政策: { 代号: 'xihu', 名称: '西湖' } }],
  ['甲:\n  a: 1\n   b: 2\n  c: 3\n', 'parse/indent', '   ', { 甲: { a: 1, b: 2, c: 3 } }],
  ['甲:\n  - a: 1\n    b: 2\n   c: 3\n  - a: 4\n', 'parse/indent', '   ', { 甲: [{ a: 1, b: 2 }, { a: 4 }] }],
  ['甲:\n\ta: 1\n', 'parse/tab-indent', '\t', { 甲: { a: 1 } }],
  ['甲: "文\n乙: 1\n丙: "x"\n', 'parse/unclosed-quote', '"文', { 甲: '文', 乙: 1, 丙: 'x' }],
  ['甲: [1, "x, 2]\n乙: 3\n丙: "d"\n', 'parse/unclosed-quote', '"x', { 甲: [1, 'x', 2], 乙: 3, 丙: 'd' }],
  ['甲: [1, 2\n乙: 1\n', 'parse/unclosed-bracket', '[', { 甲: [1, 2], 乙: 1 }],
  ['甲: { a: 1\n乙: 1\n', 'parse/unclosed-bracket', '{', { 甲: { a: 1 }, 乙: 1 }],
  ['表:\n  - { 当: 甲，给: 1 }\n', 'parse/full-width-comma', '，', { 表: [{ 当: '甲', 给: 1 }] }],
  ['表:\n  - { 当：甲，给：1 }\n', 'parse/full-width-colon', '：', { 表: [{ 当: '甲', 给: 1 }] }],
  ['甲:\n　　a: 1\n　　b: 2\n', 'parse/full-width-indent', '　　', { 甲: { a: 1, b: 2 } }],
  ['当: > 10\n', 'parse/needs-quotes', '> 10', { 当: '> 10' }],
  ['当: [> 10, [1..5]]\n', 'parse/needs-quotes', '> 10', { 当: ['> 10', ['1..5']] }],
  ['条件: "甲" in 乙\n', 'parse/text-after-quote', ' in 乙', { 条件: '"甲" in 乙' }],
  ['标题: 甲: 乙\n', 'parse/colon-in-value', '甲: 乙', { 标题: '甲: 乙' }],
  ['标题: *重要*\n要点: x\n', 'parse/alias', '*重要*', { 标题: null, 要点: 'x' }],
  ['甲: 1\n---\n乙: 2\n', 'parse/several-documents', '---', { 甲: 1 }],
  ['甲: ]\n乙: 1\n', 'parse/unreadable-line', ']', { 乙: 1 }],
];

describe('a broken line is named and the rest is read', () => {
  test.each(BROKEN)('%j', (text, code, marked, value) => {
    const { value: tree, diagnostics } = parse(text);
    const found = diagnostics.find((each) => each.code === code);
    expect(found && text.slice(found.range.start, found.range.end)).toBe(marked);
    expect(plain(tree)).toEqual(value);
    expect(tree?.kind === 'map' && tree.damaged).toBe(true);
  });

  test.each(BROKEN)('the fixes offered for %j mend it', (text, code) => {
    let mended = text;
    for (let round = 0; round < 5; round += 1) {
      const fix = parse(mended).diagnostics.find((each) => each.code === code)?.fixes[0];
      if (!fix) break;
      mended = applyEdits(mended, fix.edits);
    }
    const offered = parse(text).diagnostics.some((each) => each.code === code && each.fixes.length > 0);
    expect(codes(mended).includes(code)).toBe(!offered);
  });
});

test('several broken lines are named in one go', () => {
  expect(codes('甲 1\n乙：2\n丙: "x\n丁: [1\n戊: 5\n')).toEqual([
    'parse/missing-colon',
    'parse/full-width-colon',
    'parse/unclosed-quote',
    'parse/unclosed-bracket',
  ]);
});

test('plain scalars are those of YAML 1.2', () => {
  const { value, diagnostics } = parse(
    'a: 017\nb: 1_000\nc: NO\nd: on\ne: 2024-02-30\nf: 0o17\ng: 1:30\nh: ~\ni: +1\nj: 1.10\n',
  );
  expect(plain(value)).toEqual({
    a: 17,
    b: '1_000',
    c: 'NO',
    d: 'on',
    e: '2024-02-30',
    f: 15,
    g: '1:30',
    h: null,
    i: 1,
    j: 1.1,
  });
  expect(diagnostics).toEqual([]);
  const last = value?.kind === 'map' ? value.entries.at(-1)?.value : undefined;
  expect(last?.kind === 'scalar' && last.text).toBe('1.10');
});

test.each(['9007199254740993', '12345678901234567890', '0.12345678901234567'])(
  '%s keeps its digits as text',
  (digits) => {
    const { value, diagnostics } = parse(`a: ${digits}`);
    expect(plain(value)).toEqual({ a: digits });
    expect(diagnostics.map((each) => each.code)).toEqual(['parse/number-precision']);
  },
);

test.each(['9007199254740991', '-9007199254740991', '0.1', '1234567.89', '1e3'])('%s is exact', (digits) => {
  expect(codes(`a: ${digits}`)).toEqual([]);
});

test('duplicate keys are named at both places with the line of the other; the first one counts', () => {
  const { value, diagnostics } = parse('甲: 1\n乙: 2\n甲: 3\n');
  expect(plain(value)).toEqual({ 甲: 1, 乙: 2 });
  expect(diagnostics.map((each) => [each.code, each.range.start])).toEqual([
    ['parse/duplicate-key', 0],
    ['parse/duplicate-key', 10],
  ]);
  expect(diagnostics[0]?.message.zh).toContain('第 3 行');
  expect(diagnostics[1]?.message.zh).toContain('第 1 行');
});

test('keys that differ in composition are the same, those that differ in case are similar', () => {
  expect(codes('\u00e9: 1\ne\u0301: 2\n')).toEqual(['parse/duplicate-key', 'parse/duplicate-key']);
  expect(codes('Rate: 1\nrate: 2\n')).toEqual(['parse/similar-keys']);
});

test.each(['__proto__', 'constructor', 'prototype'])('the key %s is refused and changes no prototype', (key) => {
  const { value, diagnostics } = parse(`${key}: { polluted: 1 }\na: 1`);
  expect(plain(value)).toEqual({ a: 1 });
  expect(diagnostics.map((each) => each.code)).toEqual(['parse/reserved-key']);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test('places are those of the text, whatever was repaired before them', () => {
  const text = '甲：1\n　　乙: 2\n丙: "文\n丁: 末\n';
  const { value } = parse(text);
  const last = value?.kind === 'map' ? value.entries.find((entry) => entry.key === '丁') : undefined;
  expect(last && text.slice(last.keyRange.start, last.keyRange.end)).toBe('丁');
  expect(last && text.slice(last.value.range.start, last.value.range.end)).toBe('末');
});

test.each([
  ['a: "x"', 'double', 4],
  ["a: 'x'", 'single', 4],
  ['a: x', 'plain', 3],
  ['a: |\n  x\n', 'block', 7],
  ['a: >-\n\n   x\n', 'block', 10],
] as const)('the content of %j begins at its first character', (text, style, contentStart) => {
  const { value } = parse(text);
  expect(value?.kind === 'map' && value.entries[0]?.value).toMatchObject({ style, contentStart });
});

describe('texts made to exhaust a reader end within two seconds of work', () => {
  const lines = (count: number, line: (index: number) => string) =>
    Array.from({ length: count }, (_, i) => line(i)).join('\n');
  const bomb = lines(
    10,
    (i) =>
      `${'abcdefghij'.charAt(i)}: &${'abcdefghij'.charAt(i)} [${i ? `*${'abcdefghij'.charAt(i - 1)},`.repeat(10) : 'x'}]`,
  );
  test.each([
    ['alias bomb', bomb, 'parse/alias'],
    ['explicit keys', '? '.repeat(500), 'parse/explicit-key'],
    ['nested braces', '{'.repeat(1000) + '}'.repeat(1000), 'parse/too-deep'],
    ['open brackets', 'a: ' + '['.repeat(100_000), 'parse/too-deep'],
    ['dashes', '- '.repeat(50_000), 'parse/too-deep'],
    ['colons', 'a: '.repeat(50_000), 'parse/too-deep'],
    ['deep indentation', lines(3000, (i) => `${' '.repeat(i)}a:`), 'parse/too-deep'],
    ['many keys', lines(50_000, (i) => `k${i}: 1`), 'parse/too-many-keys'],
    ['anchors', lines(20_000, (i) => `k${i}: &a${i} 1`), 'parse/anchor'],
    ['tags', lines(20_000, (i) => `k${i}: !!binary ${i}`), 'parse/tag'],
    ['flow list', `a: [${'x, '.repeat(1_500_000)}]`, 'parse/too-many-tokens'],
    ['line ends', '\n'.repeat(5_000_000), 'parse/too-many-tokens'],
    ['quotes', '"'.repeat(100_000), 'parse/text-after-quote'],
    ['one long line', `a: ${'x'.repeat(5_000_000)}`, undefined],
    ['broken lines', lines(20_000, (i) => `k${i} x\na${i}: 1`), 'parse/missing-colon'],
  ])('%s', async (_, text, code) => {
    const { result: found, milliseconds } = await measureProcessorTime(2000, () => codes(text));
    if (code === undefined) expect(found).toEqual([]);
    else expect(found).toContain(code);
    expect(found.length).toBeLessThan(300);
    expect(milliseconds).toBeLessThan(2000);
  });
});

describe('a few words above the first entry', () => {
  const policy = '措施语言: 1\n\n政策:\n  代号: a\n  名称: 甲\n  依据:\n    - 一\n    - 二\n';
  const read = { 措施语言: 1, 政策: { 代号: 'a', 名称: '甲', 依据: ['一', '二'] } };
  test.each([
    ['奖励', '', 'parse/missing-colon', '奖励'],
    ['奖励', '# 说明\n', 'parse/missing-colon', '奖励'],
    ['"奖励"', '# 说明\n', 'parse/unreadable-line', '"奖励"'],
    ['- 奖励', '', 'parse/unreadable-line', '- 奖励'],
    ['[奖励]', '', 'parse/unreadable-line', '[奖励]'],
    ['奖励\n\n补贴', '# 说明\n', 'parse/unreadable-line', '奖励'],
  ])('%j before %j leaves the rest as it is', (words, comment, code, marked) => {
    const text = `${words}\n${comment}${policy}`;
    const { value, diagnostics } = parse(text);
    expect(diagnostics.map((each) => [each.code, text.slice(each.range.start, each.range.end)])).toEqual([
      [code, marked],
    ]);
    expect(plain(value)).toEqual(read);
  });

  test('a first entry that is indented is read as the others', () => {
    const text = `  标题: 甲\n${policy}`;
    const { value, diagnostics } = parse(text);
    expect(diagnostics.map((each) => each.code)).toEqual(['parse/indent']);
    expect(plain(value)).toEqual({ 标题: '甲', ...read });
    expect(parse(applyEdits(text, diagnostics[0]?.fixes[0]?.edits ?? [])).diagnostics).toEqual([]);
  });

  test('a long text is read twice, not a dozen times', () => {
    const many = policy + Array.from({ length: 400 }, (_, i) => `键${i}:\n  甲: ${i}\n  乙: [1, 2]\n`).join('');
    expect(codes(`奖励\n# 说明\n${many}`)).toEqual(['parse/missing-colon']);
  });
});

const PIECES = [
  '政策',
  '代号',
  'a',
  '1',
  ': ',
  '：',
  '，',
  ', ',
  '\n',
  '\n  ',
  '\n    - ',
  '- ',
  '"',
  "'",
  '“',
  '”',
  '[',
  ']',
  '{',
  '}',
  '#',
  ' # ',
  '|',
  '>',
  '*',
  '&',
  '!',
  '? ',
  '%',
  '@',
  '`',
  '\t',
  '　',
  '~',
  '---',
  '\\',
  '\r\n',
  '\ufeff',
  '😀',
  '0x1F',
  '.inf',
  '=',
  'in',
];

test('no text makes the stage throw, and every place lies in the text', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }), (pieces) => {
      const text = pieces.join('');
      const { diagnostics, value } = parse(text);
      for (const { range, fixes } of diagnostics) {
        expect(range.start).toBeGreaterThanOrEqual(0);
        expect(range.end).toBeLessThanOrEqual(text.length);
        expect(range.start).toBeLessThanOrEqual(range.end);
        for (const edit of fixes.flatMap((fix) => fix.edits)) expect(edit.range.end).toBeLessThanOrEqual(text.length);
      }
      const check = (node: SourceNode): void => {
        expect(node.range.end).toBeLessThanOrEqual(text.length);
        expect(node.range.start).toBeLessThanOrEqual(node.range.end);
        if (node.kind === 'list') node.items.forEach(check);
        if (node.kind === 'map') node.entries.forEach((entry) => check(entry.value));
      };
      if (value) check(value);
    }),
    { numRuns: 4000 },
  );
});
