import { canonicalJson } from '../../engine/bundle/canonical-json';
import { toCanonicalValue } from '../../engine/bundle/decimal-text';
import { PRESENT_EDITION, REPORT_PATHS, VECTORS_PATH } from '../../engine/bundle/layout';
import { encodeUtf8 } from '../../engine/bundle/utf8';
import type { VerifiedBundle } from '../../engine/bundle/verify-bundle';
import { bundleSchemas } from './bundle-schemas';
import { sha256 } from './digest';

/** Files that every bundle of today has beside the required ones. */
const USUAL: readonly string[] = [
  VECTORS_PATH,
  REPORT_PATHS.coverage,
  REPORT_PATHS.impact,
  'interop/not-expressed.json',
  'reference/conformance.mjs',
  'reference/evaluate.mjs',
];

/** Tells whether a bundle lacks files, or has other schemas, than one that is written now. */
export function hasOlderForm({ edition, manifest }: Pick<VerifiedBundle, 'edition' | 'manifest'>): boolean {
  if (edition !== PRESENT_EDITION) return true;
  const listed = new Map(manifest.files.map((file) => [file.path, file.sha256]));
  return (
    USUAL.some((path) => !listed.has(path)) ||
    bundleSchemas.some(({ name, schema }) => listed.get(`schemas/${name}`) !== digestOf(schema))
  );
}

const digests = new WeakMap<object, string>();

/** Schemas do not change while the program runs. */
function digestOf(schema: unknown): string {
  const key = schema as object;
  const known = digests.get(key);
  if (known !== undefined) return known;
  const digest = sha256(encodeUtf8(canonicalJson(toCanonicalValue(schema))));
  digests.set(key, digest);
  return digest;
}
