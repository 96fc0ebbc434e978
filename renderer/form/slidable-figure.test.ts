import { describe, expect, it } from 'vitest';
import { rangeOf, readSlidable, writeSlidable } from './slidable-figure';

const slide = (text: string, number: number): string | null => {
  const figure = readSlidable(text);
  return figure && writeSlidable(figure, number, rangeOf(figure));
};

describe('a figure that a slider moves', () => {
  it('keeps the words around its number', () => {
    expect(slide('10万元', 12)).toBe('12万元');
    expect(slide('最高不超过30万元', 25)).toBe('最高不超过25万元');
    expect(slide('每人每月2400元', 2500)).toBe('每人每月2500元');
    expect(slide('1.5亿元', 1.7000000000000002)).toBe('1.7亿元');
    expect(slide('30%', 45)).toBe('45%');
  });

  it('is none where nobody could tell what moves, or how far', () => {
    for (const text of ['国家级奖励', '标准2档', '0 至 6万元', '10', '2 * 10万元', '1,000元', '', '-5万元'])
      expect([text, readSlidable(text)]).toEqual([text, null]);
  });

  it('goes to twice the figure in round steps, and rates to 100 %', () => {
    const range = (text: string) => {
      const figure = readSlidable(text);
      return figure && rangeOf(figure);
    };
    expect(range('10万元')).toMatchObject({ min: 0, max: 20, step: 1 });
    expect(range('3万元')).toMatchObject({ max: 10, step: 1 });
    expect(range('2400元')).toMatchObject({ max: 4800, step: 100 });
    expect(range('1.5亿元')).toMatchObject({ max: 3, step: 0.1 });
    expect(range('30%')).toMatchObject({ max: 100, step: 1 });
    expect(range('0万元')).toMatchObject({ max: 10, step: 1 });
  });
});
