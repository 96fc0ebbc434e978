import type { BundleManifest } from '../../schemas/generated/types';
import { compareForms, type FormChange } from '../../engine/bundle/compare-forms';
import { MANIFEST_PATH, SIGNOFFS_PATH } from '../../engine/bundle/layout';
import type { VerifiedBundle } from '../../engine/bundle/verify-bundle';
import type { PolicyComparison } from '../../engine/compare/compare-policies';
import type { Bilingual, Staged } from '../../engine/diagnostics/diagnostic';
import { migrateBundle } from '../../engine/migrate-bundle';
import type { Vocabulary } from '../../engine/vocabulary/vocabulary';
import { draftRelease, type ReleaseDraft } from './publish-bundle';

/** Enterprises that an older bundle is tried on beside its examples and boundaries. */
const POPULATION = { enterprises: [], generated: { count: 200, seed: 1 } };

/** What an older bundle becomes in the present form, before anybody decides to release that. */
export interface StudiedMigration {
  readonly comparison: PolicyComparison;
  readonly draft: ReleaseDraft;
  /** Files, schemas and facts that differ; none where the form is the same. */
  readonly form: readonly FormChange[];
  /** What belongs to the older release alone, and is not taken over. */
  readonly leftBehind: readonly Bilingual[];
}

/**
 * Makes of an older bundle what its next release would hold, and tells what differs; none and the findings where it no
 * longer can be read.
 * Errors: those of migrateBundle and draftRelease.
 */
export function studyMigration(
  older: VerifiedBundle,
  vocabulary: Vocabulary,
  engineVersion: string,
): Staged<StudiedMigration | null> {
  const { value: migration, diagnostics } = migrateBundle(older, vocabulary, POPULATION);
  if (!migration) return { value: null, diagnostics };
  const drafted = draftRelease(migration.reading, vocabulary, engineVersion);
  const told = [...diagnostics, ...drafted.diagnostics];
  if (!drafted.value) return { value: null, diagnostics: told };
  const form = compareForms(older.manifest, manifestOf(drafted.value));
  const { comparison } = migration;
  return { value: { comparison, draft: drafted.value, form, leftBehind: leftBehind(older) }, diagnostics: told };
}

function manifestOf({ entries }: ReleaseDraft): BundleManifest {
  const entry = entries.find(({ path }) => path === MANIFEST_PATH);
  return JSON.parse(new TextDecoder().decode(entry?.bytes)) as BundleManifest;
}

function leftBehind({ manifest, origin }: VerifiedBundle): readonly Bilingual[] {
  const signed = origin.kind === 'trusted' || (origin.kind === 'not-checked' && origin.signatures > 0);
  return [
    ...(signed ? [{ zh: '签名：须重新签名', en: 'signatures: sign it again' }] : []),
    ...(manifest.files.some(({ path }) => path === SIGNOFFS_PATH)
      ? [{ zh: '审签意见：内容已变，须重新审签', en: 'sign-offs: the content is another, have it reviewed again' }]
      : []),
  ];
}
