import { describe, expect, it } from 'vitest';
import { evaluate } from './evaluate-expression';
import { evaluateText, makeEnterprise, makeScope, readSound, testEnvironment } from './expression-harness';

const enterprise = makeEnterprise(
  {
    region: '360103',
    size: 'small',
    employees: '120',
    revenue: '50000000',
    rdExpense: '3000000.55',
    industry: '3919',
    foundedOn: '2015-03-20',
    listed: false,
  },
  {
    recognitions: [
      {
        title: 'srdi-sme/province',
        level: 'province',
        family: 'srdi-sme',
        awardedOn: '2023-07-14',
        recognizedIn: '360103',
        type: 'new',
        firstTime: true,
      },
      {
        title: 'little-giant/nation',
        level: 'nation',
        family: 'little-giant',
        awardedOn: '2022-06-15',
        type: 'renewal',
        firstTime: false,
        validTo: '2025-06-14',
      },
    ],
    expenses: [
      { category: 'booth-fee', date: '2023-04-20', amount: '120000.10' },
      { category: 'transport-fee', date: '2023-05-20', amount: '80000' },
      { category: 'booth-fee', date: '2023-06-20', amount: '0.2' },
    ],
    platforms: [],
    hires: [{ degree: 'doctor', graduate: true, rentMonths: ['2022-12', '2023-01', '2023-02', '2023-12', '2024-01'] }],
  },
);
const scope = makeScope(enterprise);

describe('known facts', () => {
  it.each([
    ['企业.从业人员 > 100', 'true'],
    ['企业.规模 in ("中型", "小型")', 'true'],
    ['企业.研发费用 / 企业.营业收入 >= 6%', 'true'],
    ['企业.研发费用 / 企业.营业收入', '0.060000011'],
    ['企业.研发费用 * 1/3', '60000011/60'],
    ['0.1元 + 0.2元 = 0.3元', 'true'],
    ['sum(企业.支出[类别 = "展位费用"].金额)', '120000.3'],
    ['count(企业.认定)', '2'],
    ['count(企业.认定[级别 >= "省级"])', '2'],
    ['max(企业.支出.金额)', '120000.1'],
    ['min(企业.支出.日期)', '2023-04-20'],
    ['max([])', 'null'],
    ['count(企业.平台)', '0'],
    ['some t in 企业.平台 satisfies true', 'false'],
    ['every t in 企业.平台 satisfies false', 'true'],
    ['some t in 企业.认定 satisfies t.称号 = "国家级专精特新“小巨人”企业" and t.有效期至 >= 基准日', 'true'],
    ['every t in 企业.认定 satisfies t.首次', 'false'],
    ['"省级" in 企业.认定.级别', 'true'],
    ['"市级" in 企业.认定.级别', 'false'],
    ['企业.所在区县 in 地区', 'true'],
    ['企业.所在区县 in "360100"', 'true'],
    ['企业.所在区县 = "360100"', 'false'],
    ['企业.所在区县 in ("南京市", "江西省")', 'true'],
    ['企业.行业 in "制造业"', 'true'],
    ['企业.行业 in ("I65", "C38")', 'false'],
    ['year(企业.成立日期)', '2015'],
    ['month(认定.日期) + day(认定.日期)', '21'],
    ['monthsBetween(企业.成立日期, 基准日)', '99'],
    ['yearsBetween(企业.成立日期, 基准日)', '8'],
    ['daysBetween(认定.日期, "2023-08-01")', '18'],
    ['addMonths(认定.日期, 18)', '2025-01-14'],
    ['addMonths(认定.日期, 0.5)', 'null'],
    ['addMonths(认定.日期, 200000)', 'null'],
    ['floor(-2.5) + ceiling(2.1) + abs(-4)', '4'],
    ['if 企业.已上市 then 1万元 else 5000元', '5000'],
    ['年度 = 2023 and 基准日 < "2023-07-01"', 'true'],
    ['企业.从业人员 in [100..200)', 'true'],
    ['企业.从业人员 in (120..200]', 'false'],
    ['企业.从业人员 in (< 10, > 100)', 'true'],
    ['企业.从业人员 in ([1..10], 120)', 'true'],
    ['contains(企业.名称, "甲")', 'true'],
    ['企业.名称 = "企业甲"', 'true'],
    ['-企业.从业人员 + 20', '-100'],
  ])('%s is %s', (text, expected) => {
    expect(evaluateText(text, scope)).toBe(expected);
  });

  it('counts months in the year that lie wholly in the days of the policy', () => {
    const hires = { ...testEnvironment, trigger: 'hires' };
    const [event] = enterprise.events['hires'] ?? [];
    if (!event) throw new Error('no hire');
    const hired = makeScope(enterprise, { event: { collection: 'hires', event } });
    expect(evaluateText('monthsInForce(事件.租房月份)', hired, hires)).toBe('3');
    const from = { ...hired, days: { from: '2023-01-02' as never, to: '2023-12-30' as never } };
    expect(evaluateText('monthsInForce(事件.租房月份)', from, hires)).toBe('1');
    expect(evaluateText('monthsInForce(事件.租房月份)', { ...hired, days: null }, hires)).toBe('0');
  });
});

describe('facts known to be absent', () => {
  it.each([
    ['认定.有效期至 = null', 'true'],
    ['认定.有效期至 != null', 'false'],
    ['认定.有效期至 < 基准日', 'false'],
    ['not(认定.有效期至 < 基准日)', 'true'],
    ['认定.有效期至 in ["2023-01-01".."2023-12-31"]', 'false'],
    ['认定.已拨付 + 1元', 'null'],
    ['sum(企业.认定.已拨付)', '0'],
    ['max(企业.认定.已拨付)', 'null'],
    ['count(企业.认定.已拨付)', '2'],
  ])('%s is %s', (text, expected) => {
    expect(evaluateText(text, scope)).toBe(expected);
  });
});

describe('unknown facts', () => {
  const partial = makeScope(
    makeEnterprise(
      { size: 'small' },
      {
        recognitions: [
          { title: 'srdi-sme/province', awardedOn: '2023-07-14', type: 'new' },
          { title: 'little-giant/nation', level: 'nation', awardedOn: '2022-06-15', firstTime: true },
        ],
        expenses: [
          { category: 'booth-fee', amount: '100' },
          { amount: '50' },
          { category: 'transport-fee', amount: '7' },
        ],
      },
    ),
  );

  it.each([
    ['企业.从业人员 > 100', 'unknown(employees)'],
    ['企业.从业人员 > 100 and false', 'false'],
    ['false and 企业.从业人员 > 100', 'false'],
    ['企业.从业人员 > 100 or true', 'true'],
    ['企业.从业人员 > 100 and 企业.已上市', 'unknown(employees, listed)'],
    ['not(企业.从业人员 > 100)', 'unknown(employees)'],
    ['企业.从业人员 in (1, 2)', 'unknown(employees)'],
    ['企业.从业人员 = null', 'unknown(employees)'],
    ['认定.认定地 in 地区', 'unknown(recognitions[0].recognizedIn)'],
    ['count(企业.专利) > 0', 'unknown(patents)'],
    ['some p in 企业.专利 satisfies true', 'unknown(patents)'],
    ['some p in 企业.专利 satisfies false', 'unknown(patents)'],
    ['some t in 企业.认定 satisfies t.首次', 'true'],
    ['every t in 企业.认定 satisfies t.首次', 'unknown(recognitions[0].firstTime)'],
    ['some t in 企业.认定 satisfies not(t.首次)', 'unknown(recognitions[0].firstTime)'],
    ['count(企业.认定[首次])', 'unknown(recognitions[0].firstTime) in 1..2'],
    ['count(企业.认定[首次]) >= 1', 'true'],
    ['count(企业.认定[首次]) > 2', 'false'],
    ['count(企业.认定[首次]) = 3', 'false'],
    ['count(企业.认定[首次]) = 2', 'unknown(recognitions[0].firstTime)'],
    ['sum(企业.支出[类别 = "展位费用"].金额)', 'unknown(expenses[1].category) in 100..150'],
    ['sum(企业.支出[类别 = "展位费用"].金额) <= 150元', 'true'],
    ['2 * sum(企业.支出[类别 = "展位费用"].金额) - 1元', 'unknown(expenses[1].category) in 199..299'],
    ['-sum(企业.支出[类别 = "展位费用"].金额) / 2', 'unknown(expenses[1].category) in -75..-50'],
    ['max(企业.支出[类别 = "展位费用"].金额)', 'unknown(expenses[1].category)'],
    ['"省级" in 企业.认定.级别', 'unknown(recognitions[0].level)'],
    ['"国家级" in 企业.认定.级别', 'true'],
    ['if 企业.已上市 then 5万元 else 3万元', 'unknown(listed) in 30000..50000'],
    ['if 企业.已上市 then 5万元 else 50000元', '50000'],
    ['if 企业.已上市 then 企业.规模 else "小型"', 'small'],
    ['企业.营业收入 / 0', 'unknown(revenue)'],
    ['1元 / (2 - 2)', 'unknown(nonzero(2 - 2))'],
    ['年度 > 2000 or 1 / 0 > 1', 'true'],
  ])('%s is %s', (text, expected) => {
    expect(evaluateText(text, partial)).toBe(expected);
  });

  it('does not know the reference day of an event without a date', () => {
    const undated = makeScope(makeEnterprise({}, { recognitions: [{ title: 'srdi-sme/province' }] }), { asOf: null });
    expect(evaluateText('基准日 > "2023-01-01"', undated)).toBe('unknown(recognitions[0].awardedOn)');
  });

  it('names what is missing for readers', () => {
    const { value } = evaluate(readSound('认定.认定地 in 地区'), partial);
    if (value.kind !== 'unknown') throw new Error('known');
    expect(value.needs[0]?.label).toEqual({ zh: '第1项认定的认定地', en: 'place of recognition 1' });
  });
});

describe('facts that were read', () => {
  it('lists each once, as shown to a reader', () => {
    const { facts } = evaluate(
      readSound(
        '企业.营业收入 > 1元 and 企业.营业收入 < 1亿元 and 认定.级别 = "省级" and 认定.有效期至 = null and 企业.拟上市',
      ),
      scope,
    );
    expect(facts.map(({ path, value }) => [path, value])).toEqual([
      ['revenue', '5000万元'],
      ['recognitions[0].level', '省级'],
      ['recognitions[0].validTo', '—'],
      ['intendsToList', null],
    ]);
  });

  it('stops at what decides', () => {
    const { facts } = evaluate(readSound('企业.已上市 and 企业.营业收入 > 1元'), scope);
    expect(facts.map(({ path }) => path)).toEqual(['listed']);
  });
});

describe('parameters and definitions', () => {
  const literal = (value: string) => ({ type: { kind: 'money' }, node: 'literal', value }) as const;
  const changing = makeScope(enterprise, {
    parameters: {
      国家级奖励: {
        value: literal('100000'),
        changes: [
          { from: '2023-07-01', value: literal('200000') },
          { from: '2024-01-01', value: literal('300000') },
        ],
      },
    },
    definitions: { 专精特新企业: readSound('some t in 企业.认定 satisfies t.日期 <= 基准日') },
  });

  it.each([
    ['2023-06-30', '100000'],
    ['2023-07-01', '200000'],
    ['2023-12-31', '200000'],
    ['2024-01-01', '300000'],
  ])('a parameter on %s is %s', (asOf, expected) => {
    expect(evaluateText('国家级奖励', { ...changing, asOf: asOf as never })).toBe(expected);
  });

  it('is unknown on an unknown day, between its values', () => {
    expect(evaluateText('国家级奖励', { ...changing, asOf: null })).toBe(
      'unknown(recognitions[0].awardedOn) in 100000..300000',
    );
  });

  it('tests a definition on the reference day', () => {
    expect(evaluateText('专精特新企业', changing)).toBe('true');
    expect(evaluateText('not(专精特新企业)', { ...changing, asOf: '2022-01-01' as never })).toBe('true');
  });
});
