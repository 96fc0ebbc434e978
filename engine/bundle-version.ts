import type { BundleVector } from '../schemas/generated/types';
import { readFacts } from './bundle/read-facts';
import type { VerifiedBundle } from './bundle/verify-bundle';
import { VECTORS_PATH } from './bundle/layout';
import type { PolicyPlan } from './compile/plan';
import type { PolicyVersion } from './compare/policy-version';
import type { Staged } from './diagnostics/diagnostic';
import { readPolicy, type PolicyReading } from './pipeline';
import type { Vocabulary } from './vocabulary/vocabulary';

/** Takes a policy that was read without errors as a version to compare; null with its errors. */
export function readingVersion({ checked, plan, diagnostics }: PolicyReading): Staged<PolicyVersion | null> {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length > 0 || !checked || !plan) return { value: null, diagnostics: errors };
  return { value: { checked, plan, boundaries: null }, diagnostics };
}

/**
 * Takes the policy of a verified bundle as a version to compare: its text says what it says, its plan what it does; null
 * with the errors where this engine no longer reads the text.
 */
export function bundleVersion({ plan, texts }: Pick<VerifiedBundle, 'plan' | 'texts'>): Staged<PolicyVersion | null> {
  // A verified bundle has the shapes its schemas say; they are written from these types.
  const vocabulary = JSON.parse(texts.get('vocabulary/vocabulary.json') ?? 'null') as Vocabulary;
  const file = { path: `policies/${plan.id}.yaml`, text: texts.get('policy/policy.zh.yaml') ?? '' };
  const { value, diagnostics } = readingVersion(readPolicy(file, vocabulary));
  if (!value) return { value, diagnostics };
  const kept = texts.get(VECTORS_PATH);
  const boundaries = kept === undefined ? null : (JSON.parse(kept) as { vectors: readonly BundleVector[] }).vectors;
  return {
    value: {
      ...value,
      plan: plan as unknown as PolicyPlan,
      boundaries:
        boundaries?.map(({ name, year, enterprise }) => ({
          name,
          year,
          enterprise: readFacts(enterprise, vocabulary),
        })) ?? null,
    },
    diagnostics,
  };
}
