import { describe, expect, it } from 'vitest';
import { outcomesOf, planOf, simulate, totalOf, yuan } from './simulate-harness';

const flat = (more: string, amount = '3万元') => `代号: a\n类型: 奖励\n触发: 认定\n金额: ${amount}\n${more}`;
const byLevel = (more = '') =>
  `代号: a\n类型: 奖励\n触发: 认定\n按: 认定.级别\n表:\n  - { 当: 国家级, 金额: 10万元 }\n  - { 当: [省级, 市级], 金额: 5万元 }\n${more}`;
const platforms = (more = '') =>
  `代号: p\n类型: 奖励\n触发: 平台\n按: 平台.级别\n表:\n  - { 当: 国家级, 金额: 50万元 }\n  - { 当: 市级, 金额: 10万元 }\n${more}`;
const subsidy = '代号: s\n类型: 补贴\n触发: 支出\n基数: 支出.金额\n比例: 30%';
const stacking = (more: string) => `代号: k\n类型: 叠加规则\n${more}`;

const GAZELLE = '省级瞪羚企业';
const recognised = (...events: readonly (readonly [title: string, date: string | null])[]) => ({
  认定: events.map(([称号, 日期]) => ({ 称号, 认定地: '360103', ...(日期 && { 日期 }) })),
});
const platform = (级别: string, 种类: string | null, 日期 = '2023-05-01') => ({
  类型: '科技创新平台',
  级别,
  日期,
  认定地: '360103',
  ...(种类 && { 种类 }),
});

describe('a number of payments', () => {
  it('counts the best of a year', () => {
    const plan = planOf({ items: [byLevel('次数: { 次: 1, 期间: 每年 }')] });
    const facts = recognised([GAZELLE, '2023-02-01'], ['国家级高新技术企业', '2023-09-01']);
    const result = simulate(plan, facts);
    expect(yuan(result.totals.enterprise)).toBe(100_000);
    expect(result.refused[0]?.steps.at(-1)).toMatchObject({
      stage: 'itemCap',
      outcome: 'superseded',
      by: result.lines[0]?.id,
    });
  });

  it('counts each value of a field apart', () => {
    const plan = planOf({ items: [flat('次数: { 次: 1, 每: [称号], 期间: 每年 }')] });
    expect(totalOf(plan, recognised([GAZELLE, '2023-02-01'], [GAZELLE, '2023-09-01']))).toBe(30_000);
    expect(totalOf(plan, recognised([GAZELLE, '2023-02-01'], ['国家级高新技术企业', '2023-09-01']))).toBe(60_000);
  });

  it('is used up by an earlier year of the term, and free again every year where it is for the year', () => {
    const facts = recognised([GAZELLE, '2023-02-01'], [GAZELLE, '2024-02-01']);
    expect(totalOf(planOf({ items: [flat('次数: { 次: 1, 期间: 政策期 }')] }), facts, 2024)).toBe(0);
    expect(totalOf(planOf({ items: [flat('次数: { 次: 2, 期间: 政策期 }')] }), facts, 2024)).toBe(30_000);
    expect(totalOf(planOf({ items: [flat('次数: { 次: 1, 期间: 每年 }')] }), facts, 2024)).toBe(30_000);
  });

  it('is used up by no claim that was excluded or gave way', () => {
    const exclusion = '代号: x\n类型: 不予奖励\n触发: 违法\n条件: 违法.类型 = "偷税"\n期间: 当年';
    const plan = planOf({ items: [flat('次数: { 次: 1, 期间: 政策期 }'), exclusion] });
    const facts = {
      ...recognised([GAZELLE, '2023-02-01'], [GAZELLE, '2024-02-01']),
      违法: [{ 类型: '偷税', 日期: '2023-03-01' }],
    };
    expect([totalOf(plan, facts, 2023), totalOf(plan, facts, 2024)]).toEqual([0, 30_000]);
  });

  it('may be used up by an earlier event of which nobody knows whether it is of the group', () => {
    const plan = planOf({ items: [flat('次数: { 次: 1, 每: [称号], 期间: 政策期 }')] });
    const earlier = (称号: string | null) => ({
      认定: [
        { 日期: '2023-02-01', 认定地: '360103', ...(称号 && { 称号 }) },
        ...recognised([GAZELLE, '2024-02-01']).认定,
      ],
    });
    expect(totalOf(plan, earlier(GAZELLE), 2024)).toBe(0);
    expect(totalOf(plan, earlier(null), 2024)).toEqual([0, 30_000]);
    expect(totalOf(plan, earlier('国家级高新技术企业'), 2024)).toBe(30_000);
  });

  it('may be used up by an event whose day nobody knows', () => {
    const plan = planOf({ items: [flat('次数: { 次: 1, 期间: 政策期 }')] });
    const [line, ...others] = simulate(plan, recognised([GAZELLE, null], [GAZELLE, '2024-02-01']), 2024).lines;
    expect(others).toEqual([]);
    expect(line && yuan(line.amount)).toEqual([0, 30_000]);
    expect(line?.needs.map(({ path }) => path)).toEqual(['recognitions[0].awardedOn']);
  });

  it('pays several claims without upper end', () => {
    const plan = planOf({ items: [flat('次数: { 次: 2, 期间: 每年 }', '不低于3万元')] });
    const result = simulate(plan, recognised([GAZELLE, '2023-02-01'], [GAZELLE, '2023-09-01']));
    expect(result.lines.map(({ amount }) => yuan(amount))).toEqual([
      [30_000, null],
      [30_000, null],
    ]);
  });
});

describe('a title that nobody entered', () => {
  const rows =
    '按: 认定.称号\n表:\n  - { 当: 省级“专精特新”中小企业, 金额: 5万元 }\n  - { 当: 市级“专精特新”中小企业, 金额: 3万元 }\n  - { 当: 国家级制造业单项冠军企业, 金额: 10万元 }';
  const award = `代号: a\n类型: 奖励\n触发: 认定\n${rows}\n次数: { 次: 1, 每: [称号], 期间: 政策期 }`;
  const highest = stacking('规则: 就高\n范围: [a]\n相同: [系列]\n不同: 级别\n期间: 每年');
  const plan = planOf({ items: [award, highest] });
  const city = (日期: string) => ({ 称号: '市级“专精特新”中小企业', 日期, 认定地: '360103' });
  const nameless = (级别: string) => ({ 级别, 日期: '2023-03-01', 认定地: '360103' });

  it('may have taken the place of another, which is then paid in a later year', () => {
    const facts = { 认定: [nameless('省级'), city('2023-06-01'), city('2024-06-01')] };
    expect(totalOf(plan, facts, 2023)).toEqual([30_000, 50_000]);
    expect(totalOf(plan, facts, 2024)).toEqual([0, 30_000]);
  });

  it('has nothing to do with titles of another level', () => {
    const facts = { 认定: [nameless('国家级'), city('2023-06-01'), city('2024-06-01')] };
    expect(totalOf(plan, facts, 2023)).toEqual([30_000, 130_000]);
    expect(totalOf(plan, facts, 2024)).toBe(0);
  });

  it('may take the place of another of a group that nobody entered', () => {
    const once = planOf({
      items: [
        platforms('次数: { 次: 1, 每: [级别], 期间: 政策期 }'),
        stacking('规则: 就高\n范围: [p]\n相同: [种类]\n不同: 级别\n期间: 每年'),
      ],
    });
    const facts = {
      平台: [
        platform('市级', '企业技术中心'),
        platform('国家级', null, '2023-06-01'),
        platform('市级', '工程研究中心', '2024-06-01'),
      ],
    };
    expect(totalOf(once, facts, 2024)).toEqual([0, 100_000]);
  });
});

describe('a cap', () => {
  it.each([
    ['每次', 40_000],
    ['每年', 20_000],
    ['政策期', 0],
  ])('for %s leaves %i', (within, paid) => {
    const plan = planOf({ items: [flat(`封顶: { 金额: 2万元, 期间: ${within} }`)] });
    const facts = recognised([GAZELLE, '2023-02-01'], [GAZELLE, '2024-02-01'], [GAZELLE, '2024-03-01']);
    expect(totalOf(plan, facts, 2024)).toBe(paid);
  });

  it('tells what it took away, and from which clause', () => {
    const [line] = simulate(planOf({ items: [`${subsidy}\n封顶: { 金额: 1万元 }`] }), {
      支出: [{ 日期: '2023-05-01', 金额: 40_000 }],
    }).lines;
    const step = line?.steps.find(({ stage }) => stage === 'itemCap');
    expect(step).toMatchObject({ outcome: 'reduced', from: { itemId: 's' } });
    expect([step?.before, step?.after].map((each) => each && yuan(each))).toEqual([12_000, 10_000]);
  });

  it('shared by several items cuts their sum', () => {
    const shared = stacking('规则: 合计封顶\n金额: 4万元');
    const plan = planOf({ items: [flat(''), subsidy, shared] });
    const facts = { ...recognised([GAZELLE, '2023-02-01']), 支出: [{ 日期: '2023-05-01', 金额: 60_000 }] };
    expect(totalOf(plan, facts)).toBe(40_000);
    expect(totalOf(planOf({ items: [flat(''), subsidy, `${shared}\n范围: [a]`] }), facts)).toBe(48_000);
  });

  it('that is not known may leave nothing', () => {
    const items = [flat('封顶: { 金额: 企业.营业收入 * 0.01 }', '最高3万元')];
    expect(totalOf(planOf({ items }), { ...recognised([GAZELLE, '2023-02-01']), 营业收入: 1_000_000 })).toEqual([
      0, 10_000,
    ]);
    const exact = planOf({ items: [flat('封顶: { 金额: 企业.营业收入 * 0.01 }')] });
    const [line] = simulate(exact, recognised([GAZELLE, '2023-02-01'])).lines;
    expect(line && yuan(line.amount)).toEqual([0, 30_000]);
    expect(line?.needs.map(({ path }) => path)).toEqual(['revenue']);
  });
});

describe('only the highest', () => {
  const highest = stacking('规则: 就高\n范围: [p]\n相同: [种类]\n不同: 级别\n期间: 每年');
  const plan = planOf({ items: [platforms(), highest] });

  it('of a group is kept, and claims of one level stand together', () => {
    const facts = { 平台: [platform('市级', '企业技术中心'), platform('国家级', '企业技术中心', '2023-06-01')] };
    expect(totalOf(plan, facts)).toBe(500_000);
    const equal = { 平台: [platform('市级', '企业技术中心'), platform('市级', '企业技术中心', '2023-06-01')] };
    expect(totalOf(plan, equal)).toBe(200_000);
  });

  it('of each group and year is kept', () => {
    const facts = { 平台: [platform('市级', '工程研究中心'), platform('国家级', '企业技术中心')] };
    expect(totalOf(plan, facts)).toBe(600_000);
    const years = { 平台: [platform('国家级', '企业技术中心'), platform('市级', '企业技术中心', '2024-06-01')] };
    expect(totalOf(plan, years, 2024)).toBe(100_000);
  });

  it('over the term gives way to earlier years, but not to the same level', () => {
    const term = planOf({ items: [platforms(), highest.replace('每年', '政策期')] });
    const later = (级别: string) => ({
      平台: [platform('市级', '企业技术中心'), platform(级别, '企业技术中心', '2024-06-01')],
    });
    expect(totalOf(term, later('国家级'), 2024)).toBe(400_000);
    expect(totalOf(term, later('市级'), 2024)).toBe(100_000);
  });

  it('is uncertain while the group of a claim is missing', () => {
    const facts = { 平台: [platform('市级', '企业技术中心'), platform('国家级', null, '2023-06-01')] };
    const result = simulate(plan, facts);
    expect(yuan(result.totals.enterprise)).toEqual([500_000, 600_000]);
    expect(result.totals.needs.map(({ path }) => path)).toEqual(['platforms[1].kind']);
    expect(result.lines.flatMap(({ steps }) => outcomesOf(steps))).toContain('stacking unknown');
  });

  it('does not matter for a claim that has no rival, even if its group is missing', () => {
    const result = simulate(plan, { 平台: [platform('市级', null)] });
    expect(yuan(result.totals.enterprise)).toBe(100_000);
    expect(result.totals.complete).toBe(true);
  });
});

describe('values that count as one', () => {
  const award =
    '代号: a\n类型: 奖励\n触发: 认定\n按: 认定.称号\n表:\n  - { 当: 省级“专精特新”中小企业, 金额: 5万元 }\n  - { 当: [国家级专精特新“小巨人”企业, 国家级制造业单项冠军企业], 金额: 10万元 }\n  - { 当: 省级专业化“小巨人”企业, 金额: 4万元 }';
  const rule = (more: string) => planOf({ items: [award, stacking(`规则: 就高\n不同: 级别\n${more}`)] });
  const both = recognised(['省级“专精特新”中小企业', '2023-02-01'], ['国家级专精特新“小巨人”企业', '2023-09-01']);

  it('are one group, and those of no list stay apart', () => {
    const ladder = rule('相同: [系列]\n视同: [[“专精特新”中小企业, “小巨人”企业]]');
    expect(totalOf(rule('相同: [系列]'), both)).toBe(150_000);
    expect(totalOf(ladder, both)).toBe(100_000);
    const champion = recognised(['国家级制造业单项冠军企业', '2023-02-01'], ['省级“专精特新”中小企业', '2023-09-01']);
    expect(totalOf(ladder, champion)).toBe(150_000);
  });

  it('take titles out of their family where the titles themselves are compared', () => {
    const giants = recognised(['省级专业化“小巨人”企业', '2023-02-01'], ['国家级专精特新“小巨人”企业', '2023-09-01']);
    expect(totalOf(rule('相同: [系列]'), giants)).toBe(100_000);
    const literal = rule('相同: [称号]\n视同: [[省级“专精特新”中小企业, 市级“专精特新”中小企业]]');
    expect(totalOf(literal, giants)).toBe(140_000);
  });

  it('leave the total open while a title is not known', () => {
    const ladder = rule('相同: [系列]\n视同: [[“专精特新”中小企业, “小巨人”企业]]');
    const facts = recognised(['省级“专精特新”中小企业', '2023-02-01']);
    const open = { 认定: [...facts.认定, { 级别: '国家级', 日期: '2023-09-01', 认定地: '360103' }] };
    expect(totalOf(ladder, open)).toEqual([50_000, 150_000]);
  });
});

describe('a cap for each value', () => {
  const capped = (more: string) =>
    planOf({ items: [`${subsidy}\n计算单位: 每次\n封顶: { 金额: 1000元, 期间: 每年${more} }`] });
  const expense = (类别: string | null, 金额: number) => ({ 日期: '2023-05-01', 金额, ...(类别 && { 类别 }) });

  it('cuts each value apart', () => {
    const facts = { 支出: [expense('展位费用', 10_000), expense('交通费用', 10_000), expense('展位费用', 10_000)] };
    expect(totalOf(capped(''), facts)).toBe(1_000);
    expect(totalOf(capped(', 每: [类别]'), facts)).toBe(2_000);
  });

  it('does not cut for certain what may be of another value', () => {
    const facts = { 支出: [expense('展位费用', 10_000), expense(null, 10_000)] };
    expect(totalOf(capped(', 每: [类别]'), facts)).toEqual([1_000, 2_000]);
  });
});

describe('limits one after another, while a fact is missing', () => {
  it('compare what a claim is worth whole, not what it adds to another', () => {
    const plan = planOf({
      items: [byLevel('计算单位: 每年'), stacking('规则: 就高\n不同: 级别\n期间: 每年')],
    });
    const known = recognised(['国家级高新技术企业', '2023-03-01'], [GAZELLE, '2023-09-01']);
    const undated = recognised(['国家级高新技术企业', null], [GAZELLE, '2023-09-01']);
    expect(totalOf(plan, known)).toBe(100_000);
    expect(totalOf(plan, undated)).toEqual([50_000, 100_000]);
  });

  it('take earlier money of an unknown level for a rival, not for their own', () => {
    const plan = planOf({ items: [flat('', '1万元'), stacking('规则: 就高\n不同: 级别\n期间: 政策期')] });
    const known = recognised([GAZELLE, '2024-02-28'], ['国家级高新技术企业', '2023-03-10']);
    expect(totalOf(plan, known, 2024)).toBe(0);
    const forgotten = { 认定: [...recognised([GAZELLE, '2024-02-28']).认定, {}, { 称号: '省级专业化“小巨人”企业' }] };
    expect(totalOf(plan, forgotten, 2024)).toEqual([0, 30_000]);
  });
});

describe('limits one after another, while an amount is open', () => {
  const award = (id: string, level: string, amount: string, more = '') =>
    `代号: ${id}\n类型: 奖励\n触发: 认定\n条件: 认定.级别 = "${level}"\n金额: ${amount}\n${more}`;
  const both = recognised(['国家级高新技术企业', '2023-03-01'], [GAZELLE, '2023-09-01']);
  const highest = stacking('规则: 就高\n期间: 每年');
  const capOn = (id: string) => `代号: c\n类型: 叠加规则\n规则: 合计封顶\n范围: [${id}]\n金额: 3万元\n期间: 每年`;
  const limited = (amount: string, fixed: string, ...more: readonly string[]) =>
    planOf({ items: [award('a', '国家级', amount), award('b', '省级', fixed), highest, ...more] });

  it('take nothing for certain from what may not be paid at all', () => {
    expect(totalOf(limited('7万元', '5万元', capOn('a')), both)).toBe(30_000);
    expect(totalOf(limited('1万元', '5万元', capOn('a')), both)).toBe(50_000);
    expect(totalOf(limited('最高10万元', '5万元', capOn('a')), both)).toEqual([0, 100_000]);
    const open = simulate(limited('最高10万元', '5万元', capOn('a')), both).lines.find(({ rule }) => rule === 'b');
    expect(open?.steps.findLast(({ stage }) => stage === 'stacking')).toMatchObject({ outcome: 'unknown', facts: [] });
  });

  it('go on with what surpasses the others in any case', () => {
    expect(totalOf(limited('最高10万元', '12万元', capOn('a')), both)).toBe(120_000);
    expect(totalOf(limited('不低于6万元', '5万元', capOn('b')), both)).toEqual([60_000, null]);
  });

  it('go on with the shares where they reach all of the claims', () => {
    expect(
      totalOf(limited('最高10万元', '5万元', '代号: c\n类型: 叠加规则\n规则: 合计封顶\n金额: 8万元'), both),
    ).toEqual([50_000, 80_000]);
  });

  it('count in later years what may have been paid', () => {
    const once = '次数: { 次: 1, 期间: 政策期 }';
    const items = (amount: string) => [award('a', '国家级', amount), award('b', '省级', '5万元', once), highest];
    const facts = recognised(['国家级高新技术企业', '2023-03-01'], [GAZELLE, '2023-09-01'], [GAZELLE, '2024-09-01']);
    const paidIn2024 = (amount: string) => totalOf(planOf({ items: items(amount) }), facts, 2024);
    expect([paidIn2024('7万元'), paidIn2024('1万元')]).toEqual([50_000, 0]);
    expect(paidIn2024('最高10万元')).toEqual([0, 50_000]);
  });
});
