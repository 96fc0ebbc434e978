import { describe, expect, it } from 'vitest';
import { findings, read, readSound, testEnvironment } from './expression-harness';
import { printExpression } from './print-expression';

const canonical = (text: string): string =>
  printExpression(readSound(text), { names: 'identifier', vocabulary: testEnvironment.vocabulary });

describe('names', () => {
  it.each([
    ['企业.从业人员 > 10', 'enterprise.employees > 10'],
    ['enterprise.employees > 10', 'enterprise.employees > 10'],
    ['认定.首次', 'event.firstTime'],
    ['recognition.firstTime', 'event.firstTime'],
    ['事件.首次', 'event.firstTime'],
    ['认定.日期 <= 基准日', 'event.awardedOn <= asOf'],
    ['企业.所在地 = 地区', 'enterprise.region = policyRegion'],
    ['年度 = 2023', 'year = 2023'],
    ['专精特新企业', '专精特新企业'],
    ['企业.从业人员 > 门槛人数', 'enterprise.employees > 门槛人数'],
    ['认定.称号 = "国家级专精特新小巨人企业"', 'event.title = "little-giant/nation"'],
    ['认定.级别 >= "省级"', 'event.level in ("nation", "province")'],
    ['"省级" < 认定.级别', 'event.level in ("nation")'],
    ['认定.级别 in (> "市级")', 'event.level in ("nation", "province")'],
    ['企业.规模 in ["小型", "微型"]', 'enterprise.size in ("small", "micro")'],
    ['企业.所在区县 in 地区', 'enterprise.region in policyRegion'],
    ['企业.所在区县 in ("南昌市", "360103")', 'enterprise.region in "360100" or enterprise.region in "360103"'],
    ['企业.行业 in "C39"', 'enterprise.industry in "39"'],
    ['企业.行业 in "制造业"', 'enterprise.industry in "C"'],
    ['认定.日期 >= "2023-01-01"', 'event.awardedOn >= date("2023-01-01")'],
    ['认定.日期 in ["2023-01-01".."2023-12-31"]', 'event.awardedOn in ([date("2023-01-01")..date("2023-12-31")])'],
    [
      'count(企业.认定[级别 = "省级" and 首次]) > 0',
      'count(enterprise.recognitions[item.level = "province" and item.firstTime]) > 0',
    ],
    ['count(企业.认定[item.级别 = "省级"]) > 0', 'count(enterprise.recognitions[item.level = "province"]) > 0'],
    [
      'count(企业.认定[count(企业.平台[级别 = "省级"]) > 1]) > 0',
      'count(enterprise.recognitions[count(enterprise.platforms[item2.level = "province"]) > 1]) > 0',
    ],
    [
      'sum(企业.支出[类别 = "展位费用"].金额) > 5万元',
      'sum(enterprise.expenses[item.category = "booth-fee"].amount) > 50000 yuan',
    ],
    [
      'some t in 企业.认定 satisfies t.级别 = 认定.级别',
      'some t in enterprise.recognitions satisfies t.level = event.level',
    ],
    [
      'some t in 企业.认定, p in 企业.平台 satisfies t.级别 = p.级别',
      'some t in enterprise.recognitions satisfies some p in enterprise.platforms satisfies t.level = p.level',
    ],
    ['"省级" in 企业.认定.级别', '"province" in (enterprise.recognitions.level)'],
    ['认定.称号 = "创新型中小企业"', 'event.title = "innovative-sme/province"'],
    ['企业.研发费用 / 企业.营业收入 >= 3%', 'enterprise.rdExpense / enterprise.revenue >= 3%'],
    [
      '(if 企业.已上市 then "省级" else "市级") = 认定.级别',
      '(if enterprise.listed then "province" else "city") = event.level',
    ],
    ['max(企业.营业收入, 5万元) > 1元', 'max([enterprise.revenue, 50000 yuan]) > 1 yuan'],
    ['认定.已拨付 = null', 'event.alreadyPaid = null'],
    ['monthsBetween(企业.成立日期, "2023-01-01") > 36', 'monthsBetween(enterprise.foundedOn, date("2023-01-01")) > 36'],
    ['contains(企业.名称, "科技")', 'contains(enterprise.name, "科技")'],
  ])('%s means %s', (text, expected) => {
    expect(canonical(text)).toBe(expected);
  });

  it.each([
    ['企业.从业人数量 > 10', 'expression/unknown-field at 从业人数量 -> 企业.从业人数 > 10'],
    ['entreprise.employees > 10', 'expression/unknown-name at entreprise -> enterprise.employees > 10'],
    ['从业人员 > 10', 'expression/field-without-record at 从业人员 -> 企业.从业人员 > 10'],
    ['称号 = "x"', 'expression/field-without-record at 称号 -> 认定.称号 = "x"'],
    ['专利.类型 = "发明专利"', 'expression/field-without-record at 专利 -> 企业.专利.类型 = "发明专利"'],
    ['企业.认定.称号.级别 = 1', 'expression/no-fields at 级别'],
    [
      '认定.称号 = "专精特新中小企业"',
      'expression/title-without-level at "专精特新中小企业" -> 认定.称号 = "省级“专精特新”中小企业"',
    ],
    [
      '认定.称号 = "国家级专精特新小具人企业"',
      'expression/unknown-value at "国家级专精特新小具人企业" -> 认定.称号 = "国家级专精特新“小巨人”企业"',
    ],
    ['企业.所在区县 = "西湖区"', 'expression/ambiguous-region at "西湖区" -> 企业.所在区县 = "杭州市西湖区"'],
    ['企业.规模 = "小形"', 'expression/unknown-value at "小形" -> 企业.规模 = "小型"'],
    ['认定.日期 > "2024-02-30"', 'expression/no-such-day at "2024-02-30"'],
    ['认定.日期 > "2024年3月1日"', 'expression/bad-date at "2024年3月1日" -> 认定.日期 > "2024-03-01"'],
    ['企业.营业收入 > 5000', 'expression/money-and-number at 5000 -> 企业.营业收入 > 5000元'],
    ['企业.营业收入 in [1..5万元]', 'expression/money-and-number at 1 -> 企业.营业收入 in [1元..5万元]'],
    ['企业.营业收入 + 3 > 1元', 'expression/units-differ at 企业.营业收入 + 3 -> 企业.营业收入 + 3元 > 1元'],
    ['企业.营业收入 * 企业.资产总额 > 1元', 'expression/units-differ at 企业.营业收入 * 企业.资产总额'],
    ['企业.从业人员 = "10"', 'expression/text-for-other at "10" -> 企业.从业人员 = 10'],
    ['认定.级别 = 企业.规模', 'expression/types-differ at 认定.级别 = 企业.规模'],
    ['企业.所有制 > "民营"', 'expression/no-order at >'],
    ['认定.首次 > false', 'expression/no-order at >'],
    ['1 < 企业.从业人员 < 10', 'expression/types-differ at 1 < 企业.从业人员 < 10'],
    ['企业.认定.级别 = "省级"', 'expression/list-compared at 企业.认定.级别 = "省级"'],
    ['count(企业.认定[1]) > 0', 'expression/list-index at 1'],
    ['count(企业.培育库[地区 = 地区]) > 0', 'expression/compares-itself at 地区 = 地区'],
    ['企业.从业人员', 'expression/wrong-type at 企业.从业人员'],
    ['not(企业.从业人员)', 'expression/not-a-condition at 企业.从业人员'],
    ['some 企业 in 企业.认定 satisfies true', 'expression/variable-twice at 企业'],
    ['cuont(企业.认定) > 0', 'expression/unknown-function at cuont -> count(企业.认定) > 0'],
    ['date("2024-13-01") < 基准日', 'expression/no-such-day at "2024-13-01"'],
    ['企业.constructor = null', 'expression/unknown-field at constructor'],
    ['__proto__ = null', 'expression/unknown-name at __proto__'],
  ])('finds in %j: %s', (text, expected) => {
    expect(findings(text, testEnvironment, { kind: 'boolean' })).toEqual([expected]);
  });

  it('finds the errors of all parts at once', () => {
    expect(findings('企业.甲 > 1 and 企业.从业人员 > 5万元 and 企业.规模 = "乙"')).toEqual([
      'expression/unknown-field at 甲',
      'expression/types-differ at 企业.从业人员 > 5万元',
      'expression/unknown-value at "乙"',
    ]);
  });

  it('knows no event where none triggers', () => {
    const environment = { ...testEnvironment, trigger: null };
    expect(findings('认定.首次', environment)).toEqual(['expression/no-event at 认定']);
    expect(findings('event.firstTime', environment)).toEqual(['expression/unknown-name at event']);
  });

  it('asks for money where money is wanted, and takes numbers for rates', () => {
    expect(findings('5000', testEnvironment, { kind: 'money' })).toEqual([
      'expression/money-without-unit at 5000 -> 5000元',
    ]);
    expect(read('企业.研发费用 * 2', testEnvironment, { kind: 'money' }).value?.type).toEqual({ kind: 'money' });
    expect(read('0.3', testEnvironment, { kind: 'rate' }).value?.type).toEqual({ kind: 'number' });
    expect(findings('企业.研发费用', testEnvironment, { kind: 'rate' })).toEqual([
      'expression/wrong-type at 企业.研发费用',
    ]);
  });
});
