import { describe, expect, it } from 'vitest';
import { writePolicy } from '../../engine/check/check-harness';
import { WorkspaceSession } from './workspace-session';

const award = '代号: award\n类型: 奖励\n标题: 奖励\n要点: 一次性奖励。\n触发: 认定\n金额: 5万元';

function open(headers: Readonly<Record<string, string>>) {
  const session = new WorkspaceSession();
  for (const [name, header] of Object.entries(headers))
    session.answer('file:put', {
      path: `policies/${name}.yaml`,
      text: writePolicy({ items: [award] })
        .replace('代号: test-policy', `代号: ${name}`)
        .replace('财政层级: 区县', header.replaceAll('\n', '\n  ')),
      version: 1,
      saved: null,
    });
  return session.answer('form:policies', {});
}

describe('relatePolicies', () => {
  it('tells what each policy says of the level of the other, and what comes of both', () => {
    const { policies, outcomes } = open({
      city: '财政层级: 市\n与其他层级: { 区县: 补差 }',
      district: '财政层级: 区县\n与其他层级: { 市: 就高 }',
      nation: '财政层级: 国家',
    });
    expect(policies.map(({ level, pays }) => [level, pays])).toEqual([
      ['city', true],
      ['district', true],
      ['nation', true],
    ]);
    expect(policies[0]?.levels.find(({ level }) => level === 'district')?.word).toBe('topUp');
    expect(outcomes).toEqual([
      ['additive', 'highest', 'additive'],
      ['highest', 'additive', 'additive'],
      ['additive', 'additive', 'additive'],
    ]);
  });
});
