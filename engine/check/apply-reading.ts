import type { PolicyDocument, RuleChange } from '../../schemas/generated/types';
import { canonicalizeChange, isRecord, locateChange } from './locate-change';

/** A policy with changes applied; `failed` are the positions of those whose place the policy does not have. */
export interface ChangedPolicy {
  readonly document: PolicyDocument;
  readonly failed: readonly number[];
}

/**
 * Gives the policy as it would be under an alternative reading, so that it can be checked, compiled and priced; null
 * when there is no such reading or a change has no place in the policy.
 */
export function applyReading(document: PolicyDocument, readingId: string, alternative: string): PolicyDocument | null {
  const reading = document.readings?.find(({ id }) => id === readingId);
  const chosen = reading?.alternatives?.find(({ name }) => name === alternative);
  if (!chosen) return null;
  const changed = applyChanges(document, chosen.changes ?? []);
  return changed.failed.length === 0 ? changed.document : null;
}

/** Applies changes in their order; the policy itself is left as it is. */
export function applyChanges(document: PolicyDocument, changes: readonly RuleChange[]): ChangedPolicy {
  const failed: number[] = [];
  let changed = document;
  changes.forEach(({ at, to }, index) => {
    const place = locateChange(changed, at);
    const next = place ? replaceAt(changed, place.path, canonicalizeChange(to, place.shape)) : null;
    // The shape of what comes out is checked by who uses it.
    if (next === null) failed.push(index);
    else changed = next as PolicyDocument;
  });
  return { document: changed, failed };
}

/** Replaces what stands at a path, or removes it for null; gives null when its parent does not exist. */
function replaceAt(value: unknown, path: readonly string[], to: unknown): unknown {
  const [field, ...rest] = path;
  if (field === undefined) return to;
  if (Array.isArray(value)) {
    const index = /^\d+$/.test(field) ? Number(field) : -1;
    if (index < 0 || index >= value.length) return null;
    if (rest.length === 0 && to === null) return value.filter((_, position) => position !== index);
    const inner = replaceAt(value[index], rest, to);
    return inner === null ? null : value.map((element: unknown, position) => (position === index ? inner : element));
  }
  if (!isRecord(value)) return null;
  const known = Object.hasOwn(value, field);
  if (!known && (rest.length > 0 || to === null)) return null;
  if (rest.length === 0 && to === null)
    return Object.fromEntries(Object.entries(value).filter(([key]) => key !== field));
  const inner = replaceAt(value[field], rest, to);
  if (inner === null) return null;
  const entries = Object.entries(value);
  return Object.fromEntries(
    known ? entries.map(([key, old]) => [key, key === field ? inner : old]) : [...entries, [field, inner]],
  );
}
