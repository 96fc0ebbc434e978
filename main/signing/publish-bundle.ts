import type { BundleSignoffs } from '../../schemas/generated/types';
import type { BundleEntry } from '../../engine/bundle/bundle-entry';
import { attachFile } from '../../engine/bundle/attach-file';
import { MANIFEST_PATH } from '../../engine/bundle/layout';
import { reviseManifest } from '../../engine/bundle/revise-manifest';
import { reviewDigest } from '../../engine/bundle/signoffs';
import type { PolicyComparison } from '../../engine/compare/compare-policies';
import type { Staged } from '../../engine/diagnostics/diagnostic';
import type { PolicyReading } from '../../engine/pipeline';
import type { CalendarDate } from '../../engine/values/calendar';
import type { Vocabulary } from '../../engine/vocabulary/vocabulary';
import { sha256 } from '../io/digest';
import { bundleFileName, describeFiles, packRelease, prepareRelease, type ReleasedBundle } from '../io/release-bundle';
import { fail } from '../ipc/host-failure';
import { changelogOf, compareWithRelease, openRelease, recordChange, refuseLowerVersion } from './compare-release';
import type { KnownRelease, NewestRelease } from './known-releases';
import type { LoggedAct } from './release-log';
import { signEntries } from './sign-bundle';
import type { Signer } from './signer';

/** What the publisher decides about a release. */
export interface Publication {
  readonly engineVersion: string;
  /** Null takes the next one. */
  readonly revision: number | null;
  readonly notBefore: CalendarDate | null;
  readonly expires: CalendarDate | null;
  /** Null publishes without signature. */
  readonly signer: Signer | null;
  /** Why a version may be lower than the change asks for; null where nobody says. */
  readonly versionReason?: string | null;
  /** Reviewers' sign-offs that go into the bundle. */
  readonly signoffs?: BundleSignoffs | null;
}

/** A bundle file with what the log is to say of it. */
export interface PublishedBundle extends ReleasedBundle {
  readonly policy: string;
  readonly revision: number;
  readonly act: LoggedAct;
  /** What reviewers of this content sign off. */
  readonly reviewDigest: string;
  /** What changed since the newest release; null for the first one, and for the newest one again. */
  readonly comparison: PolicyComparison | null;
  /** The newest release is known, and its bundle is not there to be compared with. */
  readonly notCompared: boolean;
}

/**
 * Makes the bundle file of a policy as the next release after the newest known one, signed where there is a signer.
 * Nothing new in it gives the same revision and the same bytes again.
 * Errors: export/revision, bundle/version-too-low; those of prepareRelease and of the signer.
 */
export async function publishBundle(
  reading: PolicyReading,
  vocabulary: Vocabulary,
  publication: Publication,
  newest: NewestRelease | null,
): Promise<Staged<PublishedBundle | null>> {
  const { engineVersion, notBefore, expires, signer, signoffs = null } = publication;
  const signature = signer ? 'required' : 'optional';
  const first = { engineVersion, revision: 1, notBefore, expires, signature } as const;
  const { value: draft, diagnostics } = prepareRelease(reading, vocabulary, first, signoffs);
  if (!draft || !reading.plan) return { value: null, diagnostics };
  const { id, version } = reading.plan;
  const made = await changeRelease(reading, draft, publication, newest);
  if (!made.value) return { value: null, diagnostics: [...diagnostics, ...made.diagnostics] };
  const { entries, release, comparison, notCompared } = made.value;
  const files = signer ? [...entries, await signEntries(entries, signer)] : entries;
  const bytes = await packRelease(files);
  const fileName = bundleFileName(reading.plan);
  const act: LoggedAct = {
    action: signer ? 'sign' : 'export',
    subject: fileName,
    release: { policy: id, version, ...release, keyid: signer?.keyid ?? null },
  };
  return {
    value: {
      fileName,
      bytes,
      policy: id,
      revision: release.revision,
      act,
      reviewDigest: reviewDigest(describeFiles(entries), sha256),
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

type ChangedRelease = NumberedRelease & Pick<PublishedBundle, 'comparison' | 'notCompared'>;

/** The newest release again, where nothing is new; else the next one, with what changed. */
async function changeRelease(
  reading: PolicyReading,
  draft: readonly BundleEntry[],
  { revision, versionReason = null }: Publication,
  newest: NewestRelease | null,
): Promise<Staged<ChangedRelease | null>> {
  const policy = reading.plan?.id ?? '';
  const done = (value: NumberedRelease, comparison: PolicyComparison | null = null, notCompared = false) => ({
    value: { ...value, comparison, notCompared },
    diagnostics: [],
  });
  if (!newest) return done(numberRelease(draft, revision, null, policy));
  const opened = await openRelease(newest, sha256);
  const kept = opened && changelogOf(opened);
  const again = number(kept ? attachFile(draft, kept, sha256) : draft, newest);
  if (again.release.manifest === newest.manifest && (revision ?? newest.revision) === newest.revision)
    return done(again);
  const comparison = opened && compareWithRelease(reading, opened);
  if (!comparison) {
    const fallen = refuseLowerVersion(reading, newest);
    return fallen
      ? { value: null, diagnostics: [fallen] }
      : done(numberRelease(draft, revision, newest, policy), null, true);
  }
  const changelog = recordChange(reading, comparison, newest, versionReason);
  if (!changelog.value) return { value: null, diagnostics: changelog.diagnostics };
  return done(numberRelease(attachFile(draft, changelog.value, sha256), revision, newest, policy), comparison);
}

function numberRelease(
  draft: readonly BundleEntry[],
  wanted: number | null,
  newest: KnownRelease | null,
  policy: string,
): NumberedRelease {
  if (newest && wanted !== null && wanted <= newest.revision)
    throw fail(
      'export/revision',
      `政策 ${policy} 已发布到修订 ${newest.revision}，且内容不同；修订号只能更大。`,
      `The policy ${policy} was released up to revision ${newest.revision} with other content; the revision must be higher.`,
    );
  const revision = wanted ?? (newest?.revision ?? 0) + 1;
  if (!Number.isSafeInteger(revision))
    throw fail('export/revision', '修订号已用尽。', 'There is no higher revision number.');
  return number(draft, { revision, parent: newest && { revision: newest.revision, manifest: newest.manifest } });
}

function number(draft: readonly BundleEntry[], { revision, parent }: Pick<KnownRelease, 'revision' | 'parent'>) {
  const entries = reviseManifest(draft, { revision, parent });
  const manifest = entries.find(({ path }) => path === MANIFEST_PATH);
  return { entries, release: { revision, parent, manifest: manifest ? sha256(manifest.bytes) : '' } };
}
