import { sm2 } from 'sm-crypto-v2';
import type { SignatureVerdict } from '../../engine/bundle/verify-origin';
import { rememberSoundKeys } from './sound-keys';
import type { Suite } from './suite';

/** Order of the group and size of the field. Source: GB/T 32918.5-2017. */
const ORDER = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n;
const FIELD = 0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffffn;
/** The identity that is mixed into the digest where nothing else was agreed. Source: GM/T 0009-2012, section 10. */
const IDENTITY = '1234567812345678';

const isSound = rememberSoundKeys(isSoundKey);

/** SM2 with SM3, for Electron's cryptography has neither. Source: GB/T 32918.2-2016, GB/T 32905-2016. */
export const sm2Suite: Suite = {
  generate: (randomBytes) => {
    for (;;) {
      const privateKey = randomBytes(32);
      // From 1 to n − 2: n − 1 would have no inverse of 1 + d.
      const value = toNumber(privateKey);
      if (value >= 1n && value <= ORDER - 2n) return { privateKey, publicKey: publicKeyOf(privateKey) };
    }
  },
  publicKeyOf,
  isSound,
  sign: (privateKey, message) => {
    const publicKey = publicKeyOf(privateKey);
    const hex = sm2.doSignature(message, toHex(privateKey), { hash: true, publicKey, userId: IDENTITY });
    return new Uint8Array(Buffer.from(hex, 'hex'));
  },
  verify: (publicKey, message, signature): SignatureVerdict => {
    if (!isSound(publicKey)) return 'weak-key';
    if (signature.length !== 64) return 'invalid';
    const [r, s] = [toNumber(signature.subarray(0, 32)), toNumber(signature.subarray(32))];
    if (r < 1n || r >= ORDER || s < 1n || s >= ORDER) return 'malleable';
    if ((r + s) % ORDER === 0n) return 'invalid';
    try {
      const holds = sm2.doVerifySignature(message, toHex(signature), publicKey, { hash: true, userId: IDENTITY });
      return holds ? 'valid' : 'invalid';
    } catch {
      // The library throws for some signatures that are none.
      return 'invalid';
    }
  },
};

function publicKeyOf(privateKey: Uint8Array): string {
  return sm2.getPublicKeyFromPrivateKey(toHex(privateKey)).toLowerCase();
}

/** The uncompressed encoding of a point of the curve; its order is prime, so every point but the infinite one is good. */
function isSoundKey(publicKey: string): boolean {
  if (!/^04[0-9a-f]{128}$/.test(publicKey)) return false;
  const [x, y] = [BigInt(`0x${publicKey.slice(2, 66)}`), BigInt(`0x${publicKey.slice(66)}`)];
  if (x >= FIELD || y >= FIELD) return false;
  try {
    return sm2.verifyPublicKey(publicKey);
  } catch {
    return false;
  }
}

function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
}

function toNumber(bytes: Uint8Array): bigint {
  return BigInt(`0x${toHex(bytes)}`);
}
