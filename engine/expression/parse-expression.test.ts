import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measureProcessorTime } from '../../test/processor-time';
import { findings, testEnvironment } from './expression-harness';
import { parseExpression, parseUnaryTests, readExpression } from './parse-expression';
import type { Syntax } from './syntax';

const place = { file: 'policies/test.yaml', offset: 100 };

function showSyntax(syntax: Syntax | null): string {
  if (!syntax) return 'nothing';
  switch (syntax.syntax) {
    case 'literal':
      return String(syntax.value);
    case 'name':
      return syntax.name;
    case 'path':
      return `${showSyntax(syntax.of)}.${syntax.field}`;
    case 'and':
    case 'or':
      return `(${syntax.operands.map(showSyntax).join(` ${syntax.syntax} `)})`;
    case 'arithmetic':
      return `(${showSyntax(syntax.left)} ${syntax.operator} ${showSyntax(syntax.right)})`;
    case 'negate':
      return `(neg ${showSyntax(syntax.operand)})`;
    case 'list':
      return `[${syntax.items.map(showSyntax).join(', ')}]`;
    case 'if':
      return `(if ${[syntax.condition, syntax.then, syntax.otherwise].map(showSyntax).join(' ')})`;
    case 'in': {
      const tests = syntax.tests.map((test) =>
        test.test === 'range'
          ? `${showSyntax(test.from)}..${showSyntax(test.to)}`
          : `${test.test === 'compare' ? test.operator : ''}${showSyntax(test.value)}`,
      );
      return `(${showSyntax(syntax.value)} in ${tests.join('|')})`;
    }
    default:
      return syntax.syntax;
  }
}

describe('parsing', () => {
  it.each([
    ['企业.从业人员 ＞ 10', 'expression/full-width-sign at ＞ -> 企业.从业人员 > 10'],
    ['企业.从业人员 ＞＝ 10', 'expression/full-width-sign at ＞＝ -> 企业.从业人员 >= 10'],
    ['企业.从业人员 ≥ 10', 'expression/full-width-sign at ≥ -> 企业.从业人员 >= 10'],
    ['企业。从业人员 > 10', 'expression/full-width-sign at 。 -> 企业.从业人员 > 10'],
    ['企业.从业人员 > １０', 'expression/full-width-sign at １０ -> 企业.从业人员 > 10'],
    ['企业.规模 = “小型”', 'expression/foreign-quotes at “小型” -> 企业.规模 = "小型"'],
    ["企业.规模 = '小型'", `expression/foreign-quotes at '小型' -> 企业.规模 = "小型"`],
    ['企业.规模 = 「小型」', 'expression/foreign-quotes at 「小型」 -> 企业.规模 = "小型"'],
    ['企业.从业人员 == 10', 'expression/foreign-operator at == -> 企业.从业人员 = 10'],
    ['企业.从业人员 <> 10', 'expression/foreign-operator at <> -> 企业.从业人员 != 10'],
    ['企业.从业人员 => 10', 'expression/foreign-operator at => -> 企业.从业人员 >= 10'],
    ['企业.已上市 && 企业.拟上市', 'expression/foreign-operator at && -> 企业.已上市 and 企业.拟上市'],
    ['企业.已上市 且 企业.拟上市', 'expression/foreign-operator at 且 -> 企业.已上市 and 企业.拟上市'],
    ['企业.从业人员 > 10 或 企业.已上市', 'expression/foreign-operator at 或 -> 企业.从业人员 > 10 or 企业.已上市'],
    ['(企业.已上市)且(企业.拟上市)', 'expression/foreign-operator at 且 -> (企业.已上市)and(企业.拟上市)'],
    ['企业.规模 属于 ("小型")', 'expression/foreign-operator at 属于 -> 企业.规模 in ("小型")'],
    ['企业.营业收入 > 1,000万元', 'expression/digit-commas at 1,000 -> 企业.营业收入 > 1000万元'],
    ['企业.营业收入 > 5亿', 'expression/unit-without-yuan at 5亿 -> 企业.营业收入 > 5亿元'],
    [
      '企业.从业人员 between 1 and 10',
      'expression/not-allowed at 企业.从业人员 between 1 and 10 -> 企业.从业人员 in [1..10]',
    ],
    ['企业.成立日期 > @"2023-01-01"', 'expression/not-allowed at @"2023-01-01" -> 企业.成立日期 > date("2023-01-01")'],
    ['for t in 企业.认定 return t.级别', 'expression/not-allowed at for t in 企业.认定 return t.级别'],
    ['{ a: 1 }.a = 1', 'expression/not-allowed at { a: 1 }'],
    ['企业.从业人员 ** 2 > 4', 'expression/not-allowed at **'],
    ['企业 instance of number', 'expression/not-allowed at 企业 instance of number'],
    ['function(x) x', 'expression/not-allowed at function(x) x'],
    ['duration("P1Y") = null', 'expression/not-allowed at duration("P1Y")'],
    ['count(list: 企业.认定) > 1', 'expression/not-allowed at list: 企业.认定'],
    ['企业.从业人员 >', 'expression/incomplete at >'],
    ['企业.从业人员 > 10 and', 'expression/incomplete at and'],
    ['if 企业.已上市 then 1', 'expression/incomplete-if at 1'],
    ['企业.从业人员 > 10 20', 'expression/unexpected at 20'],
    ['企业.从业人员 > ) 10', 'expression/unmatched-bracket at )'],
    ['企业.规模 in ("小型"', 'expression/unclosed-bracket at ( -> 企业.规模 in ("小型")'],
    ['企业.规模 in ("小型"]', 'expression/wrong-bracket at ] -> 企业.规模 in ("小型")'],
    ['企业.规模 = "小型', 'expression/unclosed-text at "'],
    ['', 'expression/empty at '],
    ['   ', 'expression/empty at    '],
  ])('finds in %j: %s', (text, expected) => {
    expect(findings(text)).toEqual([expected]);
  });

  it('finds every full-width sign at once', () => {
    expect(findings('企业.规模 ＝ “小型” and （企业.从业人员 ＞ 10）')).toEqual([
      'expression/full-width-sign at ＝ -> 企业.规模 = “小型” and （企业.从业人员 ＞ 10）',
      'expression/foreign-quotes at “小型” -> 企业.规模 ＝ "小型" and （企业.从业人员 ＞ 10）',
      'expression/full-width-sign at （ -> 企业.规模 ＝ “小型” and (企业.从业人员 ＞ 10）',
      'expression/full-width-sign at ＞ -> 企业.规模 ＝ “小型” and （企业.从业人员 > 10）',
      'expression/full-width-sign at ） -> 企业.规模 ＝ “小型” and （企业.从业人员 ＞ 10)',
    ]);
  });

  it('leaves quotation marks inside quoted names alone', () => {
    expect(findings('认定.称号 = "国家级专精特新“小巨人”企业"')).toEqual([]);
  });

  it('takes the blank of a Chinese input method for a blank, and reads comments', () => {
    expect(findings('企业.从业人员\u3000>\u300010 // 人，不少于')).toEqual([]);
    expect(findings('/* 规模：（略） */ 企业.从业人员 > 10')).toEqual([]);
  });

  it('puts findings at their place in the file, escaped as the text around needs it', () => {
    const inDouble = parseExpression('企业.规模 = “小型”', { ...place, style: 'double' }).diagnostics[0];
    expect(inDouble?.range).toEqual({ start: 108, end: 112 });
    expect(inDouble?.fixes[0]?.edits).toEqual([
      { range: { start: 108, end: 109 }, text: '\\"' },
      { range: { start: 111, end: 112 }, text: '\\"' },
    ]);
  });

  it('reads money and rates with their unit, at their whole place', () => {
    const { value } = parseExpression('企业.营业收入 * 30% > 1.5亿元', place);
    expect(value).toMatchObject({
      syntax: 'compare',
      left: { right: { syntax: 'literal', type: 'rate', value: '0.3', range: { start: 10, end: 13 } } },
      right: { syntax: 'literal', type: 'money', value: '150000000', range: { start: 16, end: 21 } },
      range: { start: 0, end: 21 },
    });
  });

  it.each([
    ['a in (b) and c', '((a in b) and c)'],
    ['a in [1, 2] and c', '((a in [1, 2]) and c)'],
    ['a in [1..2] and c', '((a in 1..2) and c)'],
    ['a in > 3 and c', '((a in >3) and c)'],
    ['a in (> 3) and c', '((a in >3) and c)'],
    ['a in b and c', '((a in b) and c)'],
    ['p and a in (b) or c', '((p and (a in b)) or c)'],
    ['p or a in (b) and c', '(p or ((a in b) and c))'],
    ['a in (b) and c in (d) or e', '(((a in b) and (c in d)) or e)'],
    ['a in (1, 2) and b or a in (3) and c', '(((a in 1|2) and b) or ((a in 3) and c))'],
    ['a in (b) or c and d', '((a in b) or (c and d))'],
    ['a in (b and c)', '(a in (b and c))'],
    ['if a in (b) and c then d else e in (f) or g', '(if ((a in b) and c) d ((e in f) or g))'],
    ['a and b or c and (d or e)', '((a and b) or (c and (d or e)))'],
    ['1 - 2 - 3 * 4', '((1 - 2) - (3 * 4))'],
    ['-a.b + c', '((neg a.b) + c)'],
  ])('reads %s as %s', (text, expected) => {
    expect(showSyntax(readExpression(text).syntax)).toBe(expected);
  });

  it('reads table cell tests', () => {
    expect(parseUnaryTests('> 10', place).value).toMatchObject({
      negated: false,
      any: false,
      tests: [{ test: 'compare', operator: '>' }],
    });
    expect(parseUnaryTests('[1..5), "a"', place).value?.tests).toMatchObject([
      { test: 'range', fromInclusive: true, toInclusive: false },
      { test: 'equals', value: { value: 'a' } },
    ]);
    expect(parseUnaryTests('not("a", "b")', place).value).toMatchObject({ negated: true, tests: [{}, {}] });
    expect(parseUnaryTests('-', place).value).toMatchObject({ any: true });
    expect(parseUnaryTests('> ', place).diagnostics.map(({ code }) => code)).toEqual(['expression/incomplete']);
  });

  it('keeps what is there of a text being typed', () => {
    expect(readExpression('企业.').syntax).toMatchObject({ syntax: 'path', of: { name: '企业' }, field: '' });
    expect(readExpression('企业.认定[').syntax).toMatchObject({ syntax: 'filter', condition: { syntax: 'hole' } });
  });
});

describe('hostile texts', () => {
  const hostile: readonly (readonly [string, string])[] = [
    ['brackets', '('.repeat(10_000)],
    ['closed brackets', '('.repeat(5_000) + ')'.repeat(5_000)],
    ['brackets within the limit of length', '('.repeat(3_900)],
    ['mixed brackets', '[{('.repeat(1_300)],
    ['signs', '-'.repeat(3_999)],
    ['negations', `${'not('.repeat(900)}true${')'.repeat(300)}`],
    ['ifs', 'if '.repeat(1_300)],
    ['words', 'a '.repeat(1_990)],
    ['dots', `a${'.a'.repeat(1_990)}`],
    ['sums', `1${'+1'.repeat(1_990)}`],
    ['alternatives', `true${' or true'.repeat(490)}`],
    ['quantifiers', 'some a in b satisfies '.repeat(180)],
    ['quotes', '"'.repeat(3_999)],
    ['full-width quotes', '“'.repeat(3_999)],
    ['comments', '/*'.repeat(1_999)],
    ['digits', '9'.repeat(3_999)],
    ['separators', '1,'.repeat(1_999)],
    ['filters', `a${'[true]'.repeat(660)}`],
    ['ranges', '['.repeat(50) + '1..'.repeat(1_000)],
  ];

  it.each(hostile)('%s end well within a second', async (_, text) => {
    const { milliseconds } = await measureProcessorTime(1000, (attempt) => {
      // The same text again would be remembered, not read.
      const fresh = text + ' '.repeat(attempt);
      findings(fresh);
      parseUnaryTests(fresh, place);
    });
    expect(milliseconds).toBeLessThan(1000);
  });

  it('never throws, and marks places inside the text', () => {
    const words = fc.constantFrom(
      '企业',
      '认定',
      '.',
      '称号',
      ' ',
      '=',
      '>',
      '"',
      '“',
      '”',
      '(',
      ')',
      '[',
      ']',
      '..',
      'and',
      'or',
      'in',
      'if',
      'then',
      'else',
      'some',
      't',
      'satisfies',
      'not(',
      '10',
      '万元',
      '%',
      ',',
      '，',
      '＞',
      '-',
      'null',
      'count(',
      '// ',
      '/*',
      '*/',
      'date(',
      '"2023-01-01"',
      '{',
      '}',
      '且',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.array(words, { maxLength: 14 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (typed) => {
        for (const staged of [parseExpression(typed, place), parseUnaryTests(typed, place)]) {
          expect(staged.value === null).toBe(staged.diagnostics.length > 0);
          for (const { range } of staged.diagnostics) {
            expect(range.start).toBeGreaterThanOrEqual(place.offset);
            expect(range.start).toBeLessThanOrEqual(range.end);
            expect(range.end).toBeLessThanOrEqual(place.offset + typed.length);
          }
        }
        findings(typed, testEnvironment);
      }),
      { numRuns: 600 },
    );
  });
});
