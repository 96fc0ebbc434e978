import path from 'node:path';
import { hasErrors, formatFindings } from './report-findings';
import { formatPolicy } from '../../engine/parse/format-policy';
import { saveFile } from '../io/atomic-save';
import { UsageError, type Command, type ExitCode, type Invocation } from './command';
import { openWorkspace, type OpenedWorkspace } from './open-workspace';
import { printJson, printLine } from './print';

/** `cuoshi fmt PATH`: lays policies out evenly. */
export const fmtCommand: Command = {
  name: 'fmt',
  operand: { name: 'PATH', words: { zh: '工作区文件夹或政策文件', en: 'a workspace folder or a policy file' } },
  words: { zh: '整理政策文件的版式', en: 'Lay out policies evenly; what they say does not change' },
  options: {
    check: { words: { zh: '只检查，不改动', en: 'only tell which files would change' } },
    write: { words: { zh: '写回文件', en: 'write the files' } },
  },
  run: format,
};

async function format(invocation: Invocation): Promise<ExitCode> {
  const [check, write] = [invocation.switches.has('check'), invocation.switches.has('write')];
  if (check && write)
    throw new UsageError({ zh: '--check 与 --write 不能同时用', en: 'use --check or --write, not both' });
  const opened = await openWorkspace(invocation, invocation.operands[0] ?? '');
  const files = opened.folder.files.filter(({ path: file }) => file.startsWith('policies/'));
  if (!check && !write && files.length !== 1)
    throw new UsageError({
      zh: '多个文件时须用 --check 或 --write',
      en: 'use --check or --write for more than one file',
    });
  const outcomes = files.map((file) => ({ file, ...formatPolicy(file) }));
  const refused = outcomes.filter(({ diagnostics }) => hasErrors(diagnostics));
  const changed = outcomes.filter(({ file, value, diagnostics }) => !hasErrors(diagnostics) && value !== file.text);
  for (const { diagnostics } of refused)
    for (const line of formatFindings(diagnostics, opened, invocation)) invocation.host.writeError(`${line}\n`);
  if (write) {
    for (const { file, value } of changed) {
      await saveFile(locate(opened, file.path, invocation), Buffer.from(value), { base: file.digest });
    }
  }
  const names = changed.map(({ file }) => opened.display(file.path));
  if (invocation.json)
    printJson(invocation, { ok: refused.length === 0 && (write || names.length === 0), changed: names });
  else if (check || write) for (const name of names) printLine(invocation, name);
  else for (const { value } of outcomes) if (refused.length === 0) invocation.host.writeOut(value);
  return refused.length > 0 || (check && names.length > 0) ? 1 : 0;
}

/** The real place of a policy: a single file need not lie in a folder policies/. */
function locate({ folder, display }: OpenedWorkspace, file: string, { host, operands }: Invocation): string {
  const shown = display(file);
  return shown === operands[0] ? path.resolve(host.folder, shown) : path.join(folder.root, file);
}
