import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSource } from '../parse/parse-source';
import { validatePolicy } from '../validate/validate-policy';
import { builtinVocabulary } from '../vocabulary/builtin-vocabulary';
import type { Vocabulary } from '../vocabulary/vocabulary';
import { findIn } from './check-harness';
import { checkPolicy } from './check-policy';

const path = 'policies/xihu-srdi-2022.yaml';
/** The sample policy, with an alternative by which a figure is of another type: its trial looks at all items. */
const policy = readFileSync(new URL(`../../samples/${path}`, import.meta.url), 'utf8').replace(
  '\n口径:\n',
  '\n口径:\n  - { 代号: rate, 问题: 问, 采用: 甲, 备选: [{ 名称: 乙, 改动: [{ 改: 市级奖励, 为: 5% }] }] }\n',
);

/** Words of the policy that alternative readings and the rules they touch depend on. */
const words = [
  '10万元', '5万元', '30%', 'title-award', 'fair-subsidy', 'highest-level-only', 'recognised-in-xihu', '专精特新企业',
  '国家级奖励', '50万元', '3万元', '认定.类型', '基准日', '新认定', '触发: 认定', '触发: 平台', '就高', '每年', 'policy.effective',
  'innovation-patent', '类型: 奖励', '为: null', 'srdi-enterprise', '2024-12-31',
]; // prettier-ignore
const replacements = [
  '',
  '20万元',
  '60%',
  '-5万元',
  '国家级奖励',
  '参展补贴上限',
  'patent',
  'title-award',
  '企业',
  '市级奖励',
  '类型: 补贴',
  '触发: 支出',
  '2022-12-31',
  '每次',
];

const reading = (at: string, to: string): string =>
  `- { 代号: question, 问题: 问, 采用: 甲, 备选: [{ 名称: 乙, 改动: [{ 改: ${at}, 为: ${to} }] }] }`;
const award = '代号: award\n类型: 奖励\n触发: 认定\n条件: 认定.首次\n金额: 5万元';
const limit = '代号: limit\n类型: 叠加规则\n要点: 就高\n规则: 就高\n范围: [award]';

describe('verdicts on alternative readings', () => {
  it.each([
    [
      'the item it changes',
      { items: [`${award}\n次数: { 次: 1 }`], readings: reading('award.frequency.times', '2') },
      { items: [award], readings: reading('award.frequency.times', '2') },
      'check/unknown-place',
    ],
    [
      'a parameter',
      { items: [award], parameters: '数额: 5万元', readings: reading('award.amount', '数额') },
      { items: [award], parameters: '数额: 5%', readings: reading('award.amount', '数额') },
      'check/reading-breaks-rules',
    ],
    [
      'the value of a parameter',
      { items: [award], parameters: '数额: 5万元', readings: reading('award.amount', '数额') },
      { items: [award], parameters: '数额: -5万元', readings: reading('award.amount', '数额') },
      'check/reading-breaks-rules',
    ],
    [
      'the value of a parameter that another one names',
      { items: [award], parameters: '基数: 5万元\n数额: 基数', readings: reading('award.amount', '数额') },
      { items: [award], parameters: '基数: -5万元\n数额: 基数', readings: reading('award.amount', '数额') },
      'check/reading-breaks-rules',
    ],
    [
      'an item that uses what is of another type then',
      { items: [award], parameters: '数额: 5万元', readings: reading('数额', '5%') },
      { items: [award.replace('5万元', '数额')], parameters: '数额: 5万元', readings: reading('数额', '5%') },
      'check/reading-breaks-rules',
    ],
    [
      'another item',
      { items: [award, limit, award.replace('award', 'other')], readings: reading('limit.among', '[other]') },
      { items: [award, limit, award.replace('award', 'another')], readings: reading('limit.among', '[other]') },
      'check/reading-breaks-rules',
    ],
  ] as const)('change with %s', (_, before, after, code) => {
    expect(findIn(before).map(([found]) => found)).not.toContain(code);
    expect(findIn(after).map(([found]) => found)).toContain(code);
    expect(findIn(before).map(([found]) => found)).not.toContain(code);
  });

  it('are those of a first trial, whatever was tried before', () => {
    const edit = fc.record({
      word: fc.constantFrom(...words),
      occurrence: fc.nat(20),
      by: fc.constantFrom(...replacements),
    });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => {
        let text = policy;
        for (const { word, occurrence, by } of edits) {
          const places = [...text.matchAll(new RegExp(word.replaceAll('.', '\\.'), 'g'))];
          const at = places[occurrence % Math.max(1, places.length)]?.index;
          if (at !== undefined) text = text.slice(0, at) + by + text.slice(at + word.length);
        }
        // Trials are remembered by vocabulary, so a copy of it has no memory.
        expect(findings(text, builtinVocabulary)).toEqual(findings(text, { ...builtinVocabulary }));
      }),
      { numRuns: Number(process.env['VERDICT_RUNS'] ?? 20) },
    );
  });
});

function findings(text: string, vocabulary: Vocabulary) {
  const tree = parseSource({ path, text }).value;
  const canonical = tree && validatePolicy(tree, path).value;
  return canonical && checkPolicy(canonical, vocabulary).diagnostics;
}
