import path from 'node:path';
import type { PrivateKeyFile, PublicKeyFile } from '../../schemas/generated/types';
import { validatePrivateKeyFile, validatePublicKeyFile } from '../../schemas/generated/validators';
import type { SignatureSuite } from '../../engine/bundle/dsse';
import { keyIdentifier } from '../../engine/bundle/public-key';
import { sha256 } from '../io/digest';
import { nodeFs } from '../io/fs-port';
import { fail } from '../ipc/host-failure';
import { makeKeyFile, openKeyFile } from './key-file';
import { localSigner, type Signer } from './signer';
import { readUserFile, saveUserFile } from './user-file';
import type { UserFolders } from './user-folders';

/** A key of this user, without what is secret. */
export interface OwnKey {
  readonly name: string;
  readonly suite: SignatureSuite;
  readonly publicKey: string;
  readonly keyid: string;
}

const NAME = /^[a-z0-9\p{Script=Han}][a-z0-9_\-\p{Script=Han}]{0,59}$/u;
const SUFFIX = '.key.json';

/** Lists the keys of this user, by name. Errors: those of readUserFile. */
export async function listKeys(folders: UserFolders): Promise<readonly OwnKey[]> {
  const folder = keyFolder(folders);
  if ((await nodeFs.describe(folder)) === null) return [];
  const files = (await nodeFs.list(folder)).filter((name) => name.endsWith(SUFFIX) && NAME.test(nameOf(name))).sort();
  return Promise.all(files.map(async (name) => describeKey(await readKey(folders, nameOf(name)))));
}

/**
 * Makes a key under a passphrase and keeps it in the user's folder.
 * Errors: signing/key-name, signing/key-exists, signing/in-workspace, signing/passphrase-short; those of saveUserFile.
 */
export async function createKey(
  folders: UserFolders,
  { name, suite }: { readonly name: string; readonly suite: SignatureSuite },
  passphrase: string,
): Promise<OwnKey> {
  const file = keyPath(folders, name);
  await requireOutsideWorkspaces(folders);
  if ((await nodeFs.describe(file)) !== null)
    throw fail('signing/key-exists', `已有名为“${name}”的密钥。`, `There is a key ${name} already.`);
  const key = await makeKeyFile({ name, suite }, passphrase);
  await saveUserFile(file, key, null);
  return describeKey(key);
}

/**
 * Unlocks a key of this user for signing.
 * Errors: signing/key-unknown, signing/key-open-to-others, signing/key-file, signing/passphrase-wrong.
 */
export async function unlockKey(folders: UserFolders, name: string, passphrase: string): Promise<Signer> {
  const file = await readKey(folders, name);
  return localSigner(file, await openKeyFile(file, passphrase));
}

/** Gives the part of a key that others need. Errors: those of unlockKey but for the passphrase. */
export async function exportPublicKey(folders: UserFolders, name: string): Promise<PublicKeyFile> {
  const { suite, publicKey } = await readKey(folders, name);
  return { format: 'cuoshi-public-key', version: 1, name, suite, publicKey };
}

/**
 * Reads a public key that somebody handed over.
 * Errors: file/not-found, user/unreadable.
 */
export async function readPublicKey(file: string): Promise<PublicKeyFile> {
  const { content } = await readUserFile(file, validatePublicKeyFile);
  if (content) return content;
  throw fail('file/not-found', `${file}：文件不存在。`, `${file}: the file does not exist.`);
}

async function readKey(folders: UserFolders, name: string): Promise<PrivateKeyFile> {
  const file = keyPath(folders, name);
  const found = await nodeFs.describe(file);
  if (!found) throw fail('signing/key-unknown', `没有名为“${name}”的密钥。`, `There is no key ${name}.`);
  if (process.platform !== 'win32' && (found.mode & 0o077) !== 0)
    throw fail(
      'signing/key-open-to-others',
      `${file}：其他用户可以读取此密钥文件。请先执行 chmod 600，并考虑更换密钥。`,
      `${file}: other users can read this key. Run chmod 600 on it, and consider a new key.`,
    );
  const { content } = await readUserFile(file, validatePrivateKeyFile);
  if (!content || content.name !== name)
    throw fail('signing/key-file', `${file}：文件中的密钥另有名称。`, `${file}: the key in the file has another name.`);
  return content;
}

function keyPath(folders: UserFolders, name: string): string {
  if (NAME.test(name)) return path.join(keyFolder(folders), `${name}${SUFFIX}`);
  throw fail(
    'signing/key-name',
    '密钥名称由小写字母、数字、汉字、_ 和 - 组成，最多 60 个字。',
    'The name of a key consists of small letters, digits, Chinese characters, _ and -, at most 60.',
  );
}

function keyFolder({ config }: UserFolders): string {
  return path.join(config, 'keys');
}

function nameOf(file: string): string {
  return file.slice(0, -SUFFIX.length);
}

function describeKey({ name, suite, publicKey }: PrivateKeyFile): OwnKey {
  return { name, suite, publicKey, keyid: keyIdentifier({ suite, publicKey }, sha256) };
}

/** A workspace is copied, sent and put under version control: no place for a key. */
async function requireOutsideWorkspaces({ config }: UserFolders): Promise<void> {
  for (let folder = path.resolve(config); ; folder = path.dirname(folder)) {
    if ((await nodeFs.describe(path.join(folder, 'policies')))?.kind === 'folder')
      throw fail(
        'signing/in-workspace',
        `${config} 位于工作区 ${folder} 内，密钥不能存放在工作区里。`,
        `${config} lies in the workspace ${folder}; keys are never kept in a workspace.`,
      );
    if (path.dirname(folder) === folder) return;
  }
}
