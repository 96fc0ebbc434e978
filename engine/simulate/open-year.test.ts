import { expect, it } from 'vitest';
import type { PolicyPlan } from '../compile/plan';
import { builtinVocabulary } from '../vocabulary/builtin-vocabulary';
import { rememberYears } from './open-year';
import { enterpriseOf, planOf } from './simulate-harness';

const [kept, written] = ['kept', 'written'].map((id) =>
  planOf({ items: ['{ 代号: s, 类型: 服务, 要点: 辅导 }'] }, { id }),
);
const enterprise = enterpriseOf({});

it('a memory gives back the years of plans that are worth keeping, and opens those of others anew', () => {
  const { open } = rememberYears((plan) => plan === kept);
  const isKept = (plan: PolicyPlan | undefined): boolean => {
    if (!plan) throw new Error('the test has no plan');
    const [one, other] = [2023, 2023].map((year) => open(plan, enterprise, year, builtinVocabulary));
    return one === other;
  };
  expect([isKept(kept), isKept(written)]).toEqual([true, false]);
});
