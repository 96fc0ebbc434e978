import path from 'node:path';
import { parseDate, type CalendarDate } from '../../engine/values/calendar';
import { ensureFolder, saveFile, sweepDrafts } from '../io/atomic-save';
import { sha256 } from '../io/digest';
import { nodeFs } from '../io/fs-port';
import { findNewestReleases } from '../signing/known-releases';
import { publishBundle, type Publication, type PublishedBundle } from '../signing/publish-bundle';
import { logAct } from '../signing/release-log';
import { userFolders } from '../signing/user-folders';
import { HostFailure } from '../ipc/host-failure';
import { UsageError, type Command, type ExitCode, type Invocation } from './command';
import { choosePolicies, findingsAbout, openWorkspace } from './open-workspace';
import { printJson, printLine, printNote } from './print';
import { chooseSigner, signerOptions } from './choose-signer';
import { requireSound } from './require-sound';

/** `cuoshi export PATH --out DIR`: one bundle for each policy. */
export const exportCommand: Command = {
  name: 'export',
  operand: { name: 'PATH', words: { zh: '工作区文件夹或政策文件', en: 'a workspace folder or a policy file' } },
  words: { zh: '导出规则包，每份政策一个', en: 'Export rule bundles, one for each policy' },
  options: {
    out: { value: 'DIR', words: { zh: '存放规则包的文件夹（必填）', en: 'folder for the bundles (required)' } },
    policy: { value: 'ID', words: { zh: '只导出这一份政策', en: 'this policy only' } },
    revision: {
      value: 'N',
      words: { zh: '修订号，只增不减，默认取下一个', en: 'revision, which only grows; by default the next' },
    },
    'not-before': { value: 'DAY', words: { zh: '可用首日，默认不限', en: 'first day of use; by default open' } },
    expires: { value: 'DAY', words: { zh: '失效日，默认不限', en: 'first day of no use; by default none' } },
    ...signerOptions,
  },
  required: ['out'],
  run: exportBundles,
};

async function exportBundles(invocation: Invocation): Promise<ExitCode> {
  const { host, values, operands } = invocation;
  const decided = readPublication(invocation);
  const opened = await openWorkspace(invocation, operands[0] ?? '');
  const policies = choosePolicies(opened, values['policy']);
  if (policies.length === 0)
    throw new UsageError({ zh: `没有代号为 ${values['policy']} 的政策`, en: `there is no policy ${values['policy']}` });
  const about = findingsAbout(opened, policies).filter(({ file }) => !file.startsWith('enterprises/'));
  if (!requireSound(invocation, about, opened)) return 1;
  const folder = path.resolve(host.folder, values['out'] ?? '');
  const folders = userFolders(host.environment);
  const newest = await findNewestReleases(folders, [folder, releaseFolder(host.folder, operands[0] ?? '')]);
  const publication = { ...decided, signer: await chooseSigner(invocation, folders) };
  const made: PublishedBundle[] = [];
  for (const reading of policies) {
    const known = newest.get(reading.plan?.id ?? '') ?? null;
    const { value, diagnostics } = await publishBundle(reading, opened.workspace.vocabulary, publication, known);
    if (!requireSound(invocation, diagnostics, opened) || value === null) return 1;
    made.push(value);
  }
  requireDifferentNames(made);
  // All or none: nothing is written until every policy has made its bundle.
  await ensureFolder(nodeFs, folder);
  await sweepDrafts(nodeFs, folder);
  // Before the files: what was signed and is not in the log must not exist.
  for (const { act } of made) await logRelease(invocation, act, publication.signer !== null);
  for (const { fileName, bytes } of made) await saveFile(path.join(folder, fileName), bytes);
  const report = made.map(({ fileName, bytes, revision }) => ({
    file: path.join(values['out'] ?? '', fileName),
    revision,
    signed: publication.signer !== null,
    length: bytes.length,
    sha256: sha256(bytes),
  }));
  if (invocation.json) printJson(invocation, { ok: true, bundles: report });
  else
    for (const { file, length, sha256: digest } of report)
      printLine(invocation, `${file}  ${length}  sha256:${digest}`);
  return 0;
}

/** Where the workspace keeps what was released, also when one of its policies was named. */
function releaseFolder(folder: string, operand: string): string {
  const target = path.resolve(folder, operand);
  const parent = path.dirname(target);
  return path.join(path.basename(parent) === 'policies' ? path.dirname(parent) : target, 'releases');
}

/** A signature that nobody can look up later is refused; an export without one goes on with a word about it. */
async function logRelease(invocation: Invocation, act: PublishedBundle['act'], signed: boolean): Promise<void> {
  try {
    await logAct(userFolders(invocation.host.environment), act);
  } catch (error) {
    if (signed || !(error instanceof HostFailure)) throw error;
    const { message } = error.failure;
    printNote(invocation, { zh: `未能记入日志：${message.zh}`, en: `Not written to the log: ${message.en}` });
  }
}

function readPublication({ host, values }: Invocation): Omit<Publication, 'signer'> {
  const { revision } = values;
  if (revision !== undefined && !/^[1-9]\d{0,14}$/.test(revision))
    throw new UsageError({ zh: '--revision 须为正整数', en: '--revision takes a whole number from 1' });
  const notBefore = readDay(values, 'not-before');
  const expires = readDay(values, 'expires');
  if (notBefore !== null && expires !== null && expires <= notBefore)
    throw new UsageError({ zh: '--expires 须晚于 --not-before', en: '--expires must be after --not-before' });
  return {
    engineVersion: host.version,
    revision: revision === undefined ? null : Number(revision),
    notBefore,
    expires,
  };
}

function readDay(values: Invocation['values'], name: string): CalendarDate | null {
  const written = values[name];
  if (written === undefined) return null;
  const day = parseDate(written);
  if (day === null)
    throw new UsageError({ zh: `--${name} 须为日期，如 2024-01-31`, en: `--${name} takes a day such as 2024-01-31` });
  return day;
}

function requireDifferentNames(made: readonly PublishedBundle[]): void {
  const names = made.map(({ fileName }) => fileName);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new UsageError({
      zh: `两份政策的代号和版本相同（${twice}），请用 --policy 或改代号`,
      en: `two policies have the same identifier and version (${twice}); give them different ones`,
    });
  }
}
