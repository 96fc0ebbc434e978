import type { BundleManifest } from '../../schemas/generated/types';
import type { Diagnostic, Staged } from '../diagnostics/diagnostic';
import type { CalendarDate } from '../values/calendar';
import type { BundleEntry } from './bundle-entry';
import { preAuthenticationBytes, readEnvelope, type SignatureSuite, type StatedSignature } from './dsse';
import { findFault, type BundleFault } from './finding';
import { isSignaturePath, MANIFEST_PATH, SIGNATURE_FOLDER } from './layout';
import type { PublicKey } from './public-key';

/** What a check of one signature can say. */
export type SignatureVerdict = 'valid' | 'invalid' | 'malleable' | 'weak-key';

/** Checks one signature with one key. The host gives it: the engine has no cryptography of its own. */
export type SignatureVerifier = (key: PublicKey, message: Uint8Array, signature: Uint8Array) => SignatureVerdict;

/** A key that the receiver trusts, and for what. */
export interface TrustedKey extends PublicKey {
  readonly keyid: string;
  /** Whom the receiver knows by this key. */
  readonly name: string;
  /** Policies the key may sign for; null is every policy. */
  readonly policies: readonly string[] | null;
  /** First day the key counts no longer; null is never. */
  readonly expires: CalendarDate | null;
  readonly revoked: boolean;
}

/** The newest bundle of a policy that was accepted by its signature. */
export interface SeenRevision {
  readonly revision: number;
  /** SHA-256 of its manifest. */
  readonly manifest: string;
}

/** What the receiver knows, from nowhere but its own disk: never from the bundle. */
export interface OriginCheck {
  readonly keys: readonly TrustedKey[];
  /** Whether a bundle without signature is refused. */
  readonly requireSignature: boolean;
  readonly seen: (policy: string) => SeenRevision | null;
  readonly verify: SignatureVerifier;
}

/** Where a bundle comes from, as far as it was looked at. */
export type Origin =
  | { readonly kind: 'not-checked'; readonly signatures: number }
  | { readonly kind: 'unsigned' }
  | { readonly kind: 'trusted'; readonly signers: readonly Signature[]; readonly unknown: readonly string[] };

/** A signature that holds, by a trusted key. */
export interface Signature {
  readonly keyid: string;
  readonly suite: SignatureSuite;
  readonly name: string;
}

/**
 * Checks the signatures over the bytes of a manifest, before anything in it is believed. Each signature that names a
 * known key must hold; those of unknown keys count for nothing, and a bundle with no other is refused.
 * Errors: bundle/signature-….
 */
export function verifySignatures(
  entries: readonly BundleEntry[],
  manifest: BundleEntry,
  { keys, verify }: OriginCheck,
  today: CalendarDate | null,
): Staged<Origin | null> {
  const envelopes = entries.filter(({ path }) => isSignaturePath(path));
  if (envelopes.length === 0) return { value: { kind: 'unsigned' }, diagnostics: [] };
  const findings: Diagnostic[] = [];
  const unknown: Diagnostic[] = [];
  const signers: Signature[] = [];
  for (const entry of envelopes) {
    const { value: stated, diagnostics } = readEnvelope(entry);
    findings.push(...diagnostics);
    if (!stated) continue;
    const misplaced = checkPlace(stated, manifest);
    if (misplaced) {
      findings.push(misplaced);
      continue;
    }
    const key = keys.find(({ keyid }) => keyid === stated.keyid);
    if (!key) {
      unknown.push(findFault('signature-unknown-key', stated.file, { keyid: stated.keyid }));
      continue;
    }
    const fault = checkSignature(stated, key, verify, today);
    if (fault) findings.push(findFault(fault, stated.file, { keyid: key.keyid, name: key.name, suite: key.suite }));
    else signers.push({ keyid: key.keyid, suite: key.suite, name: key.name });
  }
  if (findings.length > 0 || signers.length === 0) return { value: null, diagnostics: [...findings, ...unknown] };
  return {
    value: { kind: 'trusted', signers, unknown: unknown.map(({ file }) => identifierOf(file)) },
    diagnostics: [],
  };
}

/**
 * Checks what the manifest says against what the receiver knows: whether a signature was to be there, what its keys
 * may sign, and that the revision does not go back.
 * Errors: bundle/unsigned, bundle/signature-stripped, bundle/signature-key-scope, bundle/revision-rolled-back,
 * bundle/revision-reused.
 */
export function verifyRelease(
  origin: Origin,
  manifest: BundleManifest,
  manifestDigest: string,
  { keys, requireSignature, seen }: OriginCheck,
): readonly Diagnostic[] {
  const { revision, policy } = manifest;
  const known = seen(policy.id);
  if (origin.kind !== 'trusted') {
    if (manifest.signature === 'required' || known) return [findFault('signature-stripped', MANIFEST_PATH)];
    return requireSignature ? [findFault('unsigned', MANIFEST_PATH)] : [];
  }
  const outside = origin.signers.filter(({ keyid }) => {
    const allowed = keys.find((key) => key.keyid === keyid)?.policies ?? null;
    return allowed !== null && !allowed.includes(policy.id);
  });
  if (outside.length > 0)
    return outside.map(({ keyid, name }) =>
      findFault('signature-key-scope', `${SIGNATURE_FOLDER}${keyid}.json`, { keyid, name, policy: policy.id }),
    );
  if (known && revision < known.revision)
    return [findFault('revision-rolled-back', MANIFEST_PATH, { found: revision, known: known.revision })];
  if (known && revision === known.revision && manifestDigest !== known.manifest)
    return [findFault('revision-reused', MANIFEST_PATH, { found: revision })];
  return [];
}

/** The envelope must be about this manifest and carry the name of its key. */
function checkPlace({ file, keyid, payload }: StatedSignature, manifest: BundleEntry): Diagnostic | null {
  if (identifierOf(file) !== keyid) return findFault('signature-name', file, { path: file, keyid });
  const same =
    payload.length === manifest.bytes.length && payload.every((byte, index) => byte === manifest.bytes[index]);
  return same ? null : findFault('signature-payload', file, { path: file });
}

function checkSignature(
  { suite, payloadType, payload, signature }: StatedSignature,
  key: TrustedKey,
  verify: SignatureVerifier,
  today: CalendarDate | null,
): BundleFault | null {
  if (suite !== key.suite) return 'signature-suite';
  if (key.revoked) return 'signature-key-revoked';
  if (key.expires !== null && today !== null && today >= key.expires) return 'signature-key-expired';
  const verdict = verify(key, preAuthenticationBytes(payloadType, payload), signature);
  return FAULTS[verdict];
}

const FAULTS: Readonly<Record<SignatureVerdict, BundleFault | null>> = {
  valid: null,
  invalid: 'signature-invalid',
  malleable: 'signature-not-canonical',
  'weak-key': 'signature-weak-key',
};

function identifierOf(file: string): string {
  return file.slice(SIGNATURE_FOLDER.length).replace(/\.json$/, '');
}
