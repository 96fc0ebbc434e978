import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { BundleEntry } from '../engine/bundle/bundle-entry';
import type { TrustedKey } from '../engine/bundle/verify-origin';
import type { Diagnostic } from '../engine/diagnostics/diagnostic';
import { today } from './cli/today';
import { describeBundle } from './describe-bundle';
import { saveFile } from './io/atomic-save';
import { readBundleBytes, verifyArchive } from './io/bundle-file';
import { sha256 } from './io/digest';
import { nodeFs } from './io/fs-port';
import { readWholeFile } from './io/read-file';
import type { BundleView } from './ipc/contract';
import { fail, HostFailure } from './ipc/host-failure';
import type { SigningChoice, SigningRequestView } from './ipc/signing-contract';
import { readForeignSignature } from './signing/foreign-signature';
import { listKeys, unlockKey } from './signing/key-store';
import { receiveBundle } from './signing/receive-bundle';
import { logAct } from './signing/release-log';
import { describeSignable, openForSigning, packSigned, signEntries } from './signing/sign-bundle';
import { externalSigner, type Signer } from './signing/signer';
import { verifySignature } from './signing/suites';
import { readTrust } from './signing/trust-store';
import type { UserFolders } from './signing/user-folders';

/** Asks for a file; null when the user cancels. */
export type Ask = (suggestion: string) => Promise<string | null>;

/** The bundles that the window has open, each read from disk once. */
export interface BundleDesk {
  /** Opens a bundle from outside and checks it by what this user trusts. Errors: those of receiveBundle. */
  open(file: string): Promise<BundleView>;
  /** Shows a bundle that was made here: its signatures are checked, and it is said whether anybody here trusts them. */
  showMade(made: { readonly file: string; readonly bytes: Uint8Array }): Promise<BundleView>;
  sign(bundle: string, signing: SigningChoice, ask: Ask): Promise<BundleView | null>;
  requestSignature(bundle: string, ask: Ask): Promise<SigningRequestView | null>;
  takeSignature(bundle: string, keyid: string, askForSignature: Ask, ask: Ask): Promise<BundleView | null>;
  addDetached(bundle: string, askForSignature: Ask): Promise<BundleView | null>;
  /** The bytes of an opened bundle, as they were checked. */
  bytesOf(bundle: string): Uint8Array;
  /** Checks that a bundle is whole and looks at no signature. */
  checkIntegrity(bundle: string): Promise<BundleView>;
}

interface OpenBundle {
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** Bundles that are kept; a window shows one. */
const KEPT = 4;
const LARGEST_SIGNATURE = 4096;
/** An envelope holds a manifest in base64. Units: bytes. */
const LARGEST_ENVELOPE = 2 * 1024 * 1024;

/** Opens the desk; no bundle is open at first. */
export function openBundleDesk(folders: UserFolders): BundleDesk {
  const opened = new Map<string, OpenBundle>();

  const keep = (bundle: OpenBundle) => {
    const id = randomUUID();
    opened.set(id, bundle);
    for (const oldest of [...opened.keys()].slice(0, -KEPT)) opened.delete(oldest);
    return { id, fileName: path.basename(bundle.file) };
  };

  const find = (id: string): OpenBundle => {
    const found = opened.get(id);
    if (found) return found;
    throw fail('bundle/closed', '这个规则包已关闭，请重新打开。', 'This bundle is closed; open it again.');
  };

  const receive = async (bundle: OpenBundle, detached: readonly BundleEntry[]): Promise<BundleView> => {
    const report = await receiveBundle(folders, bundle.bytes, { today: today(), detached });
    const { keys } = await readTrust(folders);
    const isOlder = report.diagnostics.some(({ code }) => code === 'bundle/older-edition');
    if (!isOlder) return describeBundle(keep(bundle), report, keys);
    // Refused all the same, with that reason; what it holds is shown, so that a new version can start from it.
    const older = await receiveBundle(folders, bundle.bytes, { today: today(), detached, olderEditions: true });
    return describeBundle(keep(bundle), { ...older, diagnostics: report.diagnostics }, keys);
  };

  const showMade = async (bundle: OpenBundle): Promise<BundleView> => {
    const { keys } = await readTrust(folders);
    const known = [...keys, ...(await ownKeys(folders, keys))];
    const origin = { keys: known, requireSignature: false, seen: () => null, verify: verifySignature };
    // Its time may be yet to come.
    const report = await verifyArchive(bundle.bytes, { today: null, origin });
    return describeBundle(keep(bundle), report, keys);
  };

  /** Refuses to put a name to what is not whole. */
  const openSound = async (bundle: OpenBundle) => {
    const { value, diagnostics } = await openForSigning(bundle.bytes);
    if (value) return value;
    throw refuseToSign(diagnostics);
  };

  const write = async (bundle: OpenBundle, signer: Signer, ask: Ask): Promise<BundleView | null> => {
    const signable = await openSound(bundle);
    const envelope = await signEntries(signable.entries, signer);
    const bytes = await packSigned(signable.entries, envelope);
    const target = await ask(bundle.file);
    if (!target) return null;
    const release = { ...describeSignable(signable), keyid: signer.keyid };
    // Before the file: what was signed and is not in the log must not exist.
    await logAct(folders, { action: 'sign', subject: path.basename(target), release });
    await saveFile(target, bytes);
    return showMade({ file: target, bytes });
  };

  return {
    open: async (file) => receive({ file, bytes: await readBundleBytes(file) }, []),
    showMade,
    async sign(id, { key, passphrase }, ask) {
      const bundle = find(id);
      return write(bundle, await unlockKey(folders, key, passphrase), ask);
    },
    async requestSignature(id, ask) {
      const bundle = find(id);
      const { message } = await openSound(bundle);
      const target = await ask(bundle.file.replace(/\.cuoshi$/, '.tosign'));
      if (!target) return null;
      await saveFile(target, message);
      return { fileName: path.basename(target), length: message.length, sha256: sha256(message) };
    },
    async takeSignature(id, keyid, askForSignature, ask) {
      const bundle = find(id);
      const { keys } = await readTrust(folders);
      const key = [...keys, ...(await ownKeys(folders, keys))].find((each) => each.keyid === keyid);
      if (!key || key.revoked)
        throw fail(
          'signing/key-unknown',
          '信任库中没有这把公钥，或已撤销。请先把它加入信任库。',
          'The trust store does not have this key, or it is revoked. Add it first.',
        );
      const file = await askForSignature(bundle.file);
      if (!file) return null;
      const signature = readForeignSignature(await readWholeFile(nodeFs, file, { bytes: LARGEST_SIGNATURE }));
      return write(bundle, externalSigner(key, signature), ask);
    },
    async addDetached(id, askForSignature) {
      const bundle = find(id);
      const file = await askForSignature(bundle.file);
      if (!file) return null;
      const bytes = await readWholeFile(nodeFs, file, { bytes: LARGEST_ENVELOPE });
      return receive(bundle, [{ path: path.basename(file), bytes }]);
    },
    bytesOf: (id) => find(id).bytes,
    async checkIntegrity(id) {
      const bundle = find(id);
      const report = await receiveBundle(folders, bundle.bytes, { today: today(), integrityOnly: true });
      return describeBundle(keep(bundle), report, []);
    },
  };
}

/** Keys of this user that the trust store does not have. */
async function ownKeys(folders: UserFolders, trusted: readonly TrustedKey[]): Promise<readonly TrustedKey[]> {
  const own = await listKeys(folders);
  return own
    .filter(({ keyid }) => !trusted.some((key) => key.keyid === keyid))
    .map((key) => ({ ...key, policies: null, expires: null, revoked: false }));
}

function refuseToSign(diagnostics: readonly Diagnostic[]): HostFailure {
  const list = (language: 'zh' | 'en') => diagnostics.map(({ message }) => `\n· ${message[language]}`).join('');
  return new HostFailure({
    code: 'signing/not-whole',
    message: {
      zh: `规则包没有通过核验，不能签名：${list('zh')}`,
      en: `The bundle is not whole and cannot be signed: ${list('en')}`,
    },
  });
}
