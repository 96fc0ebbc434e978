import { describe, expect, it } from 'vitest';
import { writePolicy } from '../check/check-harness';
import type { Enterprise } from '../enterprise/enterprise';
import { readPolicy } from '../pipeline';
import type { CalendarDate } from '../values/calendar';
import { builtinVocabulary as vocabulary } from '../vocabulary/builtin-vocabulary';
import { priceReadings } from './price-readings';

function enterprise(id: string, dates: readonly string[]): Enterprise {
  const patents = dates.map((date, index) => ({
    index,
    date: date as CalendarDate,
    fields: { type: 'invention', grantedOn: date },
  }));
  const none = vocabulary.facts.collections.map((collection) => [collection.id, []] as const);
  return { id, name: id, file: '', fields: { region: '360103' }, events: { ...Object.fromEntries(none), patents } };
}

const reading = (id: string, alternatives: string): string =>
  `- 代号: ${id}\n  问题: 怎样理解？\n  采用: 照写。\n  备选:\n${alternatives}`;

function price(readings: string, enterprises: readonly Enterprise[]) {
  const items = ['代号: a\n类型: 奖励\n触发: 专利\n金额: 3万元\n次数: { 次: 1, 期间: 政策期 }'];
  const policy = readPolicy({ path: 'policies/test.yaml', text: writePolicy({ items, readings }) }, vocabulary);
  if (!policy.plan) throw new Error('no plan');
  const text = policy.file.text;
  const { value, diagnostics } = priceReadings({ policies: [policy], vocabulary, enterprises, year: 2023 });
  return { value, found: diagnostics.map(({ code, range }) => [code, text.slice(range.start, range.end)]) };
}

const two = enterprise('two', ['2023-02-01', '2023-03-01']);
const one = enterprise('one', ['2023-02-01']);

describe('the price of readings', () => {
  it('is the total under each, with those who win and lose, the dearest first', () => {
    const small = reading('small', '    - 名称: 减到2万元\n      改动: [{ 改: a.amount, 为: 2万元 }]');
    const large = reading('large', '    - 名称: 每件\n      改动: [{ 改: a.frequency, 为: null }]');
    const { value, found } = price(`${small}\n${large}`, [two, one]);
    expect(found).toEqual([]);
    expect(value.map(({ reading: id, atStake, total }) => [id, atStake, total.max])).toEqual([
      ['large', 3_000_000n, 6_000_000n],
      ['small', 2_000_000n, 6_000_000n],
    ]);
    expect(value[0]?.alternatives[0]).toMatchObject({ win: ['two'], lose: [], total: { min: 9_000_000n } });
    expect(value[1]?.alternatives[0]).toMatchObject({ win: [], lose: ['two', 'one'] });
  });

  it('puts an amount without upper end before any other', () => {
    const open = reading('open', '    - 名称: 不低于\n      改动: [{ 改: a.amount, 为: 不低于3万元 }]');
    const large = reading('large', '    - 名称: 多\n      改动: [{ 改: a.amount, 为: 3000万元 }]');
    const { value } = price(`${large}\n${open}`, [one]);
    expect(value.map(({ reading: id, atStake }) => [id, atStake])).toEqual([
      ['open', null],
      ['large', 2_997_000_000n],
    ]);
  });

  it('tells what does not apply, says nothing or changes nothing, and does not price it', () => {
    const { value, found } = price(
      [
        reading('gone', '    - 名称: 旧条款\n      改动: [{ 改: b.frequency, 为: null }]'),
        reading('wrong', '    - 名称: 错误的值\n      改动: [{ 改: a.frequency, 为: 5 }]'),
        reading('words', '    - 名称: 只有文字'),
        reading('same', '    - 名称: 相同\n      改动: [{ 改: a.amount, 为: 3万元 }]'),
      ].join('\n'),
      [one],
    );
    expect(value).toEqual([]);
    expect(found).toEqual([
      ['analyse/reading-not-applicable', '旧条款'],
      ['analyse/reading-not-applicable', '错误的值'],
      ['analyse/reading-not-stated', '只有文字'],
      ['analyse/reading-without-effect', '相同'],
    ]);
  });
});
