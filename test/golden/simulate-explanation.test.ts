import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { explainResult, type ExplainedLine } from '../../engine/explain/explain-result';
import { simulateEnterprise } from '../../engine/simulate/simulate-enterprise';
import { enterpriseOf } from '../../engine/simulate/simulate-harness';
import { builtinVocabulary } from '../../engine/vocabulary/builtin-vocabulary';
import type { Surface } from '../../engine/values/surface';
import { readSamplePlans } from '../property/sample-plans';

const plans = readSamplePlans().filter(({ id }) => ['nanchang-sme-2022', 'xihu-srdi-2022'].includes(id));

/** One enterprise to which nearly everything happens that can happen to a claim. */
const facts = {
  名称: '样例企业',
  认定: [
    { 称号: '市级“专精特新”中小企业', 日期: '2022-06-15', 认定地: '360103', 类型: '新认定', 首次: true },
    { 称号: '市级中小企业公共服务示范平台', 日期: '2023-02-01', 认定地: '360103', 类型: '新认定' },
    { 称号: '国家级中小企业公共服务示范平台', 日期: '2023-11-01', 认定地: '360103', 类型: '新认定' },
    { 称号: '省级“专精特新”中小企业', 日期: '2023-05-01', 认定地: '360103', 类型: '复核' },
    { 称号: '国家级高新技术企业', 日期: '2023-12-15', 认定地: '360103', 类型: '新认定' },
  ],
  平台: [{ 类型: '科技创新平台', 种类: '企业技术中心', 级别: '省级', 日期: '2023-05-09', 认定地: '360102' }],
  专利: [{ 类型: '发明专利', 日期: '2023-03-01' }, { 类型: '发明专利', 日期: '2023-09-19' }],
  支出: [
    { 类别: '展位费用', 日期: '2023-04-20', 金额: 2_000_000 },
    { 类别: '住宿费用', 日期: '2023-04-21', 金额: 5_000 },
  ],
};

function write(surface: Surface, more: object, year: number): string {
  const enterprise = enterpriseOf({ ...facts, ...more });
  const result = explainResult(simulateEnterprise(plans, enterprise, { year, vocabulary: builtinVocabulary }), surface);
  const section = (title: string, lines: readonly ExplainedLine[]) => [`# ${title}`, ...lines.flatMap(writeLine)];
  return [
    `${result.name} ${result.year}: ${result.total}`,
    ...section('paid', result.paid),
    ...section('refused', result.refused),
    ...section('unquantified', result.unquantified),
    ...section('why not', result.whyNot),
    '# exclusions',
    ...result.exclusions,
    '',
  ].join('\n');
}

function writeLine({ title, amount, source, needs, steps }: ExplainedLine): readonly string[] {
  return [
    `- ${[title, amount, source].filter(Boolean).join(' | ')}`,
    ...needs.map((need) => `    ? ${need}`),
    ...steps.map(({ stage, outcome, sentence, source: clause, facts: read, change }) =>
      `    ${[stage, outcome, sentence, clause, read.join(', '), change].filter(Boolean).join(' | ')}`,
    ),
  ];
}

describe('the explanation of a simulation', () => {
  it.each(['zh', 'en'] as const)('is written out in %s', async (surface) => {
    const texts = [
      write(surface, {}, 2023),
      write(surface, { 违法: [{ 类型: '虚假广告', 日期: '2024-03-03', 主体: '企业' }] }, 2024),
      write(surface, { 违法: null, 专利: null }, 2023),
    ];
    await expect(texts.join('\n')).toMatchFileSnapshot(path.join(import.meta.dirname, `simulate-explanation.${surface}.txt`));
  });
});
