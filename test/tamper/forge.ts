import { sm2 } from 'sm-crypto-v2';
import type { BundleManifest } from '../../schemas/generated/types';
import { buildBundle } from '../../engine/bundle/build-bundle';
import type { BundleEntry } from '../../engine/bundle/bundle-entry';
import { canonicalJson, compareCodeUnits, type CanonicalValue } from '../../engine/bundle/canonical-json';
import { PAYLOAD_TYPE, preAuthenticationBytes, writeEnvelope, type SignatureSuite } from '../../engine/bundle/dsse';
import { MANIFEST_PATH } from '../../engine/bundle/layout';
import { keyIdentifier } from '../../engine/bundle/public-key';
import { decodeUtf8, encodeUtf8 } from '../../engine/bundle/utf8';
import { sha256 } from '../../main/io/digest';
import { suites } from '../../main/signing/suites';
import { smallContent } from './small-content';

/** A key pair that is the same at every run: these bundles must be, too. For tests alone. */
export interface TestKey {
  readonly suite: SignatureSuite;
  readonly privateKey: Uint8Array;
  readonly publicKey: string;
  readonly keyid: string;
}

export function testKey(suite: SignatureSuite, seed: number): TestKey {
  const privateKey = new Uint8Array(32).fill(seed);
  const publicKey = suites[suite].publicKeyOf(privateKey);
  return { suite, privateKey, publicKey, keyid: keyIdentifier({ suite, publicKey }, sha256) };
}

/** Signs without chance: SM2 gets its one-time number from the message, which only a test may do. */
export function signForTest({ suite, privateKey, publicKey }: TestKey, message: Uint8Array): Uint8Array {
  if (suite === 'ed25519') return suites.ed25519.sign(privateKey, message);
  const k = sha256(Buffer.concat([privateKey, message]));
  const x1 = BigInt(`0x${sm2.getPublicKeyFromPrivateKey(k).slice(2, 66)}`);
  const hex = sm2.doSignature(message, Buffer.from(privateKey).toString('hex'), {
    hash: true,
    publicKey,
    pointPool: [{ k: BigInt(`0x${k}`), x1 }],
  });
  return new Uint8Array(Buffer.from(hex, 'hex'));
}

/** The files of the small bundle. */
export const plainEntries = buildBundle(smallContent, sha256);

export function entryOf(entries: readonly BundleEntry[], path: string): BundleEntry {
  const found = entries.find((entry) => entry.path === path);
  if (!found) throw new Error(`There is no ${path}.`);
  return found;
}

export const textOf = (entries: readonly BundleEntry[], path: string): string =>
  decodeUtf8(entryOf(entries, path).bytes) ?? '';

export function sorted(entries: readonly BundleEntry[]): readonly BundleEntry[] {
  return [...entries].sort((left, right) => compareCodeUnits(left.path, right.path));
}

export function withFile(entries: readonly BundleEntry[], path: string, content: string | Uint8Array) {
  const bytes = typeof content === 'string' ? encodeUtf8(content) : content;
  return sorted([...entries.filter((entry) => entry.path !== path), { path, bytes }]);
}

export function withoutFile(entries: readonly BundleEntry[], path: string): readonly BundleEntry[] {
  return entries.filter((entry) => entry.path !== path);
}

export function renamed(entries: readonly BundleEntry[], from: string, to: string): readonly BundleEntry[] {
  return sorted(entries.map((entry) => (entry.path === from ? { ...entry, path: to } : entry)));
}

export type ManifestChange = (manifest: BundleManifest) => unknown;

/** Writes the manifest anew, as whoever can change it would: canonical, and with every digest right. */
export function withManifest(change: ManifestChange, entries: readonly BundleEntry[] = plainEntries) {
  const manifest = JSON.parse(textOf(entries, MANIFEST_PATH)) as BundleManifest;
  change(manifest);
  return withFile(entries, MANIFEST_PATH, canonicalJson(manifest as unknown as CanonicalValue));
}

/** Changes a file and lists its new length and digest. */
export function relisted(path: string, content: string | Uint8Array, entries: readonly BundleEntry[] = plainEntries) {
  const bytes = typeof content === 'string' ? encodeUtf8(content) : content;
  const listed = withManifest((manifest) => {
    const file = manifest.files.find((each) => each.path === path);
    if (file) Object.assign(file, { length: bytes.length, sha256: sha256(bytes) });
    else manifest.files.push({ path, length: bytes.length, sha256: sha256(bytes) });
    manifest.files.sort((left, right) => compareCodeUnits(left.path, right.path));
  }, entries);
  return withFile(listed, path, bytes);
}

/** The envelope of a key for the manifest of a bundle. */
export function envelopeOf(entries: readonly BundleEntry[], key: TestKey, payloadType = PAYLOAD_TYPE): BundleEntry {
  const manifest = entryOf(entries, MANIFEST_PATH).bytes;
  const signature = signForTest(key, preAuthenticationBytes(payloadType, manifest));
  return writeEnvelope(manifest, { ...key, signature });
}

/** A bundle with the signatures of keys. */
export function signed(entries: readonly BundleEntry[], ...keys: readonly TestKey[]): readonly BundleEntry[] {
  return sorted([...entries, ...keys.map((key) => envelopeOf(entries, key))]);
}

/** An envelope as anybody may write it. */
export interface LooseEnvelope {
  payload: string;
  payloadType: string;
  signatures: { keyid: string; sig: string; suite: string }[];
}

/** Changes the envelope of a key in a signed bundle. */
export function withEnvelope(
  entries: readonly BundleEntry[],
  key: TestKey,
  change: (envelope: LooseEnvelope) => unknown,
): readonly BundleEntry[] {
  const path = `signatures/${key.keyid}.json`;
  const envelope = JSON.parse(textOf(entries, path)) as LooseEnvelope;
  change(envelope);
  return withFile(entries, path, canonicalJson(envelope as unknown as CanonicalValue));
}
