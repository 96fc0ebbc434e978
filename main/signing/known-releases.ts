import path from 'node:path';
import type { BundleManifest } from '../../schemas/generated/types';
import { validateBundleManifest } from '../../schemas/generated/validators';
import type { BundleEntry } from '../../engine/bundle/bundle-entry';
import { isSignaturePath, MANIFEST_PATH } from '../../engine/bundle/layout';
import { readJsonEntry } from '../../engine/bundle/read-json-entry';
import { ArchiveFailure } from '../io/archive-failure';
import { readBundleBytes } from '../io/bundle-file';
import { sha256 } from '../io/digest';
import { FileFailure } from '../io/file-failure';
import { nodeFs } from '../io/fs-port';
import { readArchive } from '../io/zip';
import { readReleaseLog } from './release-log';
import type { UserFolders } from './user-folders';

/** A release of a policy that was made before. */
export interface KnownRelease {
  readonly revision: number;
  /** SHA-256 of its manifest. */
  readonly manifest: string;
  readonly parent: BundleManifest['provenance']['parent'];
}

/** The newest release of a policy, with what is still there of it. */
export interface NewestRelease extends KnownRelease {
  /** Version of its rules. */
  readonly version: string;
  /** Its bundle, where it lies in one of the folders. */
  readonly file: string | null;
}

/**
 * Finds the newest release of each policy: from the log of this user and from the bundles that lie in the folders, by
 * the file names that the export gives them. What cannot be read there is no release of ours.
 * Errors: those of readReleaseLog.
 */
export async function findNewestReleases(
  folders: UserFolders,
  bundleFolders: readonly string[],
): Promise<ReadonlyMap<string, NewestRelease>> {
  const newest = new Map<string, NewestRelease>();
  const note = (policy: string, release: NewestRelease): void => {
    const known = newest.get(policy);
    // The log knows of a release; where its bundle still lies in a folder, that is where.
    const isFound = known?.file === null && known.manifest === release.manifest;
    if (isFound || release.revision > (known?.revision ?? 0)) newest.set(policy, release);
  };
  for (const { release } of (await readReleaseLog(folders)).entries)
    if (release) note(release.policy, { ...release, file: null });
  for (const folder of new Set(bundleFolders)) {
    for (const file of await listBundles(folder)) {
      const found = await readRelease(file);
      if (found) note(found.policy, found);
    }
  }
  return newest;
}

async function listBundles(folder: string): Promise<readonly string[]> {
  if ((await nodeFs.describe(folder))?.kind !== 'folder') return [];
  const names = await nodeFs.list(folder);
  return names.filter((name) => name.endsWith('.cuoshi')).map((name) => path.join(folder, name));
}

/** Tells whether a file holds a signed bundle of another release than the one with this manifest. */
export async function holdsOtherSigned(file: string, manifest: string): Promise<boolean> {
  if ((await nodeFs.describe(file))?.kind !== 'file') return false;
  const found = await readRelease(file);
  return found !== null && found.isSigned && found.manifest !== manifest;
}

interface FoundRelease extends NewestRelease {
  readonly policy: string;
  readonly isSigned: boolean;
}

async function readRelease(file: string): Promise<FoundRelease | null> {
  let entries: readonly BundleEntry[];
  try {
    entries = await readArchive(await readBundleBytes(file));
  } catch (error) {
    if (error instanceof ArchiveFailure || error instanceof FileFailure) return null;
    throw error;
  }
  const entry = entries.find((each) => each.path === MANIFEST_PATH);
  const manifest = entry && readJsonEntry(entry).value;
  if (!entry || !validateBundleManifest(manifest)) return null;
  const { policy, revision, provenance } = manifest;
  return {
    policy: policy.id,
    version: policy.version,
    file,
    revision,
    parent: provenance.parent,
    manifest: sha256(entry.bytes),
    isSigned: entries.some((each) => isSignaturePath(each.path)),
  };
}
