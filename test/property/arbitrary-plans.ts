import fc from 'fast-check';
import type { PolicyParts } from '../../engine/check/check-harness';
import type { FiscalLevel, LevelRelation, PolicyPlan } from '../../engine/compile/plan';
import { planOf } from '../../engine/simulate/simulate-harness';

const wan = fc.integer({ min: 1, max: 9 }).map((n) => `${n}万元`);
const figure = fc
  .tuple(wan, fc.constantFrom('', '', '', '最高不超过', '不低于'))
  .map(([amount, modality]) => `${modality}${amount}`);
const period = fc.constantFrom('每年', '政策期');

/** Awards, subsidies and limits over recognitions, platforms and expenses, each written as a drafter would. */
const frequency = (field: string) =>
  fc
    .tuple(fc.integer({ min: 1, max: 2 }), fc.boolean(), period)
    .map(([times, per, within]) => `次数: { 次: ${times}, ${per ? `每: [${field}], ` : ''}期间: ${within} }`);
const capFor = (...fields: readonly string[]) =>
  fc
    .tuple(wan, fc.constantFrom('每次', '每年', '政策期'), fc.constantFrom('', ...fields))
    .map(([amount, within, field]) => `封顶: { 金额: ${amount}, 期间: ${within}${field && `, 每: [${field}]`} }`);
const cap = capFor();
const maybe = (line: fc.Arbitrary<string>) => fc.option(line, { nil: '' });
const lines = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n');

const condition = fc.constantFrom(
  '',
  '条件: 认定.类型 = "新认定"',
  '条件: 认定.首次 and 企业.规模 in ("小型", "微型")',
);

const levelAward = fc
  .tuple(
    fc.array(figure, { minLength: 3, maxLength: 3 }),
    condition,
    maybe(frequency('系列')),
    maybe(cap),
    fc.boolean(),
  )
  .map(([[nation, province, city], when, times, limit, yearly]) =>
    lines(
      '类型: 奖励\n触发: 认定',
      when,
      `按: 认定.级别\n表:\n  - { 当: 国家级, 金额: ${nation} }\n  - { 当: 省级, 金额: ${province} }`,
      `  - { 当: 市级, 金额: ${city} }`,
      yearly ? '计算单位: 每年' : '',
      times,
      limit,
    ),
  );
const flatAward = fc
  .tuple(figure, condition, maybe(frequency('称号')), maybe(capFor('系列', '级别')))
  .map(([amount, when, times, limit]) => lines('类型: 奖励\n触发: 认定', when, `金额: ${amount}`, times, limit));
const platformAward = fc
  .tuple(figure, figure, maybe(frequency('种类')))
  .map(([nation, rest, times]) =>
    lines(
      '类型: 奖励\n触发: 平台\n按: 平台.级别\n表:',
      `  - { 当: 国家级, 金额: ${nation} }\n  - { 当: [省级, 市级], 金额: ${rest} }`,
      times,
    ),
  );
const subsidy = fc
  .tuple(
    fc.constantFrom('30%', '补贴比例', '最高20%'),
    fc.oneof(
      maybe(cap).map((limit) => [false, limit] as const),
      maybe(capFor('类别')).map((limit) => [true, limit] as const),
    ),
  )
  .map(([rate, [each, limit]]) =>
    lines(
      '类型: 补贴\n触发: 支出\n条件: 支出.类别 in ("展位费用", "交通费用")\n基数: 支出.金额',
      `比例: ${rate}`,
      each ? '计算单位: 每次' : '',
      limit,
    ),
  );

const highest = fc
  .tuple(
    fc.constantFrom(
      '相同: [系列]',
      '相同: [种类]',
      '相同: [系列]\n视同: [[“专精特新”中小企业, “小巨人”企业]]',
      '相同: [称号]\n视同: [[国家级制造业单项冠军企业, 省级制造业单项冠军企业], [省级“专精特新”中小企业, 市级“专精特新”中小企业]]',
      '',
    ),
    fc.boolean(),
    period,
  )
  .map(([same, differing, within]) =>
    lines('类型: 叠加规则\n规则: 就高', same, differing ? '不同: 级别' : '', `期间: ${within}`),
  );
const sharedCap = fc
  .tuple(wan, period)
  .map(([amount, within]) => `类型: 叠加规则\n规则: 合计封顶\n金额: ${amount}\n期间: ${within}`);
const exclusion = fc.constantFrom(
  '类型: 不予奖励\n触发: 违法\n条件: 违法.类型 = "偷税" and 违法.主体 = "企业"\n期间: 当年',
  '类型: 不予奖励\n触发: 违法\n条件: 违法.等级 in ("较大", "特别重大")\n期间: 此后',
  '类型: 不予奖励\n触发: 违法\n条件: 违法.类型 = "偷税" and 违法.主体 = "企业"\n期间: 此后\n范围: [item-0]',
);

const items = fc
  .tuple(
    fc.array(fc.oneof(levelAward, flatAward, platformAward, subsidy), { minLength: 1, maxLength: 3 }),
    fc.array(fc.oneof(highest, sharedCap), { maxLength: 2 }),
    fc.array(exclusion, { maxLength: 1 }),
  )
  .map((groups) => groups.flat().map((text, index) => `代号: item-${index}\n${text}`));

const parts: fc.Arbitrary<PolicyParts> = items.map((each) => ({
  items: each,
  effective: '2022-09-01 至 2024-12-31',
  parameters: '补贴比例: { 值: 30%, 调整: [{ 自: 2023-07-01, 值: 10% }] }',
}));

/** A small policy; null where the drafts contradict one another and the check refuses them. */
export const anyPlan: fc.Arbitrary<PolicyPlan | null> = parts.map((each) => {
  try {
    return planOf(each);
  } catch {
    return null;
  }
});

const level = fc.constantFrom<FiscalLevel>('nation', 'province', 'city', 'district');
const relation = fc.constantFrom<LevelRelation>('additive', 'highest', 'exclusive', 'topUp');
const relations = fc.record({ nation: relation, province: relation, city: relation, district: relation });

/** Two or three small policies of several levels that speak of one another. */
export const anyPlans: fc.Arbitrary<readonly PolicyPlan[]> = fc
  .array(fc.tuple(anyPlan, level, relations), { minLength: 2, maxLength: 3 })
  .map((drafts) =>
    drafts.flatMap(([plan, own, towards], index) =>
      plan ? [{ ...plan, id: `policy-${index}`, level: own, relations: towards }] : [],
    ),
  );
