import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAsWhole, parseSource } from './parse-source';
import { readParts } from './read-parts';
import { asTyped } from './repaired-text';

const policy = readFileSync(new URL('../../samples/policies/xihu-srdi-2022.yaml', import.meta.url), 'utf8');
const enterprises = readFileSync(new URL('../../samples/enterprises/sample-enterprises.yaml', import.meta.url), 'utf8');

/** Texts at the edges of what can be cut into parts. */
const edges = [
  'a: 1\n',
  'a: 1',
  '# note\na: 1\nb:\n  - x\n  - y: 1\n    z: |\n      text\n\n  # end\n  - z\nc: 2\n',
  'a:\n- x\n- y\nb: 1\n',
  'a:\n  - x\n - y\nb: 1\n',
  'a:\n  - x\n    - y\n   - z\n',
  'a:\n  b: 1\n  c: 2\n d: 3\n',
  'a:\n  b: 1\n  b: 2\n',
  'a:\n  b: 1\n  B: 2\n',
  'a: 1\nb: 2\na: 3\n',
  'a: "x\n  y"\nb: 1\n',
  'a: "x\ny"\nb: 1\n',
  'a: "x\nb: y"\nc: 1\n',
  'a: [x,\n  - y]\nb: 1\n',
  'a:\n  - [x,\n  - y]\nb: 1\n',
  'a: {\nb: 1 }\nc: 2\n',
  'a: >-\n  folded\n\n  text\n\n\nb: 1\n',
  'a: |+\n  kept\n\n\nb: |+\n  kept\n\n',
  'a:\n  - |\n   x\n  - y\n',
  'a: |2\n    x\n  y\nb: 1\n',
  'a:\n  # only a comment\nb: 1\n',
  'a: # note\n  - x # other\n  # between\n  - y\n# end\n',
  'a:   \r\n  - x\r\n  - y\r\nb: 1\r\n',
  'a:\n\n  - x\n\n  - y\n\n',
  'a:\n\t- x\n',
  'a:\n  -\n    b: 1\n  -\n  - c\n',
  'a: &anchor 1\nb: *anchor\n',
  'a: !tag 1\n',
  '? a\n: 1\n',
  '--- \na: 1\n',
  'a: 1\n---\nb: 2\n',
  'a: 1\n...\nb: 2\n',
  '%YAML 1.2\n---\na: 1\n',
  '\ufeffa: 1\nb: 2\n',
  '- a\n- b\n',
  'text alone\n',
  '',
  '# nothing\n',
  'a\nb: 1\n',
  'a: 1\nb\n',
  'a: b\n  c: d\n',
  'a: text\n  goes on\n  and on\nb: 1\n',
  'a:\n  text\n  goes on\nb: 1\n',
  'a:\n  "quoted"\nb: 1\n',
  'a:\n  - x\n  y: 1\nb: 1\n',
  'a:\n  x: 1\n  - y\n',
  '"a": 1\n"b":\n  - "c: d"\n',
  'a：1\nb: 2\n',
  '-a: 1\n--- b: 2\n',
  'a: 0x1F\nb: 1.50\nc: 12345678901234567890\n',
  'a: 1\n  \n   \nb: 2\n   ',
  // Two slips in one part, mended by as many characters in as out.
  '：:  b: 1\n  b: 2\n',
  // What follows a block tells the YAML reader where it ends.
  'a:\n  - x # other\n  # between\n# end\n',
  'a:\n  x: |\n  m:\n',
  'a:\n      x: |\n    \n    z: 1\n',
];

describe('reading by parts', () => {
  it('gives the tree of the whole for tidy texts, and does read the samples by parts', () => {
    for (const text of [policy, enterprises]) {
      expect(readParts(asTyped(text))).not.toBeNull();
      expect(parseSource({ path: 'a.yaml', text })).toEqual(parseAsWhole({ path: 'a.yaml', text }));
    }
  });

  it.each(edges)('gives what the whole gives: %j', (text) => {
    expect(parseSource({ path: 'a.yaml', text })).toEqual(parseAsWhole({ path: 'a.yaml', text }));
  });

  it('gives what the whole gives after any edits', () => {
    const pieces = [
      '\n',
      ' ',
      '  ',
      '\n  - ',
      '\n- ',
      ': ',
      ':',
      '"',
      "'",
      '[',
      ']',
      '{',
      '}',
      '#',
      ' #',
      '- ',
      '|',
      '>',
      '|\n',
      '\t',
      '\r\n',
      '---\n',
      '&a ',
      '*a',
      '：',
      '，',
      '\u3000',
      'x',
      'x: 1\n',
      '\n\n',
      '%',
    ];
    const start = fc.constantFrom(
      ...edges,
      policy.slice(0, 4000),
      policy.slice(0, policy.indexOf('\n口径:')).slice(-3000),
      enterprises.slice(0, 2500),
    );
    const edit = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      cut: fc.nat(6),
      piece: fc.constantFrom('', ...pieces),
    });
    fc.assert(
      fc.property(start, fc.array(edit, { minLength: 1, maxLength: 4 }), (begin, edits) => {
        let text = begin;
        for (const { at, cut, piece } of edits) {
          const place = Math.floor(at * (text.length + 1));
          text = text.slice(0, place) + piece + text.slice(place + cut);
        }
        const file = { path: 'a.yaml', text };
        expect(parseSource(file)).toEqual(parseAsWhole(file));
      }),
      { numRuns: Number(process.env['PARTS_RUNS'] ?? 300) },
    );
  });

  it('gives what the whole gives for any lines, comments and empty values among them', () => {
    const line = fc.record({
      indent: fc.nat(4),
      body: fc.constantFrom('# c', '- x', '- x # d', '- k: v', 'k: v', 'm:', '- m:', 'n: v # d', '', 'z:', 'x: |'),
    });
    fc.assert(
      fc.property(fc.array(line, { minLength: 2, maxLength: 9 }), (lines) => {
        const text = `a:\n${lines.map(({ indent, body }) => `${'  '.repeat(indent)}${body}\n`).join('')}`;
        const file = { path: 'a.yaml', text };
        expect(parseSource(file)).toEqual(parseAsWhole(file));
      }),
      { numRuns: Number(process.env['PARTS_RUNS'] ?? 300) * 3 },
    );
  });
});
