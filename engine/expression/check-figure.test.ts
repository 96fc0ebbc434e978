import { describe, expect, it } from 'vitest';
import { checkFigure } from './check-figure';
import { describeFinding, testEnvironment } from './expression-harness';
import { printExpression } from './print-expression';
import type { TypeEnvironment } from './type-environment';
import type { ExpressionType } from './types';

type Expected = Parameters<typeof checkFigure>[3];

function show(figure: string | number, expected: Expected, environment: TypeEnvironment = testEnvironment): string {
  const { value, diagnostics } = checkFigure(figure, environment, { file: 'test.yaml', offset: 0 }, expected);
  if (!value) return diagnostics.map((diagnostic) => describeFinding(diagnostic, String(figure))).join('; ');
  const parts = value.modality === 'between' ? [value.low, value.high] : [value.value];
  const style = { names: 'identifier', vocabulary: environment.vocabulary } as const;
  return `${value.modality} ${parts.map((part) => `${printExpression(part, style)} : ${part.type.kind}`).join(' and ')}`;
}

describe('figures', () => {
  it.each([
    ['10万元', 'money', 'exactly 100000 yuan : money'],
    [100000, 'money', 'exactly 100000 yuan : money'],
    [0.1, 'money', 'exactly 0.1 yuan : money'],
    ['最高不超过30万元', 'money', 'upTo 300000 yuan : money'],
    ['不低于 国家级奖励', 'money', 'atLeast 国家级奖励 : money'],
    ['0 至 6万元', 'money', 'between 0 yuan : money and 60000 yuan : money'],
    ['30%', 'rate', 'exactly 30% : rate'],
    [0.3, 'rate', 'exactly 30% : rate'],
    ['参展补贴比例', 'rate', 'exactly 参展补贴比例 : rate'],
    ['最高 参展补贴比例', 'rate', 'upTo 参展补贴比例 : rate'],
    ['国家级奖励 * 50%', 'money', 'exactly 国家级奖励 * 50% : money'],
    ['企业.研发费用 * 10%', 'money', 'exactly enterprise.rdExpense * 10% : money'],
    [
      'if 认定.首次 then 10万元 else 5万元',
      'money',
      'exactly if event.firstTime then 100000 yuan else 50000 yuan : money',
    ],
    ['30%', null, 'exactly 30% : rate'],
    ['5', null, 'exactly 5 : number'],
    ['date("2023-01-01")', null, 'exactly date("2023-01-01") : date'],
    ['每件5000元', 'money', 'exactly 5000 yuan : money'],
  ] as const)('%j as %s is %s', (figure, expected, shown) => {
    expect(show(figure, expected)).toBe(shown);
  });

  it.each([
    ['30%', 'money', 'figure/wrong-unit at 30%'],
    ['30万元', 'rate', 'figure/wrong-unit at 30万元'],
    ['最高１０万元', 'money', 'figure/full-width at １０ -> 最高10万元'],
    ['5% 至 10万元', null, 'figure/ends-differ at 5% 至 10万元'],
    ['最高 国家级奖厉', 'money', 'expression/unknown-name at 国家级奖厉 -> 最高 国家级奖励'],
    ['不低于 企业.研发费用 + 3', 'money', 'expression/units-differ at 企业.研发费用 + 3 -> 不低于 企业.研发费用 + 3元'],
    ['最高 (企业.研发费用', 'money', 'expression/unclosed-bracket at ( -> 最高 (企业.研发费用)'],
    ['参展补贴比例', 'money', 'expression/wrong-type at 参展补贴比例'],
    ['每年5万元', 'money', 'figure/per-year at 每年5万元'],
    ['每月2400元', 'money', 'figure/per-month at 2400元'],
    ['', 'money', 'figure/empty at '],
  ] as const)('%j as %s is refused: %s', (figure, expected, shown) => {
    expect(show(figure, expected)).toBe(shown);
  });

  it('pays an amount per month for the months the event lists', () => {
    const hires = { ...testEnvironment, trigger: 'hires' };
    expect(show('每人每月2400元', 'money', hires)).toBe('exactly 2400 yuan * monthsInForce(event.rentMonths) : money');
  });

  it('takes the name of a parameter before the words of a figure', () => {
    const environment = {
      ...testEnvironment,
      parameters: new Map<string, ExpressionType>([['最高奖励', { kind: 'money' }]]),
    };
    expect(show('最高奖励', 'money', environment)).toBe('exactly 最高奖励 : money');
    expect(show('最高奖励', 'money')).toMatch(/^expression\/unknown-name at 奖励/);
  });
});
