import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PolicyParts } from '../check/check-harness';
import type { Tally } from './affected-groups';
import { comparePolicies } from './compare-policies';
import { fewEnterprises, versionOf } from './compare-harness';
import { describeComparison } from './describe-comparison';

const award = (rows: readonly (readonly [string, string])[], more = ''): string =>
  [
    '代号: title-award',
    '类型: 奖励',
    '标题: 称号奖励',
    '来源: 000-1.1',
    '触发: 认定',
    '条件: 认定.类型 = "新认定"',
    '按: 认定.称号',
    '表:',
    ...rows.map(([title, amount]) => `  - { 当: ${title}, 金额: ${amount} }`),
    ...(more === '' ? [] : [more]),
  ].join('\n');
const giant = '国家级专精特新“小巨人”企业';
const base: PolicyParts = {
  items: [
    award([
      [giant, '10万元'],
      ['省级“专精特新”中小企业', '5万元'],
    ]),
  ],
};
const compare = (before: PolicyParts, after: PolicyParts) =>
  comparePolicies(versionOf(before), versionOf(after), fewEnterprises);

describe('the level of a change', () => {
  it('is patch where nothing changes', () => {
    const { level, sameRules, differences, affected } = compare(base, base);
    expect({ level, sameRules, differences, affected }).toEqual({
      level: 'patch',
      sameRules: true,
      differences: [],
      affected: [],
    });
  });

  it('is patch where only a remark changes, and the remark is told', () => {
    const noted: PolicyParts = { items: [`${base.items?.[0] ?? ''}\n备注: 新的备注`] };
    const result = compare(base, noted);
    expect(result.level).toBe('patch');
    expect(result.differences.map(({ weight, part }) => [weight, part?.en])).toEqual([['words', 'note']]);
  });

  it('is minor where an amount rises, and major where it falls', () => {
    const raised: PolicyParts = {
      items: [
        award([
          [giant, '12万元'],
          ['省级“专精特新”中小企业', '5万元'],
        ]),
      ],
    };
    expect(compare(base, raised).level).toBe('minor');
    expect(compare(raised, base).level).toBe('major');
  });

  it('is major where an amount may be less, though not more', () => {
    const open: PolicyParts = {
      items: [
        award([
          [giant, '最高不超过10万元'],
          ['省级“专精特新”中小企业', '5万元'],
        ]),
      ],
    };
    expect(compare(base, open).level).toBe('major');
    expect(compare(open, base).level).toBe('minor');
  });

  it('is major where another fact is needed, though all gain', () => {
    const more: PolicyParts = {
      items: [...(base.items ?? []), '代号: patents\n类型: 奖励\n来源: 000-2.1\n触发: 专利\n金额: 1万元'],
    };
    const result = compare(base, more);
    expect(result.level).toBe('major');
    expect(result.contract.map(({ kind, fact }) => `${kind} ${fact}`)).toContain('required patents');
  });

  it('is major where the window ends earlier, by the events of its last days', () => {
    expect(compare(base, { ...base, effective: '2023-01-01 至 2024-06-30' }).level).toBe('major');
    expect(compare({ ...base, effective: '2023-01-01 至 2024-06-30' }, base).level).toBe('minor');
  });

  it('is minor where the money comes by another line, but nobody gets less', () => {
    const renamed: PolicyParts = {
      items: [
        award([
          [giant, '10万元'],
          ['省级“专精特新”中小企业', '5万元'],
        ]).replace('title-award', 'titles'),
      ],
    };
    const result = compare(base, renamed);
    expect(result.level).toBe('minor');
    expect(result.tallies.reduce((sum, { changed }) => sum + changed, 0)).toBeGreaterThan(0);
    expect(result.tallies.reduce((sum, { gains, loses }) => sum + gains + loses, 0)).toBe(0);
  });
});

it('tells who gains by how much, by item, title, district and size', () => {
  const raised: PolicyParts = {
    items: [
      award([
        [giant, '12万元'],
        ['省级“专精特新”中小企业', '5万元'],
      ]),
    ],
  };
  const { groups } = compare(base, raised);
  const item = groups.find(({ dimension }) => dimension === 'item');
  expect(item).toMatchObject({ key: 'title-award', loses: 0, mixed: 0 });
  // Where it is not known whether the award is new, only the upper end rises.
  expect(item?.upper.more).toBe(BigInt(item?.gains ?? 0) * 2_000_000n);
  const title = groups.filter(({ dimension }) => dimension === 'title');
  expect(title.map(({ label }) => label.zh)).toEqual(['未填', giant]);
  expect(new Set(groups.map(({ dimension }) => dimension))).toEqual(new Set(['item', 'title', 'district', 'size']));
});

it('splits the same money by district and by size as it counts in all', () => {
  const other: PolicyParts = {
    items: [
      award([
        [giant, '8万元'],
        ['省级“专精特新”中小企业', '9万元'],
      ]),
    ],
  };
  const { tallies, groups } = compare(base, other);
  const sum = (all: readonly Tally[]) => ({
    gains: all.reduce((total, { gains }) => total + gains, 0),
    loses: all.reduce((total, { loses }) => total + loses, 0),
    more: all.reduce((total, { lower }) => total + lower.more, 0n),
    less: all.reduce((total, { lower }) => total + lower.less, 0n),
  });
  const whole = sum(tallies);
  expect(whole.more > 0n && whole.less > 0n).toBe(true);
  for (const by of ['district', 'size']) expect(sum(groups.filter(({ dimension }) => dimension === by))).toEqual(whole);
});

it('says in words what the texts say otherwise', () => {
  const raised: PolicyParts = {
    effective: '2023-01-01 至 2025-12-31',
    items: [
      award(
        [
          [giant, '12万元'],
          ['市级“专精特新”中小企业', '最高不超过3万元'],
        ],
        '封顶: { 金额: 20万元 }',
      ),
    ],
    parameters: '上限: 30万元',
  };
  const { rules } = describeComparison(compare({ ...base, parameters: '上限: 20万元' }, raised));
  expect(rules).toEqual([
    {
      zh: '政策：有效期 2023-01-01 至 2024-12-31 → 2023-01-01 至 2025-12-31',
      en: 'The policy: effective 2023-01-01 to 2024-12-31 → 2023-01-01 to 2025-12-31',
    },
    { zh: '上限：值 20万元 → 30万元', en: '上限: value ¥200,000 → ¥300,000' },
    {
      zh: '称号奖励（title-award）：封顶·金额 新写为 20万元',
      en: '称号奖励 (title-award): cap, amount now stated: ¥200,000',
    },
    {
      zh: '称号奖励（title-award）·国家级专精特新“小巨人”企业：金额 10万元 → 12万元',
      en: '称号奖励 (title-award), National-level specialised and innovative little giant: amount ¥100,000 → ¥120,000',
    },
    {
      zh: '新增奖励表行“称号奖励（title-award）·市级“专精特新”中小企业”：最高不超过3万元',
      en: 'Added: table row 称号奖励 (title-award), City-level specialised and innovative SME: up to ¥30,000',
    },
    {
      zh: '删去奖励表行“称号奖励（title-award）·省级“专精特新”中小企业”：5万元',
      en: 'Removed: table row 称号奖励 (title-award), Provincial-level specialised and innovative SME: ¥50,000',
    },
  ]);
});

it('takes one amount written in two ways for one', () => {
  const written: PolicyParts = {
    items: [
      award([
        [giant, '100000元'],
        ['省级“专精特新”中小企业', '5万元'],
      ]),
    ],
  };
  const { differences, level, sameRules } = compare(base, written);
  expect({ differences, level, sameRules }).toEqual({ differences: [], level: 'patch', sameRules: true });
});

it('says that a change was shown by no trial', () => {
  const item = (amount: string): PolicyParts => ({
    items: [
      `代号: never\n类型: 奖励\n来源: 000-1.1\n触发: 认定\n条件: 认定.日期 > date("2030-01-01")\n金额: ${amount}`,
    ],
  });
  const result = compare(item('1万元'), item('2万元'));
  expect(result).toMatchObject({ level: 'patch', sameRules: false });
  expect(describeComparison(result).reasons[0]?.en).toContain('make sure that a worked example shows the change');
});

const titles = [giant, '省级“专精特新”中小企业', '市级“专精特新”中小企业'];
const amounts = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 3, maxLength: 3 });
const policy = (figures: readonly number[]): PolicyParts => ({
  items: [award(titles.map((title, index) => [title, `${figures[index] ?? 0}万元`]))],
});

describe('any amounts', () => {
  it('give patch against themselves, minor for one raised, major for one lowered', () => {
    fc.assert(
      fc.property(amounts, fc.nat(2), fc.integer({ min: 1, max: 20 }), (figures, index, by) => {
        const raised = figures.with(index, (figures[index] ?? 0) + by);
        expect(compare(policy(figures), policy(figures)).level).toBe('patch');
        expect(compare(policy(figures), policy(raised)).level).toBe('minor');
        expect(compare(policy(raised), policy(figures)).level).toBe('major');
      }),
      { numRuns: 5 },
    );
  });

  it('give losses where the other way round they give gains', () => {
    fc.assert(
      fc.property(amounts, amounts, (one, other) => {
        const [there, back] = [compare(policy(one), policy(other)), compare(policy(other), policy(one))];
        const turned = back.groups.map(({ gains, loses, lower, upper, newlyUnknown: _, ...group }) => ({
          ...group,
          gains: loses,
          loses: gains,
          lower: { more: lower.less, less: lower.more },
          upper: { more: upper.less, less: upper.more },
        }));
        expect(there.groups.map(({ newlyUnknown: _, ...group }) => group)).toEqual(turned);
      }),
      { numRuns: 5 },
    );
  });
});
