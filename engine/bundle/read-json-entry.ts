import type { Diagnostic, Staged } from '../diagnostics/diagnostic';
import type { BundleEntry } from './bundle-entry';
import { canonicalJson, type CanonicalValue } from './canonical-json';
import { findFault } from './finding';
import { BUNDLE_LIMITS } from './layout';
import { readStrictJson } from './strict-json';
import { decodeUtf8 } from './utf8';

/**
 * Reads a canonical JSON file of a bundle; undefined when it is refused.
 * Errors: bundle/json-encoding, bundle/json-syntax and the other bundle/json-… codes.
 */
export function readJsonEntry(
  { path, bytes }: BundleEntry,
  maximum: number = BUNDLE_LIMITS.fileBytes,
): Staged<CanonicalValue | undefined> {
  const refuse = (finding: Diagnostic) => ({ value: undefined, diagnostics: [finding] });
  if (bytes.length > maximum) return refuse(findFault('json-too-large', path, { path }));
  const text = decodeUtf8(bytes);
  if (text === null) return refuse(findFault('json-encoding', path, { path }));
  const reading = readStrictJson(text, { length: maximum, depth: BUNDLE_LIMITS.jsonDepth });
  if (!reading.ok) return refuse(findFault(`json-${reading.fault}`, path, { path, offset: reading.offset }));
  // One meaning, one text: what a reader of another make sees is what we see.
  if (canonicalJson(reading.value) !== text) return refuse(findFault('json-not-canonical', path, { path }));
  return { value: reading.value, diagnostics: [] };
}
