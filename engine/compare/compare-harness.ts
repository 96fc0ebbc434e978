import { checkText, writePolicy, type PolicyParts } from '../check/check-harness';
import { compilePolicy } from '../compile/compile-policy';
import type { Population } from './gather-trials';
import type { PolicyVersion } from './policy-version';

/** Few enterprises: enough for tests, quickly. */
export const fewEnterprises: Population = { enterprises: [], generated: { count: 12, seed: 7 } };

/** Reads a small policy as a version; errors are a slip of the test. */
export function versionOf(parts: PolicyParts): PolicyVersion {
  const { checked, diagnostics } = checkText(writePolicy(parts));
  const [error] = diagnostics.filter(({ severity }) => severity === 'error');
  if (error) throw new Error(`The policy of the test has an error: ${error.message.en}`);
  return { checked, plan: compilePolicy(checked), boundaries: null };
}
