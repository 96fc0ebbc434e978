import { checkText, writePolicy, type PolicyParts } from '../check/check-harness';
import { compilePolicy } from '../compile/compile-policy';
import type { FiscalLevel, PolicyPlan } from '../compile/plan';
import type { Enterprise } from '../enterprise/enterprise';
import { readEnterpriseValue } from '../enterprise/read-enterprise-value';
import type { MoneyInterval } from '../values/money';
import { builtinVocabulary } from '../vocabulary/builtin-vocabulary';
import type { EnterpriseResult, Step } from './result';
import { simulateEnterprise } from './simulate-enterprise';

/** Facts of an enterprise in the words of an enterprise file; a list that is null is not given. */
export type Facts = Readonly<Record<string, unknown>>;

export interface PlanChoice {
  readonly id?: string;
  readonly level?: FiscalLevel;
}

const noEvents: Facts = { 认定: [], 平台: [], 专利: [], 支出: [], 违法: [], 培育库: [] };

/** Compiles a small policy. */
export function planOf(parts: PolicyParts, { id = 'test-policy', level = 'district' }: PlanChoice = {}): PolicyPlan {
  const { checked, diagnostics } = checkText(writePolicy(parts));
  const [error] = diagnostics.filter(({ severity }) => severity === 'error');
  if (error) throw new Error(`The policy of the test has an error: ${error.message.en}`);
  return { ...compilePolicy(checked), id, title: `若干措施 ${id}`, level };
}

/** Reads an enterprise seated in the district of the test policies, without events but those given. */
export function enterpriseOf(facts: Facts): Enterprise {
  const all = { 代号: 'e1', 名称: '企业', 所在区县: '360103', ...noEvents, ...facts };
  const given = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));
  const { value, diagnostics } = readEnterpriseValue(given, builtinVocabulary);
  const [error] = diagnostics.filter(({ severity }) => severity === 'error');
  if (!value || error) throw new Error(`The enterprise of the test has an error: ${error?.message.en ?? 'none'}`);
  return value;
}

/** Simulates one enterprise. */
export function simulate(plans: PolicyPlan | readonly PolicyPlan[], facts: Facts, year = 2023): EnterpriseResult {
  const all = 'id' in plans ? [plans] : plans;
  return simulateEnterprise(all, enterpriseOf(facts), { year, vocabulary: builtinVocabulary });
}

/** Gives an interval in whole yuan, or one figure where its ends are the same; null is unbounded. */
export function yuan({ min, max }: MoneyInterval): number | readonly [number, number | null] {
  const of = (fen: bigint): number => Number(fen) / 100;
  return min === max ? of(min) : [of(min), max === null ? null : of(max)];
}

/** Gives what the enterprise is paid in all. */
export function totalOf(plans: PolicyPlan | readonly PolicyPlan[], facts: Facts, year = 2023): ReturnType<typeof yuan> {
  return yuan(simulate(plans, facts, year).totals.enterprise);
}

/** Lists the steps of all claims and refusals as `stage outcome`. */
export function outcomesOf(steps: readonly Step[]): readonly string[] {
  return steps.map(({ stage, outcome }) => `${stage} ${outcome}`);
}
