import { readdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import type { Bilingual } from '../../engine/diagnostics/diagnostic';
import type { SourceFile } from '../../engine/source/source-file';
import { sweepDrafts } from './atomic-save';
import { asFileFailure, FileFailure } from './file-failure';
import { nodeFs } from './fs-port';
import { readText, TEXT_LIMIT } from './read-text';

/** A text of the workspace with the digest of its bytes. */
export interface WorkspaceFile extends SourceFile {
  readonly digest: string;
}

/** A file that was left out, with the reason. */
export interface SkippedFile {
  readonly path: string;
  readonly reason: string;
  readonly words: Bilingual;
}

/** What a workspace folder holds. */
export interface WorkspaceFolder {
  readonly root: string;
  /** Texts sorted by path. */
  readonly files: readonly WorkspaceFile[];
  /** Bundles in releases/, by path; they are not read here. */
  readonly releases: readonly string[];
  readonly skipped: readonly SkippedFile[];
}

/** Folders of a workspace that hold texts. */
const TEXT_FOLDERS = ['enterprises', 'policies', 'review', 'scenarios', 'vocabulary'];
const RELEASE_FOLDER = 'releases';

/** Bounds on a workspace. Units: files, levels of folders, bytes. */
export const WORKSPACE_LIMITS = { files: 5_000, levels: 8, totalBytes: 256 * 1024 * 1024 } as const;

/**
 * Reads the texts of a workspace folder. Links are not followed, other kinds of files are not opened; what is left out
 * is listed with its reason.
 * Errors: file/not-found, file/not-regular when the folder itself cannot be read.
 */
export async function readWorkspaceFolder(folder: string): Promise<WorkspaceFolder> {
  const root = await resolveFolder(folder);
  const collector = new Collector(root);
  for (const name of TEXT_FOLDERS) await collector.visit(name, 1);
  await collector.visit(RELEASE_FOLDER, 1);
  return collector.result();
}

/**
 * Reads one policy file as a workspace. Where it lies in the folder policies/ of a workspace, the vocabulary and the
 * enterprises beside it are read too, for the policy's words may come from there.
 * Errors: those of readText.
 */
export async function readPolicyAlone(file: string): Promise<WorkspaceFolder> {
  const { text, digest } = await readText(nodeFs, file);
  const folder = path.dirname(path.resolve(file));
  const policy = { path: `policies/${path.basename(file)}`, text, digest };
  if (path.basename(folder) !== 'policies') {
    return { root: folder, files: [policy], releases: [], skipped: [] };
  }
  const workspace = await readWorkspaceFolder(path.dirname(folder));
  const others = workspace.files.filter((each) => !each.path.startsWith('policies/'));
  const skipped = workspace.skipped.filter((each) => !each.path.startsWith('policies/'));
  const files = [...others, policy].sort((left, right) => (left.path < right.path ? -1 : 1));
  return { ...workspace, files, skipped };
}

/** Lists the folders of reviews by their paths within a workspace; none where nothing was ever said. */
export async function listReviewFolders(folder: string): Promise<readonly string[]> {
  const entries = await readdir(path.join(folder, 'review'), { withFileTypes: true }).catch(() => null);
  if (!entries) return [];
  return ['review', ...entries.filter((entry) => entry.isDirectory()).map(({ name }) => `review/${name}`)];
}

/**
 * Reads the files of the reviews of a workspace alone.
 * Errors: file/not-found, file/not-regular when the folder itself cannot be read.
 */
export async function readReviewFolder(folder: string): Promise<readonly WorkspaceFile[]> {
  const collector = new Collector(await resolveFolder(folder));
  await collector.visit('review', 1);
  return collector.result().files;
}

/** Removes what interrupted saves have left in the folders of a workspace. Errors: those of the system. */
export async function sweepWorkspace(folder: string): Promise<void> {
  const root = await resolveFolder(folder);
  for (const name of ['', ...TEXT_FOLDERS, RELEASE_FOLDER]) {
    const each = path.join(root, name);
    if ((await nodeFs.describe(each))?.kind === 'folder') await sweepDrafts(nodeFs, each);
  }
}

async function resolveFolder(folder: string): Promise<string> {
  try {
    const root = await realpath(folder);
    if ((await nodeFs.describe(root))?.kind === 'folder') return root;
  } catch (error) {
    throw asFileFailure(error, folder);
  }
  throw new FileFailure('file/not-regular', folder, { zh: '这不是文件夹。', en: 'This is no folder.' });
}

class Collector {
  private readonly files: WorkspaceFile[] = [];
  private readonly releases: string[] = [];
  private readonly skipped: SkippedFile[] = [];
  private bytes = 0;

  constructor(private readonly root: string) {}

  result(): WorkspaceFolder {
    const byPath = (left: { readonly path: string }, right: { readonly path: string }) =>
      left.path < right.path ? -1 : left.path > right.path ? 1 : 0;
    return {
      root: this.root,
      files: this.files.sort(byPath),
      releases: this.releases.sort(),
      skipped: this.skipped.sort(byPath),
    };
  }

  async visit(folder: string, level: number): Promise<void> {
    const absolute = path.join(this.root, folder);
    const description = await nodeFs.describe(absolute);
    if (!description) return;
    if (description.kind === 'link') return this.skip(folder, LINK);
    if (description.kind !== 'folder') return this.skip(folder, NO_PLAIN_FILE);
    if (level > WORKSPACE_LIMITS.levels) return this.skip(folder, TOO_DEEP);
    const names = await readdir(absolute, { withFileTypes: true, encoding: 'buffer' }).catch((error: unknown) => {
      throw asFileFailure(error, absolute);
    });
    for (const entry of names) {
      const name = decodeName(entry.name);
      const relative = `${folder}/${name ?? entry.name.toString('latin1')}`;
      if (name === null) this.skip(relative, BAD_NAME);
      else if (name.startsWith('.')) continue;
      else if (entry.isSymbolicLink()) this.skip(relative, LINK);
      else if (entry.isDirectory()) await this.visit(relative, level + 1);
      else if (!entry.isFile()) this.skip(relative, NO_PLAIN_FILE);
      else await this.take(relative, name);
    }
  }

  private async take(relative: string, name: string): Promise<void> {
    if (relative.startsWith(`${RELEASE_FOLDER}/`)) {
      if (name.endsWith('.cuoshi')) this.releases.push(relative);
      return;
    }
    if (!isKnownKind(relative)) return this.skip(relative, OTHER_KIND);
    if (/\p{Cc}/u.test(name)) return this.skip(relative, BAD_NAME);
    if (this.files.length >= WORKSPACE_LIMITS.files) return this.skip(relative, TOO_MANY);
    try {
      const remaining = WORKSPACE_LIMITS.totalBytes - this.bytes;
      const limits = { bytes: Math.min(TEXT_LIMIT, remaining) };
      const { text, digest } = await readText(nodeFs, path.join(this.root, relative), limits);
      this.bytes += Buffer.byteLength(text);
      this.files.push({ path: relative, text, digest });
    } catch (error) {
      if (!(error instanceof FileFailure)) throw error;
      this.skip(relative, error.words);
    }
  }

  private skip(relative: string, words: Bilingual): void {
    this.skipped.push({ path: relative, reason: `${words.zh} / ${words.en}`, words });
  }
}

/** Enterprises may come as tables or JSON, too; everything else is YAML. */
function isKnownKind(relative: string): boolean {
  return relative.startsWith('enterprises/') ? /\.(ya?ml|json|csv)$/i.test(relative) : /\.ya?ml$/i.test(relative);
}

const LINK: Bilingual = { zh: '链接，不跟随。', en: 'A link; links are not followed.' };
const NO_PLAIN_FILE: Bilingual = { zh: '不是普通文件。', en: 'No plain file.' };
const OTHER_KIND: Bilingual = { zh: '此处不读取这种文件。', en: 'Files of this kind are not read here.' };
const BAD_NAME: Bilingual = { zh: '文件名不可用。', en: 'The file name is not usable.' };
const TOO_DEEP: Bilingual = { zh: '文件夹层级过深。', en: 'The folders are nested too deeply.' };
const TOO_MANY: Bilingual = { zh: '文件数量超过上限。', en: 'There are too many files.' };

function decodeName(name: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(name);
  } catch {
    return null;
  }
}
