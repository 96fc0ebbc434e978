import type { BundleEntry } from '../../engine/bundle/bundle-entry';
import { REPORT_PATHS } from '../../engine/bundle/layout';
import type { VerifiedBundle } from '../../engine/bundle/verify-bundle';
import { encodeUtf8 } from '../../engine/bundle/utf8';
import { comparePolicies, requiredVersion, type PolicyComparison } from '../../engine/compare/compare-policies';
import { levelWords } from '../../engine/compare/level-words';
import { writeChangelog } from '../../engine/compare/write-changelog';
import { diagnose } from '../../engine/diagnostics/diagnose';
import type { Bilingual, Diagnostic, Fix, Staged } from '../../engine/diagnostics/diagnostic';
import type { PolicyReading } from '../../engine/pipeline';
import { compareVersions } from '../../engine/values/version';
import { readBundleBytes, verifyArchive } from '../io/bundle-file';
import { sha256 } from '../io/digest';
import { bundleVersion, readingVersion } from '../../engine/bundle-version';
import { writeReport } from '../io/release-bundle';
import type { NewestRelease } from './known-releases';

/** Enterprises that two releases are compared on beside examples and boundaries. No file of a workspace is among them. */
const POPULATION = { enterprises: [], generated: { count: 200, seed: 1 } };

/** A policy against its newest release. */
export interface ReleaseChange {
  readonly newest: NewestRelease;
  /** The changelog of that release, as it stands in its bundle. */
  readonly changelog: BundleEntry | null;
  /** Compares them, once; null where the release is gone or either can no longer be read. */
  readonly compare: () => PolicyComparison | null;
}

/** Sets a policy against its newest release; nothing is compared before somebody asks. */
export async function studyChange(reading: PolicyReading, newest: NewestRelease): Promise<ReleaseChange> {
  const opened = await openRelease(newest, sha256);
  let compared: PolicyComparison | null | undefined;
  const compare = () => (compared ??= opened && compareWithRelease(reading, opened));
  return { newest, changelog: opened && changelogOf(opened), compare };
}

/** Opens the newest release to compare with it; null where its bundle is gone or no longer passes. */
export async function openRelease({ file, manifest }: NewestRelease, digestOf: (bytes: Uint8Array) => string) {
  if (file === null) return null;
  const { value } = await verifyArchive(await readBundleBytes(file), {
    today: null,
    origin: null,
    olderEditions: true,
  });
  const text = value?.texts.get('manifest.json');
  return value && text !== undefined && digestOf(encodeUtf8(text)) === manifest ? value : null;
}

function changelogOf({ texts }: VerifiedBundle): BundleEntry | null {
  const text = texts.get(REPORT_PATHS.changelog);
  return text === undefined ? null : { path: REPORT_PATHS.changelog, bytes: encodeUtf8(text) };
}

/** Compares a policy with its newest release; null where either can no longer be read. */
export function compareWithRelease(reading: PolicyReading, release: VerifiedBundle): PolicyComparison | null {
  const [before, after] = [bundleVersion(release).value, readingVersion(reading).value];
  return before && after && comparePolicies(before, after, POPULATION);
}

/**
 * Holds the version a policy states against what its change asks for, and writes the changelog; null and the reason
 * where the version is too low and nobody says why.
 * Errors: bundle/version-too-low.
 */
export function recordChange(
  reading: PolicyReading,
  comparison: PolicyComparison,
  newest: NewestRelease,
  reason: string | null,
): Staged<BundleEntry | null> {
  const needed = requiredVersion(comparison);
  const isLow = compareVersions(comparison.after.version, needed) < 0;
  if (isLow && reason === null)
    return {
      value: null,
      diagnostics: [refuseVersion(reading, needed, comparison.before.version, levelWords[comparison.level])],
    };
  const parent = { revision: newest.revision, manifest: newest.manifest };
  const changelog = writeChangelog(comparison, { parent, versionReason: isLow ? reason : null });
  return { value: writeReport(REPORT_PATHS.changelog, changelog), diagnostics: [] };
}

/**
 * Refuses a version below that of a newest release whose bundle is gone: what changed cannot be told, and no changelog
 * could record why. Null where the version is no lower.
 */
export function refuseLowerVersion(reading: PolicyReading, { version }: NewestRelease): Diagnostic | null {
  const isLow = compareVersions(reading.plan?.version ?? '', version) < 0;
  const unknown = { zh: '未知（找不到上次的规则包）', en: 'unknown (its bundle is not here)' };
  return isLow ? refuseVersion(reading, version, version, unknown) : null;
}

function refuseVersion(reading: PolicyReading, needed: string, before: string, level: Bilingual): Diagnostic {
  const map = reading.canonical?.map;
  const node = map?.node('/policy/version');
  const range = map?.valueRange('/policy/version') ?? { start: 0, end: 0 };
  const fix: Fix = {
    title: { zh: `把版本改为 ${needed}`, en: `Set the version to ${needed}` },
    edits: [{ range, text: needed }],
  };
  const args = { version: reading.plan?.version ?? '', before, needed, level };
  return diagnose('bundle/version-too-low', reading.file.path, range, args, node ? [fix] : []);
}
