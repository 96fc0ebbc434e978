import { writePolicy, type PolicyParts } from '../check/check-harness';
import { readPolicy } from '../pipeline';
import { builtinVocabulary } from '../vocabulary/builtin-vocabulary';
import type { Population } from './gather-trials';
import type { PolicyVersion } from './policy-version';

/** Few enterprises: enough for tests, quickly. */
export const fewEnterprises: Population = { enterprises: [], generated: { count: 12, seed: 7 } };

/** Reads a small policy as a version; a version with errors is a slip of the test. */
export function versionOf(parts: PolicyParts): PolicyVersion {
  const { checked, plan, diagnostics } = readPolicy(
    { path: 'policies/test.yaml', text: writePolicy(parts) },
    builtinVocabulary,
  );
  const [error] = diagnostics.filter(({ severity }) => severity === 'error');
  if (error || !checked || !plan) throw new Error(`The policy of the test has an error: ${error?.message.en ?? ''}`);
  return { checked, plan, boundaries: null };
}
