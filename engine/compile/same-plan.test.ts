import { describe, expect, it } from 'vitest';
import { checkText, writePolicy, type PolicyParts } from '../check/check-harness';
import { compilePolicy } from './compile-policy';
import type { PolicyPlan } from './plan';
import { samePlan } from './same-plan';

const parts: PolicyParts = {
  parameters: '奖励: 5万元',
  items: ['代号: award\n类型: 奖励\n触发: 认定\n条件: 认定.首次\n金额: 奖励'],
};

describe('samePlan', () => {
  it('does not mind where the rules stand', () => {
    expect(samePlan(compile(`# 说明\n${writePolicy(parts)}`), compile(writePolicy(parts)))).toBe(true);
  });

  it.each([
    ['an amount', { ...parts, parameters: '奖励: 6万元' }],
    ['a condition', { ...parts, items: ['代号: award\n类型: 奖励\n触发: 认定\n条件: not(认定.首次)\n金额: 奖励'] }],
    ['a condition less', { ...parts, items: ['代号: award\n类型: 奖励\n触发: 认定\n金额: 奖励'] }],
    ['a period', { ...parts, effective: '2023-01-01 至 2025-12-31' }],
    [
      'the place of an item in the document',
      { ...parts, items: [...(parts.items ?? []), '代号: note\n类型: 目标\n要点: 另一条'].reverse() },
    ],
  ] as const)('minds %s', (_, changed) => {
    expect(samePlan(compile(writePolicy(changed)), compile(writePolicy(parts)))).toBe(false);
  });
});

function compile(text: string): PolicyPlan {
  return compilePolicy(checkText(text).checked);
}
