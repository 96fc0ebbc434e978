import type { BundleManifest } from '../../schemas/generated/types';
import type { BundleEntry } from './bundle-entry';
import { canonicalJson, compareCodeUnits, type CanonicalValue } from './canonical-json';
import type { Digest } from './digest';
import { MANIFEST_PATH } from './layout';
import { readJsonEntry } from './read-json-entry';
import { encodeUtf8 } from './utf8';

/**
 * Adds a file to a bundle that we have just built, and lists it. Throws when the manifest cannot be read: our own bug.
 *
 * Shape: sorted by path, as buildBundle gives it.
 */
export function attachFile(entries: readonly BundleEntry[], file: BundleEntry, digest: Digest): readonly BundleEntry[] {
  const kept = entries.filter(({ path }) => path !== file.path && path !== MANIFEST_PATH);
  const entry = entries.find(({ path }) => path === MANIFEST_PATH);
  const manifest = entry && (readJsonEntry(entry).value as unknown as BundleManifest | undefined);
  if (!manifest) throw new Error('The manifest of a new bundle cannot be read.');
  const listed = { path: file.path, length: file.bytes.length, sha256: digest(file.bytes) };
  const files = [...manifest.files.filter(({ path }) => path !== file.path), listed];
  files.sort((left, right) => compareCodeUnits(left.path, right.path));
  const text = canonicalJson({ ...manifest, files } as unknown as CanonicalValue);
  const all = [...kept, file, { path: MANIFEST_PATH, bytes: encodeUtf8(text) }];
  return all.sort((left, right) => compareCodeUnits(left.path, right.path));
}
