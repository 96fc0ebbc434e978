import { describe, expect, it } from 'vitest';
import { applyReading } from './apply-reading';
import { checkText, fixText, writePolicy } from './check-harness';

const championRow = '  - { 代号: champion, 当: 国家级制造业单项冠军企业, 金额: 1万元 }';
const giantRow = '  - { 当: 国家级专精特新“小巨人”企业, 金额: 2万元 }';

const policyWith = (rows: readonly string[], change: string): string =>
  writePolicy({
    items: [`代号: abc\n类型: 奖励\n触发: 认定\n按: 认定.称号\n表:\n${rows.join('\n')}\n口径: [r]`],
    readings: `- 代号: r\n  问题: 多少？\n  采用: 照写\n  备选:\n    - 名称: 改\n      改动: [${change}]`,
  });

function rowsUnder(text: string): readonly (readonly [unknown, unknown])[] {
  const { checked, found } = checkText(text);
  expect(found).toEqual([]);
  const item = applyReading(checked.source.document, 'r', '改')?.articles[0]?.items[0];
  return item?.kind === 'award' ? (item.table ?? []).map(({ match, amount }) => [match, amount]) : [];
}

describe('changes of rows', () => {
  it.each([[[championRow, giantRow]], [[giantRow, championRow]]])('follow the row they name', (rows) => {
    const amounts = rowsUnder(policyWith(rows, '{ 改: champion.金额, 为: 9万元 }'));
    expect(amounts).toContainEqual(['国家级制造业单项冠军企业', '9万元']);
    expect(amounts).toContainEqual(['国家级专精特新“小巨人”企业', '2万元']);
  });

  it('take away the row they name', () => {
    const left = rowsUnder(policyWith([giantRow, championRow], '{ 改: champion, 为: null }'));
    expect(left).toEqual([['国家级专精特新“小巨人”企业', '2万元']]);
  });

  it.each([
    ['a row that has a name', 'abc.table.1.amount', ['改: champion.amount']],
    ['a row without one', 'abc.table.0.amount', ['{ 代号: abc-row-1, 当: 国家级专精', '改: abc-row-1.amount']],
  ])('are not made by position: %s', (_, place, repaired) => {
    const text = policyWith([giantRow, championRow], `{ 改: ${place}, 为: 9万元 }`);
    expect(checkText(text).found).toEqual([['check/place-by-position', place]]);
    const fixed = fixText(text, 'check/place-by-position') ?? '';
    for (const part of repaired) expect(fixed).toContain(part);
    expect(checkText(fixed).found).toEqual([]);
  });
});
