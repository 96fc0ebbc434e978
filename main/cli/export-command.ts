import path from 'node:path';
import { describeComparison } from '../../engine/compare/describe-comparison';
import type { Surface } from '../../engine/values/surface';
import { parseDate, type CalendarDate } from '../../engine/values/calendar';
import { ensureFolder, saveFile, sweepDrafts } from '../io/atomic-save';
import { sha256 } from '../io/digest';
import { nodeFs } from '../io/fs-port';
import { findNewestReleases, holdsOtherSigned } from '../signing/known-releases';
import { publishBundle, type Publication, type PublishedBundle } from '../signing/publish-bundle';
import { userFolders } from '../signing/user-folders';
import { UsageError, type Command, type ExitCode, type Invocation } from './command';
import { choosePolicies, findingsAbout, openWorkspace } from './open-workspace';
import { printJson, printLine, printNote } from './print';
import { readSignoffs } from './read-signoffs';
import { chooseSigner, signerOptions } from './choose-signer';
import { logRelease } from './log-release';
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
    'version-reason': {
      value: 'TEXT',
      words: {
        zh: '版本低于改动所要求的级别时的理由，记入规则包',
        en: 'why the version is lower than the change asks for; kept in the bundle',
      },
    },
    signoffs: {
      value: 'FILE',
      words: { zh: '审签记录（JSON），放入规则包', en: "reviewers' sign-offs (JSON), put into the bundle" },
    },
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
  const publication = {
    ...decided,
    signer: await chooseSigner(invocation, folders),
    signoffs: await readSignoffs(invocation),
  };
  if (publication.signoffs && policies.length > 1)
    throw new UsageError({
      zh: '--signoffs 须同时用 --policy 指明政策',
      en: '--signoffs needs --policy to say of which policy',
    });
  const made: PublishedBundle[] = [];
  for (const reading of policies) {
    const known = newest.get(reading.plan?.id ?? '') ?? null;
    const { value, diagnostics } = await publishBundle(reading, opened.workspace.vocabulary, publication, known);
    if (!requireSound(invocation, diagnostics, opened) || value === null) return 1;
    made.push(await placeRelease(folder, value));
  }
  requireDifferentNames(made);
  for (const { comparison, notCompared, policy } of made) noteChange(invocation, policy, comparison, notCompared);
  // All or none: nothing is written until every policy has made its bundle.
  await ensureFolder(nodeFs, folder);
  await sweepDrafts(nodeFs, folder);
  // Before the files: what was signed and is not in the log must not exist.
  for (const { act } of made) await logRelease(invocation, act, publication.signer !== null);
  for (const { fileName, bytes } of made) await saveFile(path.join(folder, fileName), bytes);
  const report = made.map(({ fileName, bytes, revision, reviewDigest, comparison }) => ({
    file: path.join(values['out'] ?? '', fileName),
    revision,
    signed: publication.signer !== null,
    length: bytes.length,
    sha256: sha256(bytes),
    reviewDigest,
    level: comparison?.level ?? null,
  }));
  if (invocation.json) printJson(invocation, { ok: true, bundles: report });
  else
    for (const { file, length, sha256: digest } of report)
      printLine(invocation, `${file}  ${length}  sha256:${digest}`);
  return 0;
}

/**
 * Puts the revision into the name of a release that would be written over a signed one: two releases can have one version,
 * and what was signed is somebody's proof.
 */
async function placeRelease(folder: string, published: PublishedBundle): Promise<PublishedBundle> {
  const { fileName, revision, act } = published;
  const manifest = act.release?.manifest ?? '';
  if (!(await holdsOtherSigned(path.join(folder, fileName), manifest))) return published;
  const numbered = fileName.replace(/\.cuoshi$/, `-r${revision}.cuoshi`);
  return { ...published, fileName: numbered, act: { ...act, subject: numbered } };
}

/** Says of what level the change is, and when nobody could tell. */
function noteChange(
  invocation: Invocation,
  policy: string,
  comparison: PublishedBundle['comparison'],
  notCompared: boolean,
): void {
  if (notCompared)
    printNote(invocation, {
      zh: `${policy}：找不到上次发布的规则包，没有比较改动；请把它放入 releases/ 文件夹`,
      en: `${policy}: the bundle of the last release is not here, so nothing was compared; keep it in the folder releases/`,
    });
  if (!comparison) return;
  const { level, reasons } = describeComparison(comparison);
  const why = (language: Surface): string =>
    reasons.map((words) => words[language]).join(language === 'zh' ? '；' : '; ');
  printNote(invocation, { zh: `${policy}：${level.zh}：${why('zh')}`, en: `${policy}: ${level.en}: ${why('en')}` });
}

/** Where the workspace keeps what was released, also when one of its policies was named. */
function releaseFolder(folder: string, operand: string): string {
  const target = path.resolve(folder, operand);
  const parent = path.dirname(target);
  return path.join(path.basename(parent) === 'policies' ? path.dirname(parent) : target, 'releases');
}

function readPublication({ host, values }: Invocation): Omit<Publication, 'signer' | 'signoffs'> {
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
    versionReason: readReason(values),
  };
}

function readReason({ 'version-reason': reason }: Invocation['values']): string | null {
  if (reason === undefined) return null;
  const text = reason.trim();
  if (text === '' || text.length > 1000)
    throw new UsageError({
      zh: '--version-reason 须写明理由，不超过 1000 字',
      en: '--version-reason takes a reason of at most 1000 characters',
    });
  return text;
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
