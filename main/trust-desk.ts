import path from 'node:path';
import { keyIdentifier } from '../engine/bundle/public-key';
import { parseDate } from '../engine/values/calendar';
import { today } from './cli/today';
import { countsNow } from './describe-bundle';
import { saveFile } from './io/atomic-save';
import { sha256 } from './io/digest';
import { fail } from './ipc/host-failure';
import type {
  FoundKeyView,
  OwnKeyView,
  ReleaseLogView,
  SuiteName,
  TrustGrantView,
  TrustView,
} from './ipc/signing-contract';
import { createKey, exportPublicKey, listKeys, readPublicKey } from './signing/key-store';
import { logAct, readReleaseLog, type LoggedAct } from './signing/release-log';
import { forgetRevisions, listAcceptedReleases } from './signing/revision-memory';
import { addTrust, readTrust, removeTrust, requireSignatures, revokeTrust } from './signing/trust-store';
import type { UserFolders } from './signing/user-folders';

/** Lines of the log that the window shows at most. */
const SHOWN_LINES = 500;

/** Keys of this user, whom this user trusts, and the log of what was done: the same files as those of the commands. */
export interface TrustDesk {
  listKeys(): Promise<readonly OwnKeyView[]>;
  createKey(name: string, suite: SuiteName, passphrase: string): Promise<OwnKeyView>;
  /** Writes the public part; gives the name of the file, null when the user cancels. */
  exportKey(name: string, ask: (suggestion: string) => Promise<string | null>): Promise<string | null>;
  describe(): Promise<TrustView>;
  /** Errors: those of readPublicKey. */
  readKey(file: string): Promise<FoundKeyView>;
  add(grant: TrustGrantView): Promise<TrustView>;
  revoke(keyid: string): Promise<TrustView>;
  remove(keyid: string): Promise<TrustView>;
  require(required: boolean): Promise<TrustView>;
  forget(policy: string): Promise<TrustView>;
  readLog(): Promise<ReleaseLogView>;
}

/** Opens the desk over the folders of a user. */
export function openTrustDesk(folders: UserFolders): TrustDesk {
  const describe = async (): Promise<TrustView> => {
    const { requireSignature, keys } = await readTrust(folders);
    const seen = await listAcceptedReleases(folders);
    return {
      requireSignature,
      keys: keys.map(({ name, suite, keyid, policies, expires, revoked }) => ({
        name,
        suite,
        keyid,
        policies,
        expires,
        revoked,
      })),
      seen: seen.map(({ policy, revision }) => ({ policy, revision })),
    };
  };

  /** Behind the change: what was refused is no change. */
  const logged = async (action: LoggedAct['action'], subject: string): Promise<TrustView> => {
    await logAct(folders, { action, subject, release: null });
    return describe();
  };

  return {
    async listKeys() {
      const [own, { keys }] = await Promise.all([listKeys(folders), readTrust(folders)]);
      const isTrusted = (keyid: string) => keys.some((key) => key.keyid === keyid && countsNow(key, today()));
      return own.map((key) => ({ ...key, trusted: isTrusted(key.keyid) }));
    },
    async createKey(name, suite, passphrase) {
      const key = await createKey(folders, { name, suite }, passphrase);
      await logAct(folders, { action: 'key-new', subject: `${name} ${suite} ${key.keyid}`, release: null });
      return { ...key, trusted: false };
    },
    async exportKey(name, ask) {
      const key = await exportPublicKey(folders, name);
      const target = await ask(`${name}.public-key.json`);
      if (!target) return null;
      await saveFile(target, Buffer.from(`${JSON.stringify(key, null, 2)}\n`, 'utf8'));
      return path.basename(target);
    },
    describe,
    async readKey(file) {
      const { name, suite, publicKey } = await readPublicKey(file);
      return { name, suite, publicKey, keyid: keyIdentifier({ suite, publicKey }, sha256) };
    },
    async add({ suite, publicKey, name, policies, expires }) {
      const day = expires === null ? null : parseDate(expires);
      if (expires !== null && day === null)
        throw fail('trust/expiry', `${expires} 不是日期。`, `${expires} is no day of the calendar.`);
      const { keyid } = await addTrust(folders, { suite, publicKey }, { name, policies, expires: day });
      return logged('trust-add', `${name} ${suite} ${keyid}`);
    },
    async revoke(keyid) {
      await revokeTrust(folders, keyid);
      return logged('trust-revoke', keyid);
    },
    async remove(keyid) {
      await removeTrust(folders, keyid);
      return logged('trust-remove', keyid);
    },
    async require(required) {
      await requireSignatures(folders, required);
      return logged('trust-require', String(required));
    },
    async forget(policy) {
      await forgetRevisions(folders, policy);
      return logged('trust-forget', policy);
    },
    async readLog() {
      const { entries, head, broken } = await readReleaseLog(folders);
      const newest = entries.slice(-SHOWN_LINES).reverse();
      return {
        entries: newest.map(({ number, at, who, action, subject, release }) => ({
          number,
          at,
          who,
          action,
          subject,
          release: release && { policy: release.policy, version: release.version, revision: release.revision },
        })),
        count: entries.length,
        head,
        broken,
      };
    },
  };
}
