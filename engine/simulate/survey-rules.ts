import type { PolicyPlan, Rule } from '../compile/plan';

/** The rules of a plan by what they give. */
export interface RuleSurvey {
  /** Those that pay an amount. */
  readonly paying: readonly Rule[];
  /** Kinds of events those pay for. */
  readonly triggers: readonly string[];
  /** Those that promise money without an amount. */
  readonly unquantified: readonly Rule[];
  readonly services: readonly Rule[];
}

const surveys = new WeakMap<PolicyPlan, RuleSurvey>();

/** Sorts the rules of a plan by what they give, once for all enterprises. */
export function surveyRules(plan: PolicyPlan): RuleSurvey {
  let survey = surveys.get(plan);
  if (!survey) {
    const paying = plan.rules.filter(({ amount }) => amount !== null);
    const giving = (kind: Rule['kind']) => plan.rules.filter((rule) => rule.amount === null && rule.kind === kind);
    survey = {
      paying,
      triggers: [...new Set(paying.flatMap(({ trigger }) => trigger ?? []))],
      unquantified: giving('unquantifiedMoney'),
      services: giving('service'),
    };
    surveys.set(plan, survey);
  }
  return survey;
}
