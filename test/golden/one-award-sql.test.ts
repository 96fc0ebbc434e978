import { describe, expect, it } from 'vitest';
import { planOf } from '../../engine/simulate/simulate-harness';
import { compileSql } from '../../engine/sql/compile-sql';
import { dialects } from '../../engine/sql/dialect';
import { builtinVocabulary as vocabulary } from '../../engine/vocabulary/builtin-vocabulary';

const award = `代号: title-award
类型: 奖励
触发: 认定
条件: 认定.类型 = "新认定"
按: 认定.称号
表:
  - { 当: 国家级专精特新“小巨人”企业, 金额: 10万元 }
  - { 当: 省级“专精特新”中小企业, 金额: 最高不超过5万元 }`;

const highest = '代号: highest\n类型: 叠加规则\n规则: 就高\n范围: [title-award]\n相同: [系列]\n不同: 级别\n期间: 每年';

describe('the SQL of one award table', () => {
  it.each(Object.values(dialects).map(({ name }) => name))('is exactly this in %s', async (dialect) => {
    const plan = planOf({ items: [award], effective: '2022-09-01 至 2024-12-31' });
    const { value } = compileSql([plan], { year: 2023, vocabulary, dialect, missingFacts: 'defer' });
    await expect(`${value?.statements.totals.text ?? 'none'}\n`).toMatchFileSnapshot(`one-award.${dialect}.sql`);
  });

  it.each(Object.values(dialects).map(({ name }) => name))('paid once and at the highest level is exactly this in %s', async (dialect) => {
    const once = `${award}\n次数: { 次: 1, 每: [称号], 期间: 政策期 }`;
    const items = [once.replace('最高不超过5万元', '5万元'), highest];
    const { value } = compileSql([planOf({ items, effective: '2022-09-01 至 2024-12-31' })], { year: 2023, vocabulary, dialect, missingFacts: 'defer' });
    await expect(`${value?.statements.lines.text ?? 'none'}\n`).toMatchFileSnapshot(`one-award-limited.${dialect}.sql`);
  });

  it('names what it cannot say, and where', () => {
    const { value, diagnostics } = compileSql(
      [planOf({ items: ['代号: a\n类型: 奖励\n触发: 认定\n条件: count(企业.专利) > 3\n金额: 1万元'], effective: '2022-09-01 起' })],
      { year: 2023, vocabulary, dialect: 'duckdb' },
    );
    expect(value).toBeNull();
    expect(diagnostics.map(({ code, message }) => [code, message.en.includes('count()')])).toEqual([['sql/not-expressible', true]]);
    expect(diagnostics[0]?.range.end).toBeGreaterThan(0);
  });
});
