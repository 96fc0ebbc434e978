import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import type { PrivateKeyFile } from '../../schemas/generated/types';
import { canonicalJson, type CanonicalValue } from '../../engine/bundle/canonical-json';
import type { SignatureSuite } from '../../engine/bundle/dsse';
import { encodeUtf8 } from '../../engine/bundle/utf8';
import { fail } from '../ipc/host-failure';
import { suites } from './suites';

/** Cost of a guess at the passphrase: 128 MiB and about half a second. Source: RFC 7914, section 2. */
const DERIVATION = { name: 'scrypt', n: 131072, r: 8, p: 1 } as const;
const CIPHER = 'aes-256-gcm';
/** Fewer characters can be guessed offline whatever a guess costs. */
export const SHORTEST_PASSPHRASE = 10;

/**
 * Makes a new key and seals it under a passphrase.
 * Errors: signing/passphrase-short.
 */
export async function makeKeyFile(
  { name, suite }: { readonly name: string; readonly suite: SignatureSuite },
  passphrase: string,
): Promise<PrivateKeyFile> {
  if ([...passphrase].length < SHORTEST_PASSPHRASE)
    throw fail(
      'signing/passphrase-short',
      `口令至少 ${SHORTEST_PASSPHRASE} 个字符。`,
      `A passphrase has at least ${SHORTEST_PASSPHRASE} characters.`,
    );
  const { privateKey, publicKey } = suites[suite].generate((length) => new Uint8Array(randomBytes(length)));
  const open: OpenPart = { format: 'cuoshi-key', version: 1, name, suite, publicKey };
  const derivation = { ...DERIVATION, salt: randomBytes(32).toString('hex') };
  const iv = randomBytes(12);
  const cipher = createCipheriv(CIPHER, await deriveKey(passphrase, derivation), iv);
  cipher.setAAD(authenticated(open, derivation));
  const sealed = Buffer.concat([cipher.update(privateKey), cipher.final()]);
  privateKey.fill(0);
  return {
    ...open,
    derivation,
    cipher: {
      name: CIPHER,
      iv: iv.toString('hex'),
      tag: cipher.getAuthTag().toString('hex'),
      sealed: sealed.toString('hex'),
    },
  };
}

/**
 * Unseals the private key. Shape: 32 bytes.
 * Errors: signing/passphrase-wrong, also when the file was altered: the two cannot be told apart.
 */
export async function openKeyFile(
  { derivation, cipher, ...open }: PrivateKeyFile,
  passphrase: string,
): Promise<Uint8Array> {
  const decipher = createDecipheriv(CIPHER, await deriveKey(passphrase, derivation), Buffer.from(cipher.iv, 'hex'));
  decipher.setAAD(authenticated(open, derivation));
  decipher.setAuthTag(Buffer.from(cipher.tag, 'hex'));
  try {
    return new Uint8Array(Buffer.concat([decipher.update(Buffer.from(cipher.sealed, 'hex')), decipher.final()]));
  } catch {
    throw fail(
      'signing/passphrase-wrong',
      `口令不对，或密钥“${open.name}”的文件已损坏。`,
      `The passphrase is wrong, or the file of the key ${open.name} is damaged.`,
    );
  }
}

type OpenPart = Omit<PrivateKeyFile, 'derivation' | 'cipher'>;

/** Everything that is not sealed is bound to what is: another name or public key cannot be put in its place. */
function authenticated(open: OpenPart, derivation: PrivateKeyFile['derivation']): Uint8Array {
  return encodeUtf8(canonicalJson({ ...open, derivation } as unknown as CanonicalValue));
}

async function deriveKey(passphrase: string, { n, r, p, salt }: PrivateKeyFile['derivation']): Promise<Buffer> {
  // One passphrase has several spellings in Unicode; keyboards do not agree on which they send.
  const password = Buffer.from(passphrase.normalize('NFKC'), 'utf8');
  return new Promise((resolve, reject) => {
    scrypt(password, Buffer.from(salt, 'hex'), 32, { N: n, r, p, maxmem: 256 * n * r }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
