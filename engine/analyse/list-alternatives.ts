import type { PolicyDocument } from '../../schemas/generated/types';
import { validatePolicyDocument } from '../../schemas/generated/validators';
import { applyReading } from '../check/apply-reading';
import { checkPolicy } from '../check/check-policy';
import { descend } from '../check/pointer';
import { compilePolicy } from '../compile/compile-policy';
import type { PolicyPlan } from '../compile/plan';
import { diagnose } from '../diagnostics/diagnose';
import type { Diagnostic, Staged } from '../diagnostics/diagnostic';
import type { Vocabulary } from '../vocabulary/vocabulary';
import type { AnalysedPolicy } from './finding';

/** An open question of interpretation with the policy as it would be under every other answer. */
export interface OpenReading {
  /** The policy as it is read. */
  readonly policy: PolicyPlan;
  /** Its file. */
  readonly path: string;
  readonly reading: string;
  readonly question: string;
  readonly chosen: string;
  /** Where it stands in the document. */
  readonly pointer: string;
  readonly alternatives: readonly { readonly name: string; readonly plan: PolicyPlan }[];
}

export interface OpenReadings {
  /** Every policy that can be computed, as it is read. */
  readonly plans: readonly PolicyPlan[];
  /** Those that have an alternative, in the order of the documents. */
  readonly readings: readonly OpenReading[];
}

type Sound = AnalysedPolicy & {
  readonly canonical: NonNullable<AnalysedPolicy['canonical']>;
  readonly plan: PolicyPlan;
};

/**
 * Reads every policy under each alternative that its readings state. What no longer applies, or says nothing, is told and
 * left out.
 *
 * Errors: analyse/reading-not-applicable, analyse/reading-not-stated, analyse/reading-without-effect
 */
export function listAlternatives(policies: readonly AnalysedPolicy[], vocabulary: Vocabulary): Staged<OpenReadings> {
  const sound = policies.filter(isSound);
  const diagnostics: Diagnostic[] = [];
  const readings = sound.flatMap((policy) =>
    (policy.canonical.document.readings ?? []).flatMap((reading, index): readonly OpenReading[] => {
      const pointer = descend('/readings', index);
      const alternatives = (reading.alternatives ?? []).flatMap(({ name }, position) => {
        const plan = planUnder(policy, reading.id, name, vocabulary);
        if (typeof plan !== 'string') return [{ name, plan }];
        const { map, file } = policy.canonical;
        const range = map.valueRange(descend(pointer, 'alternatives', position, 'name'));
        diagnostics.push(diagnose(plan, file, range, { reading: reading.id, alternative: name }));
        return [];
      });
      const { id, question, chosen } = reading;
      return alternatives.length === 0
        ? []
        : [{ policy: policy.plan, path: policy.file.path, reading: id, question, chosen, pointer, alternatives }];
    }),
  );
  return { value: { plans: sound.map(({ plan }) => plan), readings }, diagnostics };
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
