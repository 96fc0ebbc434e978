import path from 'node:path';
import type { Diagnostic } from '../../engine/diagnostics/diagnostic';
import { readWorkspace, type PolicyReading, type Workspace } from '../../engine/pipeline';
import { FileFailure } from '../io/file-failure';
import { nodeFs } from '../io/fs-port';
import { readPolicyAlone, readWorkspaceFolder, type WorkspaceFolder } from '../io/workspace-folder';
import type { Invocation } from './command';
import { printNote } from './print';

/** A workspace as a command works on it. */
export interface OpenedWorkspace {
  readonly folder: WorkspaceFolder;
  readonly workspace: Workspace;
  /** Whether the user named one policy file. */
  readonly isFile: boolean;
  /** Text of each file, by its path in the workspace. */
  readonly texts: ReadonlyMap<string, string>;
  /** How the user would type the path of a file of the workspace. */
  display(file: string): string;
}

/**
 * Opens the workspace folder or the policy file that the user named.
 * Errors: file/not-found and the other codes of FileFailure.
 */
export async function openWorkspace(invocation: Invocation, typed: string): Promise<OpenedWorkspace> {
  const absolute = path.resolve(invocation.host.folder, typed);
  const isFile = (await nodeFs.describe(absolute))?.kind === 'file';
  const folder = isFile ? await readPolicyAlone(absolute) : await readWorkspaceFolder(absolute);
  for (const { path: file, words } of folder.skipped) {
    printNote(invocation, { zh: `略过 ${file}：${words.zh}`, en: `Left out ${file}: ${words.en}` });
  }
  if (!folder.files.some(({ path: file }) => file.startsWith('policies/'))) {
    throw new FileFailure('file/not-found', typed, {
      zh: '这里没有政策文件：工作区的政策放在 policies/ 文件夹中。',
      en: 'There is no policy here: a workspace keeps them in its folder policies/.',
    });
  }
  const base = isFile && path.basename(path.dirname(absolute)) !== 'policies' ? null : folder.root;
  return {
    folder,
    workspace: readWorkspace(folder.files),
    isFile,
    texts: new Map(folder.files.map(({ path: file, text }) => [file, text])),
    display: (file) => {
      if (isFile && file.startsWith('policies/')) return typed;
      if (isFile) return path.relative(invocation.host.folder, path.join(base ?? '', file));
      return path.join(typed, file).split(path.sep).join('/');
    },
  };
}

/** The policies a command is about: all, or the one named by --policy. */
export function choosePolicies({ workspace }: OpenedWorkspace, policy: string | undefined): readonly PolicyReading[] {
  return policy === undefined
    ? workspace.policies
    : workspace.policies.filter(
        ({ file, canonical }) => canonical?.document.policy.id === policy || file.path === policy,
      );
}

/** Findings that bear on the given policies: their own, and those of vocabulary and enterprises. */
export function findingsAbout(
  { workspace }: OpenedWorkspace,
  policies: readonly PolicyReading[],
): readonly Diagnostic[] {
  const others = new Set(workspace.policies.filter((each) => !policies.includes(each)).map(({ file }) => file.path));
  return workspace.diagnostics.filter(({ file }) => !others.has(file));
}
