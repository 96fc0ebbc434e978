import type { Release } from '../../engine/bundle/build-bundle';
import { prepareBundle } from '../../engine/bundle/prepare-bundle';
import { seekBoundaries } from '../../engine/coverage/seek-boundaries';
import type { Staged } from '../../engine/diagnostics/diagnostic';
import type { PolicyReading } from '../../engine/pipeline';
import type { Vocabulary } from '../../engine/vocabulary/vocabulary';
import { bundleSchemas } from './bundle-schemas';
import { sha256 } from './digest';
import { verifyArchive } from './bundle-file';
import { referenceFiles } from './reference-files';
import { writeArchive } from './zip';

/** A finished bundle file. */
export interface ReleasedBundle {
  /** `<policy>-<version>.cuoshi`. */
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/**
 * Makes the bundle file of a policy, or none and the findings: errors of the policy, examples that differ. The file is
 * checked as its receiver will check it before anybody gets it.
 * Errors: the policy's own; those of prepareBundle.
 */
export async function releaseBundle(
  reading: PolicyReading,
  vocabulary: Vocabulary,
  release: Release,
): Promise<Staged<ReleasedBundle | null>> {
  const { file, checked, plan, diagnostics: found } = reading;
  const errors = found.filter(({ severity }) => severity === 'error');
  if (errors.length > 0 || !checked || !plan) return { value: null, diagnostics: errors };
  const vectors = () => seekBoundaries(plan, checked.examples, vocabulary);
  const { value: entries, diagnostics } = prepareBundle(
    { file, checked, plan, vocabulary, schemas: bundleSchemas, vectors, attachments: referenceFiles, release },
    sha256,
  );
  if (entries === null) return { value: null, diagnostics };
  const bytes = await writeArchive(entries);
  const verified = await verifyArchive(bytes, null);
  if (verified.value === null) {
    const codes = verified.diagnostics.map(({ code, message }) => `${code} ${message.en}`).join('; ');
    throw new Error(`The bundle of ${plan.id} does not pass its own verification: ${codes}`);
  }
  return { value: { fileName: `${plan.id}-${plan.version}.cuoshi`, bytes }, diagnostics };
}
