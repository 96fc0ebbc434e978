import { bundleVersion, readingVersion } from './bundle-version';
import type { VerifiedBundle } from './bundle/verify-bundle';
import { comparePolicies, requiredVersion, type PolicyComparison } from './compare/compare-policies';
import type { Population } from './compare/gather-trials';
import type { Staged } from './diagnostics/diagnostic';
import { readPolicy, type PolicyReading } from './pipeline';
import { reviseVersion } from './revise-version';
import { compareVersions, raiseVersion } from './values/version';
import type { Vocabulary } from './vocabulary/vocabulary';

/** The policy of an older bundle as the present engine reads it, beside what the bundle itself says and does. */
export interface Migration {
  /** The text of the bundle with its next version. */
  readonly reading: PolicyReading;
  readonly comparison: PolicyComparison;
}

/**
 * Opens the policy text of an older bundle with the present engine and vocabulary, and compares: its text with itself as
 * now read, the rules the bundle holds with those compiled now. The version is the one the comparison asks for, and at least
 * the next patch: what comes out is another release.
 *
 * Errors: those of the text, under the engine as it was compared with and under the present vocabulary.
 */
export function migrateBundle(
  old: Pick<VerifiedBundle, 'plan' | 'texts'>,
  vocabulary: Vocabulary,
  population: Population,
): Staged<Migration | null> {
  const before = bundleVersion(old);
  if (!before.value) return { value: null, diagnostics: before.diagnostics };
  const { id, version } = old.plan;
  const path = `policies/${id}.yaml`;
  const text = old.texts.get('policy/policy.zh.yaml') ?? '';
  const readAs = (wanted: string): PolicyReading | null => {
    const revised = reviseVersion(text, wanted);
    return revised === null ? null : readPolicy({ path, text: revised }, vocabulary);
  };
  const next = raiseVersion(version, 'patch') ?? version;
  const first = readAs(next) ?? readPolicy({ path, text }, vocabulary);
  const after = readingVersion(first);
  if (!after.value) return { value: null, diagnostics: after.diagnostics };
  const comparison = comparePolicies(before.value, after.value, population);
  const needed = requiredVersion(comparison);
  if (compareVersions(needed, next) <= 0) return { value: { reading: first, comparison }, diagnostics: [] };
  const named = { ...comparison, after: { ...comparison.after, version: needed } };
  return { value: { reading: readAs(needed) ?? first, comparison: named }, diagnostics: [] };
}
