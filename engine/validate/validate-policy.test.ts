import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseSource } from '../parse/parse-source';
import { applyEdits } from '../parse/repaired-text';
import { validatePolicy } from './validate-policy';

const TEXT = `措施语言: 1
政策:
  代号: xihu
  名称: 措施
  地区: 360103
  财政层级: 区县
  成文日期: 2022-12-30
  有效期: 2023-01-01 至 2024-12-31
  试行: 是
  与其他层级: { 国家: 可叠加, 省: 就高 }
参数:
  国家级奖励: 10万元
  比例:
    值: 30%
条款:
  - 条: 一·1
    标题: 专项奖补
    措施:
      - 代号: award-one
        类型: 奖励
        触发: 认定
        按: 认定.称号
        表:
          - { 当: [甲, 乙], 金额: 国家级奖励 }
        次数: { 次: 1, 每: [称号] }
      - 代号: fair
        类型: 补贴
        触发: 支出
        基数: 支出.金额
        比例: 比例
        封顶: { 金额: 50万元, 期间: 每年 }
  - 条: 1.10
    措施: []
算例:
  - 名称: 甲
    企业: { 认定: [{ 称号: 甲 }], 类型: 奖励 }
    年度: 2023
    期望: { 合计: 10万元 }
`;

function read(text: string) {
  const parsed = parseSource({ path: 'policies/a.yaml', text });
  if (!parsed.value) throw new Error('no tree');
  return validatePolicy(parsed.value, 'policies/a.yaml');
}

test('keys and enumerated values become canonical; names, texts and facts stay', () => {
  const { value, diagnostics } = read(TEXT);
  expect(diagnostics).toEqual([]);
  expect(value?.surface).toBe('zh');
  expect(value?.document).toEqual({
    measureLanguage: 1,
    policy: {
      id: 'xihu',
      title: '措施',
      region: '360103',
      fiscalLevel: 'district',
      issuedOn: '2022-12-30',
      effective: '2023-01-01 至 2024-12-31',
      trial: true,
      otherLevels: { nation: 'additive', province: 'highest' },
    },
    parameters: { 国家级奖励: '10万元', 比例: { value: '30%' } },
    articles: [
      {
        number: '一·1',
        title: '专项奖补',
        items: [
          {
            id: 'award-one',
            kind: 'award',
            trigger: '认定',
            by: '认定.称号',
            table: [{ match: ['甲', '乙'], amount: '国家级奖励' }],
            frequency: { times: 1, per: ['称号'] },
          },
          {
            id: 'fair',
            kind: 'subsidy',
            trigger: '支出',
            base: '支出.金额',
            rate: '比例',
            cap: { amount: '50万元', within: 'year' },
          },
        ],
      },
      // A number where the schema knows text is what is written: 1.10, not 1.1.
      { number: '1.10', items: [] },
    ],
    examples: [
      { name: '甲', enterprise: { 认定: [{ 称号: '甲' }], 类型: '奖励' }, year: 2023, expect: { total: '10万元' } },
    ],
  });
});

test('the map leads back to keys and values, and to the nearest ancestor where there is nothing', () => {
  const { value } = read(TEXT);
  const map = value?.map;
  const at = (range: { start: number; end: number } | undefined) => range && TEXT.slice(range.start, range.end);
  expect(at(map?.valueRange('/articles/0/items/1/cap/within'))).toBe('每年');
  expect(at(map?.keyRange('/articles/0/items/1/cap/within'))).toBe('期间');
  expect(at(map?.keyRange('/articles/0/items/0/frequency/within'))).toBe('次数');
  expect(at(map?.valueRange('/parameters/国家级奖励'))).toBe('10万元');
  expect(map?.node('/policy/version')).toBeUndefined();
  expect(map?.node('/policy/trial')).toMatchObject({ value: '是' });
});

/** A change of the text above, the code it brings, the marked text, a fix, and the items that remain. */
const SPOILED: readonly {
  readonly from: string;
  readonly to: string;
  readonly code: string;
  readonly marked: string;
  readonly says?: string;
  readonly fixed?: string | null;
  readonly items: readonly string[] | null;
}[] = [
  {
    from: '触发: 认定',
    to: '触法: 认定',
    code: 'shape/unknown-key',
    marked: '触法',
    says: '“触发”',
    fixed: '触发: 认定',
    items: ['fair'],
  },
  {
    from: '        触发: 认定\n',
    to: '',
    code: 'shape/missing-key',
    marked: '代号',
    says: '“触发”',
    fixed: '触发: \n        代号: award-one',
    items: ['fair'],
  },
  {
    from: '        类型: 补贴\n',
    to: '',
    code: 'shape/missing-key',
    marked: '代号',
    says: '“类型”',
    items: ['award-one'],
  },
  {
    from: '类型: 补贴',
    to: '类型: 补助',
    code: 'shape/unknown-value',
    marked: '补助',
    says: '奖励、补贴',
    fixed: '类型: 补贴',
    items: ['award-one'],
  },
  {
    from: '按: 认定.称号',
    to: '按: 认定.称号\n        基数: 1',
    code: 'shape/unknown-key',
    marked: '基数',
    says: '类型：补贴',
    fixed: null,
    items: ['fair'],
  },
  {
    from: '期间: 每年',
    to: '期间: 每月',
    code: 'shape/unknown-value',
    marked: '每月',
    says: '每次、每年、政策期、终身',
    items: ['award-one'],
  },
  {
    from: '财政层级: 区县',
    to: '财政层级: 县区',
    code: 'shape/unknown-value',
    marked: '县区',
    fixed: '财政层级: 区县',
    items: null,
  },
  {
    from: '试行: 是',
    to: '试行: 对',
    code: 'shape/unknown-value',
    marked: '对',
    says: '是、否',
    items: ['award-one', 'fair'],
  },
  { from: '地区: 360103', to: '地区: 西湖', code: 'shape/region', marked: '西湖', items: null },
  {
    from: '2022-12-30',
    to: '2022年12月30日',
    code: 'shape/date',
    marked: '2022年12月30日',
    fixed: '成文日期: 2022-12-30',
    items: ['award-one', 'fair'],
  },
  {
    from: '2022-12-30',
    to: '2022-02-30',
    code: 'shape/date',
    marked: '2022-02-30',
    fixed: null,
    items: ['award-one', 'fair'],
  },
  {
    from: '代号: fair',
    to: '代号: Fair_Subsidy',
    code: 'shape/identifier',
    marked: 'Fair_Subsidy',
    fixed: '代号: fair-subsidy',
    items: ['award-one'],
  },
  {
    from: '代号: fair',
    to: '代号: “fair”',
    code: 'shape/curly-quotes',
    marked: '“fair”',
    fixed: '代号: fair',
    items: ['award-one'],
  },
  {
    from: '触发: 支出',
    to: '触发:',
    code: 'shape/missing-value',
    marked: '触发',
    says: '事件种类',
    items: ['award-one'],
  },
  { from: '标题: 专项奖补', to: '标题:', code: 'shape/no-value', marked: '标题', items: ['award-one', 'fair'] },
  {
    from: '标题: 专项奖补',
    to: '标题: 专项奖补\n    title: x',
    code: 'shape/key-in-both-languages',
    marked: 'title',
    items: ['award-one', 'fair'],
  },
  { from: '次: 1', to: '次: "1"', code: 'shape/wrong-type', marked: '"1"', fixed: '次: 1', items: ['fair'] },
  { from: '次: 1', to: '次: 0', code: 'shape/out-of-range', marked: '0', says: '不小于 1', items: ['fair'] },
  { from: '当: [甲, 乙]', to: '当: []', code: 'shape/empty', marked: '当', items: ['fair'] },
  {
    from: '{ 金额: 50万元, 期间: 每年 }',
    to: '50万元',
    code: 'shape/wrong-type',
    marked: '50万元',
    items: ['award-one'],
  },
  {
    from: '国家级奖励: 10万元',
    to: '国家级-奖励: 10万元',
    code: 'shape/name',
    marked: '国家级-奖励',
    fixed: '国家级奖励: 10万元',
    items: ['award-one', 'fair'],
  },
  {
    from: '国家级奖励: 10万元',
    to: '国家级奖励: [1]',
    code: 'shape/wrong-type',
    marked: '[1',
    items: ['award-one', 'fair'],
  },
  {
    from: '    值: 30%',
    to: '    值：30%',
    code: 'parse/full-width-colon',
    marked: '：',
    fixed: '值: 30%',
    items: ['award-one', 'fair'],
  },
  { from: '年度: 2023', to: '年度: 1823', code: 'shape/out-of-range', marked: '1823', items: ['award-one', 'fair'] },
  {
    from: '企业: { 认定: [{ 称号: 甲 }], 类型: 奖励 }',
    to: '企业: 甲',
    code: 'shape/wrong-type',
    marked: '甲',
    items: ['award-one', 'fair'],
  },
  { from: '国家: 可叠加', to: '国家: []', code: 'shape/wrong-type', marked: '[', items: ['award-one', 'fair'] },
  { from: '措施语言: 1', to: '措施语言: 2', code: 'shape/newer-language', marked: '2', items: null },
  {
    from: '- 代号: fair',
    to: '- 代号: fair\n        来源: （一）',
    code: 'shape/clause-reference',
    marked: '（一）',
    items: ['award-one'],
  },
  {
    from: '名称: 措施',
    to: '名称: 措施\n  版本: 一',
    code: 'shape/pattern',
    marked: '一',
    items: ['award-one', 'fair'],
  },
  {
    from: '条: 一·1',
    to: `条: ${'一'.repeat(41)}`,
    code: 'shape/too-long',
    marked: '一'.repeat(41),
    items: [],
  },
  {
    from: '措施: []',
    to: '措施: [{ 代号: s, 类型: 违规处理, 针对: [x], 处理: [停止享受相关政策, 停止享受相关政策] }]',
    code: 'shape/repeated',
    marked: '停止享受相关政策',
    items: ['award-one', 'fair'],
  },
  { from: '措施语言: 1', to: '措施语言: 0', code: 'shape/older-language', marked: '0', items: null },
];

describe('each difference from the schema gives one message at its place', () => {
  test.each(SPOILED)('$from -> $to: $code', ({ from, to, code, marked, says, fixed, items }) => {
    const text = TEXT.replace(from, to);
    expect(text).not.toBe(TEXT);
    const { value, diagnostics } = read(text);
    const expected = code === 'shape/unknown-key' && marked === '触法' ? [code, 'shape/missing-key'] : [code];
    expect(diagnostics.map((each) => each.code).sort()).toEqual(expected.sort());
    const found = diagnostics.find((each) => each.code === code);
    expect(found && text.slice(found.range.start, found.range.end)).toBe(marked);
    if (says) expect(found?.message.zh).toContain(says);
    if (fixed === null) expect(found?.fixes).toEqual([]);
    if (fixed) expect(applyEdits(text, found?.fixes[0]?.edits ?? [])).toContain(fixed);
    expect(
      value && value.document.articles.flatMap((article) => article.items.map((item) => 'id' in item && item.id)),
    ).toEqual(items);
  });
});

test('messages use the words of the surface the author writes in', () => {
  const english = `measureLanguage: 1
policy: { id: a, title: b, region: "360103", fiscalLevel: district, effective: 2023-01-01 至 2024-12-31 }
articles:
  - number: "1"
    items:
      - id: c
        kind: awards
      - kind: award
        trigger: recognition
`;
  const { diagnostics, value } = read(english);
  expect(diagnostics.map((each) => each.message.en)).toEqual([
    '"kind" cannot be "awards". Allowed: award, subsidy, allowance, pricePreference, quota, service, unquantifiedMoney, exclusion, sanction, stacking, eligibility, target, repeal, undertaking, definition, validity, funding, basis, institutional.',
    '"id" is missing here. Stable identifier: lower-case letters, digits and hyphens. It survives renumbering.',
  ]);
  expect(value?.surface).toBe('en');
});

test('what seems missing may stand on a line that cannot be read', () => {
  const text = TEXT.replace('触发: 认定', '触发 认定');
  expect(read(text).diagnostics).toEqual([]);
  expect(read(text).value?.document.articles[0]?.items.map((item) => 'id' in item && item.id)).toEqual(['fair']);
});

test('pointers speak of the document that is given, not of the text', () => {
  const { value } = read(TEXT.replace('触发: 认定', '触发:'));
  expect(value?.map.node('/articles/0/items/0/id')).toMatchObject({ value: 'fair' });
  expect(value?.map.node('/articles/0/items/1')).toBeUndefined();
});

const samples = readdirSync('samples/policies')
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => [name, readFileSync(`samples/policies/${name}`, 'utf8')] as const);

test.each(samples)('%s has no finding', (_, text) => {
  expect(read(text).diagnostics).toEqual([]);
  expect(read(text).value).not.toBeNull();
});
