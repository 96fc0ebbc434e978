import type { BundleEntry } from '../../engine/bundle/bundle-entry';
import { MANIFEST_PATH } from '../../engine/bundle/layout';
import { encodeUtf8 } from '../../engine/bundle/utf8';
import type { CalendarDate } from '../../engine/values/calendar';
import { verifyArchive, type BundleFileReport } from '../io/bundle-file';
import { sha256 } from '../io/digest';
import { readSeenRevisions, rememberRevision } from './revision-memory';
import { verifySignature } from './suites';
import { readTrust } from './trust-store';
import type { UserFolders } from './user-folders';

/** How a bundle from outside is received. */
export interface ReceptionOptions {
  readonly today: CalendarDate;
  /** Refuses a bundle without signature whatever the trust store says. */
  readonly requireSignature?: boolean;
  /** Looks at no signature: shows that the bundle is whole, and says that no more was looked at. */
  readonly integrityOnly?: boolean;
  readonly detached?: readonly BundleEntry[];
  /** Takes a bundle of an older edition, to show it or bring it into the present one. */
  readonly olderEditions?: boolean;
}

/**
 * Checks a bundle from outside by what this user trusts and has seen, and remembers its revision once its signature
 * was accepted. An unreadable trust store or memory ends it: nothing passes because nothing is known.
 * Errors: user/unreadable; findings bundle/….
 */
export async function receiveBundle(
  folders: UserFolders,
  bytes: Uint8Array,
  { today, requireSignature = false, integrityOnly = false, detached = [], olderEditions = false }: ReceptionOptions,
): Promise<BundleFileReport> {
  if (integrityOnly) return verifyArchive(bytes, { today, origin: null, olderEditions });
  const trust = await readTrust(folders);
  const origin = {
    keys: trust.keys,
    requireSignature: requireSignature || trust.requireSignature,
    seen: await readSeenRevisions(folders),
    verify: verifySignature,
  };
  const report = await verifyArchive(bytes, { today, origin, detached, olderEditions });
  const { value } = report;
  const [signer] = value?.origin.kind === 'trusted' ? value.origin.signers : [];
  if (value && signer) {
    await rememberRevision(folders, {
      policy: value.manifest.policy.id,
      revision: value.manifest.revision,
      manifest: sha256(encodeUtf8(value.texts.get(MANIFEST_PATH) ?? '')),
      keyid: signer.keyid,
    });
  }
  return report;
}
