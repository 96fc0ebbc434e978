import path from 'node:path';
import type { Diagnostic } from '../engine/diagnostics/diagnostic';
import { readWorkspace } from '../engine/pipeline';
import { today } from './cli/today';
import { ensureFolder, saveFile } from './io/atomic-save';
import { readBundleBytes, verifyArchive, type BundleFileReport } from './io/bundle-file';
import { nodeFs } from './io/fs-port';
import { readWorkspaceFolder } from './io/workspace-folder';
import type { BundleView, SigningChoice } from './ipc/contract';
import { HostFailure } from './ipc/host-failure';
import { unlockKey } from './signing/key-store';
import { findNewestReleases } from './signing/known-releases';
import { publishBundle, type PublishedBundle } from './signing/publish-bundle';
import { receiveBundle } from './signing/receive-bundle';
import { logAct } from './signing/release-log';
import type { UserFolders } from './signing/user-folders';

export interface ExportOptions {
  readonly engineVersion: string;
  readonly folders: UserFolders;
  /** The key to sign with and its passphrase; null exports without signature. */
  readonly signing: SigningChoice | null;
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
  const { folders, signing, engineVersion } = options;
  const newest = await findNewestReleases(folders, [path.join(folder, 'releases')]);
  const signer = signing && (await unlockKey(folders, signing.key, signing.passphrase));
  const publication = { engineVersion, revision: null, notBefore: null, expires: null, signer };
  const known = newest.get(reading.plan?.id ?? '') ?? null;
  const { value, diagnostics } = await publishBundle(reading, workspace.vocabulary, publication, known);
  if (!value || foreign.length > 0)
    throw refuse([...foreign, ...diagnostics], '请先解决下列问题', 'solve these problems first');
  const target = await options.askForTarget(value.fileName);
  if (!target) return null;
  await ensureFolder(nodeFs, path.dirname(target));
  await logRelease(folders, value);
  await saveFile(target, value.bytes);
  const report = await verifyArchive(value.bytes, { today: today(), origin: null });
  return describeBundle(path.basename(target), report, signer && [{ ...signer, name: signing?.key ?? '' }]);
}

/** Opens and checks a bundle file, for reading only. */
export async function openBundleFile(file: string, folders: UserFolders): Promise<BundleView> {
  const report = await receiveBundle(folders, await readBundleBytes(file), { today: today() });
  const { origin } = report.value ?? {};
  return describeBundle(path.basename(file), report, origin?.kind === 'trusted' ? origin.signers : null);
}

/** What was signed and cannot be logged is not given out; an export without signature goes on. */
async function logRelease(folders: UserFolders, { act }: PublishedBundle): Promise<void> {
  try {
    await logAct(folders, act);
  } catch (error) {
    if (act.action === 'sign' || !(error instanceof HostFailure)) throw error;
    console.error('the export was not logged', error.message);
  }
}

function describeBundle(
  fileName: string,
  { value, diagnostics, digest }: BundleFileReport,
  signers: BundleView['signers'] | null,
): BundleView {
  return {
    fileName,
    digest,
    verified: value !== null,
    signers: (signers ?? []).map(({ name, suite, keyid }) => ({ name, suite, keyid })),
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
