import { beforeAll, describe, expect, it } from 'vitest';
import { enterpriseOf, planOf, type Facts } from '../../engine/simulate/simulate-harness';
import { compileSql } from '../../engine/sql/compile-sql';
import { dialects, type DialectName } from '../../engine/sql/dialect';
import { listCauses } from '../../engine/sql/list-causes';
import { builtinVocabulary as vocabulary } from '../../engine/vocabulary/builtin-vocabulary';
import { loadEnterprises, openDatabase } from '../../main/population/fact-database';

const award = `代号: title-award
类型: 奖励
触发: 认定
条件: 认定.类型 = "新认定"
按: 认定.称号
表:
  - { 当: 国家级专精特新“小巨人”企业, 金额: 10万元 }
  - { 当: 省级“专精特新”中小企业, 金额: 5万元 }
封顶: { 金额: 12万元, 期间: 每年 }`;
const exclusion = '代号: x\n类型: 不予奖励\n触发: 违法\n条件: 违法.类型 = "偷税"\n期间: 当年';
const plan = planOf({ items: [award, exclusion], effective: '2022-09-01 至 2024-12-31' });

function compile(dialect: DialectName) {
  const { value } = compileSql([plan], { year: 2022, vocabulary, dialect });
  if (!value) throw new Error('the policy compiles to SQL');
  return value;
}

const recognised = (称号: string, 日期: string, 类型 = '新认定') => ({ 称号, 日期, 类型, 认定地: '360103' });
const giant = '国家级专精特新“小巨人”企业';
const small = '省级“专精特新”中小企业';

describe('the SQL of the reasons', () => {
  it.each(Object.values(dialects).map(({ name }) => name))('is exactly this in %s', async (dialect) => {
    await expect(`${compile(dialect).statements.reasons.text}\n`).toMatchFileSnapshot(`one-award-reasons.${dialect}.sql`);
  });

  it('says what its numbers stand for', () => {
    const { rules, statements } = compile('duckdb');
    expect(statements.reasons.facts).toEqual([
      'enterprise.recognitions',
      'enterprise.violations',
      'recognitions.title',
      'recognitions.awardedOn',
      'recognitions.recognizedIn',
      'recognitions.type',
      'violations.kind',
      'violations.date',
    ]);
    expect(listCauses(rules)).toMatchObject([
      { kind: 'condition', r: 100, c: 1 },
      { kind: 'condition', r: 200, c: 1 },
      { kind: 'limit', r: null, c: 1 },
      { kind: 'limit', r: null, c: 2 },
      { kind: 'exclusion', r: null, c: 1 },
    ]);
  });

  let tell: (facts: Facts) => Promise<readonly string[]>;
  beforeAll(async () => {
    const connection = await openDatabase();
    const { text, parameters } = compile('duckdb').statements.reasons;
    tell = async (facts) => {
      await loadEnterprises(connection, [enterpriseOf(facts)], vocabulary);
      const rows = await connection.runAndReadAll(`SELECT * EXCLUDE (e, d) FROM (${text}) ORDER BY ALL`, [...parameters]);
      return rows.getRowsJson().map((row) => row.map((cell) => (cell === null ? '-' : typeof cell === 'object' ? '?' : String(cell))).join(' '));
    };
  });

  it('gives a row for each payment, and for what was taken from it', async () => {
    const facts = { 认定: [recognised(giant, '2022-10-01'), recognised(small, '2022-11-01')] };
    expect(await tell(facts)).toEqual([
      '100 0 amount granted 0 - - 10000000 10000000',
      '200 1 amount granted 0 - - 5000000 5000000',
      '200 1 itemCap reduced 2 5000000 5000000 2000000 2000000',
    ]);
  });

  it('names each condition that an event does not fulfil', async () => {
    const elsewhere = { ...recognised(small, '2022-01-01', '复核'), 认定地: '110101' };
    expect(await tell({ 认定: [elsewhere] })).toEqual([
      '200 0 eligibility refused 1 - - - -',
      '200 0 inForce refused 0 - - - -',
      '200 0 jurisdiction refused 0 - - - -',
    ]);
  });

  it('names the exclusion', async () => {
    const facts = { 认定: [recognised(giant, '2022-10-01')], 违法: [{ 类型: '偷税', 主体: '企业', 日期: '2022-12-31' }] };
    expect(await tell(facts)).toEqual([
      '100 0 amount granted 0 - - 10000000 10000000',
      '100 0 exclusion excluded 1 10000000 10000000 0 0',
    ]);
  });

  it('names each missing fact', async () => {
    expect(await tell({ 认定: [{ 称号: giant, 日期: '2022-10-01' }], 违法: null })).toEqual([
      '0 0 facts unknown 2 - - - -',
      '0 0 facts unknown 5 - - - -',
      '0 0 facts unknown 6 - - - -',
    ]);
  });
});
