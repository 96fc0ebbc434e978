import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FigureTerm, parseFigure } from './figure-literal';

function show(text: string): string {
  const figure = parseFigure(text);
  if ('problem' in figure) {
    const fixed = figure.edits
      .toReversed()
      .reduce((result, { start, end, text: added }) => result.slice(0, start) + added + result.slice(end), text);
    return `${figure.problem} at ${text.slice(figure.start, figure.end)}${figure.edits.length > 0 ? ` -> ${fixed}` : ''}`;
  }
  const term = (one: FigureTerm): string => {
    const marked = text.slice(one.start, one.end);
    return one.kind === 'quantity' ? `${one.value} ${one.unit} <${marked}>` : `{${one.text}} <${marked}>`;
  };
  const per = figure.per.length > 0 ? ` per ${figure.per.join('+')}` : '';
  if (figure.modality === 'between') return `between ${term(figure.low)} and ${term(figure.high)}${per}`;
  return `${figure.modality} ${term(figure.value)}${per}`;
}

describe('figure', () => {
  it.each([
    ['10万元', 'exactly 100000 money <10万元>'],
    ['10 万元', 'exactly 100000 money <10 万元>'],
    ['1.5亿元', 'exactly 150000000 money <1.5亿元>'],
    ['3.5万元', 'exactly 35000 money <3.5万元>'],
    ['5000元', 'exactly 5000 money <5000元>'],
    ['1,000元', 'exactly 1000 money <1,000元>'],
    ['1,234,567.89元', 'exactly 1234567.89 money <1,234,567.89元>'],
    ['100000', 'exactly 100000 number <100000>'],
    ['0.3', 'exactly 0.3 number <0.3>'],
    ['10万', 'exactly 100000 number <10万>'],
    ['30%', 'exactly 0.3 rate <30%>'],
    ['12.5%', 'exactly 0.125 rate <12.5%>'],
    ['¥100,000.50', 'exactly 100000.5 money <¥100,000.50>'],
    ['CNY 100,000', 'exactly 100000 money <CNY 100,000>'],
    ['最高不超过30万元', 'upTo 300000 money <30万元>'],
    ['不超过 30万元', 'upTo 300000 money <30万元>'],
    ['最高20%', 'upTo 0.2 rate <20%>'],
    ['至多5000元', 'upTo 5000 money <5000元>'],
    ['up to 300000 yuan', 'upTo 300000 money <300000 yuan>'],
    ['30万元以内', 'upTo 300000 money <30万元>'],
    ['不低于10万元', 'atLeast 100000 money <10万元>'],
    ['至少10万元', 'atLeast 100000 money <10万元>'],
    ['at least 100,000 yuan', 'atLeast 100000 money <100,000 yuan>'],
    ['10万元以上', 'atLeast 100000 money <10万元>'],
    ['5万元至10万元', 'between 50000 money <5万元> and 100000 money <10万元>'],
    ['5 至 10万元', 'between 50000 money <5> and 100000 money <10万元>'],
    ['0 至 6万元', 'between 0 money <0> and 60000 money <6万元>'],
    ['5%~10%', 'between 0.05 rate <5%> and 0.1 rate <10%>'],
    ['from 50000 to 100000 yuan', 'between 50000 money <50000> and 100000 money <100000 yuan>'],
    ['between 1 and 2', 'between 1 number <1> and 2 number <2>'],
    ['0 to ¥300,000', 'between 0 money <0> and 300000 money <¥300,000>'],
    ['每人每月2400元', 'exactly 2400 money <2400元> per person+month'],
    ['每月最高2400元', 'upTo 2400 money <2400元> per month'],
    ['2400元/月', 'exactly 2400 money <2400元> per month'],
    ['2400元/人/月', 'exactly 2400 money <2400元> per month+person'],
    ['每件5000元', 'exactly 5000 money <5000元> per each'],
    ['国家级奖励', 'exactly {国家级奖励} <国家级奖励>'],
    ['最高 国家级奖励', 'upTo {国家级奖励} <国家级奖励>'],
    ['每户奖励', 'exactly {每户奖励} <每户奖励>'],
    ['支出.金额 * 30%', 'exactly {支出.金额 * 30%} <支出.金额 * 30%>'],
    ['下限 至 上限', 'between {下限} <下限> and {上限} <上限>'],
    ['到期奖励', 'exactly {到期奖励} <到期奖励>'],
    ['  10万元  ', 'exactly 100000 money <10万元>'],
    ['-5元', 'exactly -5 money <-5元>'],
  ])('reads %j', (text, expected) => {
    expect(show(text)).toBe(expected);
  });

  it.each([
    ['', 'empty at '],
    ['   ', 'empty at    '],
    ['１０万元', 'fullWidth at １０ -> 10万元'],
    ['最高３０％', 'fullWidth at ３０％ -> 最高30%'],
    ['10,00元', 'commas at 10,00 -> 1000元'],
    ['不超过十万元', 'chineseNumeral at 十万元 -> 不超过10万元'],
    ['三百五十万元', 'chineseNumeral at 三百五十万元 -> 350万元'],
    ['10万元至5万元', 'reversed at 10万元至5万元 -> 5万元至10万元'],
    ['10 至 5万元', 'reversed at 10 至 5万元 -> 5万元 至 10'],
    [`${'1'.repeat(70)}元`, `tooLong at ${'1'.repeat(70)}元`],
  ])('refuses %j', (text, expected) => {
    expect(show(text)).toBe(expected);
  });

  it('never takes a double for a figure: every decimal keeps its digits', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 20n }), fc.bigInt({ min: 1n, max: 9_999_999n }), (whole, part) => {
        const digits = `${whole}.${part}`.replace(/0+$/, '').replace(/\.$/, '');
        const figure = parseFigure(`${whole}.${part}元`);
        if ('problem' in figure || figure.modality !== 'exactly' || figure.value.kind !== 'quantity')
          throw new Error('no figure');
        expect(figure.value.value).toBe(digits);
      }),
    );
  });

  it('answers any text, with places inside it', () => {
    const words = fc.constantFrom(
      '10',
      '万元',
      '%',
      '至',
      '最高',
      '不低于',
      '每月',
      '元',
      ' ',
      ',',
      '.',
      '１',
      '奖励',
      '/月',
      '"',
      '以上',
      '0',
      '-',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(words, { maxLength: 8 }).map((parts) => parts.join('')),
        ),
        (text) => {
          const figure = parseFigure(text);
          const places =
            'problem' in figure
              ? [figure, ...figure.edits]
              : figure.modality === 'between'
                ? [figure.low, figure.high]
                : [figure.value];
          for (const { start, end } of places) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(start).toBeLessThanOrEqual(end);
            expect(end).toBeLessThanOrEqual(text.length);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});
