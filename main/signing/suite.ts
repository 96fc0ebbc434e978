import type { SignatureVerdict } from '../../engine/bundle/verify-origin';

/** One way of signing, whoever holds the key. Private keys are 32 bytes; public keys are hex. */
export interface Suite {
  generate(randomBytes: (length: number) => Uint8Array): {
    readonly privateKey: Uint8Array;
    readonly publicKey: string;
  };
  publicKeyOf(privateKey: Uint8Array): string;
  /** Whether a public key is a canonical encoding of a point that is safe to use. */
  isSound(publicKey: string): boolean;
  /** Signs a message. Shape: 64 bytes. */
  sign(privateKey: Uint8Array, message: Uint8Array): Uint8Array;
  verify(publicKey: string, message: Uint8Array, signature: Uint8Array): SignatureVerdict;
}
