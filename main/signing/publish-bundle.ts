import type { BundleEntry } from '../../engine/bundle/bundle-entry';
import { MANIFEST_PATH } from '../../engine/bundle/layout';
import { reviseManifest } from '../../engine/bundle/revise-manifest';
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
export interface Publication {
  readonly engineVersion: string;
  /** Null takes the next one. */
  readonly revision: number | null;
  readonly notBefore: CalendarDate | null;
  readonly expires: CalendarDate | null;
  /** Null publishes without signature. */
  readonly signer: Signer | null;
}

/** A bundle file with what the log is to say of it. */
export interface PublishedBundle extends ReleasedBundle {
  readonly policy: string;
  readonly revision: number;
  readonly act: LoggedAct;
}

/**
 * Makes the bundle file of a policy as the next release after the newest known one, signed where there is a signer.
 * Nothing new in it gives the same revision and the same bytes again.
 * Errors: export/revision; those of prepareRelease and of the signer.
 */
export async function publishBundle(
  reading: PolicyReading,
  vocabulary: Vocabulary,
  { engineVersion, revision, notBefore, expires, signer }: Publication,
  newest: KnownRelease | null,
): Promise<Staged<PublishedBundle | null>> {
  const signature = signer ? 'required' : 'optional';
  const first = { engineVersion, revision: 1, notBefore, expires, signature } as const;
  const { value: draft, diagnostics } = prepareRelease(reading, vocabulary, first);
  if (!draft || !reading.plan) return { value: null, diagnostics };
  const { id, version } = reading.plan;
  const { entries, release } = numberRelease(draft, revision, newest, id);
  const files = signer ? [...entries, await signEntries(entries, signer)] : entries;
  const bytes = await packRelease(files);
  const fileName = bundleFileName(reading.plan);
  const act: LoggedAct = {
    action: signer ? 'sign' : 'export',
    subject: fileName,
    release: { policy: id, version, ...release, keyid: signer?.keyid ?? null },
  };
  return { value: { fileName, bytes, policy: id, revision: release.revision, act }, diagnostics };
}

function numberRelease(
  draft: readonly BundleEntry[],
  wanted: number | null,
  newest: KnownRelease | null,
  policy: string,
): { readonly entries: readonly BundleEntry[]; readonly release: KnownRelease } {
  if (newest && (wanted === null || wanted === newest.revision)) {
    const again = number(draft, newest);
    if (again.release.manifest === newest.manifest) return again;
  }
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
