import path from 'node:path';
import type { Diagnostic } from '../engine/diagnostics/diagnostic';
import { readWorkspace } from '../engine/pipeline';
import { today } from './cli/today';
import { ensureFolder, saveFile } from './io/atomic-save';
import { readBundleFile, verifyArchive, type BundleFileReport } from './io/bundle-file';
import { nodeFs } from './io/fs-port';
import { releaseBundle } from './io/release-bundle';
import { readWorkspaceFolder } from './io/workspace-folder';
import type { BundleView } from './ipc/contract';
import { HostFailure } from './ipc/host-failure';

export interface ExportOptions {
  readonly engineVersion: string;
  /** Asks where to put the file; null when the user cancels. */
  readonly askForTarget: (suggestion: string) => Promise<string | null>;
}

/**
 * Exports the bundle of one policy from the bytes on disk, never from unsaved text; null when the user cancels.
 * Errors: `bundle/refused` with the findings when the policy has errors or a worked example differs.
 */
export async function exportPolicyBundle(
  folder: string,
  document: string,
  options: ExportOptions,
): Promise<BundleView | null> {
  const { files } = await readWorkspaceFolder(folder);
  const workspace = readWorkspace(files);
  const reading = workspace.policies.find(({ file }) => file.path === document);
  if (!reading) throw refuse([], '所选文件不是政策文件', 'the selected file is no policy');
  const foreign = workspace.diagnostics.filter(
    ({ file, severity }) => severity === 'error' && file.startsWith('vocabulary/'),
  );
  const release = { engineVersion: options.engineVersion, revision: 1, notBefore: null, expires: null };
  const { value, diagnostics } = await releaseBundle(reading, workspace.vocabulary, release);
  if (!value || foreign.length > 0)
    throw refuse([...foreign, ...diagnostics], '请先解决下列问题', 'solve these problems first');
  const target = await options.askForTarget(value.fileName);
  if (!target) return null;
  await ensureFolder(nodeFs, path.dirname(target));
  await saveFile(target, value.bytes);
  return describeBundle(path.basename(target), await verifyArchive(value.bytes, today()));
}

/** Opens and checks a bundle file, for reading only. */
export async function openBundleFile(file: string): Promise<BundleView> {
  return describeBundle(path.basename(file), await readBundleFile(file, today()));
}

function describeBundle(fileName: string, { value, diagnostics, digest }: BundleFileReport): BundleView {
  return {
    fileName,
    digest,
    verified: value !== null,
    findings: diagnostics.map(({ code, message, hint }) => ({
      code,
      message: { zh: `${message.zh}${hint.zh}`, en: `${message.en} ${hint.en}` },
    })),
    manifest: value?.manifest ?? null,
    files: value?.manifest.files ?? [],
    texts: value ? Object.fromEntries(value.texts) : {},
  };
}

function refuse(diagnostics: readonly Diagnostic[], zh: string, en: string): HostFailure {
  const list = (language: 'zh' | 'en'): string =>
    diagnostics
      .slice(0, 5)
      .map(({ message }) => `\n· ${message[language]}`)
      .join('');
  return new HostFailure({
    code: 'bundle/refused',
    message: { zh: `没有导出规则包：${zh}${list('zh')}`, en: `No bundle was exported: ${en}${list('en')}` },
  });
}
