import type { PolicyDocument } from '../../schemas/generated/types';
import { validatePolicyDocument } from '../../schemas/generated/validators';
import { applyReading } from '../check/apply-reading';
import { checkPolicy } from '../check/check-policy';
import { descend } from '../check/pointer';
import { compilePolicy } from '../compile/compile-policy';
import type { PolicyPlan } from '../compile/plan';
import { diagnose } from '../diagnostics/diagnose';
import type { Diagnostic, Staged } from '../diagnostics/diagnostic';
import type { Enterprise } from '../enterprise/enterprise';
import { payEnterprise, simulateEnterprise } from '../simulate/simulate-enterprise';
import { asFen, sameInterval, sumIntervals, type Fen, type MoneyInterval } from '../values/money';
import type { Vocabulary } from '../vocabulary/vocabulary';
import type { AnalysedPolicy } from './finding';

/** An open question of interpretation with what each answer costs. */
export interface PricedReading {
  readonly policy: string;
  readonly reading: string;
  readonly question: string;
  readonly chosen: string;
  /** Where it stands in the document. */
  readonly pointer: string;
  /** What all enterprises get under the chosen reading. Units: fen. */
  readonly total: MoneyInterval;
  readonly alternatives: readonly PricedAlternative[];
  /** The most any alternative moves an end of the total; null is without limit. Units: fen. */
  readonly atStake: Fen | null;
}

export interface PricedAlternative {
  readonly name: string;
  readonly total: MoneyInterval;
  readonly atStake: Fen | null;
  /** Enterprises that get more at one end and less at none; the reverse; and those it cannot be said of. */
  readonly win: readonly string[];
  readonly lose: readonly string[];
  readonly shift: readonly string[];
}

export interface PricingInput {
  readonly policies: readonly AnalysedPolicy[];
  readonly vocabulary: Vocabulary;
  readonly enterprises: readonly Enterprise[];
  readonly year: number;
}

type Sound = AnalysedPolicy & {
  readonly canonical: NonNullable<AnalysedPolicy['canonical']>;
  readonly plan: PolicyPlan;
};

/**
 * Prices every alternative reading on a population: the policy is changed, checked, compiled and simulated again
 * beside the other policies. What no longer applies, or says nothing, is told and not priced.
 *
 * Shape: the reading with most money at stake first; ties by policy and identifier.
 * Errors: analyse/reading-not-applicable, analyse/reading-not-stated, analyse/reading-without-effect
 * Cost: one simulation of the population for each alternative.
 */
export function priceReadings(input: PricingInput): Staged<readonly PricedReading[]> {
  const sound = input.policies.filter(isSound);
  const plans = sound.map(({ plan }) => plan);
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
  const diagnostics: Diagnostic[] = [];
  const readings = sound.flatMap((policy) =>
    (policy.canonical.document.readings ?? []).flatMap((reading, index): readonly PricedReading[] => {
      const pointer = descend('/readings', index);
      const alternatives = (reading.alternatives ?? []).flatMap((alternative, position) => {
        const outcome = planUnder(policy, reading.id, alternative.name, input.vocabulary);
        if (typeof outcome !== 'string') {
          return [compare(alternative.name, chosen, totalsWith(policy.plan, outcome), input.enterprises)];
        }
        const { map, file } = policy.canonical;
        const range = map.valueRange(descend(pointer, 'alternatives', position, 'name'));
        diagnostics.push(diagnose(outcome, file, range, { reading: reading.id, alternative: alternative.name }));
        return [];
      });
      if (alternatives.length === 0) return [];
      return [
        {
          policy: policy.plan.id,
          reading: reading.id,
          question: reading.question,
          chosen: reading.chosen,
          pointer,
          total: sumIntervals(chosen),
          alternatives,
          atStake: alternatives.map(({ atStake }) => atStake).reduce(larger, asFen(0)),
        },
      ];
    }),
  );
  return { value: readings.toSorted(byStake), diagnostics };
}

function isSound(policy: AnalysedPolicy): policy is Sound {
  return policy.canonical !== null && policy.plan !== null && policy.checked?.complete === true;
}

type Refusal = 'analyse/reading-not-applicable' | 'analyse/reading-not-stated' | 'analyse/reading-without-effect';

/** The plan under an alternative, or why there is none. */
function planUnder(policy: Sound, reading: string, name: string, vocabulary: Vocabulary): PolicyPlan | Refusal {
  const { document } = policy.canonical;
  const stated = document.readings?.find(({ id }) => id === reading)?.alternatives?.find((one) => one.name === name);
  if (!stated?.changes || stated.changes.length === 0) return 'analyse/reading-not-stated';
  const changed = applyReading(document, reading, name);
  if (!changed || !validatePolicyDocument(changed)) return 'analyse/reading-not-applicable';
  const bare = withoutTrials(changed);
  const checked = checkPolicy({ ...policy.canonical, document: bare }, vocabulary);
  const broken = checked.diagnostics.some(({ severity }) => severity === 'error');
  if (broken || !checked.value.complete) return 'analyse/reading-not-applicable';
  const plan = compilePolicy(checked.value);
  return sameRules(plan, policy.plan) ? 'analyse/reading-without-effect' : plan;
}

/** Alternatives of other readings and worked examples are about the text as it stands. */
function withoutTrials(document: PolicyDocument): PolicyDocument {
  const { readings = [], examples: _, ...rest } = document;
  return { ...rest, readings: readings.map(({ alternatives: __, ...reading }) => reading) };
}

function sameRules(a: PolicyPlan, b: PolicyPlan): boolean {
  const content = (plan: PolicyPlan): string =>
    JSON.stringify({ ...plan, readings: [] }, (key, value: unknown) => (key === 'range' ? undefined : value));
  return content(a) === content(b);
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
): PricedAlternative {
  const who: Record<'win' | 'lose' | 'shift', string[]> = { win: [], lose: [], shift: [] };
  enterprises.forEach(({ id }, index) => {
    const [before, after] = [chosen[index], other[index]];
    if (!before || !after || sameInterval(before, after)) return;
    const [low, high] = [orderOf(after.min, before.min), orderOf(after.max, before.max)];
    who[low >= 0 && high >= 0 ? 'win' : low <= 0 && high <= 0 ? 'lose' : 'shift'].push(id);
  });
  const [before, after] = [sumIntervals(chosen), sumIntervals(other)];
  return {
    name,
    total: after,
    atStake: larger(distance(before.min, after.min), distance(before.max, after.max)),
    ...who,
  };
}

/** Without an upper end is more than any amount. */
function orderOf(a: Fen | null, b: Fen | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  return b === null || a < b ? -1 : 1;
}

function distance(a: Fen | null, b: Fen | null): Fen | null {
  if (a === b) return asFen(0);
  if (a === null || b === null) return null;
  return asFen(a < b ? b - a : a - b);
}

function larger(a: Fen | null, b: Fen | null): Fen | null {
  return orderOf(a, b) >= 0 ? a : b;
}

function byStake(a: PricedReading, b: PricedReading): number {
  return orderOf(b.atStake, a.atStake) || (`${a.policy} ${a.reading}` < `${b.policy} ${b.reading}` ? -1 : 1);
}
