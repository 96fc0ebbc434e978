import path from 'node:path';
import type { BundleSignoffs } from '../schemas/generated/types';
import { reviewDigest } from '../engine/bundle/signoffs';
import { requiredVersion, type PolicyComparison } from '../engine/compare/compare-policies';
import { describeComparison } from '../engine/compare/describe-comparison';
import type { Diagnostic, Staged } from '../engine/diagnostics/diagnostic';
import { readWorkspace, type PolicyReading } from '../engine/pipeline';
import { parseDate, type CalendarDate } from '../engine/values/calendar';
import { compareVersions } from '../engine/values/version';
import type { Vocabulary } from '../engine/vocabulary/vocabulary';
import { ensureFolder, saveFile } from './io/atomic-save';
import { sha256 } from './io/digest';
import { nodeFs } from './io/fs-port';
import { bundleFileName, describeFiles } from './io/release-bundle';
import { readWorkspaceFolder } from './io/workspace-folder';
import { fail, HostFailure } from './ipc/host-failure';
import type {
  ReleaseChangeView,
  ReleaseForecastView,
  SigningChoice,
  SignoffChoice,
  ValidityChoice,
} from './ipc/signing-contract';
import { studyChange, type ReleaseChange } from './signing/compare-release';
import { unlockKey } from './signing/key-store';
import { findNewestReleases } from './signing/known-releases';
import {
  attachSignoffs,
  draftRelease,
  foreseeRelease,
  publishDraft,
  type PublishedBundle,
  type ReleaseDraft,
} from './signing/publish-bundle';
import { logAct } from './signing/release-log';
import type { UserFolders } from './signing/user-folders';

/** A policy of the open workspace. */
export interface PolicyPlace {
  readonly folder: string;
  /** Path of the policy file in the workspace. */
  readonly document: string;
}

export interface ReleaseRequest extends PolicyPlace {
  readonly validity: ValidityChoice;
  /** Why the version may be lower than the change asks for. */
  readonly versionReason: string | null;
  /** What reviewers decided about this very content. */
  readonly signoffs: readonly SignoffChoice[];
  /** The key to sign with and its passphrase; null exports without signature. */
  readonly signing: SigningChoice | null;
  /** Asks where to put the file; null when the user cancels. */
  readonly askForTarget: (suggestion: string) => Promise<string | null>;
}

/** A bundle that now stands on disk. */
export interface WrittenBundle {
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** Makes the releases of the open workspace, from the bytes on disk, never from unsaved text. */
export interface ReleaseDesk {
  /** Errors: bundle/refused with the findings when the policy has errors or a worked example differs. */
  foresee(
    request: PolicyPlace & { readonly validity: ValidityChoice; readonly signed: boolean },
  ): Promise<ReleaseForecastView>;
  /** Null when the user cancels. Errors: as foresee; those of unlockKey and publishDraft. */
  publish(request: ReleaseRequest): Promise<WrittenBundle | null>;
}

/** Opens the desk. It keeps the last draft and its comparison, so that an export takes no longer than what was foreseen. */
export function openReleaseDesk(folders: UserFolders, engineVersion: string): ReleaseDesk {
  let last: { readonly digest: string; readonly draft: ReleaseDraft } | null = null;
  let studied: { readonly draft: ReleaseDraft; readonly change: ReleaseChange } | null = null;

  const draftOf = async ({ folder, document }: PolicyPlace): Promise<ReleaseDraft> => {
    const { files } = await readWorkspaceFolder(folder);
    const made = files.filter((file) => file.path === document || file.path.startsWith('vocabulary/'));
    const digest = sha256(Buffer.from(JSON.stringify(made.map((file) => [file.path, file.digest])), 'utf8'));
    if (last?.digest === digest) return last.draft;
    const workspace = readWorkspace(files);
    const reading = workspace.policies.find(({ file }) => file.path === document);
    if (!reading) throw refuse([], '所选文件不是政策文件', 'the selected file is no policy');
    const foreign = workspace.diagnostics.filter(
      ({ file, severity }) => severity === 'error' && file.startsWith('vocabulary/'),
    );
    const draft = makeDraft(reading, workspace.vocabulary, foreign, engineVersion);
    last = { digest, draft };
    return draft;
  };

  /** The newest release before a draft; what differs is worked out once for the same two. */
  const changeOf = async (draft: ReleaseDraft, places: readonly string[]): Promise<ReleaseChange | null> => {
    const newest = (await findNewestReleases(folders, places)).get(draft.plan.id);
    if (!newest) return null;
    const known = studied?.draft === draft ? studied.change : null;
    if (known?.newest.manifest === newest.manifest && known.newest.file === newest.file) return known;
    const change = await studyChange(draft.reading, newest);
    studied = { draft, change };
    return change;
  };

  return {
    async foresee({ signed, validity, ...place }) {
      const draft = await draftOf(place);
      const change = await changeOf(draft, [path.join(place.folder, 'releases')]);
      const numbering = { ...readValidity(validity), revision: null, signed };
      const { revision, isAgain, notCompared, comparison } = requireRelease(foreseeRelease(draft, numbering, change));
      const { id, title, version } = draft.plan;
      return {
        policy: id,
        title,
        version,
        revision,
        isAgain,
        newest: change?.newest.revision ?? null,
        change: comparison && viewChange(comparison),
        notCompared,
        reviewDigest: reviewDigest(describeFiles(draft.entries), sha256),
      };
    },
    async publish({ signing, validity, versionReason, signoffs, askForTarget, ...place }) {
      const drafted = await draftOf(place);
      const days = readValidity(validity);
      const draft = signoffs.length === 0 ? drafted : requireRelease(attachSignoffs(drafted, readSignoffs(signoffs)));
      const signer = signing && (await unlockKey(folders, signing.key, signing.passphrase));
      const target = await askForTarget(bundleFileName(draft.plan));
      if (!target) return null;
      const change = await changeOf(drafted, [path.join(place.folder, 'releases'), path.dirname(target)]);
      const decided = { ...days, revision: null, signer, versionReason };
      const published = requireRelease(await publishDraft(draft, decided, change));
      await ensureFolder(nodeFs, path.dirname(target));
      await logRelease(folders, published);
      await saveFile(target, published.bytes);
      return { file: target, bytes: published.bytes };
    },
  };
}

function readSignoffs(signoffs: readonly SignoffChoice[]): BundleSignoffs {
  const undated = signoffs.find(({ when }) => parseDate(when) === null);
  if (undated) throw fail('export/signoffs', `${undated.when} 不是日期。`, `${undated.when} is no day.`);
  return { signoffs: signoffs.map((each) => ({ ...each })) };
}

function makeDraft(
  reading: PolicyReading,
  vocabulary: Vocabulary,
  foreign: readonly Diagnostic[],
  engineVersion: string,
): ReleaseDraft {
  const { value, diagnostics } = draftRelease(reading, vocabulary, engineVersion);
  return requireRelease({ value: foreign.length === 0 ? value : null, diagnostics: [...foreign, ...diagnostics] });
}

function requireRelease<Value>({ value, diagnostics }: Staged<Value | null>): Value {
  if (value !== null) return value;
  throw refuse(diagnostics, '请先解决下列问题', 'solve these problems first');
}

function viewChange(comparison: PolicyComparison): ReleaseChangeView {
  const { level, reasons } = describeComparison(comparison);
  const required = requiredVersion(comparison);
  return {
    level: comparison.level,
    levelWords: level,
    reasons,
    before: comparison.before.version,
    requiredVersion: required,
    isLow: compareVersions(comparison.after.version, required) < 0,
  };
}

function readValidity({ notBefore, expires }: ValidityChoice) {
  const days = { notBefore: readDay(notBefore), expires: readDay(expires) };
  if (days.notBefore !== null && days.expires !== null && days.expires <= days.notBefore)
    throw fail(
      'export/validity',
      '停用日须晚于启用日。',
      'The first day of no use must be after the first day of use.',
    );
  return days;
}

function readDay(written: string | null): CalendarDate | null {
  const day = written === null ? null : parseDate(written);
  if (written !== null && day === null) throw fail('export/validity', `${written} 不是日期。`, `${written} is no day.`);
  return day;
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

/** Findings that a refusal names. */
const TOLD = 5;

function refuse(diagnostics: readonly Diagnostic[], zh: string, en: string): HostFailure {
  const list = (language: 'zh' | 'en'): string =>
    diagnostics
      .slice(0, TOLD)
      .map(({ message }) => `\n· ${message[language]}`)
      .join('');
  const rest = diagnostics.length - TOLD;
  const [restZh, restEn] = rest > 0 ? [`\n另有 ${rest} 个，见“问题”。`, `\nand ${rest} more; see Problems.`] : ['', ''];
  return new HostFailure({
    code: 'bundle/refused',
    message: {
      zh: `没有导出规则包：${zh}${list('zh')}${restZh}`,
      en: `No bundle was exported: ${en}${list('en')}${restEn}`,
    },
  });
}
