import path from 'node:path';
import { saveFile } from '../io/atomic-save';
import { createKey, exportPublicKey, listKeys, type OwnKey } from '../signing/key-store';
import { logAct } from '../signing/release-log';
import { isSuite } from '../signing/suites';
import { userFolders } from '../signing/user-folders';
import { UsageError, type Command, type ExitCode, type Invocation } from './command';
import { formatTable } from './format-table';
import { printJson, printLine } from './print';
import { readPassphrase } from './read-passphrase';

/** `cuoshi keys new|list|export`: the keys of this user. */
export const keysCommand: Command = {
  name: 'keys',
  operand: { name: 'new|list|export', words: { zh: '新建、列出或导出公钥', en: 'make, list, or export a public key' } },
  operands: { least: 1, most: 2 },
  words: { zh: '本用户的签名密钥：new NAME、list、export NAME', en: 'Signing keys: new NAME, list, export NAME' },
  options: {
    suite: {
      value: 'SUITE',
      words: { zh: 'ed25519（默认）或 sm2-sm3（国密）', en: 'ed25519 (default) or sm2-sm3' },
    },
    out: { value: 'FILE', words: { zh: '公钥写入此文件', en: 'write the public key to this file' } },
    'passphrase-file': {
      value: 'FILE',
      words: { zh: '口令所在文件；也可用 CUOSHI_PASSPHRASE', en: 'file with the passphrase; or CUOSHI_PASSPHRASE' },
    },
  },
  run: runKeys,
};

async function runKeys(invocation: Invocation): Promise<ExitCode> {
  const [verb, name] = invocation.operands;
  switch (verb) {
    case 'new':
      return makeKey(invocation, requireName(name));
    case 'list':
      return showKeys(invocation);
    case 'export':
      return exportKey(invocation, requireName(name));
    default:
      throw new UsageError({ zh: 'keys 须接 new、list 或 export', en: 'keys takes new, list or export' });
  }
}

async function makeKey(invocation: Invocation, name: string): Promise<ExitCode> {
  const suite = invocation.values['suite'] ?? 'ed25519';
  if (!isSuite(suite))
    throw new UsageError({ zh: '--suite 须为 ed25519 或 sm2-sm3', en: '--suite takes ed25519 or sm2-sm3' });
  const folders = userFolders(invocation.host.environment);
  const passphrase = await readPassphrase(invocation, { key: name, isNew: true });
  const key = await createKey(folders, { name, suite }, passphrase);
  await logAct(folders, { action: 'key-new', subject: `${name} ${suite} ${key.keyid}`, release: null });
  if (invocation.json) printJson(invocation, { ok: true, key });
  else printLine(invocation, `${key.name}  ${key.suite}  ${key.keyid}`);
  return 0;
}

async function showKeys(invocation: Invocation): Promise<ExitCode> {
  const keys = await listKeys(userFolders(invocation.host.environment));
  if (invocation.json) printJson(invocation, { ok: true, keys });
  else for (const line of tabulate(keys, invocation)) printLine(invocation, line);
  return 0;
}

async function exportKey(invocation: Invocation, name: string): Promise<ExitCode> {
  const { host, values } = invocation;
  const key = await exportPublicKey(userFolders(host.environment), name);
  const { out } = values;
  if (out === undefined) printJson(invocation, key);
  else {
    await saveFile(path.resolve(host.folder, out), Buffer.from(`${JSON.stringify(key, null, 2)}\n`, 'utf8'));
    if (invocation.json) printJson(invocation, { ok: true, file: out });
    else printLine(invocation, out);
  }
  return 0;
}

function tabulate(keys: readonly OwnKey[], { language }: Invocation): readonly string[] {
  const heading = language === 'zh' ? ['名称', '算法', '标识'] : ['Name', 'Suite', 'Identifier'];
  const rows = keys.map(({ name, suite, keyid }) => [name, suite, keyid]);
  return formatTable([heading, ...rows], ['left', 'left', 'left']);
}

function requireName(name: string | undefined): string {
  if (name !== undefined) return name;
  throw new UsageError({ zh: '缺少密钥名称', en: 'the name of the key is missing' });
}
