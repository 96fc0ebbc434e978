import type { ReleaseLogEntry } from '../../schemas/generated/types';
import { readReleaseLog } from '../signing/release-log';
import { userFolders } from '../signing/user-folders';
import type { Command, ExitCode, Invocation } from './command';
import { printJson, printLine } from './print';

/** `cuoshi log`: who exported and signed what and when, and whether the chain of the log holds. */
export const logCommand: Command = {
  name: 'log',
  operand: { name: '', words: { zh: '', en: '' } },
  operands: { least: 0, most: 0 },
  words: { zh: '发布日志：何人何时导出、签名，并核对记录链', en: 'Log of releases: who, what, when; checks its chain' },
  options: {},
  run: showLog,
};

async function showLog(invocation: Invocation): Promise<ExitCode> {
  const { entries, head, broken } = await readReleaseLog(userFolders(invocation.host.environment));
  if (invocation.json) printJson(invocation, { ok: broken === null, entries, head, broken });
  else {
    for (const entry of entries) printLine(invocation, describeEntry(entry));
    printLine(invocation, verdict(entries.length, head, broken, invocation));
  }
  return broken === null ? 0 : 1;
}

function describeEntry({ number, at, who, action, subject, release }: ReleaseLogEntry): string {
  const what = release
    ? `${release.policy} ${release.version} r${release.revision} manifest:${release.manifest.slice(0, 16)}…${release.keyid === null ? '' : ` key:${release.keyid.slice(0, 16)}…`}`
    : '';
  return [number, at, who, action, subject, what].join('  ').trimEnd();
}

function verdict(count: number, head: string, broken: number | null, { language }: Invocation): string {
  if (broken !== null)
    return language === 'zh'
      ? `记录链在第 ${broken} 行断开：日志可能被改动。`
      : `The chain breaks at line ${broken}: the log may have been altered.`;
  return language === 'zh'
    ? `共 ${count} 行，记录链完整，链头 ${head}`
    : `${count} lines, the chain holds; its head is ${head}`;
}
