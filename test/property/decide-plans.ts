import fc from 'fast-check';
import type { AmountPlan, PolicyPlan } from '../../engine/compile/plan';
import type { AmountFigure } from '../../engine/expression/amount-figure';
import { multiply, toDecimalText, toRational } from '../../engine/values/rational';
import { anyPlan } from './arbitrary-plans';

/** How amounts are decided: `share` of an 'up to' amount, which is granted however little it is, or `times` an 'at least' one. */
export interface Decision {
  readonly share: string;
  readonly times: string;
}

/** One decision for each amount in turn. */
export const decisions: fc.Arbitrary<readonly Decision[]> = fc.array(
  fc.record({
    share: fc.constantFrom('1', '0.75', '0.5', '0.25', '0.001'),
    times: fc.constantFrom('1', '1.5', '2', '4', '9'),
  }),
  { minLength: 6, maxLength: 9 },
);

/** Replaces each written amount that is not fixed by one that is, within it. */
export function decidePlans(plans: readonly PolicyPlan[], decided: readonly Decision[]): readonly PolicyPlan[] {
  let at = 0;
  const decide = (figure: AmountFigure): AmountFigure => {
    if (figure.modality !== 'upTo' && figure.modality !== 'atLeast') return figure;
    const { value } = figure;
    const decision = decided[at++ % decided.length];
    if (value.node !== 'literal' || typeof value.value !== 'string' || !decision) return figure;
    const factor = toRational(figure.modality === 'upTo' ? decision.share : decision.times);
    const text = toDecimalText(multiply(toRational(value.value), factor));
    return text === null ? figure : { modality: 'exactly', value: { ...value, value: text } };
  };
  const decideAmount = (amount: AmountPlan): AmountPlan =>
    amount.kind === 'share' ? { ...amount, rate: decide(amount.rate) } : { ...amount, amount: decide(amount.amount) };
  return plans.map((plan) => ({
    ...plan,
    rules: plan.rules.map((rule) => (rule.amount ? { ...rule, amount: decideAmount(rule.amount) } : rule)),
  }));
}

/** A policy as any, or with every amount fixed: engines without pools of open claims refuse most limits of the former. */
export const openOrFixedPlan: fc.Arbitrary<PolicyPlan | null> = fc
  .tuple(anyPlan, decisions, fc.boolean())
  .map(([plan, decided, fixed]) => (plan && fixed ? (decidePlans([plan], decided)[0] ?? null) : plan));
