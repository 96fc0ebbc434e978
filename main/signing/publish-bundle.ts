import type { BundleEntry } from '../../engine/bundle/bundle-entry';
import { MANIFEST_PATH } from '../../engine/bundle/layout';
import { reviseManifest, type ManifestRevision } from '../../engine/bundle/revise-manifest';
import type { PolicyPlan } from '../../engine/compile/plan';
import type { Staged } from '../../engine/diagnostics/diagnostic';
import type { PolicyReading } from '../../engine/pipeline';
import type { CalendarDate } from '../../engine/values/calendar';
import type { Vocabulary } from '../../engine/vocabulary/vocabulary';
import { sha256 } from '../io/digest';
import { bundleFileName, packRelease, prepareRelease, type ReleasedBundle } from '../io/release-bundle';
import { fail } from '../ipc/host-failure';
import type { KnownRelease } from './known-releases';
import type { LoggedAct } from './release-log';
import { signEntries } from './sign-bundle';
import type { Signer } from './signer';

/** What the publisher decides about a release. */
export interface Publication extends ReleaseDecision {
  readonly engineVersion: string;
}

/** What can be decided once the content is made. */
export interface ReleaseDecision {
  /** Null takes the next one. */
  readonly revision: number | null;
  readonly notBefore: CalendarDate | null;
  readonly expires: CalendarDate | null;
  /** Null publishes without signature. */
  readonly signer: Signer | null;
}

/** The files of a bundle before its publisher has decided anything about the release. */
export interface ReleaseDraft {
  readonly plan: PolicyPlan;
  readonly entries: readonly BundleEntry[];
}

/** What a release will be. */
export interface ReleaseForecast {
  readonly revision: number;
  /** Whether it is the newest known release once more, byte for byte but for signatures. */
  readonly isAgain: boolean;
}

/** A bundle file with what the log is to say of it. */
export interface PublishedBundle extends ReleasedBundle {
  readonly policy: string;
  readonly revision: number;
  readonly act: LoggedAct;
}

/**
 * Makes the bundle file of a policy as its next release, or none and the findings.
 * Errors: those of draftRelease and publishDraft.
 */
export async function publishBundle(
  reading: PolicyReading,
  vocabulary: Vocabulary,
  { engineVersion, ...decided }: Publication,
  newest: KnownRelease | null,
): Promise<Staged<PublishedBundle | null>> {
  const { value: draft, diagnostics } = draftRelease(reading, vocabulary, engineVersion);
  return { value: draft && (await publishDraft(draft, decided, newest)), diagnostics };
}

/** Makes the files of a policy's bundle, or none and the findings. Errors: those of prepareRelease. */
export function draftRelease(
  reading: PolicyReading,
  vocabulary: Vocabulary,
  engineVersion: string,
): Staged<ReleaseDraft | null> {
  const first = { engineVersion, revision: 1, notBefore: null, expires: null };
  const { value: entries, diagnostics } = prepareRelease(reading, vocabulary, first);
  const { plan } = reading;
  return { value: entries && plan ? { plan, entries } : null, diagnostics };
}

/** A decision as far as it shows in the manifest. */
export type Numbering = Omit<ReleaseDecision, 'signer'> & { readonly signed: boolean };

/** Tells what publishDraft would make of a draft. Errors: export/revision. */
export function foreseeRelease(
  draft: ReleaseDraft,
  numbering: Numbering,
  newest: KnownRelease | null,
): ReleaseForecast {
  const { release } = numberRelease(draft, numbering, newest);
  return { revision: release.revision, isAgain: release.manifest === newest?.manifest };
}

/**
 * Makes the bundle file of a draft as the next release after the newest known one, signed where there is a signer.
 * Nothing new in it gives the same revision and the same bytes again.
 * Errors: export/revision; those of the signer.
 */
export async function publishDraft(
  draft: ReleaseDraft,
  { signer, ...decided }: ReleaseDecision,
  newest: KnownRelease | null,
): Promise<PublishedBundle> {
  const { entries, release } = numberRelease(draft, { ...decided, signed: signer !== null }, newest);
  const bytes = await packRelease(signer ? [...entries, await signEntries(entries, signer)] : entries);
  const { id, version } = draft.plan;
  const fileName = bundleFileName(draft.plan);
  const act: LoggedAct = {
    action: signer ? 'sign' : 'export',
    subject: fileName,
    release: { policy: id, version, ...release, keyid: signer?.keyid ?? null },
  };
  return { fileName, bytes, policy: id, revision: release.revision, act };
}

function numberRelease(
  { plan, entries: draft }: ReleaseDraft,
  { revision: wanted, notBefore, expires, signed }: Numbering,
  newest: KnownRelease | null,
): { readonly entries: readonly BundleEntry[]; readonly release: KnownRelease } {
  const decided = { signature: signed ? 'required' : 'optional', validity: { notBefore, expires } } as const;
  if (newest && (wanted === null || wanted === newest.revision)) {
    const again = number(draft, { ...decided, revision: newest.revision, parent: newest.parent });
    if (again.release.manifest === newest.manifest) return again;
  }
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
  return number(draft, { ...decided, revision, parent });
}

function number(draft: readonly BundleEntry[], decided: ManifestRevision) {
  const entries = reviseManifest(draft, decided);
  const manifest = entries.find(({ path }) => path === MANIFEST_PATH);
  const { revision, parent } = decided;
  return { entries, release: { revision, parent, manifest: manifest ? sha256(manifest.bytes) : '' } };
}
