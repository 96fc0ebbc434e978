import type { PolicyPlan } from '../compile/plan';
import type { Staged } from '../diagnostics/diagnostic';
import type { Enterprise } from '../enterprise/enterprise';
import { payEnterprise, simulateEnterprise } from '../simulate/simulate-enterprise';
import { asFen, sameInterval, sumIntervals, type MoneyInterval } from '../values/money';
import type { Vocabulary } from '../vocabulary/vocabulary';
import type { AnalysedPolicy } from './finding';
import { listAlternatives } from './list-alternatives';
import { compareByStake, type AlternativePrice, type ReadingPrice } from './reading-price';
import { compareStakes, largerStake, stakeBetween } from './reading-stake';

export interface PricingInput {
  readonly policies: readonly AnalysedPolicy[];
  readonly vocabulary: Vocabulary;
  readonly enterprises: readonly Enterprise[];
  readonly year: number;
}

/**
 * Prices every alternative reading on a population: the policy is changed, checked, compiled and simulated again
 * beside the other policies. What no longer applies, or says nothing, is told and not priced.
 *
 * Shape: the reading with most money at stake first; ties by policy and identifier.
 * Errors: analyse/reading-not-applicable, analyse/reading-not-stated, analyse/reading-without-effect
 * Cost: one simulation of the population for each alternative.
 */
export function priceReadings(input: PricingInput): Staged<readonly ReadingPrice<readonly string[]>[]> {
  const { value, diagnostics } = listAlternatives(input.policies, input.vocabulary);
  const { plans, readings } = value;
  const chosen = input.enterprises.map((enterprise) => totalUnder(plans, enterprise, input));
  const traces = new Map<PolicyPlan, readonly string[]>();
  const tracesOf = (plan: PolicyPlan): readonly string[] => {
    const known = traces.get(plan) ?? input.enterprises.map((enterprise) => traceOf(plan, enterprise, input));
    traces.set(plan, known);
    return known;
  };
  const totalsWith = (plan: PolicyPlan, changed: PolicyPlan): readonly MoneyInterval[] => {
    const others = plans.map((each) => (each === plan ? changed : each));
    const related =
      JSON.stringify(plan.relations) !== JSON.stringify(changed.relations) || plan.level !== changed.level;
    return input.enterprises.map((enterprise, index) => {
      const same = !related && traceOf(changed, enterprise, input) === tracesOf(plan)[index];
      return (same ? chosen[index] : undefined) ?? totalUnder(others, enterprise, input);
    });
  };
  const priced = readings.map(({ policy, alternatives, ...reading }): ReadingPrice<readonly string[]> => {
    const compared = alternatives.map(({ name, plan }) =>
      compare(name, chosen, totalsWith(policy, plan), input.enterprises),
    );
    return {
      ...reading,
      policy: policy.id,
      policyTitle: policy.title,
      total: sumIntervals(chosen),
      alternatives: compared,
      atStake: compared.map(({ atStake }) => atStake).reduce(largerStake, asFen(0)),
    };
  });
  return { value: priced.toSorted(compareByStake), diagnostics };
}

function totalUnder(
  plans: readonly PolicyPlan[],
  enterprise: Enterprise,
  { year, vocabulary }: PricingInput,
): MoneyInterval {
  const paid = payEnterprise(plans, enterprise, { year, vocabulary });
  return sumIntervals([paid.enterprise, paid.individual]);
}

/** Every claim of one policy alone with all its steps: where these are the same, other policies meet the same claims. */
function traceOf(plan: PolicyPlan, enterprise: Enterprise, { year, vocabulary }: PricingInput): string {
  const { lines, refused } = simulateEnterprise([plan], enterprise, { year, vocabulary });
  return [...lines, ...refused]
    .map(({ id, date, events, payee, steps }) => {
      const amounts = steps.map(({ stage, after }) => `${stage} ${after?.min} ${after?.max}`);
      return [id, date, events.join(), payee, ...amounts].join();
    })
    .join(';');
}

function compare(
  name: string,
  chosen: readonly MoneyInterval[],
  other: readonly MoneyInterval[],
  enterprises: readonly Enterprise[],
): AlternativePrice<readonly string[]> {
  const who: Record<'win' | 'lose' | 'shift', string[]> = { win: [], lose: [], shift: [] };
  enterprises.forEach(({ id }, index) => {
    const [before, after] = [chosen[index], other[index]];
    if (!before || !after || sameInterval(before, after)) return;
    const [low, high] = [compareStakes(after.min, before.min), compareStakes(after.max, before.max)];
    who[low >= 0 && high >= 0 ? 'win' : low <= 0 && high <= 0 ? 'lose' : 'shift'].push(id);
  });
  const [before, after] = [sumIntervals(chosen), sumIntervals(other)];
  return {
    name,
    total: after,
    atStake: stakeBetween(before, after),
    ...who,
  };
}
