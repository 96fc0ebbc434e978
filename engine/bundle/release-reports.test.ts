import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { smallContent as content } from '../../test/tamper/small-content';
import type { BundleChangelog, BundleManifest, Signoff } from '../../schemas/generated/types';
import { buildBundle } from './build-bundle';
import type { BundleEntry } from './bundle-entry';
import { canonicalJson, type CanonicalValue } from './canonical-json';
import { REPORT_PATHS, SIGNOFFS_PATH } from './layout';
import { reviewDigest } from './signoffs';
import { encodeUtf8 } from './utf8';
import { verifyEntries } from './verify-bundle';

const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const parent = { revision: 3, manifest: 'a'.repeat(64) };
const { id: policy, title, version } = content.plan;

const changelog: BundleChangelog = {
  parent,
  before: { policy, title, version: '1.2.2' },
  after: { policy, title, version },
  level: 'patch',
  requiredVersion: version,
  versionReason: null,
  sameRules: false,
  words: [],
  differences: [],
  contract: [],
  years: [2023],
  generated: { count: 0, seed: 1 },
  tallies: [],
  groups: [],
};

function codes(files: Readonly<Record<string, unknown>>, from: BundleManifest['provenance']['parent'] = parent) {
  const attachments = Object.entries(files).map(([path, value]): BundleEntry => ({
    path,
    bytes: encodeUtf8(canonicalJson(value as CanonicalValue)),
  }));
  const entries = buildBundle(
    { ...content, attachments, release: { ...content.release, revision: 4, parent: from } },
    digest,
  );
  const { value, diagnostics } = verifyEntries(entries, digest, { today: null, origin: null });
  expect(value === null).toBe(diagnostics.length > 0);
  return diagnostics.map(({ code, message }) =>
    `${code.replace('bundle/', '')} ${message.en.split(': ')[1] ?? ''}`.trim(),
  );
}

const files = buildBundle(content, digest).map(({ path, bytes }) => ({ path, sha256: digest(bytes) }));
const reviewed = reviewDigest(files, digest);
const signoff: Signoff = {
  who: '李四',
  role: '法制审核',
  when: '2024-05-20',
  decision: 'approved',
  digest: reviewed,
  remarks: null,
};

describe('a changelog', () => {
  const withChange = (change: Partial<BundleChangelog>) => ({ [REPORT_PATHS.changelog]: { ...changelog, ...change } });

  it('passes when it is that of the bundle', () => {
    expect(codes(withChange({}))).toEqual([]);
  });

  it('is refused for another parent, version or policy', () => {
    expect(codes(withChange({}), null)).toEqual(['changelog-mismatch parent']);
    expect(codes(withChange({ parent: { ...parent, revision: 2 } }))).toEqual(['changelog-mismatch parent']);
    expect(codes(withChange({ after: { policy, title, version: '9.9.9' } }))).toEqual(['changelog-mismatch after']);
    expect(codes(withChange({ after: { policy: 'other', title, version } }))).toEqual(['changelog-mismatch after']);
  });

  it('is refused when the version is below the one it asks for, and nobody says why', () => {
    const low = { level: 'major', requiredVersion: '2.0.0' } as const;
    expect(codes(withChange(low))).toEqual(['changelog-mismatch requiredVersion']);
    expect(codes(withChange({ ...low, versionReason: '更正' }))).toEqual([]);
  });

  it('has the shape of its schema', () => {
    expect(codes(withChange({ level: 'huge' as never })).map((code) => code.split(' ')[0])).toEqual(['shape']);
  });
});

describe('sign-offs', () => {
  const signed = (change: Partial<Signoff>) => ({ [SIGNOFFS_PATH]: { signoffs: [{ ...signoff, ...change }] } });

  it('pass when they are about the content, also with reports and in another revision', () => {
    expect(codes({ ...signed({}), [REPORT_PATHS.changelog]: changelog })).toEqual([]);
  });

  it('are refused about other content, and when they reject', () => {
    expect(codes(signed({ digest: 'b'.repeat(64) }))).toEqual(['signoff-other-content']);
    expect(codes(signed({ decision: 'rejected' }))).toEqual(['signoff-rejected']);
  });

  it.each([{ who: '' }, { when: '2024-13-01' }, { digest: 'ABC' }, { decision: 'maybe' }])(
    'have their shape: %o',
    (change) => {
      expect(codes(signed(change as Partial<Signoff>)).map((code) => code.split(' ')[0])).toEqual(['shape']);
    },
  );

  it('are about every reviewed file, and about no other', () => {
    for (const { path } of files) {
      const changed = files.map((file) => (file.path === path ? { ...file, sha256: 'c'.repeat(64) } : file));
      const isReviewed = /^(policy|rules|vocabulary|examples)\/|^readings/.test(path);
      expect([path, reviewDigest(changed, digest) !== reviewed]).toEqual([path, isReviewed]);
    }
  });
});
