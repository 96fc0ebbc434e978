import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diagnose } from './diagnose';
import { formatDiagnostic } from './format-diagnostic';
import { indexLines, lineAndColumn } from './line-index';

test('columns count code points, lines end with LF, CRLF or CR', () => {
  const text = '甲𠮷x\r\n二\r三\n';
  expect(lineAndColumn(text, text.indexOf('x'))).toEqual({ line: 1, column: 3 });
  expect(lineAndColumn(text, text.indexOf('二'))).toEqual({ line: 2, column: 1 });
  expect(lineAndColumn(text, text.indexOf('三'))).toEqual({ line: 3, column: 1 });
  expect(lineAndColumn(text, text.length)).toEqual({ line: 4, column: 1 });
});

test('an offset outside the text counts as its nearest end', () => {
  const lines = indexLines('ab');
  expect(lines.locate(-5)).toEqual({ line: 1, column: 1 });
  expect(lines.locate(99)).toEqual({ line: 1, column: 3 });
  expect(lines.lineStart(7)).toBe(2);
});

test('every line start is found again at column 1 of its line', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', '国', '\n', '\r\n', '😀')), (parts) => {
      const lines = indexLines(parts.join(''));
      for (let line = 1; line <= lines.lineCount; line += 1) {
        expect(lines.locate(lines.lineStart(line))).toEqual({ line, column: 1 });
      }
    }),
  );
});

test('a diagnostic is one line for a terminal', () => {
  const diagnostic = diagnose('parse/reserved-key', 'policies/a.yaml', { start: 4, end: 13 }, { key: '__proto__' });
  expect(formatDiagnostic(diagnostic, 'a:\n __proto__: 1', 'en')).toBe(
    'policies/a.yaml:2:2 parse/reserved-key "__proto__" is a reserved name and cannot be a key.',
  );
});

test('a message without its argument is our own bug', () => {
  expect(() => diagnose('parse/reserved-key', 'a', { start: 0, end: 0 })).toThrow(/lacks its argument "key"/);
});
