import { requiredVersion } from '../engine/compare/compare-policies';
import { describeComparison, listSections } from '../engine/compare/describe-comparison';
import { readWorkspace } from '../engine/pipeline';
import { builtinVocabulary } from '../engine/vocabulary/builtin-vocabulary';
import type { Vocabulary } from '../engine/vocabulary/vocabulary';
import { today } from './cli/today';
import { readWorkspaceFolder } from './io/workspace-folder';
import type { MigrationView } from './ipc/contract';
import { fail } from './ipc/host-failure';
import { receiveBundle } from './signing/receive-bundle';
import { studyMigration } from './signing/study-migration';
import type { UserFolders } from './signing/user-folders';

/** An opened bundle, and the workspace whose words it is to be read with; null takes the built-in ones. */
export interface MigrationRequest {
  readonly bytes: Uint8Array;
  readonly folder: string | null;
}

/**
 * Tells what an older bundle becomes in the present form, and what differs; writes nothing.
 * Errors: migrate/refused, migrate/unreadable; those of readWorkspaceFolder and receiveBundle.
 */
export async function viewMigration(
  { bytes, folder }: MigrationRequest,
  folders: UserFolders,
  engineVersion: string,
): Promise<MigrationView> {
  const { value: older } = await receiveBundle(folders, bytes, { today: today(), olderEditions: true });
  if (!older)
    throw fail(
      'migrate/refused',
      '规则包没有通过核验，不能迁移。',
      'The bundle does not pass verification and cannot be migrated.',
    );
  const { value } = studyMigration(older, await chooseVocabulary(folder), engineVersion);
  if (!value)
    throw fail(
      'migrate/unreadable',
      '规则包里的政策文本，本版软件已无法读取，无从列出差别。',
      'This version of the program no longer reads the policy text of the bundle, so it cannot tell what differs.',
    );
  const { comparison, form, leftBehind } = value;
  const described = describeComparison(comparison);
  return {
    before: comparison.before.version,
    after: comparison.after.version,
    level: comparison.level,
    levelWords: described.level,
    requiredVersion: requiredVersion(comparison),
    reasons: described.reasons,
    sections: listSections(described),
    form,
    leftBehind,
  };
}

/** The words of the workspace, where they are sound. */
async function chooseVocabulary(folder: string | null): Promise<Vocabulary> {
  if (folder === null) return builtinVocabulary;
  const { files } = await readWorkspaceFolder(folder);
  const { vocabulary, diagnostics } = readWorkspace(files.filter(({ path }) => path.startsWith('vocabulary/')));
  return diagnostics.some(({ severity }) => severity === 'error') ? builtinVocabulary : vocabulary;
}
