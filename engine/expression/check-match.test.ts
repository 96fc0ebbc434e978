import { describe, expect, it } from 'vitest';
import { checkMatch } from './check-match';
import { describeFinding, readSound, testEnvironment } from './expression-harness';
import { printExpression } from './print-expression';

function show(by: string, ...cells: readonly (string | number | boolean)[]): string {
  const values = cells.map((value) => ({ value, place: { file: 'test.yaml', offset: 0 } }));
  const { value, diagnostics } = checkMatch(values, readSound(by), testEnvironment);
  if (!value) return diagnostics.map((diagnostic) => describeFinding(diagnostic, cells.join(' '))).join('; ');
  return printExpression(value, { names: 'identifier', vocabulary: testEnvironment.vocabulary });
}

describe('table cells', () => {
  it.each([
    ['认定.称号', ['国家级专精特新“小巨人”企业'], 'event.title in ("little-giant/nation")'],
    ['认定.称号', ['"国家级专精特新“小巨人”企业"'], 'event.title in ("little-giant/nation")'],
    [
      '认定.称号',
      ['省级“专精特新”中小企业', '市级“专精特新”中小企业'],
      'event.title in ("srdi-sme/province", "srdi-sme/city")',
    ],
    ['认定.级别', ['国家级'], 'event.level in ("nation")'],
    ['认定.级别', ['>= "省级"'], 'event.level in ("nation", "province")'],
    ['认定.级别', ['not("市级")'], 'not(event.level in ("city"))'],
    ['企业.从业人员', ['> 10'], 'enterprise.employees in (> 10)'],
    ['企业.从业人员', ['[1..5]', 7], 'enterprise.employees in ([1..5], 7)'],
    ['企业.营业收入', ['[1万元..5万元)'], 'enterprise.revenue in ([10000 yuan..50000 yuan))'],
    ['认定.首次', [true], 'event.firstTime in (true)'],
    ['企业.所在区县', ['南昌市'], 'enterprise.region in "360100"'],
    ['企业.所在区县', ['360103', '360104'], 'enterprise.region in "360103" or enterprise.region in "360104"'],
    ['企业.从业人员', ['-'], 'true'],
  ] as const)('%s by %j is %s', (by, cells, expected) => {
    expect(show(by, ...cells)).toBe(expected);
  });

  it.each([
    [
      '认定.称号',
      ['国家级专精特新“小具人”企业'],
      'expression/unknown-value at 国家级专精特新“小具人”企业 -> 国家级专精特新“小巨人”企业',
    ],
    [
      '认定.称号',
      ['“专精特新”中小企业'],
      'expression/title-without-level at “专精特新”中小企业 -> 省级“专精特新”中小企业',
    ],
    ['认定.级别', ['＞＝ "省级"'], 'expression/full-width-sign at ＞＝ -> >= "省级"'],
    ['认定.级别', ['镇级'], 'expression/unknown-value at 镇级'],
    ['企业.从业人员', ['＞ 10'], 'expression/full-width-sign at ＞ -> > 10'],
    ['企业.营业收入', ['> 10'], 'expression/money-and-number at 10 -> > 10元'],
    ['企业.从业人员', ['>'], 'expression/incomplete at >'],
  ] as const)('%s by %j is refused: %s', (by, cells, expected) => {
    expect(show(by, ...cells)).toContain(expected);
  });
});
