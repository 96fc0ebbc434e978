import type { BundleSignoffs } from '../../schemas/generated/types';
import { canonicalJson } from '../../engine/bundle/canonical-json';
import { toCanonicalValue } from '../../engine/bundle/decimal-text';
import { REPORT_PATHS, SIGNOFFS_PATH } from '../../engine/bundle/layout';
import { checkSignoffs, reviewDigest } from '../../engine/bundle/signoffs';
import { encodeUtf8 } from '../../engine/bundle/utf8';
import { writeCoverage } from '../../engine/compare/write-coverage';
import { writeImpact } from '../../engine/compare/write-impact';
import type { Release } from '../../engine/bundle/build-bundle';
import type { BundleEntry } from '../../engine/bundle/bundle-entry';
import { prepareBundle } from '../../engine/bundle/prepare-bundle';
import { seekBoundaries } from '../../engine/coverage/seek-boundaries';
import { runExamples } from '../../engine/simulate/run-examples';
import type { Staged } from '../../engine/diagnostics/diagnostic';
import type { PolicyReading } from '../../engine/pipeline';
import type { Vocabulary } from '../../engine/vocabulary/vocabulary';
import { bundleSchemas } from './bundle-schemas';
import { sha256 } from './digest';
import { verifyArchive } from './bundle-file';
import { makeInteropFiles } from './interop-files';
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

/** Enterprises that the impact of a release is told on: few, for every export makes them anew. */
const IMPACT_POPULATION = { count: 40, seed: 1 };

/**
 * Makes the files of a policy's bundle, or none and the findings.
 * Errors: the policy's own; those of prepareBundle and checkSignoffs.
 */
export function prepareRelease(
  { file, checked, plan, diagnostics }: PolicyReading,
  vocabulary: Vocabulary,
  release: Release,
  signoffs: BundleSignoffs | null = null,
): Staged<readonly BundleEntry[] | null> {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length > 0 || !checked || !plan) return { value: null, diagnostics: errors };
  const outcomes = runExamples(plan, checked.examples, vocabulary);
  const known = outcomes.map(({ task: { name, enterprise, year }, result }) => ({ name, enterprise, year, result }));
  const vectors = () => seekBoundaries(plan, known, vocabulary);
  const attachments = [
    ...referenceFiles,
    ...makeInteropFiles(plan, vocabulary),
    writeReport(REPORT_PATHS.coverage, writeCoverage(plan, outcomes, vocabulary)),
    writeReport(REPORT_PATHS.impact, writeImpact(plan, { checked, outcomes }, IMPACT_POPULATION)),
    ...(signoffs ? [writeReport(SIGNOFFS_PATH, signoffs)] : []),
  ];
  const made = prepareBundle(
    { file, checked, plan, vocabulary, outcomes, schemas: bundleSchemas, vectors, attachments, release },
    sha256,
  );
  if (!made.value || !signoffs) return made;
  const faults = checkSignoffs(signoffs, reviewDigest(describeFiles(made.value), sha256));
  return faults.length > 0 ? { value: null, diagnostics: [...made.diagnostics, ...faults] } : made;
}

/** Writes a report as a file of a bundle. */
export function writeReport(path: string, report: unknown): BundleEntry {
  return { path, bytes: encodeUtf8(canonicalJson(toCanonicalValue(report))) };
}

/** Gives what the manifest lists of the files of a bundle. */
export function describeFiles(entries: readonly BundleEntry[]): readonly { path: string; sha256: string }[] {
  return entries.map(({ path, bytes }) => ({ path, sha256: sha256(bytes) }));
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
