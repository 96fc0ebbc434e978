import type { BundleChangelog } from '../../schemas/generated/types';
import { requiredVersion, type PolicyComparison } from './compare-policies';
import { writeComparison } from './write-comparison';

/** What a changelog records beside the comparison. */
export interface ChangelogRecord {
  /** The release that was compared with. */
  readonly parent: BundleChangelog['parent'];
  /** Why the version is lower than the comparison asks for; null where it is not. */
  readonly versionReason: string | null;
}

/** Writes the changelog of a release. */
export function writeChangelog(
  comparison: PolicyComparison,
  { parent: { revision, manifest }, versionReason }: ChangelogRecord,
): BundleChangelog {
  return {
    parent: { revision, manifest },
    requiredVersion: requiredVersion(comparison),
    versionReason,
    ...writeComparison(comparison),
  };
}
