import type { BundleManifest } from '../../schemas/generated/types';
import type { Bilingual } from '../diagnostics/diagnostic';
import { REPORT_PATHS, SIGNOFFS_PATH } from './layout';

/**
 * Lists what differs in form between a bundle and the one made of it by the present program: files that came or went,
 * schemas that say other than before, facts that are listed now. Empty where the form is the same.
 */
export function compareForms(before: BundleManifest, after: BundleManifest): readonly Bilingual[] {
  const listed = new Map(before.files.map(({ path, sha256 }) => [path, sha256]));
  const added = after.files.map(({ path }) => path).filter((path) => !listed.has(path));
  const kept = new Set(after.files.map(({ path }) => path));
  const removed = before.files.map(({ path }) => path).filter((path) => !kept.has(path) && !OWN.includes(path));
  const schemas = after.files
    .filter(({ path, sha256 }) => path.startsWith('schemas/') && (listed.get(path) ?? sha256) !== sha256)
    .map(({ path }) => path);
  const facts = listFacts(after).filter((fact) => !listFacts(before).includes(fact));
  const dropped = listFacts(before).filter((fact) => !listFacts(after).includes(fact));
  const lines: readonly (readonly [names: readonly string[], zh: string, en: string])[] = [
    [added, '新增文件', 'Files added'],
    [removed, '不再有的文件', 'Files no longer there'],
    [schemas, '改动的模式', 'Schemas that changed'],
    [facts, '新列出的所需事实', 'Facts listed now'],
    [dropped, '不再列出的所需事实', 'Facts no longer listed'],
  ];
  return lines
    .filter(([names]) => names.length > 0)
    .map(([names, zh, en]) => ({ zh: `${zh}：${names.join('、')}`, en: `${en}: ${names.join(', ')}` }));
}

/** What belongs to one release alone and is made for it. */
const OWN: readonly string[] = [REPORT_PATHS.changelog, SIGNOFFS_PATH];

function listFacts({ requiredFacts: { enterprise, collections } }: BundleManifest): readonly string[] {
  return [...enterprise, ...collections.flatMap(({ id, fields }) => fields.map((field) => `${id}.${field}`))];
}
