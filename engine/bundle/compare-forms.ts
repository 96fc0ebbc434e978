import type { BundleManifest } from '../../schemas/generated/types';
import type { Bilingual } from '../diagnostics/diagnostic';
import { REPORT_PATHS, SIGNOFFS_PATH } from './layout';

/** A way in which two bundles differ in form, and the files, schemas or facts it is true of. */
export interface FormChange {
  readonly what: Bilingual;
  /** Paths of files, or canonical names of facts. */
  readonly names: readonly string[];
}

/**
 * Lists what differs in form between a bundle and the one made of it by the present program: files that came or went,
 * schemas that say other than before, facts that are listed now. Empty where the form is the same.
 */
export function compareForms(before: BundleManifest, after: BundleManifest): readonly FormChange[] {
  const listed = new Map(before.files.map(({ path, sha256 }) => [path, sha256]));
  const added = after.files.map(({ path }) => path).filter((path) => !listed.has(path));
  const kept = new Set(after.files.map(({ path }) => path));
  const removed = before.files.map(({ path }) => path).filter((path) => !kept.has(path) && !OWN.includes(path));
  const schemas = after.files
    .filter(({ path, sha256 }) => path.startsWith('schemas/') && (listed.get(path) ?? sha256) !== sha256)
    .map(({ path }) => path);
  const facts = listFacts(after).filter((fact) => !listFacts(before).includes(fact));
  const dropped = listFacts(before).filter((fact) => !listFacts(after).includes(fact));
  const changes: readonly FormChange[] = [
    { what: { zh: '新增文件', en: 'Files added' }, names: added },
    { what: { zh: '不再有的文件', en: 'Files no longer there' }, names: removed },
    { what: { zh: '改动的模式', en: 'Schemas that changed' }, names: schemas },
    { what: { zh: '新列出的所需事实', en: 'Facts listed now' }, names: facts },
    { what: { zh: '不再列出的所需事实', en: 'Facts no longer listed' }, names: dropped },
  ];
  return changes.filter(({ names }) => names.length > 0);
}

/** Says a difference in form as a sentence. */
export function describeFormChange({ what: { zh, en }, names }: FormChange): Bilingual {
  return { zh: `${zh}：${names.join('、')}`, en: `${en}: ${names.join(', ')}` };
}

/** What belongs to one release alone and is made for it. */
const OWN: readonly string[] = [REPORT_PATHS.changelog, SIGNOFFS_PATH];

function listFacts({ requiredFacts: { enterprise, collections } }: BundleManifest): readonly string[] {
  return [...enterprise, ...collections.flatMap(({ id, fields }) => fields.map((field) => `${id}.${field}`))];
}
