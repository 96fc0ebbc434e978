import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatPolicy } from './format-policy';
import { parseSource } from './parse-source';
import { sameContent } from './same-content';

const format = (text: string): string => formatPolicy({ path: 'policies/a.yaml', text }).value;

test.each([
  ['levels take two spaces', '甲:\n    乙:\n        丙: 1\n', '甲:\n  乙:\n    丙: 1\n'],
  ['lists are indented below their key', '甲:\n- 1\n-   a: 2\n    b: 3\n', '甲:\n  - 1\n  - a: 2\n    b: 3\n'],
  ['lists in lists', '- - 1\n  -   2\n', '- - 1\n  - 2\n'],
  ['one space behind a colon', '甲 :    1\n', '甲: 1\n'],
  [
    'columns aligned by hand stay, as seen on the screen',
    '甲:\n  国家级: 1\n  市:     2\n  ab:   3\n',
    '甲:\n  国家级: 1\n  市:     2\n  ab: 3\n',
  ],
  ['braces stay as they are', '甲: { a:   1,   b: 2 }  \n', '甲: { a:   1,   b: 2 }\n'],
  ['a blank line before each section', '甲: 1\n# 说明\n乙: 2\n\n\n\n丙: 3\n', '甲: 1\n\n# 说明\n乙: 2\n\n丙: 3\n'],
  ['at most one blank line inside', '甲:\n\n\n  a: 1\n\n\n  b: 2\n', '甲:\n\n  a: 1\n\n  b: 2\n'],
  ['spaces at line ends go', '甲: 1   \n乙:\t\n  - 2 \n', '甲: 1\n\n乙:\n  - 2\n'],
  ['the last line ends', '甲: 1', '甲: 1\n'],
  ['no blank lines at either end', '\n\n甲: 1\n\n\n', '甲: 1\n'],
  ['quotes stay', `甲: "1"\n'乙': '2'\n`, `甲: "1"\n\n'乙': '2'\n`],
  ['comments move with what they speak of', '甲:\n    # 说明\n    a: 1 # 注\n', '甲:\n  # 说明\n  a: 1 # 注\n'],
  [
    'block text keeps its inner indentation',
    '甲: |\n     一\n       二  \n\n     三\n',
    '甲: |\n  一\n    二  \n\n  三\n',
  ],
  [
    'a stated width of block text stays true',
    '- 甲:\n      乙: |2\n           一\n',
    '- 甲:\n    乙: |2\n         一\n',
  ],
  ['folded lines move with their key', '甲:\n    乙: 一\n      二\n', '甲:\n  乙: 一\n    二\n'],
  ['Windows line ends stay', '甲:\r\n    乙: 1\r\n', '甲:\r\n  乙: 1\r\n'],
  ['nothing stays nothing', '', ''],
  ['comments alone stay', '# 说明\n', '# 说明\n'],
])('%s', (_, before, after) => {
  expect(format(before)).toBe(after);
  expect(format(after)).toBe(after);
});

test('a text with errors is given back as it is', () => {
  const text = '甲:    "x\n乙:  1\n';
  const { value, diagnostics } = formatPolicy({ path: 'policies/a.yaml', text });
  expect(value).toBe(text);
  expect(diagnostics.map((each) => each.code)).toEqual(['parse/not-formatted']);
});

describe('samples', () => {
  const folder = 'samples/policies';
  test.each(readdirSync(folder).filter((name) => name.endsWith('.yaml')))(
    '%s is laid out as the formatter does',
    (name) => {
      const text = readFileSync(`${folder}/${name}`, 'utf8');
      expect(format(text)).toBe(text);
    },
  );
});

/** Valid texts with careless layout: odd widths, comments and blank lines anywhere. */
const careless: fc.Arbitrary<string> = fc
  .letrec<{ map: string[]; list: string[]; value: string[] }>((tie) => {
    const step = fc.constantFrom('  ', '   ', '    ');
    const noise = fc.constantFrom<string[]>([], [], ['# 说明'], [''], ['', '', '']);
    const scalar = fc.constantFrom(
      ' 10万元',
      '  "a: b"  ',
      " '#'",
      ' { a: 1,  b: [x] }',
      ' [1,',
      ' |',
      ' >-',
      ' 认定',
      ' # 注',
    );
    const indent = (lines: readonly string[], by: string) => lines.map((line) => (line === '' ? '' : by + line));
    const oneLine = scalar.map((text) =>
      text === ' [1,'
        ? [' [1,', '   2]']
        : text === ' |'
          ? [' |', '    一', '      二']
          : text === ' >-'
            ? [' >-', '    一', '    二']
            : [text],
    );
    return {
      map: fc
        .tuple(
          fc.uniqueArray(fc.constantFrom('甲', '乙乙', 'key', '"q"'), { minLength: 1, maxLength: 3 }),
          fc.array(tie('value'), { minLength: 3, maxLength: 3 }),
          noise,
        )
        .map(([keys, values, between]) =>
          keys.flatMap((key, index) => [...between, ...glue(`${key}:`, values[index] ?? [' 1'])]),
        ),
      list: fc
        .tuple(fc.array(tie('map'), { minLength: 1, maxLength: 3 }), fc.constantFrom(' ', '   '))
        .map(([items, gap]) =>
          items.flatMap((lines) => {
            const solid = lines.filter((line) => line !== '' && !line.startsWith('# '));
            return solid.map((line, index) => (index === 0 ? `-${gap}${line}` : ` ${gap}${line}`));
          }),
        ),
      value: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        oneLine,
        fc.tuple(tie('map'), step).map(([lines, by]) => ['', ...indent(lines, by)]),
        fc.tuple(tie('list'), step).map(([lines, by]) => ['', ...indent(lines, by)]),
      ),
    };
  })
  .map.map((lines) => `${lines.join('\n')}\n`);

function glue(key: string, value: readonly string[]): string[] {
  return [key + (value[0] ?? ''), ...value.slice(1)];
}

test('laying out keeps the content and settles at once', () => {
  let read = 0;
  fc.assert(
    fc.property(careless, (text) => {
      const before = parseSource({ path: 'a', text });
      const { value: formatted, diagnostics } = formatPolicy({ path: 'a', text });
      if (diagnostics.length > 0) {
        expect(before.diagnostics.some((each) => each.severity === 'error')).toBe(true);
        return;
      }
      read += 1;
      const after = parseSource({ path: 'a', text: formatted });
      expect(before.value && after.value && sameContent(before.value, after.value)).toBe(true);
      expect(format(formatted)).toBe(formatted);
      const comments = (source: string) => source.match(/# .*/g) ?? [];
      expect(comments(formatted).map((comment) => comment.trimEnd())).toEqual(
        comments(text).map((comment) => comment.trimEnd()),
      );
      expect(formatted).not.toMatch(/\n\n\n/);
    }),
    { numRuns: 300 },
  );
  expect(read).toBeGreaterThan(100);
});
