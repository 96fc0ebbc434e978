import type { Signer } from '../signing/signer';
import { unlockKey } from '../signing/key-store';
import type { UserFolders } from '../signing/user-folders';
import type { Command, Invocation } from './command';
import { readPassphrase } from './read-passphrase';

/** Options of a command that can sign with a key of this user. */
export const signerOptions: Command['options'] = {
  key: { value: 'NAME', words: { zh: '用这把密钥签名', en: 'sign with this key' } },
  'passphrase-file': {
    value: 'FILE',
    words: { zh: '口令所在文件；也可用 CUOSHI_PASSPHRASE', en: 'file with the passphrase; or CUOSHI_PASSPHRASE' },
  },
};

/** Unlocks the key that `--key` names; null when nothing is to be signed. Errors: those of unlockKey. */
export async function chooseSigner(invocation: Invocation, folders: UserFolders): Promise<Signer | null> {
  const { key } = invocation.values;
  if (key === undefined) return null;
  return unlockKey(folders, key, await readPassphrase(invocation, { key, isNew: false }));
}
