import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { PolicyPlan } from '../../engine/compile/plan';
import type { Enterprise } from '../../engine/enterprise/enterprise';
import { dense } from '../../engine/population/distributions';
import { generateEnterprise } from '../../engine/population/generate-enterprise';
import { compileSql } from '../../engine/sql/compile-sql';
import { enterpriseOf, planOf } from '../../engine/simulate/simulate-harness';
import { builtinVocabulary } from '../../engine/vocabulary/builtin-vocabulary';
import { choices, forget, knownFacts } from '../property/arbitrary-facts';
import { openOrFixedPlan } from '../property/decide-plans';
import { compareWithSql } from './compare-with-sql';
import { openDatabase } from '../../main/population/fact-database';
import { readSamples } from './sample-population';

const samples = readSamples();
const plans = samples.policies.flatMap(({ plan }) => plan ?? []);
let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await openDatabase();
});

describe('SQL and interpreter', () => {
  it.each([2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027, 2028])(
    'agree on the sample enterprises in %i',
    async (year) => {
      const result = await compareWithSql(connection, plans, samples.enterprises, {
        year,
        vocabulary: samples.vocabulary,
      });
      expect(result.differences).toEqual([]);
    },
  );
});

const vocabulary = builtinVocabulary;
const years = [2021, 2022, 2023, 2024, 2025];

/** Enterprises at the ends of every term, with ties and with facts that nobody knows. */
function generate(count: number, seed: number): readonly Enterprise[] {
  const drawn = fc.sample(fc.tuple(knownFacts, choices, fc.integer({ min: 0, max: 3 })), { numRuns: count, seed });
  return drawn.map(([facts, forgotten, how], index) => ({
    ...enterpriseOf(how === 0 ? forget(facts, forgotten) : facts),
    id: `e${index + 1}`,
  }));
}

describe('SQL and interpreter on generated enterprises', () => {
  it.each(years)('agree under the sample policies in %i', async (year) => {
    const result = await compareWithSql(connection, plans, generate(300, year), { year, vocabulary });
    expect(result.differences.slice(0, 2)).toEqual([]);
    expect(result.compared).toBeGreaterThan(200);
  });

  it('agree on a synthetic population, and hold only few back', async () => {
    const made = Array.from({ length: 2000 }, (_, index) =>
      generateEnterprise(index + 1, 3, { ...dense, missing: 0.05 }),
    );
    const result = await compareWithSql(connection, plans, made, { year: 2023, vocabulary });
    expect(result.differences.slice(0, 2)).toEqual([]);
    expect(result.lines).toBeGreaterThan(100);
    expect(result.deferred).toBeLessThan(100);
  });

  it('agree under generated policies', async () => {
    const drawn = fc
      .sample(openOrFixedPlan, { numRuns: 40, seed: 7 })
      .filter((plan): plan is PolicyPlan => plan !== null);
    const enterprises = generate(30, 11);
    let [expressed, compared] = [0, 0];
    for (const plan of drawn) {
      for (const year of [2023, 2024]) {
        const { value, diagnostics } = compileSql([plan], { year, vocabulary, dialect: 'duckdb' });
        if (!value) {
          expect(diagnostics.map(({ code }) => code)).toContain('sql/not-expressible');
          continue;
        }
        expressed += 1;
        const result = await compareWithSql(connection, [plan], enterprises, { year, vocabulary });
        compared += result.compared;
        expect(result.differences.slice(0, 2)).toEqual([]);
      }
    }
    expect(expressed).toBeGreaterThan(15);
    expect(compared).toBeGreaterThan(300);
  });
});

describe('SQL and interpreter under one limit', () => {
  const compare = async (items: readonly string[], ...facts: readonly Record<string, unknown>[]) => {
    const plan = planOf({ items, effective: '2022-01-01 至 2024-12-31' });
    const enterprises = facts.map((each, index) => ({ ...enterpriseOf(each), id: `e${index + 1}` }));
    return compareWithSql(connection, [plan], enterprises, { year: 2023, vocabulary });
  };
  const spent = (...events: readonly (readonly [day: string, yuan: number])[]) => ({
    支出: events.map(([日期, 金额]) => ({ 日期, 金额, 类别: '展位费用' })),
  });
  const recognised = (...events: readonly (readonly [title: string, day: string, type?: string])[]) => ({
    认定: events.map(([称号, 日期, 类型 = '新认定']) => ({ 称号, 日期, 类型, 认定地: '360103' })),
  });
  const titles =
    '代号: t\n类型: 奖励\n触发: 认定\n按: 认定.称号\n表:\n  - { 当: 国家级专精特新“小巨人”企业, 金额: 10万元 }\n' +
    '  - { 当: 省级“专精特新”中小企业, 金额: 5万元 }\n';

  it('do not take a payment that comes to nothing for the one there may be', async () => {
    const once = '代号: a\n类型: 奖励\n触发: 支出\n金额: 支出.金额\n次数: { 次: 1, 期间: 政策期 }';
    const result = await compare(
      [once],
      spent(['2022-05-01', 0], ['2023-05-01', 100]),
      spent(['2022-05-01', 1], ['2023-05-01', 100]),
    );
    expect(result.differences).toEqual([]);
    expect(result.lines).toBe(1);
  });

  it('name the same event of several that are worth the same', async () => {
    const once = `${titles}次数: { 次: 1, 每: [称号], 期间: 政策期 }`;
    const giant = '国家级专精特新“小巨人”企业';
    const result = await compare(
      [once],
      recognised([giant, '2023-05-02'], [giant, '2023-05-01', '复核'], [giant, '2023-05-01', '新认定']),
      recognised([giant, '2023-05-01', '新认定'], [giant, '2023-05-01', '复核'], [giant, '2023-05-02']),
      recognised([giant, '2023-05-01'], [giant, '2023-05-01'], [giant, '2022-05-01']),
      recognised([giant, '2023-05-01'], [giant, '2023-05-01']),
    );
    expect(result.differences).toEqual([]);
    expect(result.lines).toBe(3);
  });

  it('pay two titles of one level where together they are worth more than one of another', async () => {
    const three =
      '代号: t\n类型: 奖励\n触发: 认定\n按: 认定.称号\n表:\n  - { 当: 国家级专精特新“小巨人”企业, 金额: 8万元 }\n' +
      '  - { 当: 省级“专精特新”中小企业, 金额: 5万元 }\n  - { 当: 省级专业化“小巨人”企业, 金额: 4万元 }';
    const highest =
      '代号: h\n类型: 叠加规则\n规则: 就高\n范围: [t]\n期间: 每年\n相同: [系列]\n视同: [[“专精特新”中小企业, “小巨人”企业]]\n不同: 级别';
    const [nation, province, other] = [
      '国家级专精特新“小巨人”企业',
      '省级“专精特新”中小企业',
      '省级专业化“小巨人”企业',
    ];
    const result = await compare(
      [three, highest],
      recognised([nation, '2023-01-01'], [province, '2023-05-01'], [other, '2023-06-01']),
      recognised([nation, '2023-01-01'], [province, '2023-05-01']),
    );
    expect(result.differences).toEqual([]);
    expect(result.lines).toBe(3);
  });

  it('let the best claim, its day and its row tell between levels that are worth the same together', async () => {
    const rows =
      '代号: t\n类型: 奖励\n触发: 认定\n按: 认定.称号\n表:\n  - { 当: 国家级专精特新“小巨人”企业, 金额: 8万元 }\n' +
      '  - { 当: 省级专业化“小巨人”企业, 金额: 8万元 }\n  - { 当: 省级“专精特新”中小企业, 金额: 4万元 }\n' +
      '  - { 当: 市级“专精特新”中小企业, 金额: 4万元 }';
    const highest = '代号: h\n类型: 叠加规则\n规则: 就高\n范围: [t]\n期间: 每年\n不同: 级别';
    const [nation, giant, province, city] = [
      '国家级专精特新“小巨人”企业',
      '省级专业化“小巨人”企业',
      '省级“专精特新”中小企业',
      '市级“专精特新”中小企业',
    ];
    const tied: readonly (readonly (readonly [title: string, day: string])[])[] = [
      [
        [nation, '2023-03-02'],
        [giant, '2023-03-01'],
      ],
      [
        [nation, '2023-03-01'],
        [giant, '2023-03-02'],
      ],
      [
        [nation, '2023-03-01'],
        [giant, '2023-03-01'],
      ],
      [
        [nation, '2023-03-02'],
        [province, '2023-03-01'],
        [province, '2023-03-01'],
      ],
      [
        [city, '2023-03-01'],
        [province, '2023-03-01'],
      ],
    ];
    const result = await compare(
      [rows, highest],
      ...tied.flatMap((each) => [recognised(...each), recognised(...each.toReversed())]),
    );
    expect(result.differences).toEqual([]);
    expect(result.lines).toBe(2 * tied.length);
  });

  it('count words as one beside events that have no such word', async () => {
    const patents = '代号: p\n类型: 奖励\n触发: 专利\n条件: 专利.类型 = "发明专利"\n金额: 3万元';
    const highest =
      '代号: h\n类型: 叠加规则\n规则: 就高\n范围: [t, p]\n期间: 每年\n相同: [称号]\n视同: [[国家级专精特新“小巨人”企业, 省级“专精特新”中小企业]]';
    const result = await compare([titles, patents, highest], {
      ...recognised(['国家级专精特新“小巨人”企业', '2023-05-01'], ['省级“专精特新”中小企业', '2023-04-01']),
      专利: [{ 类型: '发明专利', 授权日期: '2023-03-01' }],
    });
    expect(result.differences).toEqual([]);
    expect(result.lines).toBe(2);
  });
});
