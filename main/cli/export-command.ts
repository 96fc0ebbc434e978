import path from 'node:path';
import type { Release } from '../../engine/bundle/build-bundle';
import { parseDate, type CalendarDate } from '../../engine/values/calendar';
import { ensureFolder, saveFile, sweepDrafts } from '../io/atomic-save';
import { sha256 } from '../io/digest';
import { nodeFs } from '../io/fs-port';
import { releaseBundle, type ReleasedBundle } from '../io/release-bundle';
import { UsageError, type Command, type ExitCode, type Invocation } from './command';
import { choosePolicies, findingsAbout, openWorkspace } from './open-workspace';
import { printJson, printLine } from './print';
import { requireSound } from './require-sound';

/** `cuoshi export PATH --out DIR`: one bundle for each policy. */
export const exportCommand: Command = {
  name: 'export',
  operand: { name: 'PATH', words: { zh: '工作区文件夹或政策文件', en: 'a workspace folder or a policy file' } },
  words: { zh: '导出规则包，每份政策一个', en: 'Export rule bundles, one for each policy' },
  options: {
    out: { value: 'DIR', words: { zh: '存放规则包的文件夹（必填）', en: 'folder for the bundles (required)' } },
    policy: { value: 'ID', words: { zh: '只导出这一份政策', en: 'this policy only' } },
    revision: { value: 'N', words: { zh: '修订号，只增不减，默认 1', en: 'revision, which only grows; by default 1' } },
    'not-before': { value: 'DAY', words: { zh: '可用首日，默认不限', en: 'first day of use; by default open' } },
    expires: { value: 'DAY', words: { zh: '失效日，默认不限', en: 'first day of no use; by default none' } },
  },
  required: ['out'],
  run: exportBundles,
};

async function exportBundles(invocation: Invocation): Promise<ExitCode> {
  const { host, values, operands } = invocation;
  const release = readRelease(invocation);
  const opened = await openWorkspace(invocation, operands[0] ?? '');
  const policies = choosePolicies(opened, values['policy']);
  if (policies.length === 0)
    throw new UsageError({ zh: `没有代号为 ${values['policy']} 的政策`, en: `there is no policy ${values['policy']}` });
  const about = findingsAbout(opened, policies).filter(({ file }) => !file.startsWith('enterprises/'));
  if (!requireSound(invocation, about, opened)) return 1;
  const made: ReleasedBundle[] = [];
  for (const reading of policies) {
    const { value, diagnostics } = await releaseBundle(reading, opened.workspace.vocabulary, release);
    if (!requireSound(invocation, diagnostics, opened) || value === null) return 1;
    made.push(value);
  }
  requireDifferentNames(made);
  // All or none: nothing is written until every policy has made its bundle.
  const folder = path.resolve(host.folder, values['out'] ?? '');
  await ensureFolder(nodeFs, folder);
  await sweepDrafts(nodeFs, folder);
  for (const { fileName, bytes } of made) await saveFile(path.join(folder, fileName), bytes);
  const report = made.map(({ fileName, bytes }) => ({
    file: path.join(values['out'] ?? '', fileName),
    length: bytes.length,
    sha256: sha256(bytes),
  }));
  if (invocation.json) printJson(invocation, { ok: true, bundles: report });
  else
    for (const { file, length, sha256: digest } of report)
      printLine(invocation, `${file}  ${length}  sha256:${digest}`);
  return 0;
}

function readRelease({ host, values }: Invocation): Release {
  const { revision = '1' } = values;
  if (!/^[1-9]\d{0,14}$/.test(revision))
    throw new UsageError({ zh: '--revision 须为正整数', en: '--revision takes a whole number from 1' });
  const notBefore = readDay(values, 'not-before');
  const expires = readDay(values, 'expires');
  if (notBefore !== null && expires !== null && expires <= notBefore)
    throw new UsageError({ zh: '--expires 须晚于 --not-before', en: '--expires must be after --not-before' });
  return { engineVersion: host.version, revision: Number(revision), notBefore, expires };
}

function readDay(values: Invocation['values'], name: string): CalendarDate | null {
  const written = values[name];
  if (written === undefined) return null;
  const day = parseDate(written);
  if (day === null)
    throw new UsageError({ zh: `--${name} 须为日期，如 2024-01-31`, en: `--${name} takes a day such as 2024-01-31` });
  return day;
}

function requireDifferentNames(made: readonly ReleasedBundle[]): void {
  const names = made.map(({ fileName }) => fileName);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new UsageError({
      zh: `两份政策的代号和版本相同（${twice}），请用 --policy 或改代号`,
      en: `two policies have the same identifier and version (${twice}); give them different ones`,
    });
  }
}
