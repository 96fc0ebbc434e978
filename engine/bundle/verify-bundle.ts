import type {
  BundleChangelog,
  BundleExamples,
  BundleManifest,
  BundlePlan,
  BundleReadings,
  BundleSignoffs,
  BundleVocabulary,
} from '../../schemas/generated/types';
import {
  validateBundleChangelog,
  validateBundleCoverage,
  validateBundleExamples,
  validateBundleImpact,
  validateBundlePlan,
  validateBundleReadings,
  validateBundleSignoffs,
  validateBundleVectors,
  validateBundleVocabulary,
  validatePolicyDocument,
  type SchemaValidator,
} from '../../schemas/generated/validators';
import type { Diagnostic, Staged } from '../diagnostics/diagnostic';
import type { CalendarDate } from '../values/calendar';
import { compareVersions } from '../values/version';
import type { BundleEntry } from './bundle-entry';
import { canonicalJson, type CanonicalValue } from './canonical-json';
import type { Digest } from './digest';
import { findFault } from './finding';
import {
  BUNDLE_LIMITS,
  isCanonicalJsonPath,
  isSignaturePath,
  MANIFEST_PATH,
  PRESENT_EDITION,
  REPORT_PATHS,
  SIGNOFFS_PATH,
  VECTORS_PATH,
  VOCABULARY_PATH,
  type BundleEdition,
} from './layout';
import { contentDigest, sourceDocuments } from './plan-json';
import { readJsonEntry } from './read-json-entry';
import { requiredFacts } from './required-facts';
import { checkShape } from './schema-problem';
import { checkSignoffs, reviewDigest } from './signoffs';
import { decodeUtf8 } from './utf8';
import { verifyFiles, verifyNames } from './verify-files';
import { verifyManifest } from './verify-manifest';
import { verifyRelease, verifySignatures, type Origin, type OriginCheck } from './verify-origin';

/** What a bundle says, after every check. */
export interface VerifiedBundle {
  readonly manifest: BundleManifest;
  readonly plan: BundlePlan;
  readonly examples: BundleExamples;
  readonly readings: BundleReadings;
  readonly origin: Origin;
  readonly edition: BundleEdition;
  /** Text of every file, by path, the manifest included. */
  readonly texts: ReadonlyMap<string, string>;
}

/** What the host knows about the moment of the check. */
export interface VerificationOptions {
  /** Day the validity is tested on; null tests no validity. */
  readonly today: CalendarDate | null;
  /** Whose signatures count; null looks at no signature and says so. There is no default: leaving it out is no choice. */
  readonly origin: OriginCheck | null;
  /** Also takes a bundle of an older edition: to look at it, or to bring it into the present one, never to pay by it. */
  readonly olderEditions?: boolean;
}

/**
 * Checks a bundle: names, signatures, manifest, every file, then what the files say. Fails closed: one finding, and there is no
 * bundle.
 * Errors: every bundle/… code but those of the archive and of the export.
 */
export function verifyEntries(
  entries: readonly BundleEntry[],
  digest: Digest,
  { today, origin: check, olderEditions = false }: VerificationOptions,
): Staged<VerifiedBundle | null> {
  const refuse = (diagnostics: readonly Diagnostic[]) => ({ value: null, diagnostics });
  const names = verifyNames(entries);
  if (names.length > 0) return refuse(names);
  const manifestEntry = entries.find(({ path }) => path === MANIFEST_PATH);
  if (!manifestEntry) return refuse([findFault('manifest-missing', MANIFEST_PATH)]);
  const signed = check ? verifySignatures(entries, manifestEntry, check, today) : notChecked(entries);
  if (signed.value === null) return refuse(signed.diagnostics);
  const manifest = verifyManifest(manifestEntry, today);
  if (manifest.value === null) return refuse(manifest.diagnostics);
  const release = check ? verifyRelease(signed.value, manifest.value, digest(manifestEntry.bytes), check) : [];
  if (release.length > 0) return refuse(release);
  const files = verifyFiles(entries, manifest.value, digest);
  if (files.length > 0) return refuse(files);
  const content = verifyContents(entries, manifest.value, signed.value, digest);
  if (!content.value || content.value.edition === PRESENT_EDITION || olderEditions) return content;
  return refuse([findFault('older-edition', MANIFEST_PATH)]);
}

function notChecked(entries: readonly BundleEntry[]): Staged<Origin> {
  const signatures = entries.filter(({ path }) => isSignaturePath(path)).length;
  return { value: { kind: 'not-checked', signatures }, diagnostics: [] };
}

function verifyContents(
  entries: readonly BundleEntry[],
  manifest: BundleManifest,
  origin: Origin,
  digest: Digest,
): Staged<VerifiedBundle | null> {
  const texts = new Map<string, string>();
  const values = new Map<string, CanonicalValue>();
  const findings: Diagnostic[] = [];
  let left: number = BUNDLE_LIMITS.jsonValues;
  for (const entry of entries) {
    if (isCanonicalJsonPath(entry.path)) {
      const { value, diagnostics, text, values: read } = readJsonEntry(entry, { values: left });
      left -= read;
      if (value === undefined) {
        // One is enough: the next ones might cost as much again.
        return { value: null, diagnostics: [...findings, ...diagnostics] };
      }
      texts.set(entry.path, text);
      values.set(entry.path, value);
      continue;
    }
    const text = decodeUtf8(entry.bytes);
    if (text === null) findings.push(findFault('json-encoding', entry.path, { path: entry.path }));
    else texts.set(entry.path, text);
  }
  if (findings.length > 0) return { value: null, diagnostics: findings };
  const at = (path: string) => values.get(path) ?? null;
  const plan = at('rules/plan.json');
  findings.push(
    ...checkShape(plan, validateBundlePlan, 'rules/plan.json'),
    ...checkShape(at('examples/examples.json'), validateBundleExamples, 'examples/examples.json'),
    ...checkShape(at('readings.json'), validateBundleReadings, 'readings.json'),
    ...(values.has(VECTORS_PATH) ? checkShape(at(VECTORS_PATH), validateBundleVectors, VECTORS_PATH) : []),
    ...REPORTS.flatMap(([path, validate]) => (values.has(path) ? checkShape(at(path), validate, path) : [])),
    ...checkShape(at('policy/policy.json'), validatePolicyDocument, 'policy/policy.json'),
    ...checkShape(at(VOCABULARY_PATH), validateBundleVocabulary, VOCABULARY_PATH),
  );
  if (findings.length > 0) return { value: null, diagnostics: findings };
  const { value: edition, diagnostics } = checkConsistency(manifest, plan, at(VOCABULARY_PATH), digest);
  const told = checkRelease(manifest, at(REPORT_PATHS.changelog), at(SIGNOFFS_PATH), digest);
  if (edition === null || diagnostics.length > 0 || told.length > 0)
    return { value: null, diagnostics: [...diagnostics, ...told] };
  return {
    value: {
      manifest,
      plan: plan as unknown as BundlePlan,
      examples: at('examples/examples.json') as unknown as BundleExamples,
      readings: at('readings.json') as unknown as BundleReadings,
      origin,
      edition,
      texts,
    },
    diagnostics: [],
  };
}

/** What may be missing; where it is there it has its shape. */
const REPORTS: readonly (readonly [path: string, validate: SchemaValidator<unknown>])[] = [
  [REPORT_PATHS.changelog, validateBundleChangelog],
  [REPORT_PATHS.coverage, validateBundleCoverage],
  [REPORT_PATHS.impact, validateBundleImpact],
  [SIGNOFFS_PATH, validateBundleSignoffs],
];

/** A changelog is one of this release, and sign-offs are of this content; null where there are none. */
function checkRelease(
  { policy, provenance, files }: BundleManifest,
  changelog: CanonicalValue,
  signoffs: CanonicalValue,
  digest: Digest,
): readonly Diagnostic[] {
  const findings: Diagnostic[] = [];
  if (changelog !== null) {
    const { parent, after, requiredVersion, versionReason } = changelog as unknown as BundleChangelog;
    const { id, version } = policy;
    if (!isSame(parent, provenance.parent))
      findings.push(findFault('changelog-mismatch', REPORT_PATHS.changelog, { field: 'parent' }));
    if (after.policy !== id || after.version !== version)
      findings.push(findFault('changelog-mismatch', REPORT_PATHS.changelog, { field: 'after' }));
    if (compareVersions(version, requiredVersion) < 0 && versionReason === null)
      findings.push(findFault('changelog-mismatch', REPORT_PATHS.changelog, { field: 'requiredVersion' }));
  }
  if (signoffs === null) return findings;
  return [...findings, ...checkSignoffs(signoffs as unknown as BundleSignoffs, reviewDigest(files, digest))];
}

/** The manifest is what people look at: it must not say other than the rules that will be run. Gives its edition. */
function checkConsistency(
  manifest: BundleManifest,
  plan: CanonicalValue,
  vocabulary: CanonicalValue,
  digest: Digest,
): Staged<BundleEdition | null> {
  const rules = plan as unknown as BundlePlan;
  const { policy } = manifest;
  const stated = { ...policy };
  const actual = {
    id: rules.id,
    version: rules.version,
    title: rules.title,
    docNumber: rules.docNumber,
    region: rules.region,
    level: rules.level,
    term: rules.term,
  };
  const findings: Diagnostic[] = Object.entries(actual)
    .filter(([field, value]) => !isSame(stated[field as keyof typeof actual], value))
    .map(([field]) => findFault('policy-mismatch', MANIFEST_PATH, { field: `policy.${field}` }));
  if (!isSame(sourceDocuments(rules), manifest.provenance.documents))
    findings.push(findFault('policy-mismatch', MANIFEST_PATH, { field: 'provenance.documents' }));
  if (contentDigest(plan, digest) !== manifest.contentDigest) findings.push(findFault('content-digest', MANIFEST_PATH));
  const { collections } = (vocabulary as unknown as BundleVocabulary).facts;
  const edition = EDITIONS.find((each) => isSame(requiredFacts(plan, collections, each), manifest.requiredFacts));
  if (edition === undefined) findings.push(findFault('required-facts', MANIFEST_PATH));
  return { value: edition ?? null, diagnostics: findings };
}

/** The present one first: what fits it is of no older one. */
const EDITIONS: readonly BundleEdition[] = [PRESENT_EDITION, 1];

function isSame(left: unknown, right: unknown): boolean {
  return canonicalJson(left as CanonicalValue) === canonicalJson(right as CanonicalValue);
}
