import { describe, expect, it } from 'vitest';
import { checkText, findIn, fixText, writePolicy, type PolicyParts } from './check-harness';

const award = (id: string, more = ''): string => `代号: ${id}\n类型: 奖励\n触发: 认定\n金额: 10万元\n${more}`;
const table = (rows: string, more = ''): string =>
  `代号: a\n类型: 奖励\n触发: 认定\n按: 认定.级别\n表:\n${rows}\n${more}`;
const subsidy = (more: string): string => `代号: s\n类型: 补贴\n触发: 支出\n${more}`;
const stacking = (more: string): string => `代号: k\n类型: 叠加规则\n${more}`;

type Case = readonly [title: string, parts: PolicyParts, ...found: (readonly [code: string, marked: string])[]];

const cases: readonly Case[] = [
  ['a policy in order', { items: [award('a')] }],
  ['an identifier used twice', { items: [award('same'), award('same')] }, ['check/duplicate-identifier', 'same']],
  [
    'a row with the identifier of an item',
    { items: [table('  - { 当: 国家级, 金额: 1万元, 代号: a }')] },
    ['check/duplicate-identifier', 'a'],
  ],
  ['an item called policy', { items: [award('policy')] }, ['check/reserved-identifier', 'policy']],
  ['a parameter called 企业', { parameters: '企业: 1万元' }, ['check/reserved-name', '企业']],
  [
    'a definition called like an event',
    { definitions: '认定: { 条件: 年度 > 2000 }' },
    ['check/reserved-name', '认定'],
  ],
  [
    'a name for two things',
    { parameters: '甲: 1万元', definitions: '甲: { 条件: 年度 > 2000 }' },
    ['check/name-used-twice', '甲'],
  ],
  ['a period nobody can read', { effective: '两年' }, ['check/unreadable-period', '两年']],
  [
    'a day that does not exist',
    { effective: '2023-02-30 至 2024-12-31' },
    ['check/impossible-date', '2023-02-30 至 2024-12-31'],
  ],
  [
    'a reversed period',
    { effective: '2024-12-31 至 2023-01-01' },
    ['check/reversed-period', '2024-12-31 至 2023-01-01'],
  ],
  ['an unknown start', { effective: '未定 至 2028-12-31' }, ['check/unknown-start', '未定 至 2028-12-31']],
  [
    'an assumed start',
    { effective: '未定 至 2028-12-31', header: '假定施行日: 2026-01-01' },
    ['check/assumed-start', '2026-01-01'],
  ],
  [
    'an assumed start behind the end',
    { effective: '未定 至 2028-12-31', header: '假定施行日: 2029-01-01' },
    ['check/reversed-period', '2029-01-01'],
  ],
  [
    'an assumed start that is not needed',
    { header: '假定施行日: 2026-01-01' },
    ['check/needless-assumed-start', '2026-01-01'],
  ],
  ['a budget of a year', { header: '年度预算: 500万元' }],
  ['a budget without a unit', { header: '年度预算: 5000000' }],
  [
    'a budget that is no plain amount',
    { header: '年度预算: 不超过500万元' },
    ['check/budget-not-plain', '不超过500万元'],
  ],
  ['a negative budget', { header: '年度预算: -500万元' }, ['check/negative-amount', '-500万元']],
  ['a retroactive day after the start', { header: '适用自: 2023-06-01' }, ['check/late-applies-since', '2023-06-01']],
  ['an unknown region', { region: '999999' }, ['check/unknown-region', '"999999"']],
  ['a city code at district level', { region: '360100' }, ['check/region-wider-than-level', '"360100"']],
  [
    'a clause modelled twice',
    { items: [award('a', '来源: 000-1.1'), award('b', '来源: 000-1.1')] },
    ['check/clause-twice', '000-1.1'],
  ],
  [
    'rows of an item with its clause',
    { items: [table('  - { 当: 国家级, 金额: 1万元, 来源: 000-1.1 }', '来源: 000-1.1')] },
  ],
  [
    'an unknown kind of event',
    { items: ['代号: a\n类型: 奖励\n触发: 认订\n金额: 1万元'] },
    ['check/unknown-event-kind', '认订'],
  ],
  [
    'a count by an unknown field',
    { items: [award('a', '次数: { 次: 1, 每: [称呼] }')] },
    ['check/unknown-event-field', '称呼'],
  ],
  [
    'a group by an unknown field',
    { items: [award('a'), stacking('规则: 就高\n相同: [专利号]')] },
    ['check/unknown-event-field', '专利号'],
  ],
  [
    'competition in an unknown field',
    { items: [award('a'), stacking('规则: 就高\n不同: 专利号')] },
    ['check/unknown-event-field', '专利号'],
  ],
  [
    'a stacking rule over an unknown item',
    { items: [award('abc'), stacking('规则: 就高\n范围: [abd, abc]')] },
    ['check/unknown-item', 'abd'],
  ],
  [
    'a stacking rule over an undertaking',
    { items: [award('a'), '代号: u\n类型: 政府举措\n要点: 宣传', stacking('规则: 就高\n范围: [a, u]')] },
    ['check/wrong-item-kind', 'u'],
  ],
  [
    'a sanction after an award',
    { items: [award('a'), '代号: p\n类型: 违规处理\n针对: [a]\n处理: [视情况向社会公开]'] },
    ['check/wrong-item-kind', 'a'],
  ],
  ['an unknown reading', { items: [award('a', '口径: [r]')] }, ['check/unknown-reading', 'r']],
  ['an award without an amount', { items: ['代号: a\n类型: 奖励\n触发: 认定'] }, ['check/no-amount', 'a']],
  [
    'an award with two amounts',
    { items: [table('  - { 当: 国家级, 金额: 1万元 }', '金额: 1万元')] },
    ['check/two-amounts', '金额'],
  ],
  [
    'a table that nothing selects from',
    { items: ['代号: a\n类型: 奖励\n触发: 认定\n表: [{ 当: 国家级, 金额: 1万元 }]'] },
    ['check/table-without-by', '表'],
  ],
  ['a selection from no table', { items: [award('a', '按: 认定.级别')] }, ['check/by-without-table', '按']],
  [
    'a value in two rows',
    { items: [table('  - { 当: [国家级, 省级], 金额: 2万元 }\n  - { 当: [市级, 省], 金额: 1万元 }')] },
    ['check/duplicate-match', '省'],
  ],
  [
    'a row for an unknown value',
    { items: [table('  - { 当: 乡级, 金额: 1万元 }')] },
    ['expression/unknown-value', '乡级'],
  ],
  ['a rate for an amount', { items: [table('  - { 当: 国家级, 金额: 30% }')] }, ['figure/wrong-unit', '30%']],
  [
    'a negative amount',
    { items: ['代号: a\n类型: 奖励\n触发: 认定\n金额: -1万元'] },
    ['check/negative-amount', '-1万元'],
  ],
  [
    'a negative amount by name',
    { parameters: '减: -1万元', items: ['代号: a\n类型: 奖励\n触发: 认定\n金额: 减'] },
    ['check/negative-amount', '减'],
  ],
  ['a rate above 100 %', { items: [subsidy('基数: 支出.金额\n比例: 300%')] }, ['check/rate-out-of-range', '300%']],
  [
    'a base that is no money',
    { items: [subsidy('基数: 支出.类别\n比例: 30%')] },
    ['expression/wrong-type', '支出.类别'],
  ],
  [
    'a condition that is no condition',
    { items: [award('a', '条件: 认定.级别')] },
    ['expression/wrong-type', '认定.级别'],
  ],
  [
    'a cap with a modality',
    { items: [award('a', '封顶: { 金额: 不超过50万元 }')] },
    ['check/cap-with-modality', '不超过50万元'],
  ],
  ['a parameter with a modality', { parameters: '甲: 不低于5万元' }, ['check/parameter-with-modality', '不低于5万元']],
  [
    'changes out of order',
    {
      parameters: '甲:\n  值: 5万元\n  调整:\n    - { 自: 2025-01-01, 值: 6万元 }\n    - { 自: 2024-01-01, 值: 7万元 }',
    },
    ['check/changes-out-of-order', '2024-01-01'],
  ],
  [
    'a change of type',
    { parameters: '甲:\n  值: 5万元\n  调整:\n    - { 自: 2025-01-01, 值: 6% }' },
    ['check/change-of-type', '6%'],
  ],
  ['parameters in a circle', { parameters: '甲: 乙\n乙: 甲' }, ['check/cycle', '甲'], ['check/cycle', '乙']],
  [
    'definitions in a circle',
    { definitions: '甲: { 条件: 乙 and 年度 > 2000 }\n乙: { 条件: not(甲) }' },
    ['check/cycle', '甲'],
    ['check/cycle', '乙'],
  ],
  [
    'what uses a broken definition has no finding of its own',
    { definitions: '甲: { 条件: 年度 }', items: [award('a', '条件: 甲')] },
    ['expression/wrong-type', '年度'],
  ],
  [
    'a shared cap without an amount',
    { items: [award('a'), stacking('规则: 合计封顶')] },
    ['check/shared-cap-without-amount', '合计封顶'],
  ],
  [
    'a shared cap across levels',
    { items: [award('a'), stacking('规则: 合计封顶\n金额: 1万元\n层级: [市]')] },
    ['check/shared-cap-across-levels', '层级'],
  ],
  [
    'an amount on additive',
    { items: [award('a'), stacking('规则: 可叠加\n金额: 1万元')] },
    ['check/idle-field', '金额'],
  ],
  [
    'levels that contradict the header',
    { header: '与其他层级: { 市: 不重复 }', items: [award('a'), stacking('规则: 可叠加\n层级: [市]')] },
    ['check/level-contradiction', '市'],
  ],
  [
    'levels that two clauses settle in two ways',
    {
      items: [
        stacking('规则: 可叠加\n层级: [省]'),
        stacking('规则: 就高\n层级: [市, 省]').replace('代号: k', '代号: l'),
      ],
    },
    ['check/level-contradiction', '省'],
  ],
  [
    'a level that only the clause names, and one that only the header names',
    { header: '与其他层级: { 省: 可叠加, 市: 可叠加 }', items: [stacking('规则: 可叠加\n层级: [国家, 市]')] },
    ['check/level-in-one-place', '省'],
    ['check/level-in-one-place', '国家'],
  ],
  [
    'levels that header and clause both name',
    { header: '与其他层级: { 省: 可叠加, 市: 可叠加 }', items: [stacking('规则: 可叠加\n层级: [省, 市]')] },
  ],
  ['the own level', { header: '与其他层级: { 区县: 可叠加 }' }, ['check/own-level', '区县']],
  ['a rule that reaches nothing', { items: [stacking('规则: 就高')] }, ['check/limit-reaches-nothing', 'k']],
  [
    'two places',
    { items: ['代号: a\n类型: 适用条件\n地域: 认定地', '代号: b\n类型: 适用条件\n地域: 所在地'] },
    ['check/place-conflict', '所在地'],
  ],
  [
    'a place for some items',
    { items: [award('a'), '代号: b\n类型: 适用条件\n地域: 认定地\n范围: [a]'] },
    ['check/place-for-some', '地域'],
  ],
];

describe('check rules', () => {
  it.each(cases.map(([title, parts, ...found]) => ({ title, parts, found })))('finds $title', ({ parts, found }) => {
    expect(findIn(parts)).toEqual(found);
  });

  it('finds a missing document number', () => {
    const text = writePolicy({ items: [award('a')] }).replace(/ {2}文号: .*\n/, '');
    expect(checkText(text).found).toEqual([['check/no-document-number', '政策']]);
  });
});

const reading = (change: string): PolicyParts => ({
  items: [award('abc', '次数: { 次: 1, 每: [称号] }\n口径: [r]')],
  readings: `- 代号: r\n  问题: 几次？\n  采用: 一次\n  备选:\n    - 名称: 多次\n      改动:\n        - ${change}`,
});

describe('alternative readings', () => {
  it.each([
    ['in canonical words', '{ 改: abc.frequency.times, 为: 2 }'],
    ['in Chinese words', '{ 改: abc.次数, 为: { 次: 2, 期间: 每年 } }'],
    ['that remove a field', '{ 改: abc.frequency, 为: null }'],
    ['of the policy itself', '{ 改: policy.appliesSince, 为: 2021-01-01 }'],
  ])('accepts changes %s', (_, change) => {
    expect(findIn(reading(change))).toEqual([]);
  });

  it.each([
    ['{ 改: abd.frequency.times, 为: 2 }', 'check/unknown-place', 'abd.frequency.times'],
    ['{ 改: abc.cap.amount, 为: 2万元 }', 'check/unknown-place', 'abc.cap.amount'],
    ['{ 改: abc.frequency.per.0, 为: 称号 }', 'check/unknown-place', 'abc.frequency.per.0'],
    ['{ 改: abc.frequency.times, 为: 0 }', 'check/reading-out-of-shape', '0'],
    ['{ 改: abc.frequencies, 为: 2 }', 'check/reading-out-of-shape', '2'],
    ['{ 改: abc.frequency.per, 为: [专利号] }', 'check/reading-breaks-rules', '[专利号]'],
    ['{ 改: abc.amount, 为: 30% }', 'check/reading-breaks-rules', '30%'],
  ])('refuses %s', (change, code, marked) => {
    expect(findIn(reading(change))).toEqual([[code, marked]]);
  });
});

const example = (
  expected: string,
  enterprise = '{ 认定: [{ 称号: 国家级制造业单项冠军企业, 日期: 2023-07-14 }] }',
): PolicyParts => ({
  parameters: '甲: 1万元',
  items: [award('abc')],
  examples: `- 名称: 例\n  企业: ${enterprise}\n  年度: 2023\n  期望: ${expected}`,
});

describe('worked examples', () => {
  it.each([
    ['{ 合计: 10万元 }', 10_000_000n, 10_000_000n],
    ['{ 合计: 0 至 6万元 }', 0n, 6_000_000n],
    ['{ 合计: 不低于10万元 }', 10_000_000n, null],
    ['{ 合计: 最高不超过0.5元 }', 0n, 50n],
  ])('reads what %s expects', (expected, min, max) => {
    const { checked, found } = checkText(writePolicy(example(expected)));
    expect(found).toEqual([]);
    expect(checked.examples.map(({ total }) => total)).toEqual([{ min, max }]);
  });

  it.each([
    ['{ 合计: 甲 }', 'check/expected-formula', '甲'],
    ['{ 合计: 30% }', 'figure/wrong-unit', '30%'],
    ['{ 合计: 1万元, 明细: [{ 来源: 000-1.1, 金额: 甲 }] }', 'check/expected-formula', '甲'],
  ])('refuses to expect %s', (expected, code, marked) => {
    const { checked, found } = checkText(writePolicy(example(expected)));
    expect(found).toEqual([[code, marked]]);
    expect(checked.examples).toEqual([]);
    expect(checked.complete).toBe(true);
  });

  it('finds an enterprise that cannot be read', () => {
    const enterprise = '{ 认定: [{ 称号: 国家级制造业单项冠军企业, 日期: 2023-07-14, 颜色: 红 }] }';
    expect(findIn(example('{ 合计: 1万元 }', enterprise))).toEqual([['enterprise/unknown-field', '颜色']]);
  });
});

describe('fixes', () => {
  it.each([
    ['check/unknown-event-kind', { items: ['代号: a\n类型: 奖励\n触发: 科技成果转贷\n金额: 1万元'] }, null],
    ['check/reversed-period', { effective: '2024-12-31 至 2023-01-01' }, '有效期: 2023-01-01 至 2024-12-31'],
    ['check/unreadable-period', { effective: '２０２３-01-01 至 2024-12-31' }, '有效期: 2023-01-01 至 2024-12-31'],
    ['check/cap-with-modality', { items: [award('a', '封顶: { 金额: 不超过50万元 }')] }, '封顶: { 金额: 50万元 }'],
    ['check/unknown-item', { items: [award('abc'), stacking('规则: 就高\n范围: [abd, abc]')] }, '范围: [abc, abc]'],
    ['check/unknown-place', reading('{ 改: abd.frequency.times, 为: 2 }'), '改: abc.frequency.times'],
  ] as const)('repairs %s', (code, parts: PolicyParts, repaired) => {
    const fixed = fixText(writePolicy(parts), code);
    if (repaired === null) expect(fixed).toBeNull();
    else expect(fixed).toContain(repaired);
  });
});

describe('what is left out', () => {
  it('keeps the sound rest and says that it is not all', () => {
    const { checked } = checkText(writePolicy({ items: [award('a'), '代号: b\n类型: 奖励\n触发: 认定'] }));
    expect(checked.complete).toBe(false);
    expect([...checked.dropped]).toEqual(['/articles/0/items/1']);
  });

  it('counts worked examples and readings as no part of the rules', () => {
    const { checked, found } = checkText(writePolicy(reading('{ 改: abd.frequency.times, 为: 2 }')));
    expect(found).toHaveLength(1);
    expect(checked.complete).toBe(true);
  });
});

describe('places inside folded and escaped expressions', () => {
  const withCondition = (condition: string): string => writePolicy({ items: [award('a', condition)] });

  it.each([
    ['folded', '条件: >-\n  认定.类型 = "新认定"\n  and 认定.日子 > 基准日'],
    ['several plain lines', '条件: 认定.类型 = "新认定"\n  and 认定.日子 > 基准日'],
    ['double quotes', '条件: "认定.类型 = \\"新认定\\" and 认定.日子 > 基准日"'],
    ['single quotes', `条件: '认定.类型 = "新认定" and 认定.日子 > 基准日'`],
  ])('are exact in %s', (_, condition) => {
    expect(checkText(withCondition(condition)).found).toEqual([['expression/unknown-field', '日子']]);
  });
});
