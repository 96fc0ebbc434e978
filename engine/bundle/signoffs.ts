import type { BundleSignoffs } from '../../schemas/generated/types';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { canonicalJson, compareCodeUnits } from './canonical-json';
import type { Digest } from './digest';
import { findFault } from './finding';
import { SIGNOFFS_PATH } from './layout';
import { encodeUtf8 } from './utf8';

/** What reviewers answer for: the rules, the texts, the words, the examples and the readings, and nothing made of them. */
const REVIEWED = /^(policy|rules|vocabulary|examples)\/|^readings\.json$/;

/**
 * Digests what reviewers answer for: SHA-256 of the canonical JSON of the `path` and `sha256` of these files, sorted by
 * path. It stays the same when sign-offs, reports or another revision come to the bundle.
 */
export function reviewDigest(
  files: readonly { readonly path: string; readonly sha256: string }[],
  digest: Digest,
): string {
  const reviewed = files
    .filter(({ path }) => REVIEWED.test(path))
    .map(({ path, sha256 }) => ({ path, sha256 }))
    .sort((left, right) => compareCodeUnits(left.path, right.path));
  return digest(encodeUtf8(canonicalJson(reviewed)));
}

/**
 * Checks that every sign-off is about this content and that nobody rejected it.
 * Errors: bundle/signoff-other-content, bundle/signoff-rejected.
 */
export function checkSignoffs({ signoffs }: BundleSignoffs, reviewed: string): readonly Diagnostic[] {
  return signoffs.flatMap(({ who, role, digest: signed, decision }) => [
    ...(signed === reviewed ? [] : [findFault('signoff-other-content', SIGNOFFS_PATH, { who, role })]),
    ...(decision === 'rejected' ? [findFault('signoff-rejected', SIGNOFFS_PATH, { who, role })] : []),
  ]);
}
