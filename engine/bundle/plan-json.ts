import type { BundlePlan } from '../../schemas/generated/types';
import type { PolicyPlan } from '../compile/plan';
import { canonicalJson, type CanonicalValue } from './canonical-json';
import { toCanonicalValue } from './decimal-text';
import type { Digest } from './digest';
import { encodeUtf8 } from './utf8';

/**
 * Makes the content of rules/plan.json. Places in the policy text (`range`) go: a comment added above a rule must not
 * change what the rules are.
 */
export function planValue(plan: PolicyPlan): CanonicalValue {
  return toCanonicalValue(withoutRanges(plan));
}

/**
 * Digests what the rules say: canonical JSON of the plan without its version, so that equal rules are seen to be equal
 * whatever version they carry.
 */
export function contentDigest(plan: CanonicalValue | BundlePlan, digest: Digest): string {
  const { version: _, ...content } = plan as { readonly [key: string]: CanonicalValue };
  return digest(encodeUtf8(canonicalJson(content)));
}

/** Numbers of the official documents a plan was written from, the policy's own first. */
export function sourceDocuments({
  docNumber,
  alternateDocNumbers,
}: Pick<PolicyPlan, 'docNumber' | 'alternateDocNumbers'>): readonly string[] {
  return [...(docNumber === null ? [] : [docNumber]), ...alternateDocNumbers];
}

function withoutRanges(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutRanges);
  if (typeof value !== 'object' || value === null) return value;
  // Only expressions have a `node` of text; a fact or parameter named `range` is a key of another map.
  const isExpression = 'node' in value && 'type' in value && typeof value.node === 'string';
  const entries = Object.entries(value).filter(([key]) => !(isExpression && key === 'range'));
  return Object.fromEntries(entries.map(([key, member]) => [key, withoutRanges(member)]));
}
