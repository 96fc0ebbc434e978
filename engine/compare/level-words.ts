import type { Bilingual } from '../diagnostics/diagnostic';
import type { VersionLevel } from '../values/version';

/** The words of the levels. */
export const levelWords: Readonly<Record<VersionLevel, Bilingual>> = {
  patch: { zh: '修订（结果不变）', en: 'patch (nothing changes)' },
  minor: { zh: '次要（只增不减）', en: 'minor (only additions or higher amounts)' },
  major: { zh: '重大（有企业减少，或所需事实改变）', en: 'major (someone loses, or other facts are needed)' },
};
