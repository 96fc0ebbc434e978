import type { SignatureSuite } from '../../engine/bundle/dsse';
import type { SignatureVerifier } from '../../engine/bundle/verify-origin';
import { ed25519Suite } from './ed25519-suite';
import { sm2Suite } from './sm2-suite';
import type { Suite } from './suite';

/** Every suite, by its name. */
export const suites: Readonly<Record<SignatureSuite, Suite>> = { ed25519: ed25519Suite, 'sm2-sm3': sm2Suite };

/** Tells whether text names a suite. */
export function isSuite(text: string): text is SignatureSuite {
  return Object.hasOwn(suites, text);
}

/** Checks a signature in the suite its key was registered with. */
export const verifySignature: SignatureVerifier = ({ suite, publicKey }, message, signature) =>
  suites[suite].verify(publicKey, message, signature);
