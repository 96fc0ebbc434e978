import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { relisted, textOf, withFile, withManifest } from '../../test/tamper/forge';
import type { BundleEntry } from '../../engine/bundle/bundle-entry';
import type { CanonicalValue } from '../../engine/bundle/canonical-json';
import { contentDigest } from '../../engine/bundle/plan-json';
import { encodeUtf8 } from '../../engine/bundle/utf8';
import { verifyArchive } from '../io/bundle-file';
import { sha256 } from '../io/digest';
import { readArchive, writeArchive } from '../io/zip';
import { runAsUser } from './cli-harness';

// Written by this program as it stood at commit 54a3757, of a policy of one allowance and one award.
const older = new Uint8Array(
  gunzipSync(readFileSync(path.resolve(import.meta.dirname, '../../test/migration/rent-allowance-1.0.0.cuoshi.gz'))),
);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'cuoshi-migrate-'));
  mkdirSync(path.join(folder, 'releases'));
  place(older);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function place(bytes: Uint8Array): void {
  writeFileSync(path.join(folder, 'releases/old.cuoshi'), bytes);
}

const cuoshi = (...args: readonly string[]) =>
  runAsUser(args, {
    folder,
    samples: folder,
    environment: { LANG: 'en_US.UTF-8', CUOSHI_HOME: path.join(folder, '.cuoshi') },
  });

const migrate = (...more: readonly string[]) => cuoshi('migrate', 'releases/old.cuoshi', ...more);
const written = () => readdirSync(path.join(folder, 'releases')).filter((name) => name !== 'old.cuoshi');

/** The older bundle as another compiler would have made it: with rules that pay more for the award. */
async function paidTwice(): Promise<readonly BundleEntry[]> {
  const entries = await readArchive(older);
  const plan = textOf(entries, 'rules/plan.json').replace('"100000"', '"200000"');
  return withManifest(
    (manifest) => (manifest.contentDigest = contentDigest(JSON.parse(plan) as CanonicalValue, sha256)),
    relisted('rules/plan.json', plan, entries),
  );
}

describe('an older bundle', () => {
  it('is refused for its age, and says how to go on', async () => {
    const { code, out, error } = await cuoshi('verify', 'releases/old.cuoshi');
    expect(code).toBe(1);
    expect(out + error).toContain('bundle/older-edition');
    expect(out + error).toContain('cuoshi migrate');
  });

  it('shows what differs and writes nothing unless it is told where', async () => {
    const { code, out } = await migrate();
    expect(code).toBe(0);
    expect(out).toContain('1.0.0 → 1.0.1');
    expect(out).toContain('Facts listed now: hires.rentMonths');
    expect(out).toContain('vectors/boundary.json');
    expect(out).toMatch(/Generated enterprises .*nothing changes/);
    expect(written()).toEqual([]);
  });

  it('becomes the next release, whose parent it is', async () => {
    expect((await migrate('--out', 'releases')).code).toBe(0);
    expect(written()).toEqual(['rent-allowance-1.0.1.cuoshi']);
    expect(Buffer.compare(readFileSync(path.join(folder, 'releases/old.cuoshi')), older)).toBe(0);
    const bytes = readFileSync(path.join(folder, 'releases', written()[0]!));
    const { value } = await verifyArchive(bytes, { today: null, origin: null });
    const [entry] = (await readArchive(older)).filter((each) => each.path === 'manifest.json');
    expect(value?.edition).toBe(2);
    expect(value?.manifest.revision).toBe(2);
    expect(value?.manifest.provenance.parent).toEqual({ revision: 1, manifest: sha256(entry!.bytes) });
    expect(JSON.parse(value?.texts.get('reports/changelog.json') ?? '{}')).toMatchObject({ level: 'patch' });
    expect(value?.manifest.requiredFacts.collections.find(({ id }) => id === 'hires')?.fields).toContain('rentMonths');
    // The line of releases has gone on: the older one is no longer the newest.
    const again = await migrate('--out', 'releases');
    expect(again.code).toBe(1);
    expect(again.error).toContain('migrate/not-newest');
  });

  it('whose rules pay otherwise is written only when that is accepted, as the version that asks for', async () => {
    place(await writeArchive(await paidTwice()));
    const shown = await migrate('--out', 'releases');
    expect(shown.code).toBe(1);
    expect(shown.out).toMatch(/Generated enterprises .*less/);
    expect(written()).toEqual([]);
    expect((await migrate('--out', 'releases', '--accept-differences')).code).toBe(0);
    expect(written()).toEqual(['rent-allowance-2.0.0.cuoshi']);
  });

  it('that was tampered with is refused by its code', async () => {
    const entries = await readArchive(older);
    const text = textOf(entries, 'policy/policy.zh.yaml');
    const cases: readonly (readonly [code: string, bytes: Uint8Array])[] = [
      ['bundle/archive-crc', older.map((byte, at) => (at === 5000 ? byte ^ 1 : byte))],
      [
        'bundle/file-digest',
        await writeArchive(withFile(entries, 'policy/policy.zh.yaml', text.replace('10万元', '90万元'))),
      ],
      [
        'bundle/content-digest',
        await writeArchive(
          relisted('rules/plan.json', textOf(entries, 'rules/plan.json').replace('"100000"', '"900000"'), entries),
        ),
      ],
      [
        'bundle/required-facts',
        await writeArchive(withManifest((manifest) => (manifest.requiredFacts.collections = []), entries)),
      ],
      ['bundle/file-extra', await writeArchive([...entries, { path: 'vectors/more.json', bytes: encodeUtf8('{}') }])],
    ];
    for (const [code, bytes] of cases) {
      place(bytes);
      const refused = await migrate('--out', 'releases');
      expect([code, refused.code, refused.error.includes(code)]).toEqual([code, 1, true]);
    }
    expect(written()).toEqual([]);
  });

  it('of a version to come, or of one that never was, is refused', async () => {
    for (const formatVersion of [0, 2]) {
      const manifest = withManifest((each) => Object.assign(each, { formatVersion }), await readArchive(older));
      place(await writeArchive(manifest));
      const refused = await migrate('--out', 'releases');
      expect([refused.code, refused.error]).toEqual([1, expect.stringContaining('bundle/format-version-unknown')]);
    }
    expect(written()).toEqual([]);
  });

  it('is migrated once: a bundle of the present form is not', async () => {
    await migrate('--out', 'new');
    const { code, error } = await cuoshi('migrate', 'new/rent-allowance-1.0.1.cuoshi', '--out', 'newer');
    expect([code, error]).toEqual([1, expect.stringContaining('migrate/present')]);
  });
});
