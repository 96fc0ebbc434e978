import type { BundleFile, BundleManifest } from '../../schemas/generated/types';
import type { Diagnostic } from '../diagnostics/diagnostic';
import type { BundleEntry } from './bundle-entry';
import type { Digest } from './digest';
import { findFault } from './finding';
import { BUNDLE_LIMITS, foldPath, isAllowedKind, isAllowedPath, isSignaturePath, MANIFEST_PATH } from './layout';

/**
 * Checks names and sizes of what a bundle holds, before anything is read.
 * Errors: bundle/too-many-files, bundle/too-large, bundle/file-too-large, bundle/path-not-allowed,
 * bundle/kind-not-allowed, bundle/path-duplicate, bundle/path-file-and-folder.
 */
export function verifyNames(entries: readonly BundleEntry[]): readonly Diagnostic[] {
  if (entries.length > BUNDLE_LIMITS.files)
    return [findFault('too-many-files', '', { count: entries.length, limit: BUNDLE_LIMITS.files })];
  const total = entries.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const findings: Diagnostic[] =
    total > BUNDLE_LIMITS.totalBytes ? [findFault('too-large', '', { limit: BUNDLE_LIMITS.totalBytes })] : [];
  const byFolded = new Map<string, string>();
  for (const { path, bytes } of entries) {
    if (!isAllowedPath(path)) findings.push(findFault('path-not-allowed', path, { path }));
    else if (!isAllowedKind(path)) findings.push(findFault('kind-not-allowed', path, { path }));
    if (bytes.length > BUNDLE_LIMITS.fileBytes)
      findings.push(findFault('file-too-large', path, { path, limit: BUNDLE_LIMITS.fileBytes }));
    const folded = foldPath(path);
    const other = byFolded.get(folded);
    if (other !== undefined) findings.push(findFault('path-duplicate', path, { path, other }));
    else byFolded.set(folded, path);
  }
  for (const [folded, path] of byFolded) {
    const folders = folded.split('/').slice(0, -1);
    for (let depth = 1; depth <= folders.length; depth++) {
      const clash = byFolded.get(folders.slice(0, depth).join('/'));
      if (clash !== undefined) findings.push(findFault('path-file-and-folder', path, { path: clash }));
    }
  }
  return findings;
}

/**
 * Checks that a bundle holds what the manifest lists: every file, no other, with its length and digest.
 * Errors: bundle/file-missing, bundle/file-extra, bundle/file-renamed, bundle/file-length, bundle/file-digest.
 */
export function verifyFiles(
  entries: readonly BundleEntry[],
  manifest: BundleManifest,
  digest: Digest,
): readonly Diagnostic[] {
  const present = new Map(
    entries.filter(({ path }) => path !== MANIFEST_PATH && !isSignaturePath(path)).map((entry) => [entry.path, entry]),
  );
  const missing: BundleFile[] = [];
  const findings: Diagnostic[] = [];
  for (const file of manifest.files) {
    const entry = present.get(file.path);
    present.delete(file.path);
    if (!entry) missing.push(file);
    else findings.push(...verifyFile(entry, file, digest));
  }
  for (const file of missing) {
    const moved = [...present.values()].find(
      ({ bytes }) => bytes.length === file.length && digest(bytes) === file.sha256,
    );
    if (moved) present.delete(moved.path);
    findings.push(
      moved
        ? findFault('file-renamed', moved.path, { path: file.path, other: moved.path })
        : findFault('file-missing', file.path, { path: file.path }),
    );
  }
  return [...findings, ...[...present.keys()].map((path) => findFault('file-extra', path, { path }))];
}

function verifyFile({ path, bytes }: BundleEntry, listed: BundleFile, digest: Digest): readonly Diagnostic[] {
  if (bytes.length !== listed.length)
    return [findFault('file-length', path, { path, found: bytes.length, listed: listed.length })];
  return digest(bytes) === listed.sha256 ? [] : [findFault('file-digest', path, { path })];
}
