import type { BundleEntry } from '../../engine/bundle/bundle-entry';
import { verifyEntries, type VerifiedBundle } from '../../engine/bundle/verify-bundle';
import type { Staged } from '../../engine/diagnostics/diagnostic';
import type { CalendarDate } from '../../engine/values/calendar';
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

/**
 * Reads and checks a bundle file. The bytes that are checked are those that are given on: the file is read once.
 * Errors: those of readWholeFile; findings bundle/….
 */
export async function readBundleFile(file: string, today: CalendarDate | null): Promise<BundleFileReport> {
  return verifyArchive(await readWholeFile(nodeFs, file, { bytes: ARCHIVE_LIMIT }), today);
}

/** Checks the bytes of a bundle file. Errors: findings bundle/…. */
export async function verifyArchive(bytes: Uint8Array, today: CalendarDate | null): Promise<BundleFileReport> {
  const digest = sha256(bytes);
  let entries: readonly BundleEntry[];
  try {
    entries = await readArchive(bytes);
  } catch (error) {
    if (!(error instanceof ArchiveFailure)) throw error;
    return { value: null, diagnostics: [error.finding], digest };
  }
  return { ...verifyEntries(entries, sha256, { today }), digest };
}
