import type { Release } from '../../engine/bundle/build-bundle';
import type { BundleEntry } from '../../engine/bundle/bundle-entry';
import { prepareBundle } from '../../engine/bundle/prepare-bundle';
import { seekBoundaries } from '../../engine/coverage/seek-boundaries';
import type { Staged } from '../../engine/diagnostics/diagnostic';
import type { PolicyReading } from '../../engine/pipeline';
import type { Vocabulary } from '../../engine/vocabulary/vocabulary';
import { bundleSchemas } from './bundle-schemas';
import { sha256 } from './digest';
import { verifyArchive } from './bundle-file';
import { makeModelFiles } from './model-files';
import { referenceFiles } from './reference-files';
import { writeArchive } from './zip';

/** A finished bundle file. */
export interface ReleasedBundle {
  /** `<policy>-<version>.cuoshi`. */
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/**
 * Makes the bundle file of a policy, unsigned, or none and the findings: errors of the policy, examples that differ.
 * Errors: the policy's own; those of prepareBundle.
 */
export async function releaseBundle(
  reading: PolicyReading,
  vocabulary: Vocabulary,
  release: Release,
): Promise<Staged<ReleasedBundle | null>> {
  const { value, diagnostics } = prepareRelease(reading, vocabulary, release);
  const { plan } = reading;
  if (value === null || !plan) return { value: null, diagnostics };
  return { value: { fileName: bundleFileName(plan), bytes: await packRelease(value) }, diagnostics };
}

/** Makes the files of a policy's bundle, or none and the findings. Errors: the policy's own; those of prepareBundle. */
export function prepareRelease(
  { file, checked, plan, diagnostics }: PolicyReading,
  vocabulary: Vocabulary,
  release: Release,
): Staged<readonly BundleEntry[] | null> {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length > 0 || !checked || !plan) return { value: null, diagnostics: errors };
  const vectors = () => seekBoundaries(plan, checked.examples, vocabulary);
  const attachments = [...referenceFiles, ...makeModelFiles(plan, vocabulary)];
  return prepareBundle(
    { file, checked, plan, vocabulary, schemas: bundleSchemas, vectors, attachments, release },
    sha256,
  );
}

/**
 * Packs the files of a bundle and checks the file as its receiver will, before anybody gets it. Throws when it does
 * not pass: our own bug.
 */
export async function packRelease(entries: readonly BundleEntry[]): Promise<Uint8Array> {
  const bytes = await writeArchive(entries);
  const verified = await verifyArchive(bytes, { today: null, origin: null });
  if (verified.value !== null) return bytes;
  const codes = verified.diagnostics.map(({ code, message }) => `${code} ${message.en}`).join('; ');
  throw new Error(`A bundle does not pass its own verification: ${codes}`);
}

/** Names the file of a bundle. */
export function bundleFileName({ id, version }: { readonly id: string; readonly version: string }): string {
  return `${id}-${version}.cuoshi`;
}
