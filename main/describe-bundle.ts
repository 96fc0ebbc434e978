import { PRESENT_EDITION } from '../engine/bundle/layout';
import type { VerifiedBundle } from '../engine/bundle/verify-bundle';
import type { TrustedKey } from '../engine/bundle/verify-origin';
import type { CalendarDate } from '../engine/values/calendar';
import { today } from './cli/today';
import { hasOlderForm } from './io/bundle-form';
import type { BundleFileReport } from './io/bundle-file';
import type { BundleSigner, BundleView } from './ipc/contract';

/** Where a bundle was read from, and under which name the window knows it. */
export interface BundleName {
  readonly id: string;
  readonly fileName: string;
}

/** Describes what became of a bundle file, for the window. `trusted` are the keys of the trust store alone. */
export function describeBundle(
  { id, fileName }: BundleName,
  { value, diagnostics, digest }: BundleFileReport,
  trusted: readonly TrustedKey[],
): BundleView {
  return {
    id,
    fileName,
    digest,
    verified: value?.edition === PRESENT_EDITION,
    older: value !== null && value.edition !== PRESENT_EDITION,
    migratable: value !== null && hasOlderForm(value),
    originChecked: value?.origin.kind !== 'not-checked',
    signers: value ? describeSigners(value, trusted) : [],
    unknownKeys: value?.origin.kind === 'trusted' ? value.origin.unknown : [],
    findings: diagnostics.map(({ code, message, hint }) => ({ code, message, hint })),
    manifest: value?.manifest ?? null,
    files: value?.manifest.files ?? [],
    texts: value ? Object.fromEntries(value.texts) : {},
  };
}

/** Tells whether a key counts now. */
export function countsNow(key: TrustedKey, day: CalendarDate): boolean {
  return !key.revoked && (key.expires === null || day < key.expires);
}

function describeSigners(
  { origin, manifest }: VerifiedBundle,
  trusted: readonly TrustedKey[],
): readonly BundleSigner[] {
  if (origin.kind !== 'trusted') return [];
  return origin.signers.map(({ name, suite, keyid }) => {
    const known = trusted.find((key) => key.keyid === keyid) ?? null;
    const isWithinScope = known?.policies?.includes(manifest.policy.id) ?? true;
    const counts = known !== null && countsNow(known, today()) && isWithinScope;
    return { name, suite, keyid, trusted: counts, expires: known?.expires ?? null };
  });
}
