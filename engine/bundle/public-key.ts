import { canonicalJson } from './canonical-json';
import type { Digest } from './digest';
import type { SignatureSuite } from './dsse';
import { encodeUtf8 } from './utf8';

/** A public key with the one suite it is used with. */
export interface PublicKey {
  readonly suite: SignatureSuite;
  /** Hex: 32 bytes for ed25519, the uncompressed point of 65 bytes for sm2-sm3. */
  readonly publicKey: string;
}

/**
 * Names a key by what it is: SHA-256 over suite and key, so that one name never stands for two keys or for one key in
 * two suites.
 */
export function keyIdentifier({ suite, publicKey }: PublicKey, digest: Digest): string {
  return digest(encodeUtf8(canonicalJson({ publicKey, suite })));
}
