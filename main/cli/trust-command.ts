import path from 'node:path';
import type { TrustedKey } from '../../engine/bundle/verify-origin';
import { parseDate, type CalendarDate } from '../../engine/values/calendar';
import { keyIdentifier } from '../../engine/bundle/public-key';
import { sha256 } from '../io/digest';
import { fail } from '../ipc/host-failure';
import { readPublicKey } from '../signing/key-store';
import { logAct, type LoggedAct } from '../signing/release-log';
import { forgetRevisions } from '../signing/revision-memory';
import { addTrust, readTrust, removeTrust, requireSignatures, revokeTrust } from '../signing/trust-store';
import { userFolders, type UserFolders } from '../signing/user-folders';
import { UsageError, type Command, type ExitCode, type Invocation } from './command';
import { formatTable } from './format-table';
import { printJson, printLine } from './print';

/** `cuoshi trust …`: whose signatures count on this computer. */
export const trustCommand: Command = {
  name: 'trust',
  operand: {
    name: 'add|list|remove|revoke|require|forget',
    words: {
      zh: 'add 公钥文件、list、remove 标识、revoke 标识、require on|off、forget 政策代号',
      en: 'add FILE, list, remove ID, revoke ID, require on|off, forget POLICY',
    },
  },
  operands: { least: 1, most: 2 },
  words: { zh: '信任库：接受谁的签名', en: 'Trust store: whose signatures count' },
  options: {
    name: { value: 'NAME', words: { zh: '密钥主人的名称', en: 'whom the key belongs to' } },
    policies: { value: 'IDS', words: { zh: '只可为这些政策签名，用逗号分开', en: 'may sign for these policies only' } },
    expires: { value: 'DAY', words: { zh: '自该日起不再接受', en: 'first day it counts no longer' } },
    fingerprint: {
      value: 'ID',
      words: { zh: '须与此标识一致，由主人另行告知', en: 'must have this identifier, told by its owner' },
    },
  },
  run: runTrust,
};

async function runTrust(invocation: Invocation): Promise<ExitCode> {
  const folders = userFolders(invocation.host.environment);
  const [verb, argument] = invocation.operands;
  const needed = () => {
    if (argument !== undefined) return argument;
    throw new UsageError({ zh: `trust ${verb} 缺少参数`, en: `trust ${verb} needs an argument` });
  };
  switch (verb) {
    case 'add':
      return add(invocation, folders, needed());
    case 'list':
      return list(invocation, folders);
    case 'remove':
      await removeTrust(folders, needed());
      await log(folders, 'trust-remove', needed());
      return done(invocation);
    case 'revoke':
      await revokeTrust(folders, needed());
      await log(folders, 'trust-revoke', needed());
      return done(invocation);
    case 'require':
      await requireSignatures(folders, readSwitch(needed()));
      await log(folders, 'trust-require', String(readSwitch(needed())));
      return done(invocation);
    case 'forget':
      await forgetRevisions(folders, needed());
      await log(folders, 'trust-forget', needed());
      return done(invocation);
    default:
      throw new UsageError({
        zh: 'trust 须接 add、list、remove、revoke、require 或 forget',
        en: 'trust takes add, list, remove, revoke, require or forget',
      });
  }
}

async function add(invocation: Invocation, folders: UserFolders, file: string): Promise<ExitCode> {
  const { host, values } = invocation;
  const expires = readExpiry(values['expires']);
  const key = await readPublicKey(path.resolve(host.folder, file));
  const keyid = keyIdentifier(key, sha256);
  const told = values['fingerprint'];
  if (told !== undefined && told.toLowerCase() !== keyid)
    throw fail(
      'trust/other-key',
      `公钥的标识是 ${keyid}，与告知的不同，没有加入。`,
      `The key has the identifier ${keyid}, not the one that was told; it was not added.`,
    );
  const grant = { name: values['name'] ?? key.name, policies: readPolicies(values['policies']), expires };
  const added = await addTrust(folders, key, grant);
  await log(folders, 'trust-add', `${grant.name} ${key.suite} ${keyid}`);
  if (invocation.json) printJson(invocation, { ok: true, key: added });
  else printLine(invocation, `${added.name}  ${added.suite}  ${added.keyid}`);
  return 0;
}

async function list(invocation: Invocation, folders: UserFolders): Promise<ExitCode> {
  const trust = await readTrust(folders);
  if (invocation.json) {
    printJson(invocation, { ok: true, ...trust });
    return 0;
  }
  const zh = invocation.language === 'zh';
  printLine(
    invocation,
    trust.requireSignature
      ? zh
        ? '无签名的规则包：拒绝'
        : 'Bundles without signature: refused'
      : zh
        ? '无签名的规则包：接受，但标明来源不明'
        : 'Bundles without signature: accepted, and said to be of unknown origin',
  );
  const heading = zh
    ? ['名称', '算法', '范围', '有效至', '标识']
    : ['Name', 'Suite', 'Policies', 'Until', 'Identifier'];
  const rows = trust.keys.map((key) => [key.name, key.suite, scopeOf(key, zh), stateOf(key, zh), key.keyid]);
  for (const line of formatTable([heading, ...rows], ['left', 'left', 'left', 'left', 'left']))
    printLine(invocation, line);
  return 0;
}

function scopeOf({ policies }: TrustedKey, zh: boolean): string {
  return policies === null ? (zh ? '全部政策' : 'all') : policies.join(zh ? '、' : ', ');
}

function stateOf({ revoked, expires }: TrustedKey, zh: boolean): string {
  if (revoked) return zh ? '已撤销' : 'revoked';
  return expires ?? (zh ? '不限' : 'open');
}

function done(invocation: Invocation): ExitCode {
  if (invocation.json) printJson(invocation, { ok: true });
  return 0;
}

/** Behind the change: what was refused is no change. */
async function log(folders: UserFolders, action: LoggedAct['action'], subject: string): Promise<void> {
  await logAct(folders, { action, subject, release: null });
}

function readSwitch(text: string): boolean {
  if (text === 'on' || text === 'off') return text === 'on';
  throw new UsageError({ zh: 'require 须接 on 或 off', en: 'require takes on or off' });
}

function readExpiry(text: string | undefined): CalendarDate | null {
  if (text === undefined) return null;
  const day = parseDate(text);
  if (day !== null) return day;
  throw new UsageError({ zh: '--expires 须为日期，如 2024-01-31', en: '--expires takes a day such as 2024-01-31' });
}

function readPolicies(text: string | undefined): readonly string[] | null {
  if (text === undefined) return null;
  const policies = text.split(/[,，]/).map((each) => each.trim());
  if (policies.every((each) => /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(each) && each.length <= 64)) return policies;
  throw new UsageError({
    zh: '--policies 须为政策代号，用逗号分开',
    en: '--policies takes policy identifiers and commas',
  });
}
