import path from 'node:path';
import { saveFile } from '../io/atomic-save';
import { readBundleBytes } from '../io/bundle-file';
import { sha256 } from '../io/digest';
import { nodeFs } from '../io/fs-port';
import { readWholeFile } from '../io/read-file';
import { readForeignSignature } from '../signing/foreign-signature';
import { readPublicKey } from '../signing/key-store';
import { logAct } from '../signing/release-log';
import { describeSignable, openForSigning, packSigned, signEntries } from '../signing/sign-bundle';
import { externalSigner, type Signer } from '../signing/signer';
import { userFolders } from '../signing/user-folders';
import { chooseSigner, signerOptions } from './choose-signer';
import { UsageError, type Command, type ExitCode, type Invocation } from './command';
import { printJson, printLine } from './print';
import { requireSound } from './require-sound';
import { noSources } from './report-findings';

/** `cuoshi sign BUNDLE`: puts a signature into a bundle or beside it, or hands out the bytes to sign elsewhere. */
export const signCommand: Command = {
  name: 'sign',
  operand: { name: 'BUNDLE', words: { zh: '规则包（.cuoshi）', en: 'a rule bundle (.cuoshi)' } },
  words: { zh: '为规则包签名', en: 'Sign a rule bundle' },
  options: {
    ...signerOptions,
    out: {
      value: 'FILE',
      words: { zh: '签名后的规则包，默认改写原文件', en: 'the signed bundle; by default in place' },
    },
    detached: {
      value: 'FILE',
      words: { zh: '签名单独写入此文件，规则包不变', en: 'write the signature alone; the bundle stays as it is' },
    },
    request: {
      value: 'FILE',
      words: { zh: '导出待签字节，供外部设备签名', en: 'write the bytes to be signed elsewhere, such as by a device' },
    },
    signature: { value: 'FILE', words: { zh: '导入外部签名', en: 'take in a signature that was made elsewhere' } },
    'public-key': { value: 'FILE', words: { zh: '外部签名的公钥', en: 'public key of that signature' } },
  },
  run: sign,
};

const LARGEST_SIGNATURE_FILE = 4096;

async function sign(invocation: Invocation): Promise<ExitCode> {
  const { host, values, operands } = invocation;
  requireOneWay(values);
  const file = path.resolve(host.folder, operands[0] ?? '');
  const { value: bundle, diagnostics } = await openForSigning(await readBundleBytes(file));
  if (!requireSound(invocation, diagnostics, noSources) || !bundle) return 1;
  const { request } = values;
  if (request !== undefined) {
    await saveFile(path.resolve(host.folder, request), bundle.message);
    report(invocation, { request, length: bundle.message.length, sha256: sha256(bundle.message) });
    return 0;
  }
  const folders = userFolders(host.environment);
  const signer = (await chooseSigner(invocation, folders)) ?? (await readExternal(invocation));
  const envelope = await signEntries(bundle.entries, signer);
  await logAct(folders, {
    action: 'sign',
    subject: path.basename(file),
    release: { ...describeSignable(bundle), keyid: signer.keyid },
  });
  const { detached, out } = values;
  const target = detached ?? out ?? operands[0] ?? '';
  const bytes = detached === undefined ? await packSigned(bundle.entries, envelope) : envelope.bytes;
  await saveFile(path.resolve(host.folder, target), bytes);
  report(invocation, { file: target, keyid: signer.keyid, suite: signer.suite, sha256: sha256(bytes) });
  return 0;
}

function requireOneWay(values: Invocation['values']): void {
  const ways = ['key', 'request', 'signature'].filter((name) => values[name] !== undefined);
  const both = values['out'] !== undefined && values['detached'] !== undefined;
  const halved = (values['signature'] === undefined) !== (values['public-key'] === undefined);
  if (ways.length === 1 && !both && !halved) return;
  throw new UsageError({
    zh: 'sign 须恰有 --key、--request 或（--signature 与 --public-key）之一；--out 与 --detached 不可并用',
    en: 'sign takes just one of --key, --request, or --signature with --public-key; and not both --out and --detached',
  });
}

async function readExternal({ host, values }: Invocation): Promise<Signer> {
  const key = await readPublicKey(path.resolve(host.folder, values['public-key'] ?? ''));
  const file = path.resolve(host.folder, values['signature'] ?? '');
  return externalSigner(
    key,
    readForeignSignature(await readWholeFile(nodeFs, file, { bytes: LARGEST_SIGNATURE_FILE })),
  );
}

function report(invocation: Invocation, what: Readonly<Record<string, string | number>>): void {
  if (invocation.json) printJson(invocation, { ok: true, ...what });
  else printLine(invocation, Object.values(what).join('  '));
}
