import path from 'node:path';
import type { PolicyComparison } from '../engine/compare/compare-policies';
import { requiredVersion } from '../engine/compare/compare-policies';
import { describeComparison, listSections } from '../engine/compare/describe-comparison';
import { readPolicy, readWorkspace } from '../engine/pipeline';
import { builtinVocabulary } from '../engine/vocabulary/builtin-vocabulary';
import { sha256 } from './io/digest';
import { readWorkspaceFolder } from './io/workspace-folder';
import type { ComparisonView, ReleasedText } from './ipc/contract';
import { fail } from './ipc/host-failure';
import { compareWithRelease, openRelease } from './signing/compare-release';
import { findNewestReleases } from './signing/known-releases';
import type { UserFolders } from './signing/user-folders';

/**
 * Compares the text of a policy, as it stands in the window, with its newest release in the workspace.
 * Errors: compare/no-release, compare/policy-errors, compare/unreadable; those of readWorkspaceFolder.
 */
export async function compareWithNewest(
  folder: string,
  document: string,
  text: string,
  folders: UserFolders,
): Promise<ComparisonView> {
  const { files } = await readWorkspaceFolder(folder);
  const present = files.map((file) => (file.path === document ? { ...file, text } : file));
  const reading = readWorkspace(present).policies.find(({ file }) => file.path === document);
  const plan = reading?.plan;
  if (!reading || !plan || reading.diagnostics.some(({ severity }) => severity === 'error'))
    throw fail('compare/policy-errors', '政策有错误，请先解决再比较。', 'The policy has errors; solve them first.');
  const { newest, release } = await findRelease(folder, plan.id, folders);
  const comparison = compareWithRelease(reading, release);
  if (!comparison)
    throw fail(
      'compare/unreadable',
      '上次发布的规则包所用的文字，本版软件已无法读取。',
      'This version of the program no longer reads the text of the last release.',
    );
  return viewComparison(comparison, newest.revision);
}

/**
 * Gives the text of the newest release of a policy in the workspace, in the keywords that the present text uses.
 * Errors: compare/no-release, compare/policy-errors; those of readWorkspaceFolder.
 */
export async function readNewestRelease(
  folder: string,
  document: string,
  text: string,
  folders: UserFolders,
): Promise<ReleasedText> {
  const reading = readPolicy({ path: document, text }, builtinVocabulary);
  if (!reading.canonical)
    throw fail(
      'compare/policy-errors',
      '政策还读不通，请先解决错误再比较。',
      'The policy cannot be read yet; solve its errors first.',
    );
  const { newest, release } = await findRelease(folder, reading.canonical.document.policy.id, folders);
  const own = release.texts.get(`policy/policy.${reading.canonical.surface}.yaml`) ?? '';
  return { version: newest.version, revision: newest.revision, text: own };
}

async function findRelease(folder: string, policy: string, folders: UserFolders) {
  const newest = (await findNewestReleases(folders, [path.join(folder, 'releases')])).get(policy);
  const release = newest && (await openRelease(newest, sha256));
  if (!newest || !release)
    throw fail(
      'compare/no-release',
      '工作区的 releases 文件夹里没有这份政策上次发布的规则包，无从比较。',
      'The folder releases of the workspace does not hold the last release of this policy, so there is nothing to compare with.',
    );
  return { newest, release };
}

function viewComparison(comparison: PolicyComparison, revision: number): ComparisonView {
  const described = describeComparison(comparison);
  const { before, after } = comparison;
  return {
    title: after.title,
    before: { version: before.version, revision },
    after: { version: after.version },
    level: comparison.level,
    levelWords: described.level,
    requiredVersion: requiredVersion(comparison),
    reasons: described.reasons,
    sections: listSections(described),
  };
}
