import { describe, expect, it } from 'vitest';
import { readPolicy } from '../pipeline';
import { builtinVocabulary } from '../vocabulary/builtin-vocabulary';
import { tellTerms } from './tell-terms';

function planOf(header: string) {
  const text = `政策:
  代号: trial
  名称: 试验办法
  地区: "360103"
  财政层级: 区县
  ${header}
条款:
  - 条: 一
    措施:
      - 代号: award
        类型: 奖励
        要点: 新认定的，奖励10万元。
        触发: 认定
        金额: 10万元
`;
  const { plan } = readPolicy({ path: 'trial.yaml', text: `措施语言: 1\n${text}` }, builtinVocabulary);
  if (!plan) throw new Error('the policy of the test has a plan');
  return plan;
}

describe('tellTerms', () => {
  it('is silent about a policy that is in force in every year', () => {
    expect(tellTerms([planOf('有效期: 2023-01-01 至 2024-12-31')], [2023, 2024])).toEqual([]);
  });

  it('names the years in which a policy pays nothing, and when it is in force', () => {
    const [note, ...others] = tellTerms([planOf('有效期: 2023-03-01 至 2023-12-31')], [2022, 2023, 2024]);
    expect(others).toEqual([]);
    expect(note?.message.zh).toBe('试验办法：2022、2024 年没有金额，适用期是 2023-03-01 至 2023-12-31。');
  });

  it('says which first day is assumed, and that nothing is computed where none is known', () => {
    const assumed = planOf('有效期: 未定 至 2030-12-31\n  假定施行日: 2027-01-01');
    expect(tellTerms([assumed], [2027]).map(({ message }) => message.zh)).toEqual([
      '试验办法：文本没有载明施行日，按假定的 2027-01-01 施行测算。',
    ]);
    expect(tellTerms([planOf('有效期: 未定 至 2030-12-31')], [2027])).toMatchObject([{ startUnknown: true }]);
  });

  it('names the policy that ended another one early', () => {
    const old = { ...planOf('有效期: 2023-01-01 至 2025-12-31'), docNumber: '试办发〔2022〕1号' };
    const repealing = {
      ...planOf('有效期: 2024-01-01 至 2026-12-31'),
      id: 'next',
      title: '新办法',
      repeals: ['试办发〔2022〕1号'],
    };
    expect(tellTerms([old, repealing], [2025]).map(({ message }) => message.zh)).toEqual([
      '试验办法：2025 年没有金额，适用期是 2023-01-01 至 2023-12-31（被《新办法》废止）。',
    ]);
  });
});
