import type { BundleSignoffs } from '../../schemas/generated/types';
import { attachFile } from '../../engine/bundle/attach-file';
import type { BundleEntry } from '../../engine/bundle/bundle-entry';
import { MANIFEST_PATH, SIGNOFFS_PATH } from '../../engine/bundle/layout';
import { reviseManifest, type ManifestRevision } from '../../engine/bundle/revise-manifest';
import { checkSignoffs, reviewDigest } from '../../engine/bundle/signoffs';
import type { PolicyPlan } from '../../engine/compile/plan';
import type { PolicyComparison } from '../../engine/compare/compare-policies';
import type { Staged } from '../../engine/diagnostics/diagnostic';
import type { PolicyReading } from '../../engine/pipeline';
import type { CalendarDate } from '../../engine/values/calendar';
import type { Vocabulary } from '../../engine/vocabulary/vocabulary';
import { sha256 } from '../io/digest';
import {
  bundleFileName,
  describeFiles,
  packRelease,
  prepareRelease,
  writeReport,
  type ReleasedBundle,
} from '../io/release-bundle';
import { fail } from '../ipc/host-failure';
import { recordChange, refuseLowerVersion, studyChange, type ReleaseChange } from './compare-release';
import type { KnownRelease, NewestRelease } from './known-releases';
import type { LoggedAct } from './release-log';
import { signEntries } from './sign-bundle';
import type { Signer } from './signer';

/** What the publisher decides about a release. */
export interface Publication extends ReleaseDecision {
  readonly engineVersion: string;
  /** Reviewers' sign-offs that go into the bundle. */
  readonly signoffs?: BundleSignoffs | null;
}

/** What can be decided once the content is made. */
export interface ReleaseDecision {
  /** Null takes the next one. */
  readonly revision: number | null;
  readonly notBefore: CalendarDate | null;
  readonly expires: CalendarDate | null;
  /** Null publishes without signature. */
  readonly signer: Signer | null;
  /** Why a version may be lower than the change asks for; null where nobody says. */
  readonly versionReason?: string | null;
}

/** A decision as far as it shows in the manifest. */
export type Numbering = Omit<ReleaseDecision, 'signer'> & { readonly signed: boolean };

/** The files of a bundle before its publisher has decided anything about the release. */
export interface ReleaseDraft {
  readonly reading: PolicyReading;
  readonly plan: PolicyPlan;
  readonly entries: readonly BundleEntry[];
}

/** What a release will be. */
export interface ReleaseForecast {
  readonly revision: number;
  /** Whether it is the newest known release once more, byte for byte but for signatures. */
  readonly isAgain: boolean;
  /** What changed since the newest release; null for the first one, and for the newest one again. */
  readonly comparison: PolicyComparison | null;
  /** The newest release is known, and its bundle is not there to be compared with. */
  readonly notCompared: boolean;
}

/** A bundle file with what the log is to say of it. */
export interface PublishedBundle extends ReleasedBundle, ReleaseForecast {
  readonly policy: string;
  readonly act: LoggedAct;
  /** What reviewers of this content sign off. */
  readonly reviewDigest: string;
}

/**
 * Makes the bundle file of a policy as its next release, or none and the findings.
 * Errors: those of draftRelease, studyChange and publishDraft.
 */
export async function publishBundle(
  reading: PolicyReading,
  vocabulary: Vocabulary,
  { engineVersion, signoffs = null, ...decided }: Publication,
  newest: NewestRelease | null,
): Promise<Staged<PublishedBundle | null>> {
  const { value: draft, diagnostics } = draftRelease(reading, vocabulary, engineVersion, signoffs);
  if (!draft) return { value: null, diagnostics };
  const published = await publishDraft(draft, decided, newest && (await studyChange(reading, newest)));
  return { value: published.value, diagnostics: [...diagnostics, ...published.diagnostics] };
}

/** Makes the files of a policy's bundle, or none and the findings. Errors: those of prepareRelease. */
export function draftRelease(
  reading: PolicyReading,
  vocabulary: Vocabulary,
  engineVersion: string,
  signoffs: BundleSignoffs | null = null,
): Staged<ReleaseDraft | null> {
  const first = { engineVersion, revision: 1, notBefore: null, expires: null };
  const { value: entries, diagnostics } = prepareRelease(reading, vocabulary, first, signoffs);
  const { plan } = reading;
  return { value: entries && plan ? { reading, plan, entries } : null, diagnostics };
}

/**
 * Puts reviewers' sign-offs into a draft, or none and the reasons.
 * Errors: bundle/signoff-other-content, bundle/signoff-rejected.
 */
export function attachSignoffs(draft: ReleaseDraft, signoffs: BundleSignoffs): Staged<ReleaseDraft | null> {
  const diagnostics = checkSignoffs(signoffs, reviewDigest(describeFiles(draft.entries), sha256));
  if (diagnostics.length > 0) return { value: null, diagnostics };
  const entries = attachFile(draft.entries, writeReport(SIGNOFFS_PATH, signoffs), sha256);
  return { value: { ...draft, entries }, diagnostics };
}

/**
 * Tells what publishDraft would make of a draft. A version that is too low for the change is told, not refused: a
 * reason can still be given.
 * Errors: export/revision; bundle/version-too-low where no reason helps.
 */
export function foreseeRelease(
  draft: ReleaseDraft,
  numbering: Numbering,
  change: ReleaseChange | null,
): Staged<ReleaseForecast | null> {
  const { value, diagnostics } = changeRelease(draft, { ...numbering, versionReason: '' }, change);
  if (!value) return { value, diagnostics };
  const { release, isAgain, comparison, notCompared } = value;
  return { value: { revision: release.revision, isAgain, comparison, notCompared }, diagnostics };
}

/**
 * Makes the bundle file of a draft as the next release after the newest known one, signed where there is a signer.
 * Nothing new in it gives the same revision and the same bytes again.
 * Errors: export/revision, bundle/version-too-low; those of the signer.
 */
export async function publishDraft(
  draft: ReleaseDraft,
  { signer, ...decided }: ReleaseDecision,
  change: ReleaseChange | null,
): Promise<Staged<PublishedBundle | null>> {
  const { value, diagnostics } = changeRelease(draft, { ...decided, signed: signer !== null }, change);
  if (!value) return { value, diagnostics };
  const { entries, release, isAgain, comparison, notCompared } = value;
  const bytes = await packRelease(signer ? [...entries, await signEntries(entries, signer)] : entries);
  const { id, version } = draft.plan;
  const fileName = bundleFileName(draft.plan);
  const act: LoggedAct = {
    action: signer ? 'sign' : 'export',
    subject: fileName,
    release: { policy: id, version, ...release, keyid: signer?.keyid ?? null },
  };
  const { revision } = release;
  const reviewed = reviewDigest(describeFiles(entries), sha256);
  return {
    value: {
      fileName,
      bytes,
      policy: id,
      revision,
      isAgain,
      act,
      reviewDigest: reviewed,
      comparison,
      notCompared,
    },
    diagnostics,
  };
}

interface NumberedRelease {
  readonly entries: readonly BundleEntry[];
  readonly release: KnownRelease;
}

type ChangedRelease = NumberedRelease & Omit<ReleaseForecast, 'revision'>;

/** The newest release again, where nothing is new; else the next one, with what changed. */
function changeRelease(
  draft: ReleaseDraft,
  numbering: Numbering,
  change: ReleaseChange | null,
): Staged<ChangedRelease | null> {
  const { reading, entries } = draft;
  const done = (value: NumberedRelease, told: Partial<ChangedRelease> = {}) => ({
    value: { isAgain: false, comparison: null, notCompared: false, ...told, ...value },
    diagnostics: [],
  });
  if (!change) return done(numberRelease(draft, numbering, null));
  const { newest, changelog: kept } = change;
  const decided = decide(numbering);
  const again = number(kept ? attachFile(entries, kept, sha256) : entries, {
    ...decided,
    revision: newest.revision,
    parent: newest.parent,
  });
  if (again.release.manifest === newest.manifest && (numbering.revision ?? newest.revision) === newest.revision)
    return done(again, { isAgain: true });
  const comparison = change.compare();
  if (!comparison) {
    const fallen = refuseLowerVersion(reading, newest);
    return fallen
      ? { value: null, diagnostics: [fallen] }
      : done(numberRelease(draft, numbering, newest), { notCompared: true });
  }
  const changelog = recordChange(reading, comparison, newest, numbering.versionReason ?? null);
  if (!changelog.value) return { value: null, diagnostics: changelog.diagnostics };
  const changed = { ...draft, entries: attachFile(entries, changelog.value, sha256) };
  return done(numberRelease(changed, numbering, newest), { comparison });
}

function numberRelease(
  { plan, entries }: ReleaseDraft,
  numbering: Numbering,
  newest: NewestRelease | null,
): NumberedRelease {
  const { revision: wanted } = numbering;
  if (newest && wanted !== null && wanted <= newest.revision)
    throw fail(
      'export/revision',
      `政策 ${plan.id} 已发布到修订 ${newest.revision}，且内容不同；修订号只能更大。`,
      `The policy ${plan.id} was released up to revision ${newest.revision} with other content; the revision must be higher.`,
    );
  const revision = wanted ?? (newest?.revision ?? 0) + 1;
  if (!Number.isSafeInteger(revision))
    throw fail('export/revision', '修订号已用尽。', 'There is no higher revision number.');
  const parent = newest && { revision: newest.revision, manifest: newest.manifest };
  return number(entries, { ...decide(numbering), revision, parent });
}

function decide({ signed, notBefore, expires }: Numbering): Pick<ManifestRevision, 'signature' | 'validity'> {
  return { signature: signed ? 'required' : 'optional', validity: { notBefore, expires } };
}

function number(draft: readonly BundleEntry[], decided: ManifestRevision): NumberedRelease {
  const entries = reviseManifest(draft, decided);
  const manifest = entries.find(({ path }) => path === MANIFEST_PATH);
  const { revision, parent } = decided;
  return { entries, release: { revision, parent, manifest: manifest ? sha256(manifest.bytes) : '' } };
}
