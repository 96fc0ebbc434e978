import { describe, expect, it } from 'vitest';
import { writePolicy, type PolicyParts } from '../check/check-harness';
import { readPolicy } from '../pipeline';
import { builtinVocabulary } from '../vocabulary/builtin-vocabulary';
import { findUnbackedFigures } from './find-unbacked-figures';
import { measureCoverage } from './measure-coverage';
import { proposeExamples } from './propose-examples';
import { checkExamples } from './report-examples';

const award = `
代号: title-award
类型: 奖励
来源: 000-1
触发: 认定
条件: 认定.类型 = "新认定"
按: 认定.称号
表:
  - { 来源: 000-1.1, 当: 国家级专精特新“小巨人”企业, 金额: 10万元 }
  - { 来源: 000-1.2, 当: 省级专业化“小巨人”企业, 金额: 5万元 }
次数: { 次: 1, 每: [称号], 期间: 政策期 }
口径: [renewal]`;
const subsidy = `
代号: fair-subsidy
类型: 补贴
来源: 000-2
触发: 支出
条件: 支出.类别 = "展位费用"
基数: 支出.金额
比例: 30%
计算单位: 每年
封顶: { 金额: 50万元, 期间: 每年 }`;
const highest = `
代号: highest
类型: 叠加规则
要点: 同一年只奖最高一级。
规则: 就高
范围: [title-award]
相同: [系列]
不同: 级别
期间: 每年`;
const exclusion = `
代号: dishonesty
类型: 不予奖励
要点: 严重违法失信。
触发: 违法
条件: 违法.类型 = "严重违法失信" and 违法.主体 = "企业"
期间: 当年`;
const sanction = `
代号: dishonesty-sanction
类型: 违规处理
要点: 停止享受，追回资金。
针对: [dishonesty]
处理: [停止享受相关政策, 追回已拨付的资金]`;
const readings = `
- 代号: renewal
  问题: 复核算不算？
  采用: 不算。
  备选:
    - 名称: 复核同样给奖
      改动: [{ 改: title-award.when, 为: null }]
    - 名称: 改文号
      改动: [{ 改: policy.docNumber, 为: 试府办发〔2023〕2号 }]`;

const all: PolicyParts = {
  items: [award, subsidy, highest, exclusion, sanction].map((text) => text.trim()),
  readings: readings.trim(),
};

function read(parts: PolicyParts) {
  const reading = readPolicy({ path: 'policies/test.yaml', text: writePolicy(parts) }, builtinVocabulary);
  const { checked, plan, diagnostics } = reading;
  if (!checked?.complete || !plan) throw new Error(diagnostics.map(({ message }) => message.en).join(' '));
  return { checked, plan };
}

describe('coverage by worked examples', () => {
  it('names everything a policy without examples leaves unshown', () => {
    const { checked, plan } = read(all);
    const { targets } = measureCoverage(checked, plan);
    expect(targets.every(({ examples }) => examples.length === 0)).toBe(true);
    expect(targets.map(({ target }) => target.id)).toEqual([
      'rule title-award#1',
      'rule title-award#2',
      'rule fair-subsidy',
      'limit title-award/frequency',
      'limit fair-subsidy/cap',
      'limit highest',
      'exclusion dishonesty',
      'sanction dishonesty-sanction',
      'window first',
      'window before',
      'window last',
      'window after',
      'reading renewal / 复核同样给奖',
    ]);
  });

  it('drafts examples for all of it, which pass and show it once they stand in the policy', () => {
    const { checked, plan } = read(all);
    const proposal = proposeExamples(checked, plan, measureCoverage(checked, plan));
    expect(proposal.left.map(({ id }) => id)).toEqual([]);
    const again = read({ ...all, examples: proposal.examples.map(({ text }) => text).join('\n') });
    const after = measureCoverage(again.checked, again.plan);
    expect(after.outcomes.map(({ passed }) => passed)).toEqual(proposal.examples.map(() => true));
    expect(after.targets.filter(({ examples }) => examples.length === 0)).toEqual([]);
    expect(checkExamples(again.checked, again.plan)).toEqual([]);
  });

  it('drafts the smallest amount that a cap cuts', () => {
    const { checked, plan } = read(all);
    const proposal = proposeExamples(checked, plan, measureCoverage(checked, plan));
    const cap = proposal.examples.find(({ targets }) => targets.some(({ id }) => id === 'limit fair-subsidy/cap'));
    // 166万元 gives 49.8万元; a step further is above 50万元.
    expect(cap?.text).toContain('金额: 167万元');
    expect(cap?.text).toContain('合计: 50万元');
  });

  it('does not count an example that fails, and reports it where it says what it expects', () => {
    const example = `
- 名称: 错的
  企业:
    认定:
      - { 称号: 国家级专精特新“小巨人”企业, 日期: 2023-06-30, 认定地: "360103", 类型: 新认定 }
  年度: 2023
  期望: { 合计: 9万元 }`.trim();
    const { checked, plan } = read({ ...all, examples: example });
    const [rule] = measureCoverage(checked, plan).targets;
    expect(rule).toMatchObject({ target: { id: 'rule title-award#1' }, examples: [] });
    const [found, ...others] = checkExamples(checked, plan);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ code: 'example/differs', severity: 'warning' });
    const text = writePolicy({ ...all, examples: example });
    expect(text.slice(found?.range.start, found?.range.end)).toBe('{ 合计: 9万元 }');
    expect(found?.message.zh).toContain('预期 9万元，算得 10万元');
  });

  it('writes examples in the keywords of the other surface, too', () => {
    const { checked, plan } = read(all);
    const proposal = proposeExamples(checked, plan, measureCoverage(checked, plan), 'en');
    const again = read({ ...all, examples: proposal.examples.map(({ text }) => text).join('\n') });
    expect(measureCoverage(again.checked, again.plan).targets.filter(({ examples }) => examples.length === 0)).toEqual(
      [],
    );
  });
});

describe('figures in summaries', () => {
  const gist = (text: string) => read({ items: [`${subsidy.trim()}\n要点: ${text}`] });

  it('lets those stand that a rule, a cap or the header holds', () => {
    const { checked, plan } = gist('自2023年1月1日起按30%补贴，全年最多50万元。');
    expect(findUnbackedFigures(checked, plan)).toEqual([]);
  });

  it('marks the figure that no rule holds', () => {
    const { checked, plan } = gist('按25%补贴，全年最多50万元。');
    const [found, ...others] = findUnbackedFigures(checked, plan);
    expect(others).toEqual([]);
    const text = writePolicy({ items: [`${subsidy.trim()}\n要点: 按25%补贴，全年最多50万元。`] });
    expect(found?.code).toBe('text/unbacked-figure');
    expect(text.slice(found?.range.start, found?.range.end)).toBe('25%');
  });
});

describe('money promised without an amount', () => {
  const promise =
    '代号: matching\n类型: 未定额资金\n来源: 000-3\n要点: 配套奖补。\n触发: 认定\n条件: 认定.类型 = "新认定"';
  const open = (parts: PolicyParts) => {
    const { checked, plan } = read(parts);
    const coverage = measureCoverage(checked, plan);
    const uncovered = coverage.targets.filter(({ examples }) => examples.length === 0).map(({ target }) => target.id);
    return { uncovered, proposal: proposeExamples(checked, plan, coverage) };
  };

  it('is to be shown by examples that state the promise, inside the window and beside it', () => {
    const { uncovered, proposal } = open({ items: [promise] });
    expect(uncovered).toEqual(['rule matching', 'window first', 'window before', 'window last', 'window after']);
    expect(proposal.left).toEqual([]);
    expect(proposal.examples[0]?.text).toContain('未定额: [000-3]');
    expect(proposal.examples[0]?.name).toBe('奖补，数额未定');
    const taken = proposal.examples.map(({ text }) => text).join('\n');
    expect(open({ items: [promise], examples: taken }).uncovered).toEqual([]);
    expect(open({ items: [promise], examples: taken.replace(/, 未定额: \[[^\]]*\]/g, '') }).uncovered).toEqual(
      uncovered,
    );
  });

  it('tells alternatives apart, but not those that change services or targets alone', () => {
    const service = '代号: help\n类型: 服务\n来源: 000-4\n要点: 辅导。\n条件: 有称号';
    const reading = (change: string): PolicyParts => ({
      definitions: '有称号: { 条件: count(企业.认定) > 0 }',
      items: [`${promise}\n口径: [r]`, service],
      readings: `- 代号: r\n  问题: 谁可享受？\n  采用: 照写\n  备选:\n    - 名称: 另一种\n      改动: [${change}]`,
    });
    expect(open(reading('{ 改: matching.when, 为: null }')).uncovered).toContain('reading r / 另一种');
    expect(open(reading('{ 改: 有称号.when, 为: count(企业.认定) > 1 }')).uncovered).not.toContain(
      'reading r / 另一种',
    );
    expect(open(reading('{ 改: matching.kind, 为: service }')).uncovered).toContain('reading r / 另一种');
  });
});
