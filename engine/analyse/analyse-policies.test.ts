import { describe, expect, it } from 'vitest';
import { writePolicy, type PolicyParts } from '../check/check-harness';
import { readPolicy } from '../pipeline';
import { simulateEnterprise } from '../simulate/simulate-enterprise';
import type { Enterprise } from '../enterprise/enterprise';
import type { CalendarDate } from '../values/calendar';
import { builtinVocabulary as vocabulary } from '../vocabulary/builtin-vocabulary';
import { analysePolicies } from './analyse-policies';
import type { Finding } from './finding';

const header = '资金来源: 区级财政\n解释机关: 区工信局';
const award = (more: string, id = 'a'): string => `代号: ${id}\n类型: 奖励\n触发: 认定\n${more}`;
const table = (rows: string, more = '按: 认定.级别'): string => award(`${more}\n表:\n${rows}`);
const staff = (rows: string): string => table(rows, '按: 企业.从业人员');
const patent = (more: string): string => `代号: a\n类型: 奖励\n触发: 专利\n${more}`;

function read(text: string, name = 'test') {
  const policy = readPolicy({ path: `policies/${name}.yaml`, text }, vocabulary);
  const errors = policy.diagnostics.filter(({ severity }) => severity === 'error');
  if (!policy.plan || errors.length > 0)
    throw new Error(errors.map(({ message }) => message.en).join(' ') || 'no plan');
  return policy;
}

function analyse(
  parts: readonly PolicyParts[],
  enterprises: readonly Enterprise[] = [],
  edit = (text: string) => text,
) {
  const texts = parts.map((part, index) => {
    const text = writePolicy({ ...part, header: `${header}\n${part.header ?? ''}`.trim() });
    return index === 0 ? text : edit(text.replace('代号: test-policy', `代号: test-policy-${index + 1}`));
  });
  const policies = texts.map((text, index) => read(text, `test-${index + 1}`));
  const findings = analysePolicies({ policies, vocabulary, enterprises, year: 2023 });
  const plans = policies.flatMap(({ plan }) => plan ?? []);
  const mark = ({ diagnostic: { code, file, range } }: Finding): readonly [string, string] => {
    const text = policies.find((policy) => policy.file.path === file)?.file.text ?? '';
    return [code, text.slice(range.start, range.end)];
  };
  return { findings, plans, found: findings.map(mark), texts };
}

type Case = readonly [title: string, parts: PolicyParts, ...found: (readonly [code: string, marked: string])[]];

const three = '  - { 当: 国家级, 金额: 10万元 }\n  - { 当: 省级, 金额: 5万元 }\n  - { 当: 市级, 金额: 3万元 }';
const cases: readonly Case[] = [
  ['a table in order', { items: [table(three)] }],
  [
    'a level left out',
    { items: [table('  - { 当: 国家级, 金额: 10万元 }\n  - { 当: 市级, 金额: 3万元 }')] },
    ['analyse/level-gap', '表'],
  ],
  [
    'a title left out of its family',
    {
      items: [
        table(
          '  - { 当: 国家级中小企业公共服务示范平台, 金额: 10万元 }\n  - { 当: 市级中小企业公共服务示范平台, 金额: 3万元 }',
          '按: 认定.称号',
        ),
      ],
    },
    ['analyse/level-gap', '表'],
  ],
  [
    'a level left out that the condition excludes',
    {
      items: [
        table(
          '  - { 当: 国家级, 金额: 10万元 }\n  - { 当: 市级, 金额: 3万元 }',
          '条件: 认定.级别 in ("国家级", "市级")\n按: 认定.级别',
        ),
      ],
    },
  ],
  [
    'a range left out',
    { items: [staff('  - { 当: "< 100", 金额: 1万元 }\n  - { 当: "> 100", 金额: 2万元 }')] },
    ['analyse/range-gap', '表'],
  ],
  [
    'whole persons leave no gap',
    { items: [staff('  - { 当: "[1..5]", 金额: 1万元 }\n  - { 当: "[6..9]", 金额: 2万元 }')] },
    ['analyse/cliff', 'a'],
  ],
  [
    'rows that overlap',
    { items: [staff('  - { 当: "> 5", 金额: 1万元 }\n  - { 当: "> 10", 金额: 2万元 }')] },
    ['analyse/row-overlap', '"> 10"'],
  ],
  [
    'a row under a better one',
    { items: [staff('  - { 当: "> 5", 金额: 3万元 }\n  - { 当: "> 10", 金额: 2万元 }')] },
    ['analyse/masked-row', '"> 10"'],
  ],
  [
    'a row that the condition shuts out',
    { items: [table(three, '条件: 认定.级别 in ("国家级", "省级")\n按: 认定.级别')] },
    ['analyse/unreachable-row', '市级'],
  ],
  [
    'a row that the family of a title shuts out',
    {
      items: [
        table(
          '  - { 当: 省级瞪羚企业, 金额: 10万元 }\n  - { 当: 省级名牌产品企业, 金额: 3万元 }',
          '条件: 认定.系列 = "瞪羚企业"\n按: 认定.称号',
        ),
      ],
    },
    ['analyse/unreachable-row', '省级名牌产品企业'],
  ],
  [
    'a condition that never holds',
    { items: [award('金额: 1万元\n条件: 企业.从业人员 > 300 and 企业.从业人员 < 100')] },
    ['analyse/never-true', '企业.从业人员 > 300 and 企业.从业人员 < 100'],
  ],
  [
    'a condition on dates that never holds',
    { items: [award('金额: 1万元\n条件: 企业.成立日期 > date("2020-01-01") and year(企业.成立日期) < 2020')] },
    ['analyse/never-true', '企业.成立日期 > date("2020-01-01") and year(企业.成立日期) < 2020'],
  ],
  [
    'a list of events none of which can do',
    { items: [patent('金额: 1万元\n条件: some t in 企业.认定 satisfies t.级别 = "省级" and t.级别 = "市级"')] },
    ['analyse/never-true', 'some t in 企业.认定 satisfies t.级别 = "省级" and t.级别 = "市级"'],
  ],
  [
    'a condition that always holds',
    { items: [award('金额: 1万元\n条件: 企业.从业人员 > 100 or 企业.从业人员 <= 300')] },
    ['analyse/always-true', '企业.从业人员 > 100 or 企业.从业人员 <= 300'],
  ],
  [
    'no tautology where a fact may be absent',
    { items: [award('金额: 1万元\n条件: 认定.有效期至 > date("2023-06-01") or 认定.有效期至 <= date("2023-06-01")')] },
  ],
  [
    'a part that another contains',
    { items: [award('金额: 1万元\n条件: 企业.从业人员 > 5 and 企业.从业人员 > 10')] },
    ['analyse/redundant-condition', '企业.从业人员 > 5'],
  ],
  [
    'a part inside a list that another contains',
    {
      items: [
        patent('金额: 1万元\n条件: some t in 企业.认定 satisfies t.级别 in ("省级", "市级") and t.级别 = "省级"'),
      ],
    },
    ['analyse/redundant-condition', 't.级别 in ("省级", "市级")'],
  ],
  [
    'an item against the general conditions',
    {
      items: [
        '代号: e\n类型: 适用条件\n条件: 企业.规模 = "大型"',
        award('金额: 1万元\n条件: 企业.规模 in ("小型", "微型")'),
      ],
    },
    ['analyse/contradiction', '企业.规模 in ("小型", "微型")'],
  ],
  [
    'a higher level with less',
    { items: [table('  - { 当: 国家级, 金额: 4万元 }\n  - { 当: 省级, 金额: 5万元 }')] },
    ['analyse/tier-inversion', '4万元'],
  ],
  [
    'an amount that falls as the enterprise grows',
    { items: [award('金额: if 企业.从业人员 < 100 then 5万元 else 3万元')] },
    ['analyse/notch', 'a'],
  ],
  [
    'an amount that grows with the enterprise',
    { items: [award('金额: if 企业.从业人员 < 100 then 3万元 else 5万元')] },
  ],
  ['an upper limit', { items: [award('金额: 1万元\n条件: 企业.从业人员 <= 300')] }, ['analyse/cliff', 'a']],
  ['a lower limit', { items: [award('金额: 1万元\n条件: 企业.从业人员 >= 300')] }],
  [
    'an upper size class',
    { items: [award('金额: 1万元\n条件: 企业.规模 in ("小型", "中型")')] },
    ['analyse/cliff', 'a'],
  ],
  [
    'a cap above the amount',
    { items: [award('金额: 3万元\n封顶: { 金额: 5万元, 期间: 每次 }')] },
    ['analyse/dead-cap', '5万元'],
  ],
  [
    'a yearly cap above all titles',
    {
      items: [
        `${table('  - { 当: 国家级高新技术企业, 金额: 3万元 }\n  - { 当: 省级瞪羚企业, 金额: 2万元 }', '按: 认定.称号')}\n次数: { 次: 1, 每: [称号] }\n封顶: { 金额: 6万元, 期间: 每年 }`,
      ],
    },
    ['analyse/dead-cap', '6万元'],
  ],
  ['a yearly cap that many events reach', { items: [award('金额: 3万元\n封顶: { 金额: 5万元, 期间: 每年 }')] }],
  [
    'names nobody uses',
    {
      parameters: '甲: 1万元\n乙: 2万元',
      definitions: '大企业: { 条件: 企业.规模 = "大型" }',
      items: [award('金额: 乙')],
    },
    ['analyse/unused-parameter', '甲'],
    ['analyse/unused-definition', '大企业'],
  ],
  [
    'a name that only a target counts by',
    {
      definitions: '大企业: { 条件: 企业.规模 = "大型" }',
      items: [
        award('金额: 1万元'),
        '代号: t\n类型: 目标\n要点: 大企业五家。\n指标: 大企业\n比较: 不少于\n数值: 5\n单位: 家\n计入: 大企业',
      ],
    },
  ],
  [
    'a later value after the end',
    { parameters: '甲: { 值: 1万元, 调整: [{ 自: 2025-06-01, 值: 2万元 }] }', items: [award('金额: 甲')] },
    ['analyse/ineffective-change', '2025-06-01'],
  ],
  [
    'support for owners of a kind',
    { items: [award('金额: 1万元\n条件: 企业.所有制 = "国有"')] },
    ['analyse/fair-competition', '企业.所有制 = "国有"'],
  ],
  [
    'support for exports',
    { items: ['代号: s\n类型: 补贴\n触发: 支出\n条件: 支出.类别 = "出口信用保险"\n基数: 支出.金额\n比例: 30%'] },
    ['analyse/fair-competition', '支出.类别 = "出口信用保险"'],
  ],
  ['no end', { effective: '2023-01-01 起', items: [award('金额: 1万元')] }, ['analyse/no-end', '2023-01-01 起']],
];

/** What keeps everybody out is shown on one who is kept out. */
const refusing = ['unreachable-row', 'never-true', 'contradiction'].map((name) => `analyse/${name}`);

function total(plans: ReturnType<typeof analyse>['plans'], enterprise: Enterprise, year: number): bigint {
  return simulateEnterprise(plans, enterprise, { year, vocabulary }).totals.enterprise.max ?? -1n;
}

describe('one policy', () => {
  it.each(cases.map(([title, parts, ...expected]) => ({ title, parts, expected })))('$title', ({ parts, expected }) => {
    const { findings, found, plans } = analyse([parts]);
    expect(found).toEqual(expected);
    for (const { diagnostic, witness } of findings) {
      const compared = ['level-gap', 'range-gap', 'tier-inversion', 'notch', 'cliff', 'fair-competition'];
      const comparing = compared.some((code) => diagnostic.code === `analyse/${code}`);
      expect(witness.kind === 'shown' && witness.contrast !== null).toBe(comparing);
      if (witness.kind === 'none') continue;
      const { enterprise, contrast, year } = witness;
      if (contrast) expect(total(plans, enterprise, year)).toBeLessThan(total(plans, contrast, year));
      else if (refusing.includes(diagnostic.code)) expect(total(plans, enterprise, year)).toBe(0n);
      else expect(total(plans, enterprise, year)).toBeGreaterThan(0n);
    }
  });

  it('shows that both rows of an overlap raise a claim', () => {
    const rows = '  - { 当: "> 5", 金额: 1万元 }\n  - { 当: "> 10", 金额: 2万元 }';
    const { findings, plans } = analyse([{ items: [staff(rows)] }]);
    const witness = findings[0]?.witness;
    if (witness?.kind !== 'shown') throw new Error('no witness');
    const { lines, refused } = simulateEnterprise(plans, witness.enterprise, { year: witness.year, vocabulary });
    expect([...lines, ...refused].map(({ rule }) => rule).sort()).toEqual(['a#1', 'a#2']);
  });

  it('asks for funds and for who interprets', () => {
    const policy = read(writePolicy({ items: [award('金额: 1万元')] }));
    const found = analysePolicies({ policies: [policy], vocabulary, enterprises: [], year: 2023 });
    expect(found.map(({ diagnostic }) => diagnostic.code)).toEqual(['analyse/no-funding', 'analyse/no-interpreter']);
  });

  it('says so when a condition has too many combinations', () => {
    const pairs = Array.from(
      { length: 12 },
      (_, n) => `(contains(企业.名称, "甲${n}") or contains(企业.名称, "乙${n}"))`,
    );
    const { found } = analyse([{ items: [award(`金额: 1万元\n条件: ${pairs.join(' and ')}`)] }]);
    expect(found.map(([code]) => code)).toEqual(['analyse/not-decided']);
  });

  it('removes a redundant part and an unused name', () => {
    const { findings, texts } = analyse([
      {
        parameters: '甲: 1万元\n乙: 2万元',
        items: [award('金额: 乙\n条件: 企业.从业人员 > 5 and 企业.从业人员 > 10')],
      },
    ]);
    const edits = findings.flatMap(({ diagnostic }) => diagnostic.fixes[0]?.edits ?? []);
    const fixed = edits
      .toSorted((a, b) => b.range.start - a.range.start)
      .reduce((text, { range, text: put }) => text.slice(0, range.start) + put + text.slice(range.end), texts[0] ?? '');
    expect(edits).toHaveLength(2);
    const again = read(fixed);
    expect(analysePolicies({ policies: [again], vocabulary, enterprises: [], year: 2023 })).toEqual([]);
    expect(fixed).toContain('条件: 企业.从业人员 > 10\n');
  });

  it('counts the enterprises that fall into a gap, and what they could have had', () => {
    const event = (level: string) => ({
      index: 0,
      date: '2023-05-01' as CalendarDate,
      fields: { level, awardedOn: '2023-05-01', recognizedIn: '360103' },
    });
    const enterprise = (id: string, level: string): Enterprise => ({
      id,
      name: id,
      file: '',
      fields: { region: '360103' },
      events: { recognitions: [event(level)] },
    });
    const population = [enterprise('x', 'province'), enterprise('y', 'nation'), enterprise('z', 'district')];
    const rows = '  - { 当: 国家级, 金额: 10万元 }\n  - { 当: 市级, 金额: 3万元 }';
    const { findings } = analyse([{ items: [table(rows)] }], population);
    expect(findings[0]?.affected).toEqual({
      enterprises: 1,
      money: { min: 3_000_000n, max: 10_000_000n },
      basis: 'forgone',
    });
  });
});

describe('several policies', () => {
  const one: PolicyParts = { items: [award('金额: 1万元\n条件: 认定.级别 = "省级"')] };

  it('finds the same clause under other words', () => {
    const same: PolicyParts = { items: [award('金额: 10000元\n条件: not(认定.级别 != "省级")', 'b')] };
    const { found, findings } = analyse([one, same], [], (text) => text.replace('2023〕1号', '2023〕2号'));
    expect(found).toEqual([
      ['analyse/identical-clauses', 'a'],
      ['analyse/double-funding', 'a'],
    ]);
    expect(findings.every(({ witness }) => witness.kind === 'shown')).toBe(true);
  });

  it('finds an event two levels pay for, unless a text says how they combine', () => {
    const city: PolicyParts = { region: '360100', items: [award('金额: 2万元', 'b')] };
    const put = (text: string) => text.replace('2023〕1号', '2023〕2号').replace('财政层级: 区县', '财政层级: 市');
    const { found, findings, plans } = analyse([one, city], [], put);
    expect(found).toEqual([['analyse/double-funding', 'a']]);
    const witness = findings[0]?.witness;
    if (witness?.kind !== 'shown') throw new Error('no witness');
    expect(total(plans, witness.enterprise, witness.year)).toBe(3_000_000n);
    expect(analyse([{ ...one, header: '与其他层级: { 市: 可叠加 }' }, city], [], put).found).toEqual([]);
  });

  it('finds one number on two documents', () => {
    const other: PolicyParts = { items: [patent('金额: 2万元')] };
    expect(analyse([one, other]).found.map(([code]) => code)).toEqual([
      'analyse/shared-document-number',
      'analyse/shared-document-number',
    ]);
  });

  it('finds references to what has ended, and the days nothing covers', () => {
    const later: PolicyParts = {
      effective: '2025-03-01 至 2026-12-31',
      header: '依据: [试府办发〔2023〕1号]',
      items: [patent('金额: 2万元')],
    };
    const put = (text: string) => text.replace('文号: 试府办发〔2023〕1号', '文号: 试府办发〔2025〕2号');
    expect(analyse([one, later], [], put).found).toEqual([
      ['analyse/validity-gap', '2025-03-01 至 2026-12-31'],
      ['analyse/expired-reference', '试府办发〔2023〕1号'],
    ]);
  });

  it('finds a reference to a document that was repealed', () => {
    const repealing: PolicyParts = { header: '废止: [试府办发〔2023〕1号]', items: [patent('金额: 2万元')] };
    const citing: PolicyParts = {
      effective: '2023-06-01 至 2024-12-31',
      header: '依据: [试府办发〔2023〕1号]',
      items: ['代号: c\n类型: 奖励\n触发: 平台\n金额: 1万元'],
    };
    let count = 1;
    const put = (text: string) =>
      text.replace('文号: 试府办发〔2023〕1号', () => `文号: 试府办发〔2023〕${(count += 1)}号`);
    const { found } = analyse([one, repealing, citing], [], put);
    expect(found).toEqual([['analyse/repealed-reference', '试府办发〔2023〕1号']]);
  });
});
