import { ed25519 } from '@noble/curves/ed25519';
import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import type { SignatureVerdict } from '../../engine/bundle/verify-origin';
import { rememberSoundKeys } from './sound-keys';
import type { Suite } from './suite';

/** Headers of the ASN.1 forms that Node reads keys in. Source: RFC 8410. */
const PKCS8_HEADER = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI_HEADER = Buffer.from('302a300506032b6570032100', 'hex');
/** Order of the group. Source: RFC 8032, section 5.1. */
const ORDER = ed25519.CURVE.n;

const isSound = rememberSoundKeys(isSoundKey);

/** Ed25519 of Node, with the checks that it leaves out. Source: RFC 8032. */
export const ed25519Suite: Suite = {
  generate: (randomBytes) => {
    const privateKey = randomBytes(32);
    return { privateKey, publicKey: publicKeyOf(privateKey) };
  },
  publicKeyOf,
  isSound,
  sign: (privateKey, message) => new Uint8Array(sign(null, message, privateKeyObject(privateKey))),
  verify: (publicKey, message, signature): SignatureVerdict => {
    if (!isSound(publicKey)) return 'weak-key';
    if (signature.length !== 64) return 'invalid';
    // S and S + L would both hold for one message; some libraries accept the second.
    if (littleEndian(signature.subarray(32)) >= ORDER) return 'malleable';
    const key = createPublicKey({
      key: Buffer.concat([SPKI_HEADER, Buffer.from(publicKey, 'hex')]),
      format: 'der',
      type: 'spki',
    });
    return verify(null, message, key, signature) ? 'valid' : 'invalid';
  },
};

function publicKeyOf(privateKey: Uint8Array): string {
  const der = createPublicKey(privateKeyObject(privateKey)).export({ format: 'der', type: 'spki' });
  return der.subarray(SPKI_HEADER.length).toString('hex');
}

function privateKeyObject(privateKey: Uint8Array) {
  return createPrivateKey({ key: Buffer.concat([PKCS8_HEADER, privateKey]), format: 'der', type: 'pkcs8' });
}

/**
 * Node accepts keys for which one signature holds for every message, and keys that have a second spelling: a key must
 * be the one spelling of a point in the group of prime order.
 */
function isSoundKey(publicKey: string): boolean {
  if (!/^[0-9a-f]{64}$/.test(publicKey)) return false;
  try {
    const point = ed25519.Point.fromHex(publicKey, false);
    return !point.isSmallOrder() && point.isTorsionFree() && point.toHex() === publicKey;
  } catch {
    return false;
  }
}

function littleEndian(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes).reverse().toString('hex')}`);
}
