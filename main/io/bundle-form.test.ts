import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import type { VerifiedBundle } from '../../engine/bundle/verify-bundle';
import { verifyArchive } from './bundle-file';
import { hasOlderForm } from './bundle-form';

const root = path.resolve(import.meta.dirname, '../..');

async function open(bytes: Uint8Array): Promise<VerifiedBundle> {
  const { value } = await verifyArchive(bytes, { today: null, origin: null, olderEditions: true });
  if (!value) throw new Error('A bundle of the samples does not pass.');
  return value;
}

it('tells a bundle of today from one of the first edition', async () => {
  const older = readFileSync(path.join(root, 'test/migration/rent-allowance-1.0.0.cuoshi.gz'));
  expect(hasOlderForm(await open(gunzipSync(older)))).toBe(true);
  expect(
    hasOlderForm(await open(readFileSync(path.join(root, 'samples/bundles/nanchang-sme-2022-1.0.0.cuoshi')))),
  ).toBe(false);
});

it('sees a schema that says other than today, and a file that is missing', async () => {
  const present = await open(readFileSync(path.join(root, 'samples/bundles/nanchang-sme-2022-1.0.0.cuoshi')));
  const files = present.manifest.files;
  const other = files.map((file) =>
    file.path === 'schemas/plan.schema.json' ? { ...file, sha256: '0'.repeat(64) } : file,
  );
  const fewer = files.filter((file) => file.path !== 'vectors/boundary.json');
  for (const changed of [other, fewer])
    expect(hasOlderForm({ edition: present.edition, manifest: { ...present.manifest, files: changed } })).toBe(true);
});
