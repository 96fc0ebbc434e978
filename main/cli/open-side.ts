import path from 'node:path';
import { bundleVersion, readingVersion } from '../../engine/bundle-version';
import type { PolicyVersion } from '../../engine/compare/policy-version';
import type { Enterprise } from '../../engine/enterprise/enterprise';
import { readBundleBytes, verifyArchive } from '../io/bundle-file';
import type { Invocation } from './command';
import { choosePolicies, findingsAbout, openWorkspace } from './open-workspace';
import { printNote } from './print';
import { noSources } from './report-findings';
import { requireSound } from './require-sound';

/** One side of a comparison: its policies and the enterprises beside them. */
export interface Side {
  readonly versions: readonly PolicyVersion[];
  readonly enterprises: readonly Enterprise[];
}

/**
 * Opens a bundle, a policy file or a workspace folder as one side of a comparison; null where it cannot be compared,
 * which is then said.
 */
export async function openSide(invocation: Invocation, typed: string): Promise<Side | null> {
  if (!typed.endsWith('.cuoshi')) {
    const opened = await openWorkspace(invocation, typed);
    const policies = choosePolicies(opened, invocation.values['policy']);
    if (!requireSound(invocation, findingsAbout(opened, policies), opened)) return null;
    const versions = policies.flatMap((reading) => readingVersion(reading).value ?? []);
    return { versions, enterprises: opened.workspace.enterprises };
  }
  // Who vouches for a bundle is the business of `verify`: what an old or foreign one says may always be looked at.
  const bytes = await readBundleBytes(path.resolve(invocation.host.folder, typed));
  const { value: bundle, diagnostics } = await verifyArchive(bytes, { today: null, origin: null, olderEditions: true });
  if (!requireSound(invocation, diagnostics, noSources) || !bundle) return null;
  printNote(invocation, { zh: `${typed}：内容完整，未核验签名`, en: `${typed}: whole; signatures not looked at` });
  if (invocation.values['policy'] !== undefined && invocation.values['policy'] !== bundle.manifest.policy.id)
    return { versions: [], enterprises: [] };
  const version = bundleVersion(bundle);
  if (!requireSound(invocation, version.diagnostics, noSources) || !version.value) return null;
  return { versions: [version.value], enterprises: [] };
}
