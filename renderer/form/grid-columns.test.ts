import { describe, expect, it } from 'vitest';
import { policyShape, type Property, type Shape } from '../../engine/index';
import type { FormValue } from './document-access';
import {
  columnsOf,
  countBeyond,
  fillDown,
  isFlatShape,
  pasteCells,
  readCell,
  readClipboard,
  writeCell,
} from './grid-columns';
import { readHeadings } from './grid-headings';

function shapeOf(...keys: readonly string[]): Shape {
  let shape = policyShape.properties.get('articles')?.shape.items?.properties.get('items')?.shape.items ?? null;
  shape = shape?.variants?.byValue.get('award') ?? null;
  for (const key of keys) shape = shape?.properties.get(key)?.shape ?? null;
  if (!shape) throw new Error(keys.join('.'));
  return shape;
}

const row = shapeOf('table').items as Shape;
const columns = columnsOf(row, []);
const column = (name: string): Property => {
  const found = columns.find(({ canonical }) => canonical === name);
  if (!found) throw new Error(name);
  return found;
};

describe('a grid', () => {
  it('shows the columns that are always there, and those that a row uses', () => {
    expect(columns.map(({ canonical }) => canonical)).toEqual(['match', 'amount', 'label', 'clause']);
    expect(columnsOf(row, [{ note: '一' }]).map(({ canonical }) => canonical)).toContain('note');
    // An identifier is of less interest than what is paid.
    const named = columnsOf(row, [{ id: 'x', note: '一' }]).map(({ canonical }) => canonical);
    expect(named.slice(0, 2)).toEqual(['match', 'amount']);
    expect(named.at(-1)).toBe('id');
    expect(isFlatShape(row)).toBe(true);
    expect(isFlatShape(policyShape.properties.get('readings')?.shape.items as Shape)).toBe(false);
  });

  it.each([
    [
      'a\tb\nc\td',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a\tb\r\nc\td\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['"甲\n乙"\t"说""好"""\n', [['甲乙', '说"好"']]],
    ['\t5万元\n', [['', '5万元']]],
    ['“小巨人”\t10万元', [['“小巨人”', '10万元']]],
    ['"小巨人"企业\t10万元', [['"小巨人"企业', '10万元']]],
  ])('reads %j from the clipboard', (text, cells) => {
    expect(readClipboard(text)).toEqual(cells);
  });

  it('counts what finds no column', () => {
    const cells = readClipboard('5万元\t绿色\t000-1\t甲\n6万元\t\t\t\t乙\n');
    expect(countBeyond(cells, 3, columns)).toBe(2);
    expect(countBeyond(cells, 5, columns)).toBe(0);
    expect(countBeyond(readClipboard('金额\t来源\n5万元\t000-1\n'), 1, columns)).toBe(0);
  });

  it('reads cells as the schema wants them', () => {
    expect(readCell('国家级、省级', column('match'))).toEqual(['国家级', '省级']);
    expect(readCell('> 10', column('match'))).toBe('> 10');
    expect(readCell('5', column('match'))).toBe(5);
    expect(readCell(' 最高不超过30万元 ', column('amount'))).toBe('最高不超过30万元');
    expect(readCell('300000', column('amount'))).toBe(300000);
    expect(readCell('1.10', column('amount'))).toBe('1.10');
    expect(readCell('', column('label'))).toBeUndefined();
    expect(writeCell(['国家级', '省级'])).toBe('国家级、省级');
  });

  it('takes pasted rows from a cell on, adds what is missing and leaves other columns alone', () => {
    const rows: FormValue[] = [{ match: '甲', amount: '1万元', note: '留' }];
    pasteCells(rows, columns, { row: 0, column: 1 }, readClipboard('2万元\t一\n3万元\t'));
    expect(rows).toEqual([{ match: '甲', amount: '2万元', label: '一', note: '留' }, { amount: '3万元' }]);
  });

  it('puts cells with headings where these say, with the unit that they give, from whatever cell', () => {
    const rows: FormValue[] = [{ match: '甲', amount: '1万元', note: '留' }];
    const cells = readClipboard(
      '序号\t金额（万元）\t称号\t备注\r\n1\t10\t乙\t新\r\n2\t最高不超过30万元\t丙\t\r\n3\t1,000.5\t丁\t',
    );
    pasteCells(rows, columns, { row: 0, column: 2 }, cells, [...row.properties.values()]);
    expect(rows).toEqual([
      { amount: '10万元', match: '乙', note: '新' },
      { amount: '最高不超过30万元', match: '丙' },
      { amount: '1,000.5万元', match: '丁' },
    ]);
  });

  it('takes a first row for headings only where each of its cells names another column', () => {
    const all = [...row.properties.values()];
    expect(readHeadings(readClipboard('称号\t金额\n甲\t1万元'), all)).toHaveLength(2);
    expect(readHeadings(readClipboard('甲\t1万元\n乙\t2万元'), all)).toBeNull();
    expect(readHeadings(readClipboard('称号\t2万元\n乙\t2万元'), all)).toBeNull();
    expect(readHeadings(readClipboard('金额\t奖励标准\n1万元\t2万元'), all)).toBeNull();
    expect(readHeadings(readClipboard('金额'), all)).toBeNull();
    expect(readHeadings(readClipboard('序号\t\n1\t2'), all)).toBeNull();
  });

  it('fills gaps from above', () => {
    const rows: FormValue[] = [{ match: '甲' }, { label: '一' }, {}, { label: '二' }, {}];
    fillDown(rows, column('label'));
    expect(rows).toEqual([{ match: '甲' }, { label: '一' }, { label: '一' }, { label: '二' }, { label: '二' }]);
  });
});
