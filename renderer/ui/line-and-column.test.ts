import { expect, it } from 'vitest';
import { lineAndColumn } from './line-and-column';

it('counts lines and columns from 1', () => {
  const text = '甲\n乙丙\r\n\n丁';
  expect(lineAndColumn(text, 0)).toEqual({ line: 1, column: 1 });
  expect(lineAndColumn(text, 1)).toEqual({ line: 1, column: 2 });
  expect(lineAndColumn(text, 3)).toEqual({ line: 2, column: 2 });
  expect(lineAndColumn(text, 7)).toEqual({ line: 4, column: 1 });
});
