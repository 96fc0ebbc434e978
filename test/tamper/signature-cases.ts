import { ed25519 } from '@noble/curves/ed25519';
import { encodeBase64 } from '../../engine/bundle/base64';
import type { BundleEntry } from '../../engine/bundle/bundle-entry';
import { preAuthenticationBytes, PAYLOAD_TYPE, writeEnvelope } from '../../engine/bundle/dsse';
import { sha256 } from '../../main/io/digest';
import { writeArchive } from '../../main/io/zip';
import {
  entryOf,
  envelopeOf,
  plainEntries,
  signForTest,
  signed,
  sorted,
  textOf,
  withEnvelope,
  withFile,
  withManifest,
  type LooseEnvelope,
  type TestKey,
} from './forge';
import { careful, keys, weakKeys, type Receiver, type TamperCase } from './tamper-case';

const { office, bureau, stranger, foreigner, former, past, narrow } = keys;
const manifest = entryOf(plainEntries, 'manifest.json').bytes;
const message = preAuthenticationBytes(PAYLOAD_TYPE, manifest);
const required = withManifest((each) => (each.signature = 'required'));
const later = withManifest((each) => (each.revision = 5));
const digestOf = (entries: readonly BundleEntry[]) => sha256(entryOf(entries, 'manifest.json').bytes);

const received = (
  name: string,
  what: string,
  code: string | null,
  entries: readonly BundleEntry[],
  receiver: Partial<Receiver> = {},
): TamperCase => ({
  name: `signature-${name}${code === null ? '' : '_fail'}`,
  what,
  code: code,
  make: () => writeArchive(entries),
  receiver: { ...careful, ...receiver },
});

/** Each change once for each suite: neither is the lesser one. */
const bothSuites = (
  name: string,
  what: string,
  code: string | null,
  make: (key: TestKey, other: TestKey) => readonly BundleEntry[],
): readonly TamperCase[] => [
  received(`${name}-ed25519`, what, code, make(office, stranger)),
  received(`${name}-sm2`, what, code, make(bureau, foreigner)),
];

const changed = (key: TestKey, change: (envelope: LooseEnvelope) => unknown) =>
  withEnvelope(signed(plainEntries, key), key, change);
const stated = (envelope: LooseEnvelope) => {
  const [first] = envelope.signatures;
  if (!first) throw new Error('There is no signature.');
  return first;
};

/** The envelope of a key with signature bytes of one's own. */
function withBytes(key: TestKey, change: (bytes: Buffer) => Buffer): readonly BundleEntry[] {
  const signature = change(Buffer.from(signForTest(key, message)));
  return sorted([...plainEntries, writeEnvelope(manifest, { ...key, signature })]);
}

/** Writes a number of 32 bytes over a half of a signature. */
const half = (at: number, value: bigint, little: boolean) => (bytes: Buffer) => {
  const number = Buffer.from(value.toString(16).padStart(64, '0'), 'hex');
  (little ? number.reverse() : number).copy(bytes, at);
  return bytes;
};
const ORDER = ed25519.CURVE.n;
const SM2_ORDER = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n;
const littleEndian = (bytes: Buffer) => BigInt(`0x${Buffer.from(bytes).reverse().toString('hex')}`);

/** One signature that holds for every message under the key of order one: R is the identity and S is zero. */
const universal = (key: TestKey) => {
  const signature = key.suite === 'ed25519' ? Buffer.from(`01${'00'.repeat(63)}`, 'hex') : Buffer.alloc(64, 1);
  return sorted([...plainEntries, writeEnvelope(manifest, { ...key, signature })]);
};

/** Signed bundles: sound ones, and those whose signature, key or revision does not count. */
export const signatureCases: readonly TamperCase[] = [
  ...bothSuites('sound', 'signed by a trusted key', null, (key) => signed(plainEntries, key)),
  received('sound-both', 'signed by two trusted keys', null, signed(plainEntries, office, bureau)),
  received('sound-required', 'signed as its manifest says', null, signed(required, office)),
  received('sound-with-stranger', 'a stranger has signed, too', null, signed(plainEntries, office, stranger)),
  received('sound-unsigned', 'unsigned, where that is allowed', null, plainEntries, { requireSignature: false }),
  received('sound-newer', 'a newer revision', null, signed(later, office), { seen: { revision: 4, manifest: 'x' } }),
  received('sound-again', 'the same revision again', null, signed(later, office), {
    seen: { revision: 5, manifest: digestOf(later) },
  }),
  received('unsigned', 'unsigned, where that is not allowed', 'unsigned', plainEntries),
  received('stripped', 'the signature was taken out', 'signature-stripped', required),
  received('stripped-known', 'unsigned, and signed ones were seen', 'signature-stripped', later, {
    requireSignature: false,
    seen: { revision: 1, manifest: 'x' },
  }),
  received(
    'stripped-nobody',
    'the signature was taken out, for a receiver without keys',
    'signature-stripped',
    required,
    {
      requireSignature: false,
      trusts: false,
    },
  ),
  ...bothSuites('stranger', 'signed by a key nobody trusts', 'signature-unknown-key', (_, other) =>
    signed(plainEntries, other),
  ),
  received('no-keys', 'signed, for a receiver without keys', 'signature-unknown-key', signed(plainEntries, office), {
    trusts: false,
    requireSignature: false,
  }),
  ...bothSuites(
    'wrong-key',
    'signed by another key under the name of a trusted one',
    'signature-invalid',
    (key, other) =>
      sorted([...plainEntries, writeEnvelope(manifest, { ...key, signature: signForTest(other, message) })]),
  ),
  ...bothSuites('of-another', 'the signature of another bundle', 'signature-payload', (key) =>
    sorted([...plainEntries, envelopeOf(later, key)]),
  ),
  ...bothSuites('payload-replaced', 'another manifest under an old signature', 'signature-invalid', (key) => {
    const next = entryOf(later, 'manifest.json').bytes;
    return withEnvelope(sorted([...later, envelopeOf(plainEntries, key)]), key, (envelope) => {
      envelope.payload = encodeBase64(next);
    });
  }),
  ...bothSuites('raw-manifest', 'the manifest signed without the encoding', 'signature-invalid', (key) =>
    sorted([...plainEntries, writeEnvelope(manifest, { ...key, signature: signForTest(key, manifest) })]),
  ),
  ...bothSuites('type', 'a signature of something else', 'signature-type', (key) =>
    withEnvelope(sorted([...plainEntries, envelopeOf(plainEntries, key, 'text/plain')]), key, (envelope) => {
      envelope.payloadType = 'text/plain';
    }),
  ),
  ...bothSuites('type-replaced', 'signed as something else, shown as a manifest', 'signature-invalid', (key) =>
    sorted([...plainEntries, envelopeOf(plainEntries, key, 'text/plain')]),
  ),
  received(
    'suite-ed25519',
    'an Ed25519 key that claims SM2',
    'signature-suite',
    changed(office, (each) => (stated(each).suite = 'sm2-sm3')),
  ),
  received(
    'suite-sm2',
    'an SM2 key that claims Ed25519',
    'signature-suite',
    changed(bureau, (each) => (stated(each).suite = 'ed25519')),
  ),
  received(
    'suite-unknown',
    'a suite nobody knows',
    'signature-malformed',
    changed(office, (each) => (stated(each).suite = 'none')),
  ),
  ...bothSuites('zero', 'a signature of zeros', 'signature-invalid', (key) =>
    key.suite === 'ed25519' ? withBytes(key, () => Buffer.alloc(64)) : withBytes(key, () => Buffer.alloc(64, 7)),
  ),
  received(
    's-plus-order',
    'S and the order of the group',
    'signature-not-canonical',
    withBytes(office, (bytes) => half(32, littleEndian(bytes.subarray(32)) + ORDER, true)(bytes)),
  ),
  received(
    's-all-ones',
    'S of all ones',
    'signature-not-canonical',
    withBytes(office, half(32, 2n ** 256n - 1n, true)),
  ),
  received('sm2-r-zero', 'r is zero', 'signature-not-canonical', withBytes(bureau, half(0, 0n, false))),
  received('sm2-s-zero', 's is zero', 'signature-not-canonical', withBytes(bureau, half(32, 0n, false))),
  received(
    'sm2-r-order',
    'r is the order of the group',
    'signature-not-canonical',
    withBytes(bureau, half(0, SM2_ORDER, false)),
  ),
  received(
    'sm2-s-order',
    's is the order of the group',
    'signature-not-canonical',
    withBytes(bureau, half(32, SM2_ORDER, false)),
  ),
  received(
    'sm2-sum',
    'r and s add up to the order',
    'signature-invalid',
    withBytes(bureau, (bytes) =>
      half(32, SM2_ORDER - BigInt(`0x${bytes.subarray(0, 32).toString('hex')}`), false)(bytes),
    ),
  ),
  ...Object.entries(weakKeys).map(([name, key]) =>
    received(
      `weak-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
      'a weak key in the trust store',
      'signature-weak-key',
      universal(key),
    ),
  ),
  received(
    'key-in-bundle',
    'a key inside the envelope',
    'signature-malformed',
    changed(office, (each) => Object.assign(each, { publicKey: stranger.publicKey })),
  ),
  received(
    'key-in-signature',
    'a key beside the signature',
    'signature-malformed',
    changed(office, (each) => Object.assign(stated(each), { publicKey: stranger.publicKey })),
  ),
  received(
    'none',
    'an envelope without signatures',
    'signature-malformed',
    changed(office, (each) => (each.signatures = [])),
  ),
  received(
    'two',
    'two signatures in an envelope',
    'signature-malformed',
    changed(office, (each) => each.signatures.push(stated(each))),
  ),
  received(
    'keyid',
    'another name of the key inside',
    'signature-name',
    changed(office, (each) => (stated(each).keyid = bureau.keyid)),
  ),
  received(
    'file-name',
    'the envelope under the name of another key',
    'signature-name',
    sorted([
      ...plainEntries,
      { path: `signatures/${bureau.keyid}.json`, bytes: envelopeOf(plainEntries, office).bytes },
    ]),
  ),
  received(
    'short',
    'a signature of 63 bytes',
    'signature-malformed',
    changed(office, (each) => (stated(each).sig = encodeBase64(new Uint8Array(63)))),
  ),
  received(
    'long',
    'a signature of 66 bytes',
    'signature-malformed',
    changed(office, (each) => (stated(each).sig = encodeBase64(new Uint8Array(66)))),
  ),
  received(
    'base64-bits',
    'bits behind the last byte',
    'signature-malformed',
    changed(office, (each) => (stated(each).sig = stated(each).sig.replace(/.==$/, 'B=='))),
  ),
  received(
    'base64-space',
    'a space in the base64',
    'signature-malformed',
    changed(office, (each) => (stated(each).sig = ` ${stated(each).sig.slice(1)}`)),
  ),
  received(
    'base64-url',
    'the other alphabet of base64',
    'signature-malformed',
    changed(office, (each) => (each.payload = `_-${each.payload.slice(2)}`)),
  ),
  received(
    'envelope-spaces',
    'an envelope in another spelling',
    'json-not-canonical',
    withFile(
      plainEntries,
      `signatures/${office.keyid}.json`,
      textOf(signed(plainEntries, office), `signatures/${office.keyid}.json`).replace(':', ': '),
    ),
  ),
  received(
    'envelope-duplicate-key',
    'a key twice in the envelope',
    'json-duplicate-key',
    withFile(
      plainEntries,
      `signatures/${office.keyid}.json`,
      textOf(signed(plainEntries, office), `signatures/${office.keyid}.json`).replace('{', '{"payload":"",'),
    ),
  ),
  received(
    'envelope-empty',
    'an empty envelope',
    'json-syntax',
    withFile(plainEntries, `signatures/${office.keyid}.json`, ''),
  ),
  received('revoked', 'signed by a revoked key', 'signature-key-revoked', signed(plainEntries, former)),
  received('expired-key', 'signed by a key out of its time', 'signature-key-expired', signed(plainEntries, past)),
  received('scope', 'signed by a key for other policies', 'signature-key-scope', signed(plainEntries, narrow)),
  received(
    'one-bad',
    'one signature holds, another does not',
    'signature-invalid',
    sorted([
      ...signed(plainEntries, office),
      writeEnvelope(manifest, { ...bureau, signature: signForTest(foreigner, message) }),
    ]),
  ),
  received('rolled-back', 'an older revision', 'revision-rolled-back', signed(later, office), {
    seen: { revision: 6, manifest: 'x' },
  }),
  received('reused', 'the same revision with other content', 'revision-reused', signed(later, office), {
    seen: { revision: 5, manifest: 'x' },
  }),
  received(
    'manifest-changed',
    'the manifest changed behind its signature',
    'signature-payload',
    withFile(signed(plainEntries, office), 'manifest.json', textOf(later, 'manifest.json')),
  ),
  received(
    'file-changed',
    'a file changed in a signed bundle',
    'file-digest',
    withFile(signed(plainEntries, office), 'policy/policy.zh.yaml', '措施语言: 2\n'),
  ),
  received(
    'file-added',
    'a file added to a signed bundle',
    'file-extra',
    withFile(signed(plainEntries, office), 'vectors/more.json', '{}'),
  ),
  received(
    'signed-expired',
    'a signed bundle that has expired',
    'expired',
    signed(
      withManifest((each) => (each.validity.expires = '2024-01-01')),
      office,
    ),
  ),
];
