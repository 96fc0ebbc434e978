import path from 'node:path';
import type { TrustStore } from '../../schemas/generated/types';
import { validateTrustStore } from '../../schemas/generated/validators';
import { keyIdentifier, type PublicKey } from '../../engine/bundle/public-key';
import type { CalendarDate } from '../../engine/values/calendar';
import { parseDate } from '../../engine/values/calendar';
import type { TrustedKey } from '../../engine/bundle/verify-origin';
import { sha256 } from '../io/digest';
import { fail } from '../ipc/host-failure';
import { suites } from './suites';
import { readUserFile, saveUserFile } from './user-file';
import type { UserFolders } from './user-folders';

/** The keys this user trusts. */
export interface Trust {
  readonly requireSignature: boolean;
  readonly keys: readonly TrustedKey[];
}

/** Whom to trust, for what and until when. */
export interface TrustGrant {
  readonly name: string;
  readonly policies: readonly string[] | null;
  readonly expires: CalendarDate | null;
}

const NOBODY: TrustStore = { format: 'cuoshi-trust', version: 1, requireSignature: false, keys: [] };

/**
 * Reads whom this user trusts; without a store nobody is trusted and nothing was decided about unsigned bundles.
 * Errors: user/unreadable, also when a key does not bear its own identifier.
 */
export async function readTrust(folders: UserFolders): Promise<Trust> {
  const { requireSignature, keys } = (await readStore(folders)).store;
  return {
    requireSignature,
    keys: keys.map((key) => ({ ...key, expires: key.expires === null ? null : parseDate(key.expires) })),
  };
}

/**
 * Trusts a key from now on. With the first one unsigned bundles are refused, until that is turned off by itself.
 * Errors: trust/weak-key, trust/known.
 */
export async function addTrust(folders: UserFolders, key: PublicKey, grant: TrustGrant): Promise<TrustedKey> {
  if (!suites[key.suite].isSound(key.publicKey))
    throw fail(
      'trust/weak-key',
      '公钥不安全或编码不规范，不能加入信任库。请要求对方更换密钥。',
      'The public key is weak or not canonical and cannot be trusted. Ask its owner for another.',
    );
  const keyid = keyIdentifier(key, sha256);
  const added = { ...grant, suite: key.suite, publicKey: key.publicKey, keyid, revoked: false };
  await changeStore(folders, (store) => {
    if (store.keys.some((each) => each.keyid === keyid))
      throw fail('trust/known', `密钥 ${keyid} 已在信任库中。`, `The key ${keyid} is in the trust store already.`);
    const policies = grant.policies === null ? null : ([...grant.policies] as [string, ...string[]]);
    return { ...store, requireSignature: true, keys: [...store.keys, { ...added, policies }] };
  });
  return added;
}

/** Takes a key out of the store; its bundles are then signed by a stranger. Errors: trust/unknown. */
export async function removeTrust(folders: UserFolders, keyid: string): Promise<void> {
  await changeStore(folders, (store) => {
    const known = requireKnown(store, keyid);
    return { ...store, keys: store.keys.filter((key) => key.keyid !== known) };
  });
}

/** Keeps a key in the store as one that counts no longer. Errors: trust/unknown. */
export async function revokeTrust(folders: UserFolders, keyid: string): Promise<void> {
  await changeStore(folders, (store) => {
    const known = requireKnown(store, keyid);
    return { ...store, keys: store.keys.map((key) => (key.keyid === known ? { ...key, revoked: true } : key)) };
  });
}

/** Decides whether a bundle without signature is refused. */
export async function requireSignatures(folders: UserFolders, required: boolean): Promise<void> {
  await changeStore(folders, (store) => ({ ...store, requireSignature: required }));
}

function requireKnown({ keys }: TrustStore, keyid: string): string {
  const found = keys.filter((key) => key.keyid.startsWith(keyid));
  const [only] = found;
  if (only && found.length === 1 && keyid.length >= 8) return only.keyid;
  throw fail(
    'trust/unknown',
    `信任库中没有（唯一的）密钥 ${keyid}；标识至少写前 8 位。`,
    `The trust store has no single key ${keyid}; write at least the first 8 characters of its identifier.`,
  );
}

async function changeStore(folders: UserFolders, change: (store: TrustStore) => TrustStore): Promise<void> {
  const { store, digest } = await readStore(folders);
  await saveUserFile(storePath(folders), change(store), digest);
}

async function readStore(folders: UserFolders) {
  const file = storePath(folders);
  const { content, digest } = await readUserFile(file, validateTrustStore);
  const store = content ?? NOBODY;
  const spoilt = store.keys.some(
    (key) => keyIdentifier(key, sha256) !== key.keyid || (key.expires !== null && parseDate(key.expires) === null),
  );
  if (spoilt)
    throw fail(
      'user/unreadable',
      `${file}：有密钥与其标识不符，信任库可能被改动，不予采用。`,
      `${file}: a key does not bear its own identifier; the trust store may have been altered and is not used.`,
    );
  return { store, digest };
}

function storePath({ config }: UserFolders): string {
  return path.join(config, 'trust.json');
}
