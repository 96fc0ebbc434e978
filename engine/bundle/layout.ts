/** Name of the file that lists all others. */
export const MANIFEST_PATH = 'manifest.json';

/** Generated facts with their results. */
export const VECTORS_PATH = 'vectors/boundary.json';

/** The words that the rules were checked against. */
export const VOCABULARY_PATH = 'vocabulary/vocabulary.json';

/** Reviewers' sign-offs. */
export const SIGNOFFS_PATH = 'signoffs.json';

/** What a release says of itself; only a release after another one has a changelog. */
export const REPORT_PATHS = {
  changelog: 'reports/changelog.json',
  coverage: 'reports/coverage.json',
  impact: 'reports/impact.json',
} as const;

/** Value of the manifest's `format`. */
export const BUNDLE_FORMAT = 'cuoshi-bundle';

/** The format version this code writes and reads. */
export const BUNDLE_FORMAT_VERSION = 1;

/**
 * Editions of format version 1. No member of the manifest names them; the facts it lists tell them apart: the first
 * edition does not list the months that an allowance pays for. Where there are none, a bundle is of the present one.
 */
export type BundleEdition = 1 | 2;

/** The edition this code writes, and the only one whose bundles may be used. */
export const PRESENT_EDITION: BundleEdition = 2;

/** The version of the measure language the rules are written in. */
export const LANGUAGE_VERSION = 1;

/** Files every bundle must list. */
export const REQUIRED_PATHS = [
  'examples/examples.json',
  'policy/policy.en.yaml',
  'policy/policy.json',
  'policy/policy.zh.yaml',
  'readings.json',
  'rules/plan.json',
  'vocabulary/vocabulary.json',
] as const;

/** Bounds on a bundle; a bundle that exceeds one is refused. Units: bytes, files; values of JSON in all. */
export const BUNDLE_LIMITS = {
  files: 512,
  fileBytes: 16 * 1024 * 1024,
  totalBytes: 32 * 1024 * 1024,
  manifestBytes: 1024 * 1024,
  pathBytes: 200,
  pathLevels: 8,
  jsonDepth: 128,
  jsonValues: 1_000_000,
} as const;

/** What may stand where. A file of any other kind, such as a program or a web page, has no business in a bundle. */
const ALLOWED_KINDS: readonly RegExp[] = [
  /^manifest\.json$/,
  /^readings\.json$/,
  /^signoffs\.json$/,
  /^(rules|vocabulary|examples|vectors|reports|schemas)\/.+\.json$/,
  /^policy\/[^/]+\.(yaml|json)$/,
  /^reference\/[^/]+\.mjs$/,
  /^(exports|interop)\/.+\.(json|sql|dmn|mjs)$/,
  /^signatures\/[0-9a-f]{64}\.json$/,
];

/** Whether a path names a kind of file that may stand in a bundle. */
export function isAllowedKind(path: string): boolean {
  return ALLOWED_KINDS.some((kind) => kind.test(path));
}

/** Whether a file is canonical JSON; exports keep the form that the foreign engine wants. */
export function isCanonicalJsonPath(path: string): boolean {
  return path.endsWith('.json') && !path.startsWith('exports/') && !path.startsWith('interop/');
}

/** Where the signatures stand: one envelope for each key, under the key's identifier. */
export const SIGNATURE_FOLDER = 'signatures/';

/** Whether a path belongs to the signatures, which stand outside the manifest because they sign it. */
export function isSignaturePath(path: string): boolean {
  return path === 'signatures' || path.startsWith(SIGNATURE_FOLDER);
}

const RESERVED_NAME = /^(con|prn|aux|nul|com\d|lpt\d|node_modules)(\.|$)/;
const SEGMENT = /^[a-z0-9_\p{Script=Han}][a-z0-9_.\-\p{Script=Han}]*$/u;

/**
 * Whether a path is safe on every system: small letters, digits, `_`, `-`, `.` and Chinese characters in Unicode
 * normal form C, at most 200 bytes and 8 levels, no segment that begins or ends with a dot, no device name.
 */
export function isAllowedPath(path: string): boolean {
  if (path.normalize('NFC') !== path || utf8Length(path) > BUNDLE_LIMITS.pathBytes) return false;
  const segments = path.split('/');
  return (
    segments.length <= BUNDLE_LIMITS.pathLevels &&
    segments.every((segment) => SEGMENT.test(segment) && !segment.endsWith('.') && !RESERVED_NAME.test(segment))
  );
}

/** The form under which two paths are the same file on some file system. */
export function foldPath(path: string): string {
  return path.normalize('NFKC').toLowerCase().normalize('NFC');
}

function utf8Length(text: string): number {
  let length = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    length += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return length;
}
