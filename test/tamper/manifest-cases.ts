import { buildBundle } from '../../engine/bundle/build-bundle';
import type { BundleEntry } from '../../engine/bundle/bundle-entry';
import { sha256 } from '../../main/io/digest';
import { writeArchive } from '../../main/io/zip';
import { plainEntries, relisted, textOf, withFile, withManifest, type ManifestChange } from './forge';
import { smallContent, smallPlan } from './small-content';
import { nobody, type TamperCase } from './tamper-case';

const MANIFEST = textOf(plainEntries, 'manifest.json');
const fails = (name: string, what: string, code: string, make: TamperCase['make']): TamperCase => ({
  name: `manifest-${name}_fail`,
  what,
  code,
  make,
});
/** The manifest as text, for what no writer of JSON would write. */
const text = (name: string, what: string, code: string, manifest: string | Uint8Array) =>
  fails(name, what, code, () => writeArchive(withFile(plainEntries, 'manifest.json', manifest)));
const change = (name: string, what: string, code: string, by: ManifestChange) =>
  fails(name, what, code, () => writeArchive(withManifest(by)));
/** A file changed together with its digest in the manifest. */
const forged = (name: string, what: string, code: string, path: string, content: string) =>
  fails(`content-${name}`, what, code, () => writeArchive(relisted(path, content)));
const validity =
  (notBefore: string | null, expires: string | null): ManifestChange =>
  (manifest) =>
    Object.assign(manifest, { validity: { notBefore, expires } });
const PLAN = textOf(plainEntries, 'rules/plan.json');

/** A bundle of an allowance whose manifest does not list the field that holds the months. */
function olderEdition(): readonly BundleEntry[] {
  const rules = smallPlan.rules.map((rule) => ({ ...rule, monthly: { field: 'months', day: 'monthStart' as const } }));
  const entries = buildBundle({ ...smallContent, plan: { ...smallPlan, rules } }, sha256);
  return withManifest((manifest) => {
    for (const each of manifest.requiredFacts.collections)
      each.fields = each.fields.filter((field) => field !== 'months');
  }, entries);
}

/** Bundles whose manifest is malformed, out of its time, or says other than the files. */
export const manifestCases: readonly TamperCase[] = [
  text('no-utf8', 'no UTF-8', 'json-encoding', Uint8Array.of(0x7b, 0xff, 0x7d)),
  text('overlong', 'an overlong form of UTF-8', 'json-encoding', Uint8Array.of(0x22, 0xc0, 0xaf, 0x22)),
  text('surrogate-bytes', 'half a character in UTF-8', 'json-encoding', Uint8Array.of(0x22, 0xed, 0xa0, 0x80, 0x22)),
  text('empty', 'no content', 'json-syntax', ''),
  text('bom', 'a byte order mark', 'json-byte-order-mark', `\uFEFF${MANIFEST}`),
  text('syntax', 'a comma too many', 'json-syntax', MANIFEST.replace('}', ',}')),
  text('comment', 'a comment', 'json-syntax', MANIFEST.replace('{', '{/**/')),
  text('nan', 'no number', 'json-syntax', MANIFEST.replace('"revision":1', '"revision":NaN')),
  text('trailing', 'a second value', 'json-trailing-text', `${MANIFEST}{}`),
  text('line-end', 'a line end behind it', 'json-not-canonical', `${MANIFEST}\n`),
  text('duplicate-key', 'a key twice', 'json-duplicate-key', MANIFEST.replace('{', '{"format":"cuoshi-bundle",')),
  text(
    'escaped-key',
    'a key twice, once in escapes',
    'json-duplicate-key',
    MANIFEST.replace('{', '{"\\u0066ormat":1,'),
  ),
  text(
    'prototype',
    'a key that reaches the prototype',
    'json-forbidden-key',
    MANIFEST.replace('{', '{"__proto__":{},'),
  ),
  text(
    'constructor',
    'a key that reaches the constructor',
    'json-forbidden-key',
    MANIFEST.replace('{', '{"constructor":1,'),
  ),
  text('huge-number', '1e400', 'json-number', MANIFEST.replace('"revision":1', '"revision":1e400')),
  text('fraction', 'a fraction', 'json-number', MANIFEST.replace('"revision":1', '"revision":1.0')),
  text('minus-zero', 'minus zero', 'json-number', MANIFEST.replace('"revision":1', '"revision":-0')),
  text(
    'beyond-53-bits',
    'a number beyond 53 bits',
    'json-number',
    MANIFEST.replace('"revision":1', '"revision":9007199254740993'),
  ),
  text('lone-surrogate', 'half a character', 'json-lone-surrogate', MANIFEST.replace('小政策', '\\ud800')),
  text('spaces', 'a space', 'json-not-canonical', MANIFEST.replace(':', ': ')),
  text(
    'unsorted-keys',
    'keys out of order',
    'json-not-canonical',
    JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(MANIFEST) as object).reverse())),
  ),
  text('escapes', 'a character in escapes', 'json-not-canonical', MANIFEST.replace('小政策', '\\u5c0f政策')),
  text('deep', '1000 lists', 'json-too-deep', '['.repeat(1000) + ']'.repeat(1000)),
  { ...text('large', '2 MB', 'json-too-large', `"${'a'.repeat(2_000_000)}"`), large: true },
  text('list', 'a list', 'format-unknown', '[]'),
  text('null', 'null', 'format-unknown', 'null'),
  change('format', 'another format', 'format-unknown', (manifest) => Object.assign(manifest, { format: 'other' })),
  change('format-newer', 'a newer format', 'format-version-unknown', (manifest) =>
    Object.assign(manifest, { formatVersion: 2 }),
  ),
  change('format-older', 'format version 0', 'format-version-unknown', (manifest) =>
    Object.assign(manifest, { formatVersion: 0 }),
  ),
  change('format-text', 'the format version as text', 'format-version-unknown', (manifest) =>
    Object.assign(manifest, { formatVersion: '1' }),
  ),
  change('language-newer', 'a newer language', 'language-version-unknown', (manifest) =>
    Object.assign(manifest, { languageVersion: 2 }),
  ),
  change('member-missing', 'no revision', 'shape', (manifest) => Reflect.deleteProperty(manifest, 'revision')),
  change('member-extra', 'a key in the manifest', 'shape', (manifest) => Object.assign(manifest, { publicKey: '00' })),
  change('revision-zero', 'revision 0', 'shape', (manifest) => (manifest.revision = 0)),
  change('signature-word', 'another word about the signature', 'shape', (manifest) =>
    Object.assign(manifest, { signature: 'none' }),
  ),
  change('digest-short', 'a short digest', 'shape', (manifest) => (manifest.contentDigest = 'abc')),
  change('digest-capitals', 'a digest in capitals', 'shape', (manifest) => (manifest.contentDigest = 'A'.repeat(64))),
  change('no-files', 'no files listed', 'shape', (manifest) => Object.assign(manifest, { files: [] })),
  change('day', 'a day that does not exist', 'shape', validity('2024-02-30', null)),
  change(
    'validity-reversed',
    'a validity that ends before it begins',
    'validity-reversed',
    validity('2024-02-02', '2024-02-01'),
  ),
  change('validity-empty', 'a validity of no day', 'validity-reversed', validity('2024-02-01', '2024-02-01')),
  change('not-yet', 'a bundle of tomorrow', 'not-yet-valid', validity('2024-06-02', null)),
  change('expired', 'a bundle that expires today', 'expired', validity(null, '2024-06-01')),
  {
    name: 'manifest-last-day',
    what: 'the last day of the validity',
    code: null,
    make: () => writeArchive(withManifest(validity('2024-01-01', '2024-06-02'))),
  },
  {
    name: 'manifest-first-day',
    what: 'the first day of the validity',
    code: null,
    make: () => writeArchive(withManifest(validity('2024-06-01', null))),
  },
  change('unsorted', 'files out of order', 'files-unsorted', (manifest) => manifest.files.reverse()),
  change('listed-twice', 'a file listed twice', 'path-duplicate', (manifest) =>
    manifest.files.splice(1, 0, ...manifest.files.slice(0, 1)),
  ),
  change('listed-upwards', 'a path upwards', 'path-not-allowed', (manifest) =>
    manifest.files.forEach((file, index) => index === 0 && (file.path = '../a.json')),
  ),
  change('lists-itself', 'the manifest lists itself', 'path-not-allowed', (manifest) =>
    manifest.files.push({ path: 'manifest.json', length: 1, sha256: '0'.repeat(64) }),
  ),
  change('lists-signature', 'a signature in the list', 'path-not-allowed', (manifest) =>
    manifest.files.push({ path: 'signatures/x.json', length: 1, sha256: '0'.repeat(64) }),
  ),
  change('listed-kind', 'a program in the list', 'kind-not-allowed', (manifest) =>
    manifest.files.forEach((file, index) => index === 0 && (file.path = 'exports/a.exe')),
  ),
  change('required', 'a required file not listed', 'required-file', (manifest) => manifest.files.splice(0, 1)),
  change('listed-length', 'another length', 'file-length', (manifest) =>
    manifest.files.forEach((file, index) => index === 0 && (file.length += 1)),
  ),
  change('listed-digest', 'another digest', 'file-digest', (manifest) =>
    manifest.files.forEach((file, index) => index === 0 && (file.sha256 = '0'.repeat(64))),
  ),
  change('title', 'another title', 'policy-mismatch', (manifest) => (manifest.policy.title = '大政策')),
  change('region', 'another region', 'policy-mismatch', (manifest) => (manifest.policy.region = '360100')),
  change('level', 'another level', 'policy-mismatch', (manifest) => (manifest.policy.level = 'nation')),
  change('version', 'another version', 'policy-mismatch', (manifest) => (manifest.policy.version = '9.9.9')),
  change('term', 'another term', 'policy-mismatch', (manifest) => (manifest.policy.term = null)),
  change('documents', 'another source document', 'policy-mismatch', (manifest) =>
    manifest.provenance.documents.push('国发〔2099〕1号'),
  ),
  change(
    'content-digest',
    'another digest of the rules',
    'content-digest',
    (manifest) => (manifest.contentDigest = '0'.repeat(64)),
  ),
  change('facts', 'facts left out', 'required-facts', (manifest) => (manifest.requiredFacts.collections = [])),
  change('facts-more', 'a fact too many', 'required-facts', (manifest) =>
    manifest.requiredFacts.enterprise.push('size'),
  ),
  {
    name: 'manifest-older-edition_fail',
    what: 'the months of an allowance not listed, as the first edition of the format had it',
    code: 'older-edition',
    make: () => writeArchive(olderEdition()),
  },
  forged('amount', 'a higher amount', 'content-digest', 'rules/plan.json', PLAN.replace('100000', '900000')),
  forged('plan-shape', 'rules of another shape', 'shape', 'rules/plan.json', '{}'),
  forged('plan-spaces', 'rules in another spelling', 'json-not-canonical', 'rules/plan.json', PLAN.replace(':', ': ')),
  forged('plan-number', 'a fraction in the rules', 'json-number', 'rules/plan.json', '{"a":0.5}'),
  forged('examples', 'examples of another shape', 'shape', 'examples/examples.json', '{"examples":[{}]}'),
  forged(
    'regions',
    'a vocabulary whose regions are no list',
    'shape',
    'vocabulary/vocabulary.json',
    '{"facts":{"collections":[],"enterprise":[]},"industries":[],"regions":{},"sizeClasses":[],"titleFamilies":[],"titles":[]}',
  ),
  forged('vocabulary', 'a vocabulary without facts', 'shape', 'vocabulary/vocabulary.json', '{}'),
  forged('policy', 'a policy that is none', 'shape', 'policy/policy.json', '{}'),
  forged('readings', 'readings of another shape', 'shape', 'readings.json', '[]'),
  forged('vector', 'a vector that is no JSON', 'json-syntax', 'vectors/a.json', 'no'),
  fails('content-text', 'a policy text that is no UTF-8', 'json-encoding', () =>
    writeArchive(relisted('policy/policy.zh.yaml', Uint8Array.of(0xb4, 0xeb, 0x0a))),
  ),
  {
    name: 'manifest-stripped_fail',
    what: 'a bundle that is given out signed only, without its signature',
    code: 'signature-stripped',
    make: () => writeArchive(withManifest((manifest) => (manifest.signature = 'required'))),
    receiver: nobody,
  },
];
