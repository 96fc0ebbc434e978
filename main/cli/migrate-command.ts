import path from 'node:path';
import { describeFormChange } from '../../engine/bundle/compare-forms';
import { MANIFEST_PATH, PRESENT_EDITION } from '../../engine/bundle/layout';
import { encodeUtf8 } from '../../engine/bundle/utf8';
import type { VerifiedBundle } from '../../engine/bundle/verify-bundle';
import { writeComparison } from '../../engine/compare/write-comparison';
import { builtinVocabulary } from '../../engine/vocabulary/builtin-vocabulary';
import { parseDate, type CalendarDate } from '../../engine/values/calendar';
import type { Vocabulary } from '../../engine/vocabulary/vocabulary';
import { ensureFolder, saveFile } from '../io/atomic-save';
import { readBundleBytes } from '../io/bundle-file';
import { sha256 } from '../io/digest';
import { nodeFs } from '../io/fs-port';
import { fail } from '../ipc/host-failure';
import { findNewestReleases, type NewestRelease } from '../signing/known-releases';
import { publishDraft, type PublishedBundle } from '../signing/publish-bundle';
import { receiveBundle } from '../signing/receive-bundle';
import { studyMigration, type StudiedMigration } from '../signing/study-migration';
import { userFolders } from '../signing/user-folders';
import { chooseSigner, signerOptions } from './choose-signer';
import type { Command, ExitCode, Invocation } from './command';
import { logRelease } from './log-release';
import { findingsAbout, openWorkspace } from './open-workspace';
import { isSame, printComparison, say, section } from './print-comparison';
import { printJson, printLine, printNote } from './print';
import { noSources } from './report-findings';
import { requireSound } from './require-sound';

/** `cuoshi migrate OLD --out DIR`: an older bundle as a new release, with what differs. */
export const migrateCommand: Command = {
  name: 'migrate',
  operand: { name: 'OLD', words: { zh: '较早的措施工坊导出的规则包', en: 'a bundle that an earlier Cuoshi wrote' } },
  words: {
    zh: '把旧规则包作为新版本另行发布，并列出差别',
    en: 'Release an older bundle anew in the present form, and show what differs',
  },
  options: {
    out: {
      value: 'DIR',
      words: { zh: '存放新规则包的文件夹；不写则只列差别', en: 'folder for the new bundle; without it, only show' },
    },
    workspace: {
      value: 'DIR',
      words: {
        zh: '从这个工作区取词汇，默认用内置词汇',
        en: 'take the vocabulary of this workspace; by default the built-in one',
      },
    },
    'accept-differences': {
      words: { zh: '测算结果有差别也写出新规则包', en: 'write the new bundle although results differ' },
    },
    ...signerOptions,
  },
  run: migrate,
};

/** An older bundle that passed every check of its edition. */
interface Older {
  readonly file: string;
  readonly bundle: VerifiedBundle;
  /** As a parent of what is made of it. */
  readonly release: NewestRelease;
}

async function migrate(invocation: Invocation): Promise<ExitCode> {
  const { host, operands, values, switches } = invocation;
  const older = await openOlder(invocation, path.resolve(host.folder, operands[0] ?? ''));
  const vocabulary = older && (await chooseVocabulary(invocation));
  if (!older || !vocabulary) return 1;
  const { value: migration, diagnostics } = studyMigration(older.bundle, vocabulary, host.version);
  if (!requireSound(invocation, diagnostics, noSources) || !migration) return 1;
  const { comparison, form } = migration;
  if (form.length === 0 && older.bundle.edition === PRESENT_EDITION)
    throw fail(
      'migrate/present',
      '这个规则包已是现行格式，不需要迁移；改动政策后照常导出即可。',
      'This bundle has the present form already and needs no migration: export the policy as usual after a change.',
    );
  if (!invocation.json) show(invocation, migration);
  const differs = comparison.affected.length > 0 || comparison.contract.length > 0;
  const isWritten = values['out'] !== undefined && (!differs || switches.has('accept-differences'));
  const written = isWritten ? await write(invocation, older, migration) : null;
  if (invocation.json) printJson(invocation, report(older, migration, written));
  else if (written) printLine(invocation, `${written.file}  ${written.bytes.length}  sha256:${sha256(written.bytes)}`);
  if (values['out'] === undefined || isWritten) return 0;
  printNote(invocation, {
    zh: '测算结果有差别，没有写出新规则包；核对后用 --accept-differences 写出。',
    en: 'Results differ, so no bundle was written; look at them, then write it with --accept-differences.',
  });
  return 1;
}

/** A new release on disk. */
interface Written extends PublishedBundle {
  readonly file: string;
}

/** Writes the new release; its parent is the older one, and so is its validity. */
async function write(invocation: Invocation, older: Older, { draft, comparison }: StudiedMigration): Promise<Written> {
  const { host, values } = invocation;
  const out = values['out'] ?? '';
  const target = path.resolve(host.folder, out);
  await requireNewest(invocation, older, target);
  const signer = await chooseSigner(invocation, userFolders(host.environment));
  const { notBefore, expires } = older.bundle.manifest.validity;
  const decided = { revision: null, notBefore: readDay(notBefore), expires: readDay(expires), signer };
  const { value } = await publishDraft(draft, decided, {
    newest: older.release,
    changelog: null,
    compare: () => comparison,
  });
  if (!value) throw new Error('A migrated policy has the version that its change asks for.');
  await ensureFolder(nodeFs, target);
  await logRelease(invocation, value.act, signer !== null);
  await saveFile(path.join(target, value.fileName), value.bytes);
  return { ...value, file: path.join(out, value.fileName) };
}

function readDay(day: string | null): CalendarDate | null {
  return day === null ? null : parseDate(day);
}

/** Checks an older bundle as its receiver does, signatures and revision with it; null with its findings printed. */
async function openOlder(invocation: Invocation, file: string): Promise<Older | null> {
  const { host } = invocation;
  const bytes = await readBundleBytes(file);
  const folders = userFolders(host.environment);
  const { value, diagnostics } = await receiveBundle(folders, bytes, { today: host.today, olderEditions: true });
  if (!requireSound(invocation, diagnostics, noSources) || !value) return null;
  const { policy, revision, provenance } = value.manifest;
  const manifest = sha256(encodeUtf8(value.texts.get(MANIFEST_PATH) ?? ''));
  return {
    file,
    bundle: value,
    release: { version: policy.version, revision, parent: provenance.parent, manifest, file },
  };
}

async function chooseVocabulary(invocation: Invocation): Promise<Vocabulary | null> {
  const { workspace } = invocation.values;
  if (workspace === undefined) return builtinVocabulary;
  const opened = await openWorkspace(invocation, workspace);
  const about = findingsAbout(opened, []).filter(({ file }) => file.startsWith('vocabulary/'));
  return requireSound(invocation, about, opened) ? opened.workspace.vocabulary : null;
}

/** A policy has one line of releases: nothing is put beside a newer one. */
async function requireNewest(invocation: Invocation, { file, bundle, release }: Older, target: string): Promise<void> {
  const known = await findNewestReleases(userFolders(invocation.host.environment), [target, path.dirname(file)]);
  const newest = known.get(bundle.manifest.policy.id);
  if (!newest || newest.manifest === release.manifest || newest.revision < release.revision) return;
  throw fail(
    'migrate/not-newest',
    `这份政策已发布到修订 ${newest.revision}，旧规则包是修订 ${release.revision}；请迁移最新的那个。`,
    `The policy was released up to revision ${newest.revision}, and this bundle is revision ${release.revision}: migrate the newest one.`,
  );
}

function show(invocation: Invocation, { comparison, form, leftBehind }: StudiedMigration): void {
  printComparison(invocation, comparison);
  section(invocation, { zh: '格式', en: 'Form' }, form.map(describeFormChange));
  section(invocation, { zh: '不带入新规则包', en: 'Not taken over' }, leftBehind);
  if (isSame(comparison) && form.length === 0 && leftBehind.length === 0)
    say(invocation, { zh: '  格式相同', en: '  The form is the same' });
}

function report(
  { bundle, release }: Older,
  { comparison, form, leftBehind }: StudiedMigration,
  written: Written | null,
) {
  return {
    ok: true,
    from: { edition: bundle.edition, revision: release.revision, manifest: release.manifest },
    form: form.map((change) => describeFormChange(change).en),
    notTakenOver: leftBehind.map(({ en }) => en),
    same: isSame(comparison),
    comparison: writeComparison(comparison),
    written: written && { file: written.file, revision: written.revision, sha256: sha256(written.bytes) },
  };
}
