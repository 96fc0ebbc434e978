import type { BundleManifest } from '../../schemas/generated/types';
import { validateBundleManifest } from '../../schemas/generated/validators';
import type { Diagnostic, Staged } from '../diagnostics/diagnostic';
import { parseDate, type CalendarDate } from '../values/calendar';
import type { BundleEntry } from './bundle-entry';
import { compareCodeUnits, type CanonicalValue } from './canonical-json';
import { findFault, type BundleFault } from './finding';
import {
  BUNDLE_FORMAT,
  BUNDLE_FORMAT_VERSION,
  BUNDLE_LIMITS,
  isAllowedKind,
  isAllowedPath,
  isSignaturePath,
  LANGUAGE_VERSION,
  MANIFEST_PATH,
  REQUIRED_PATHS,
} from './layout';
import { readJsonEntry } from './read-json-entry';
import { checkShape } from './schema-problem';

/**
 * Reads the manifest; null when it is refused.
 * Errors: bundle/json-…, bundle/format-unknown, bundle/format-version-unknown, bundle/language-version-unknown,
 * bundle/shape, bundle/validity-reversed, bundle/not-yet-valid, bundle/expired, bundle/path-…, bundle/required-file.
 */
export function verifyManifest(entry: BundleEntry, today: CalendarDate | null): Staged<BundleManifest | null> {
  const json = readJsonEntry(entry, { bytes: BUNDLE_LIMITS.manifestBytes });
  if (json.value === undefined) return { value: null, diagnostics: json.diagnostics };
  // Before the shape: a newer version has another one, and the reader needs to hear that and nothing else.
  const unknown = checkVersions(json.value);
  if (unknown) return { value: null, diagnostics: [unknown] };
  const misshapen = checkShape(json.value, validateBundleManifest, MANIFEST_PATH);
  if (misshapen.length > 0) return { value: null, diagnostics: misshapen };
  const manifest = json.value as unknown as BundleManifest;
  const diagnostics = [...checkValidity(manifest, today), ...checkList(manifest)];
  return { value: diagnostics.length > 0 ? null : manifest, diagnostics };
}

function checkVersions(value: CanonicalValue): Diagnostic | null {
  const { format, formatVersion, languageVersion } = (value ?? {}) as { readonly [key: string]: CanonicalValue };
  const refuse = (fault: BundleFault, found: CanonicalValue | undefined, known: number) =>
    findFault(fault, MANIFEST_PATH, { found: JSON.stringify(found ?? null).slice(0, 60), known });
  if (format !== BUNDLE_FORMAT) return refuse('format-unknown', format, BUNDLE_FORMAT_VERSION);
  if (formatVersion !== BUNDLE_FORMAT_VERSION)
    return refuse('format-version-unknown', formatVersion, BUNDLE_FORMAT_VERSION);
  if (languageVersion !== LANGUAGE_VERSION)
    return refuse('language-version-unknown', languageVersion, LANGUAGE_VERSION);
  return null;
}

function checkValidity({ validity }: BundleManifest, today: CalendarDate | null): readonly Diagnostic[] {
  const { notBefore, expires } = validity;
  for (const [name, day] of Object.entries({ notBefore, expires })) {
    if (day !== null && parseDate(day) === null) {
      const problem = { zh: `${day} 不是日期`, en: `${day} is no day of the calendar` };
      return [findFault('shape', MANIFEST_PATH, { path: MANIFEST_PATH, pointer: `/validity/${name}`, problem })];
    }
  }
  if (notBefore !== null && expires !== null && expires <= notBefore)
    return [findFault('validity-reversed', MANIFEST_PATH, { notBefore, expires })];
  if (today === null) return [];
  if (notBefore !== null && today < notBefore) return [findFault('not-yet-valid', MANIFEST_PATH, { notBefore, today })];
  if (expires !== null && today >= expires) return [findFault('expired', MANIFEST_PATH, { expires, today })];
  return [];
}

function checkList({ files }: BundleManifest): readonly Diagnostic[] {
  const paths = files.map(({ path }) => path);
  const findings = paths.flatMap((path, index) => {
    const before = paths[index - 1];
    if (path === MANIFEST_PATH || isSignaturePath(path) || !isAllowedPath(path))
      return [findFault('path-not-allowed', MANIFEST_PATH, { path })];
    if (!isAllowedKind(path)) return [findFault('kind-not-allowed', MANIFEST_PATH, { path })];
    if (before === path) return [findFault('path-duplicate', MANIFEST_PATH, { path, other: path })];
    if (before !== undefined && compareCodeUnits(before, path) > 0)
      return [findFault('files-unsorted', MANIFEST_PATH, { path })];
    return [];
  });
  const listed = new Set(paths);
  const absent = REQUIRED_PATHS.filter((path) => !listed.has(path));
  return [...findings, ...absent.map((path) => findFault('required-file', MANIFEST_PATH, { path }))];
}
