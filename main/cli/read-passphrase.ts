import path from 'node:path';
import { nodeFs } from '../io/fs-port';
import { readText } from '../io/read-text';
import { fail } from '../ipc/host-failure';
import type { Invocation } from './command';

/**
 * Gets the passphrase of a key: from the file that `--passphrase-file` names, from `CUOSHI_PASSPHRASE`, or from the
 * user. Never from the command line itself, which other users can see.
 * Errors: signing/passphrase-missing, signing/passphrase-differs.
 */
export async function readPassphrase(
  { host, values, language }: Invocation,
  { key, isNew }: { readonly key: string; readonly isNew: boolean },
): Promise<string> {
  const file = values['passphrase-file'];
  if (file !== undefined) {
    const { text } = await readText(nodeFs, path.resolve(host.folder, file));
    return text.replace(/\r?\n$/, '');
  }
  const given = host.environment['CUOSHI_PASSPHRASE'];
  if (given) return given;
  if (!host.askSecret)
    throw fail(
      'signing/passphrase-missing',
      '需要密钥口令：请用 --passphrase-file 或环境变量 CUOSHI_PASSPHRASE 提供。',
      'The passphrase of the key is needed: give it by --passphrase-file or in CUOSHI_PASSPHRASE.',
    );
  const first = await host.askSecret(language === 'zh' ? `密钥“${key}”的口令：` : `Passphrase of the key ${key}: `);
  if (!isNew) return first;
  const again = await host.askSecret(language === 'zh' ? '再输入一次：' : 'Once more: ');
  if (again === first) return first;
  throw fail('signing/passphrase-differs', '两次输入的口令不同。', 'The two passphrases differ.');
}
