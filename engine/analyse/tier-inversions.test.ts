import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { writePolicy } from '../check/check-harness';
import { readPolicy, readWorkspace } from '../pipeline';
import { simulateEnterprise } from '../simulate/simulate-enterprise';
import { builtinVocabulary as vocabulary } from '../vocabulary/builtin-vocabulary';
import { analysePolicies } from './analyse-policies';

const title = (name: string, amount: string, id: string, more = ''): string =>
  `代号: ${id}\n类型: 奖励\n触发: 认定\n条件: 认定.称号 = "${name}"${more}\n金额: ${amount}`;
const nation = '国家级专精特新“小巨人”企业';
const province = '省级专业化“小巨人”企业';
const nationPlatform = '国家级中小企业公共服务示范平台';
const cityPlatform = '市级中小企业公共服务示范平台';

/** Each list of items is a policy: the first of the district, the second of the city. */
function analyse(...policies: readonly (readonly string[])[]) {
  const read = policies.map((items, index) => {
    const text = writePolicy({
      items,
      header: '资金来源: 财政\n解释机关: 工信局\n与其他层级: { 市: 可叠加 }'.replace('市', index === 0 ? '市' : '区县'),
      region: index === 0 ? '360103' : '360100',
    });
    const other = text
      .replace('代号: test-policy', '代号: city-policy')
      .replace('2023〕1号', '2023〕2号')
      .replace('财政层级: 区县', '财政层级: 市');
    return readPolicy({ path: `policies/${index}.yaml`, text: index === 0 ? text : other }, vocabulary);
  });
  const plans = read.flatMap(({ plan }) => plan ?? []);
  expect(plans.length).toBe(policies.length);
  const findings = analysePolicies({ policies: read, vocabulary, enterprises: [], year: 2023 }).filter(
    ({ diagnostic }) => diagnostic.code === 'analyse/tier-inversion-across',
  );
  for (const { witness } of findings) {
    if (witness.kind === 'none' || !witness.contrast)
      throw new Error('An inversion has an enterprise at either level.');
    const [less, more] = [witness.enterprise, witness.contrast].map(
      (each) => simulateEnterprise(plans, each, { year: witness.year, vocabulary }).totals.enterprise.max ?? -1n,
    );
    expect(less).toBeLessThan(more ?? -1n);
  }
  return findings.map(({ diagnostic: { file, range } }) => [
    file,
    read.find((each) => each.file.path === file)?.file.text.slice(range.start, range.end),
  ]);
}

describe('a higher level that is paid less under another clause', () => {
  it('is found between two items of one policy', () => {
    expect(analyse([title(nationPlatform, '5万元', 'a'), title(cityPlatform, '8万元', 'b')])).toEqual([
      ['policies/0.yaml', '5万元'],
    ]);
  });

  it('is found between a table and an item', () => {
    const table = `代号: t\n类型: 奖励\n触发: 认定\n按: 认定.级别\n表:\n  - { 当: 国家级, 金额: 5万元 }\n  - { 当: 省级, 金额: 4万元 }`;
    const item = '代号: c\n类型: 奖励\n触发: 认定\n条件: 认定.级别 = "市级"\n金额: 9万元';
    expect(analyse([table, item]).map(([, marked]) => marked)).toEqual(['4万元', '5万元'].toSorted().reverse());
  });

  it('is found between two policies that meet, at the clause of the higher level', () => {
    expect(analyse([title(nationPlatform, '5万元', 'a')], [title(cityPlatform, '8万元', 'b')])).toEqual([
      ['policies/0.yaml', '5万元'],
    ]);
  });

  it.each<readonly [string, readonly (readonly string[])[]]>([
    ['amounts in the right order', [[title(nationPlatform, '8万元', 'a'), title(cityPlatform, '5万元', 'b')]]],
    ['equal amounts', [[title(nationPlatform, '5万元', 'a'), title(cityPlatform, '5万元', 'b')]]],
    ['titles of two families', [[title(nationPlatform, '5万元', 'a'), title('市级“专精特新”中小企业', '8万元', 'b')]]],
    [
      'what the other policy makes up for',
      [[title(nationPlatform, '5万元', 'a')], [title(cityPlatform, '8万元', 'b'), title(nationPlatform, '9万元', 'c')]],
    ],
    [
      'cases that exclude each other',
      [
        [
          title(nationPlatform, '5万元', 'a', ' and 认定.类型 = "新认定"'),
          title(cityPlatform, '8万元', 'b', ' and 认定.类型 = "复核"'),
        ],
      ],
    ],
  ])('is not found for %s', (_, policies) => {
    expect(analyse(...policies)).toEqual([]);
  });

  it('leaves rows of one table to the rule for tables', () => {
    const rows = `  - { 当: ${nation}, 金额: 1万元 }\n  - { 当: ${province}, 金额: 5万元 }`;
    expect(analyse([`代号: t\n类型: 奖励\n触发: 认定\n按: 认定.称号\n表:\n${rows}`])).toEqual([]);
  });
});

describe('what is found in tables and amounts is repaired', () => {
  const level = (rows: string): string => `代号: t\n类型: 奖励\n触发: 认定\n按: 认定.级别\n表:\n${rows}`;
  const staff = (rows: string): string => `代号: t\n类型: 奖励\n触发: 认定\n按: 企业.从业人员\n表:\n${rows}`;
  it.each<readonly [string, readonly string[]]>([
    ['analyse/tier-inversion', [level('  - { 当: 国家级, 金额: 4万元 }\n  - { 当: 省级, 金额: 50000元 }')]],
    ['analyse/tier-inversion-across', [title(nationPlatform, '5万元', 'a'), title(cityPlatform, '8万元', 'b')]],
    ['analyse/masked-row', [staff('  - { 当: "> 5", 金额: 3万元 }\n  - { 当: "> 10", 金额: 2万元 }')]],
    [
      'analyse/unreachable-row',
      [`${level('  - { 当: 国家级, 金额: 9万元 }\n  - { 当: 市级, 金额: 1万元 }  # 注')}\n条件: 认定.级别 = "国家级"`],
    ],
  ])('%s', (code, items) => {
    const find = (text: string) => {
      const policy = readPolicy({ path: 'policies/a.yaml', text }, vocabulary);
      expect(policy.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
      const found = analysePolicies({ policies: [policy], vocabulary, enterprises: [], year: 2023 });
      return found.filter(({ diagnostic }) => diagnostic.code === code);
    };
    const text = writePolicy({ items });
    const [finding] = find(text);
    const edits = finding?.diagnostic.fixes[0]?.edits ?? [];
    expect(edits.length).toBeGreaterThan(0);
    const fixed = edits
      .toSorted((a, b) => b.range.start - a.range.start)
      .reduce((before, { range, text: put }) => before.slice(0, range.start) + put + before.slice(range.end), text);
    expect(find(fixed)).toEqual([]);
  });
});

it('finds none among the five samples', () => {
  const folder = new URL('../../samples/policies/', import.meta.url);
  const files = readdirSync(folder).map((name) => ({
    path: `policies/${name}`,
    text: readFileSync(new URL(name, folder), 'utf8'),
  }));
  const { policies } = readWorkspace(files);
  const found = analysePolicies({ policies, vocabulary, enterprises: [], year: 2023 });
  expect(found.length).toBeGreaterThan(0);
  expect(found.filter(({ diagnostic }) => diagnostic.code === 'analyse/tier-inversion-across')).toEqual([]);
});
