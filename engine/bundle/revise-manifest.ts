import type { BundleManifest } from '../../schemas/generated/types';
import type { BundleEntry } from './bundle-entry';
import { canonicalJson, type CanonicalValue } from './canonical-json';
import { MANIFEST_PATH } from './layout';
import { readJsonEntry } from './read-json-entry';
import { encodeUtf8 } from './utf8';

/** What can still be decided about a bundle whose content is made. */
export interface ManifestRevision extends Partial<Pick<BundleManifest, 'signature' | 'validity'>> {
  readonly revision: number;
  readonly parent: BundleManifest['provenance']['parent'];
}

/**
 * Gives the files of a bundle that we have just built another revision and parent, and what else is decided last.
 * Throws when the manifest cannot be read: our own bug.
 */
export function reviseManifest(
  entries: readonly BundleEntry[],
  { revision, parent, ...decided }: ManifestRevision,
): readonly BundleEntry[] {
  return entries.map((entry) => {
    if (entry.path !== MANIFEST_PATH) return entry;
    const manifest = readJsonEntry(entry).value as unknown as BundleManifest | undefined;
    if (!manifest) throw new Error('The manifest of a new bundle cannot be read.');
    const revised = { ...manifest, ...decided, revision, provenance: { ...manifest.provenance, parent } };
    return { ...entry, bytes: encodeUtf8(canonicalJson(revised as unknown as CanonicalValue)) };
  });
}
