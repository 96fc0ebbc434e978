import type { PolicyPlan, Rule } from '../compile/plan';
import { simulateEnterprise } from '../simulate/simulate-enterprise';
import type { EnterpriseResult } from '../simulate/result';
import { affectedIn, type Analysis } from './analysis';
import type { Affected } from './finding';
import type { PolicyScope } from './policy-scope';

/**
 * Runs the loaded enterprises through a policy that is changed in one thing, beside the others as they are.
 *
 * Cost: one simulation of the whole population; for findings, not for the search for them.
 */
export function simulateChanged(analysis: Analysis, scope: PolicyScope, plan: PolicyPlan): readonly EnterpriseResult[] {
  const { vocabulary, year, enterprises, policies } = analysis;
  const plans = policies.map((each) => (each === scope ? plan : each.plan));
  return enterprises.map((enterprise) => simulateEnterprise(plans, enterprise, { year, vocabulary }));
}

/** What some rules would pay if the policy were changed in one thing. Units: fen. */
export function forgoneUnder(
  analysis: Analysis,
  scope: PolicyScope,
  plan: PolicyPlan,
  rules: readonly Rule[],
): Affected {
  const ids = new Set(rules.map(({ id }) => id));
  return affectedIn(
    simulateChanged(analysis, scope, plan),
    (line) => line.policy === scope.plan.id && ids.has(line.rule),
    'forgone',
  );
}

/** The policy with some rules changed. */
export function withRules(plan: PolicyPlan, change: (rule: Rule) => Rule): PolicyPlan {
  return { ...plan, rules: plan.rules.map(change) };
}
