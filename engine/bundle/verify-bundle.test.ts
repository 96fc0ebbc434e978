import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smallContent as content, smallPlan as plan } from '../../test/tamper/small-content';
import type { BundleManifest } from '../../schemas/generated/types';
import type { PolicyPlan } from '../compile/plan';
import type { CalendarDate } from '../values/calendar';
import { buildBundle } from './build-bundle';
import type { BundleEntry } from './bundle-entry';
import { canonicalJson, type CanonicalValue } from './canonical-json';
import { decodeUtf8, encodeUtf8 } from './utf8';
import { verifyEntries } from './verify-bundle';

const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const day = (text: string) => text as CalendarDate;
const entries = buildBundle(content, digest);

function verify(changed: readonly BundleEntry[], today: string | null = '2024-06-01') {
  return verifyEntries(changed, digest, { today: today === null ? null : day(today), origin: null });
}

function codes(changed: readonly BundleEntry[], today?: string): readonly string[] {
  const { value, diagnostics } = verify(changed, today);
  expect(value).toBeNull();
  return diagnostics.map(({ code }) => code.replace('bundle/', ''));
}

function withManifest(change: (manifest: BundleManifest) => unknown): readonly BundleEntry[] {
  const entry = entries.find(({ path }) => path === 'manifest.json')!;
  const manifest = JSON.parse(decodeUtf8(entry.bytes)!) as BundleManifest;
  change(manifest);
  return replace('manifest.json', canonicalJson(manifest as unknown as CanonicalValue));
}

function replace(path: string, text: string): readonly BundleEntry[] {
  return entries.map((entry) => (entry.path === path ? { path, bytes: encodeUtf8(text) } : entry));
}

/** Changes a file and lists its new digest, as somebody would who can also write the manifest. */
function forge(path: string, text: string): readonly BundleEntry[] {
  const bytes = encodeUtf8(text);
  const changed = withManifest((manifest) => {
    const file = manifest.files.find((each) => each.path === path)!;
    file.length = bytes.length;
    file.sha256 = digest(bytes);
  });
  return changed.map((entry) => (entry.path === path ? { path, bytes } : entry));
}

const textOf = (path: string) => decodeUtf8(entries.find((entry) => entry.path === path)!.bytes)!;
const manifestText = textOf('manifest.json');

describe('a bundle as built', () => {
  it('is the same bytes for the same content, whatever the order of keys', () => {
    const reordered = {
      ...content,
      plan: JSON.parse(
        JSON.stringify(
          plan,
          Object.keys(plan)
            .reverse()
            .concat(...allKeys(plan)),
        ),
      ) as PolicyPlan,
    };
    expect(buildBundle(content, digest)).toEqual(entries);
    expect(buildBundle(reordered, digest)).toEqual(entries);
  });

  it('verifies, and gives back the plan without places in the text', () => {
    const { value, diagnostics } = verify(entries);
    expect(diagnostics).toEqual([]);
    expect(value?.manifest.policy).toMatchObject({ id: 'small', version: '1.2.3' });
    expect(JSON.stringify(value?.plan)).not.toContain('"range"');
    expect(value?.manifest.requiredFacts).toEqual({
      enterprise: ['region'],
      collections: [{ id: 'recognitions', fields: ['awardedOn', 'recognizedIn', 'type'] }],
    });
  });

  it('has a content digest that knows the rules, not their version', () => {
    const of = (changed: PolicyPlan) =>
      verify(buildBundle({ ...content, plan: changed }, digest)).value?.manifest.contentDigest;
    expect(of({ ...plan, version: '2.0.0' })).toBe(of(plan));
    expect(of({ ...plan, rules: [] })).not.toBe(of(plan));
  });
});

describe('a tampered bundle', () => {
  it('is refused for every flipped bit of the manifest', () => {
    const manifest = encodeUtf8(manifestText);
    for (let bit = 0; bit < manifest.length * 8; bit++) {
      const bytes = Uint8Array.from(manifest);
      bytes[bit >> 3] = bytes[bit >> 3]! ^ (1 << (bit & 7));
      const { value } = verify(entries.map((entry) => (entry.path === 'manifest.json' ? { ...entry, bytes } : entry)));
      // Only words about the bundle itself may differ unnoticed; signatures will cover those.
      if (value) expect(['engineVersion', 'revision', 'provenance']).toContain(fieldAt(bit >> 3));
    }
  });

  it('is refused for any changed byte of any listed file', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...entries.filter(({ path }) => path !== 'manifest.json')),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (entry, at, change) => {
          const bytes = Uint8Array.from(entry.bytes);
          bytes[at % bytes.length] = bytes[at % bytes.length]! ^ change;
          expect(codes(entries.map((each) => (each === entry ? { ...each, bytes } : each)))).toEqual(['file-digest']);
        },
      ),
      { numRuns: 200 },
    );
  });

  it.each<[string, readonly BundleEntry[], string]>([
    ['nothing in it', [], 'manifest-missing'],
    ['no manifest', entries.filter(({ path }) => path !== 'manifest.json'), 'manifest-missing'],
    ['a file taken out', entries.filter(({ path }) => path !== 'readings.json'), 'file-missing'],
    ['a file put in', [...entries, { path: 'vectors/more.json', bytes: encodeUtf8('{}') }], 'file-extra'],
    [
      'a renamed file',
      entries.map((entry) => (entry.path === 'readings.json' ? { ...entry, path: 'reports/a.json' } : entry)),
      'file-renamed',
    ],
    ['a longer file', replace('readings.json', `${textOf('readings.json')} `), 'file-length'],
    ['two files of one name', [...entries, entries.find(({ path }) => path === 'readings.json')!], 'path-duplicate'],
    ['names that differ in case', [...entries, { path: 'Readings.json', bytes: encodeUtf8('{}') }], 'path-duplicate'],
    ['a decomposed name', [...entries, { path: 'vectors/e\u0301.json', bytes: encodeUtf8('{}') }], 'path-not-allowed'],
    [
      'a file and a folder of one name',
      [...entries, { path: 'readings.json/a.json', bytes: encodeUtf8('{}') }],
      'path-file-and-folder',
    ],
    ['a path upwards', [...entries, { path: '../a.json', bytes: encodeUtf8('{}') }], 'path-not-allowed'],
    ['an absolute path', [...entries, { path: '/etc/a.json', bytes: encodeUtf8('{}') }], 'path-not-allowed'],
    ['a device name', [...entries, { path: 'rules/con.json', bytes: encodeUtf8('{}') }], 'path-not-allowed'],
    ['a program', [...entries, { path: 'exports/run.exe', bytes: encodeUtf8('MZ') }], 'kind-not-allowed'],
    [
      'a signature under no name of a key',
      [...entries, { path: 'signatures/a.json', bytes: encodeUtf8('{}') }],
      'kind-not-allowed',
    ],
    [
      'a manifest that is no UTF-8',
      entries.map((entry) => (entry.path === 'manifest.json' ? { ...entry, bytes: Uint8Array.of(0xff) } : entry)),
      'json-encoding',
    ],
    [
      'a duplicate key',
      replace('manifest.json', manifestText.replace('{', '{"format":"cuoshi-bundle",')),
      'json-duplicate-key',
    ],
    ['a prototype key', replace('manifest.json', manifestText.replace('{', '{"__proto__":{},')), 'json-forbidden-key'],
    ['a byte order mark', replace('manifest.json', `\uFEFF${manifestText}`), 'json-byte-order-mark'],
    ['text behind the manifest', replace('manifest.json', `${manifestText}{}`), 'json-trailing-text'],
    ['a space in the manifest', replace('manifest.json', manifestText.replace(':', ': ')), 'json-not-canonical'],
    [
      'a number beyond all bounds',
      replace('manifest.json', manifestText.replace('"revision":1', '"revision":1e400')),
      'json-number',
    ],
    ['NaN', replace('manifest.json', manifestText.replace('"revision":1', '"revision":NaN')), 'json-syntax'],
    ['a thousand lists', replace('manifest.json', '['.repeat(1000) + ']'.repeat(1000)), 'json-too-deep'],
    ['a manifest of 2 MB', replace('manifest.json', `"${'a'.repeat(2_000_000)}"`), 'json-too-large'],
    ['another format', withManifest((manifest) => Object.assign(manifest, { format: 'other' })), 'format-unknown'],
    [
      'a newer format',
      withManifest((manifest) => Object.assign(manifest, { formatVersion: 2 })),
      'format-version-unknown',
    ],
    [
      'a newer language',
      withManifest((manifest) => Object.assign(manifest, { languageVersion: 2 })),
      'language-version-unknown',
    ],
    ['a manifest that lacks a part', withManifest((manifest) => Reflect.deleteProperty(manifest, 'revision')), 'shape'],
    [
      'a manifest with more than it may have',
      withManifest((manifest) => Object.assign(manifest, { publicKey: 'mine' })),
      'shape',
    ],
    ['a list out of order', withManifest((manifest) => manifest.files.reverse()), 'files-unsorted'],
    [
      'a file listed twice',
      withManifest((manifest) => manifest.files.splice(1, 0, manifest.files[0]!)),
      'path-duplicate',
    ],
    ['a required file not listed', withManifest((manifest) => manifest.files.splice(0, 1)), 'required-file'],
    ['a bad path listed', withManifest((manifest) => (manifest.files[0]!.path = '../a.json')), 'path-not-allowed'],
    [
      'another policy in the manifest',
      withManifest((manifest) => (manifest.policy.title = '大政策')),
      'policy-mismatch',
    ],
    ['another content digest', withManifest((manifest) => (manifest.contentDigest = '0'.repeat(64))), 'content-digest'],
    ['facts left out', withManifest((manifest) => (manifest.requiredFacts.collections = [])), 'required-facts'],
    [
      'a validity that ends before it begins',
      withManifest((manifest) => (manifest.validity = { notBefore: '2024-02-01', expires: '2024-02-01' })),
      'validity-reversed',
    ],
    ['a day that does not exist', withManifest((manifest) => (manifest.validity.notBefore = '2024-02-30')), 'shape'],
    [
      'a forged amount',
      forge('rules/plan.json', textOf('rules/plan.json').replace('100000', '900000')),
      'content-digest',
    ],
    ['rules of another shape', forge('rules/plan.json', '{}'), 'shape'],
    ['examples of another shape', forge('examples/examples.json', '{"examples":[{}]}'), 'shape'],
    ['a vocabulary without facts', forge('vocabulary/vocabulary.json', '{}'), 'shape'],
    ['a policy that is none', forge('policy/policy.json', '{}'), 'shape'],
  ])('is refused: %s', (_, changed, code) => {
    expect(codes(changed)).toContain(code);
  });

  it('is refused outside the days of its validity', () => {
    const bounded = withManifest(
      (manifest) => (manifest.validity = { notBefore: '2024-01-01', expires: '2025-01-01' }),
    );
    expect(codes(bounded, '2023-12-31')).toEqual(['not-yet-valid']);
    expect(verify(bounded, '2024-01-01').diagnostics).toEqual([]);
    expect(verify(bounded, '2024-12-31').diagnostics).toEqual([]);
    expect(codes(bounded, '2025-01-01')).toEqual(['expired']);
    expect(verify(bounded, null).diagnostics).toEqual([]);
  });
});

/** Every key of a value, for JSON.stringify's list of keys, which also sets their order. */
function allKeys(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    Array.isArray(value) ? allKeys(member) : [key, ...allKeys(member)],
  );
}

/** The top-level member of the manifest that a byte belongs to. */
function fieldAt(offset: number): string | undefined {
  const before = decodeUtf8(encodeUtf8(manifestText).slice(0, offset + 1)) ?? manifestText.slice(0, offset);
  return [
    'contentDigest',
    'engineVersion',
    'files',
    'format',
    'formatVersion',
    'languageVersion',
    'policy',
    'provenance',
    'requiredFacts',
    'revision',
    'signature',
    'validity',
  ]
    .filter((name) => before.includes(`"${name}":`))
    .sort((left, right) => before.lastIndexOf(`"${left}":`) - before.lastIndexOf(`"${right}":`))
    .at(-1);
}
