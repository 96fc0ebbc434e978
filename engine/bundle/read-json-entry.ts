import type { Diagnostic, Staged } from '../diagnostics/diagnostic';
import type { BundleEntry } from './bundle-entry';
import type { CanonicalValue } from './canonical-json';
import { findFault } from './finding';
import { BUNDLE_LIMITS } from './layout';
import { readStrictJson } from './strict-json';
import { decodeUtf8 } from './utf8';

/** How much of a file is read. */
export interface EntryLimits {
  /** Units: bytes. */
  readonly bytes?: number;
  /** Values that may still come in the whole bundle. */
  readonly values?: number;
}

/** A JSON file of a bundle, with its text and the number of its values. */
export interface JsonEntry extends Staged<CanonicalValue | undefined> {
  readonly text: string;
  readonly values: number;
}

/**
 * Reads a canonical JSON file of a bundle; undefined when it is refused.
 * Errors: bundle/json-encoding, bundle/json-syntax and the other bundle/json-… codes.
 */
export function readJsonEntry(
  { path, bytes }: BundleEntry,
  { bytes: maximum = BUNDLE_LIMITS.fileBytes, values: most = BUNDLE_LIMITS.jsonValues }: EntryLimits = {},
): JsonEntry {
  const refuse = (finding: Diagnostic) => ({ value: undefined, diagnostics: [finding], text: '', values: 0 });
  if (bytes.length > maximum) return refuse(findFault('json-too-large', path, { path }));
  const text = decodeUtf8(bytes);
  if (text === null) return refuse(findFault('json-encoding', path, { path }));
  const reading = readStrictJson(text, { length: maximum, depth: BUNDLE_LIMITS.jsonDepth, values: most });
  if (!reading.ok) return refuse(findFault(`json-${reading.fault}`, path, { path, offset: reading.offset }));
  // One meaning, one text: what a reader of another make sees is what we see.
  if (!reading.canonical) return refuse(findFault('json-not-canonical', path, { path }));
  return { value: reading.value, diagnostics: [], text, values: reading.values };
}
