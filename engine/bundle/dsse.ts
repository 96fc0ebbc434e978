import type { BundleSignature } from '../../schemas/generated/types';
import { validateBundleSignature } from '../../schemas/generated/validators';
import { encodeBase64, decodeBase64 } from './base64';
import type { BundleEntry } from './bundle-entry';
import { canonicalJson } from './canonical-json';
import { findFault } from './finding';
import type { Diagnostic, Staged } from '../diagnostics/diagnostic';
import { SIGNATURE_FOLDER } from './layout';
import { readJsonEntry } from './read-json-entry';
import { checkShape } from './schema-problem';
import { encodeUtf8 } from './utf8';

/** Ways of signing. Both are equals; which one a key uses is fixed by the key. */
export type SignatureSuite = 'ed25519' | 'sm2-sm3';

/** What the signature is about: the manifest, and through its list every file of the bundle. */
export const PAYLOAD_TYPE = 'application/vnd.cuoshi.bundle-manifest.v1+json';

/** Longest envelope that is read: a manifest in base64 and a little more. Units: bytes. */
const ENVELOPE_LIMIT = 2 * 1024 * 1024;

/** Length of a signature in every suite. Units: bytes. */
const SIGNATURE_LENGTH = 64;

/** One signature as an envelope states it; nothing in it is trusted yet. */
export interface StatedSignature {
  /** Name of the file the envelope was read from. */
  readonly file: string;
  readonly keyid: string;
  readonly suite: SignatureSuite;
  readonly payloadType: string;
  readonly payload: Uint8Array;
  readonly signature: Uint8Array;
}

/**
 * Gives the bytes that are signed: type and payload, each behind its length, so that no other split of the same bytes
 * can be signed.
 * Source: DSSE protocol 1.0, pre-authentication encoding.
 */
export function preAuthenticationBytes(payloadType: string, payload: Uint8Array): Uint8Array {
  const type = encodeUtf8(payloadType);
  const head = encodeUtf8(`DSSEv1 ${type.length} ${payloadType} ${payload.length} `);
  const bytes = new Uint8Array(head.length + payload.length);
  bytes.set(head);
  bytes.set(payload, head.length);
  return bytes;
}

/** Makes the envelope of one signature over a manifest, as it stands in a bundle or beside it. */
export function writeEnvelope(
  manifest: Uint8Array,
  { keyid, suite, signature }: Pick<StatedSignature, 'keyid' | 'suite' | 'signature'>,
): BundleEntry {
  const envelope: BundleSignature = {
    payload: encodeBase64(manifest),
    payloadType: PAYLOAD_TYPE,
    signatures: [{ keyid, sig: encodeBase64(signature), suite }],
  };
  return {
    path: `${SIGNATURE_FOLDER}${keyid}.json`,
    bytes: encodeUtf8(canonicalJson(envelope as unknown as Parameters<typeof canonicalJson>[0])),
  };
}

/**
 * Reads an envelope; null when it is refused. Says nothing about whether the signature holds.
 * Errors: bundle/json-…, bundle/signature-malformed, bundle/signature-type.
 */
export function readEnvelope(entry: BundleEntry): Staged<StatedSignature | null> {
  const refuse = (...diagnostics: readonly Diagnostic[]) => ({ value: null, diagnostics });
  const { path } = entry;
  const json = readJsonEntry(entry, { bytes: ENVELOPE_LIMIT });
  if (json.value === undefined) return refuse(...json.diagnostics);
  const [misshapen] = checkShape(json.value, validateBundleSignature, path);
  if (misshapen) return refuse(findFault('signature-malformed', path, { path, problem: misshapen.message }));
  const { payload, payloadType, signatures } = json.value as unknown as BundleSignature;
  const [stated] = signatures;
  const [bytes, signature] = [decodeBase64(payload), stated ? decodeBase64(stated.sig) : null];
  if (!stated || !bytes || !signature) {
    const problem = { zh: 'base64 写法不规范', en: 'its base64 is not in canonical form' };
    return refuse(findFault('signature-malformed', path, { path, problem }));
  }
  if (signature.length !== SIGNATURE_LENGTH) {
    const problem = { zh: `签名有 ${signature.length} 字节`, en: `the signature has ${signature.length} bytes` };
    return refuse(findFault('signature-malformed', path, { path, problem }));
  }
  if (payloadType !== PAYLOAD_TYPE)
    return refuse(findFault('signature-type', path, { path, found: payloadType.slice(0, 80) }));
  const { keyid, suite } = stated;
  return { value: { file: path, keyid, suite, payloadType, payload: bytes, signature }, diagnostics: [] };
}
