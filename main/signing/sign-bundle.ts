import type { BundleEntry } from '../../engine/bundle/bundle-entry';
import { compareCodeUnits } from '../../engine/bundle/canonical-json';
import { PAYLOAD_TYPE, preAuthenticationBytes, writeEnvelope } from '../../engine/bundle/dsse';
import { MANIFEST_PATH } from '../../engine/bundle/layout';
import type { BundleManifest } from '../../schemas/generated/types';
import type { Staged } from '../../engine/diagnostics/diagnostic';
import { verifyArchive } from '../io/bundle-file';
import { sha256 } from '../io/digest';
import { readArchive, writeArchive } from '../io/zip';
import type { Signer } from './signer';

/** A bundle that was checked and can be signed. */
export interface SignableBundle {
  readonly entries: readonly BundleEntry[];
  readonly manifest: BundleManifest;
  readonly manifestBytes: Uint8Array;
  /** The bytes that every suite signs: export these for a signer elsewhere. */
  readonly message: Uint8Array;
}

/** Checks that a bundle is whole before anybody puts a name to it. Errors: findings bundle/…. */
export async function openForSigning(bytes: Uint8Array): Promise<Staged<SignableBundle | null>> {
  const { value, diagnostics } = await verifyArchive(bytes, { today: null, origin: null });
  if (!value) return { value: null, diagnostics };
  const entries = await readArchive(bytes);
  return { value: { ...signable(entries), manifest: value.manifest }, diagnostics };
}

/** Describes the release that is to be signed, as the log does. */
export function describeSignable({ manifest, manifestBytes }: SignableBundle) {
  const { policy, revision, provenance } = manifest;
  const { id, version } = policy;
  return { policy: id, version, revision, parent: provenance.parent, manifest: sha256(manifestBytes) };
}

/** Makes the envelope of a signer for the files of a bundle. Errors: those of the signer. */
export async function signEntries(entries: readonly BundleEntry[], signer: Signer): Promise<BundleEntry> {
  const { manifestBytes, message } = signable(entries);
  return writeEnvelope(manifestBytes, { ...signer, signature: await signer.sign(message) });
}

/** Packs a bundle with an envelope, which takes the place of an earlier one by the same key. */
export async function packSigned(entries: readonly BundleEntry[], envelope: BundleEntry): Promise<Uint8Array> {
  const others = entries.filter(({ path }) => path !== envelope.path);
  return writeArchive([...others, envelope].sort((left, right) => compareCodeUnits(left.path, right.path)));
}

function signable(entries: readonly BundleEntry[]) {
  const manifest = entries.find(({ path }) => path === MANIFEST_PATH);
  if (!manifest) throw new Error('A bundle without a manifest was to be signed.');
  const message = preAuthenticationBytes(PAYLOAD_TYPE, manifest.bytes);
  return { entries, manifestBytes: manifest.bytes, message };
}
