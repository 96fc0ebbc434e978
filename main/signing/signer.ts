import type { PublicKey } from '../../engine/bundle/public-key';
import { keyIdentifier } from '../../engine/bundle/public-key';
import { sha256 } from '../io/digest';
import { fail } from '../ipc/host-failure';
import { suites, verifySignature } from './suites';

/**
 * Whoever can sign: a key of this computer, a signature that was made elsewhere, a device. A signer sees the bytes to
 * sign and nothing of the bundle; it may take its time.
 */
export interface Signer extends PublicKey {
  readonly keyid: string;
  sign(message: Uint8Array): Promise<Uint8Array>;
}

/** Makes a signer of a private key that was unlocked. */
export function localSigner(key: PublicKey, privateKey: Uint8Array): Signer {
  return {
    ...named(key),
    sign: (message) => Promise.resolve(suites[key.suite].sign(privateKey, message)),
  };
}

/**
 * Makes a signer of a signature that was made elsewhere over the exported bytes.
 * Errors: signing/does-not-fit when it does not hold for what is to be signed.
 */
export function externalSigner(key: PublicKey, signature: Uint8Array): Signer {
  return {
    ...named(key),
    sign: (message) => {
      if (verifySignature(key, message, signature) === 'valid') return Promise.resolve(signature);
      throw fail(
        'signing/does-not-fit',
        '导入的签名与规则包或公钥不符。请核对签的是本规则包导出的字节，算法和公钥也一致。',
        'The imported signature does not fit the bundle or the public key. Check that the exported bytes of this bundle were signed, in the same suite and by this key.',
      );
    },
  };
}

function named({ suite, publicKey }: PublicKey): PublicKey & { readonly keyid: string } {
  return { suite, publicKey, keyid: keyIdentifier({ suite, publicKey }, sha256) };
}
