import type { BundleEntry } from '../../engine/bundle/bundle-entry';
import { readEnvelope } from '../../engine/bundle/dsse';
import { SIGNATURE_FOLDER } from '../../engine/bundle/layout';
import { verifyEntries, type VerificationOptions, type VerifiedBundle } from '../../engine/bundle/verify-bundle';
import type { Diagnostic, Staged } from '../../engine/diagnostics/diagnostic';
import { ArchiveFailure } from './archive-failure';
import { sha256 } from './digest';
import { nodeFs } from './fs-port';
import { readWholeFile } from './read-file';
import { ARCHIVE_LIMIT, readArchive } from './zip';

/** What became of a bundle file: the bundle, or the findings that forbid it. */
export interface BundleFileReport extends Staged<VerifiedBundle | null> {
  /** SHA-256 of the file, hex. */
  readonly digest: string;
}

/** How a bundle file is checked. */
export interface BundleFileOptions extends VerificationOptions {
  /** Envelopes that came beside the bundle; they count like those in it. */
  readonly detached?: readonly BundleEntry[];
}

/** Reads the bytes of a bundle file, once: what is checked is what is used. Errors: those of readWholeFile. */
export async function readBundleBytes(file: string): Promise<Uint8Array> {
  return readWholeFile(nodeFs, file, { bytes: ARCHIVE_LIMIT });
}

/** Checks the bytes of a bundle file. Errors: findings bundle/…. */
export async function verifyArchive(bytes: Uint8Array, options: BundleFileOptions): Promise<BundleFileReport> {
  const digest = sha256(bytes);
  const refuse = (diagnostics: readonly Diagnostic[]) => ({ value: null, diagnostics, digest });
  let entries: readonly BundleEntry[];
  try {
    entries = await readArchive(bytes);
  } catch (error) {
    if (!(error instanceof ArchiveFailure)) throw error;
    return refuse([error.finding]);
  }
  const beside = placeDetached(entries, options.detached ?? []);
  if (beside.diagnostics.length > 0) return refuse(beside.diagnostics);
  return { ...verifyEntries([...entries, ...beside.value], sha256, options), digest };
}

/** Puts envelopes that came beside a bundle where they would stand inside it. */
function placeDetached(
  entries: readonly BundleEntry[],
  detached: readonly BundleEntry[],
): Staged<readonly BundleEntry[]> {
  const diagnostics: Diagnostic[] = [];
  const value: BundleEntry[] = [];
  for (const entry of detached) {
    const envelope = readEnvelope(entry);
    diagnostics.push(...envelope.diagnostics);
    if (!envelope.value) continue;
    const path = `${SIGNATURE_FOLDER}${envelope.value.keyid}.json`;
    const inside = entries.find((each) => each.path === path);
    // The same envelope inside and beside is one signature; two different ones are refused by their names.
    if (!inside || Buffer.compare(inside.bytes, entry.bytes) !== 0) value.push({ path, bytes: entry.bytes });
  }
  return { value, diagnostics };
}
