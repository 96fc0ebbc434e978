import type { Bilingual, Diagnostic } from '../diagnostics/diagnostic';
import { findingsCatalogue, type FindingCode } from '../diagnostics/catalogue-analyse';
import type { FindingEntry } from '../diagnostics/catalogue-entry';

/** Says why a finding comes without an edit; null where it has one. */
export function whyNoFix({ code, fixes }: Diagnostic): Bilingual | null {
  if (fixes.length > 0 || !Object.hasOwn(findingsCatalogue, code)) return null;
  const entry: FindingEntry = findingsCatalogue[code as FindingCode];
  if (entry.fix !== 'edit') return entry.fix;
  return {
    zh: '这里的写法不便由程序改动，请手工修改。',
    en: 'As it is written here no program can change it safely: change it by hand.',
  };
}
