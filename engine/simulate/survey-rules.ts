import type { PolicyPlan, Rule } from '../compile/plan';

/** Rules that pay for events of one kind: each of them for months that an event lists, or none. */
export interface RulesOfKind {
  readonly trigger: string;
  readonly rules: readonly Rule[];
}

/** The rules of a plan by what they give. */
export interface RuleSurvey {
  /** Those that pay an amount. */
  readonly paying: readonly Rule[];
  /** Those by the kind of event they pay for. */
  readonly kinds: readonly RulesOfKind[];
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
      kinds: [
        ...groupByKind(paying.filter(({ monthly }) => !monthly)),
        ...groupByKind(paying.filter(({ monthly }) => monthly)),
      ],
      unquantified: giving('unquantifiedMoney'),
      services: giving('service'),
    };
    surveys.set(plan, survey);
  }
  return survey;
}

function groupByKind(rules: readonly Rule[]): readonly RulesOfKind[] {
  const kinds = new Set(rules.flatMap(({ trigger }) => trigger ?? []));
  return [...kinds].map((kind) => ({ trigger: kind, rules: rules.filter(({ trigger }) => trigger === kind) }));
}
