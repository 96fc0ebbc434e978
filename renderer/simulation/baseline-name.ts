import type { Words } from '../i18n/words';
import type { AppState, BaselineChoice } from '../state/app-state';

/** Writes a moment for readers, to the second. */
export function writeTime(iso: string, language: AppState['language']): string {
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' }).format(new Date(iso));
}

/** Names what the simulation is compared with. */
export function nameBaseline(t: Words, choice: BaselineChoice, state: Pick<AppState, 'analyses' | 'language'>): string {
  switch (choice.kind) {
    case 'saved':
      return t('baseline.saved');
    case 'release':
      return t('baseline.released', { version: choice.version, revision: choice.revision });
    case 'version':
      return t('baseline.version', { time: writeTime(choice.savedAt, state.language) });
    case 'policy':
      return t('baseline.policy', { title: titleOf(choice.against, state.analyses) });
  }
}

/** The title of a policy, or its file where it cannot be read. */
export function titleOf(path: string, analyses: AppState['analyses']): string {
  return analyses[path]?.policy?.view?.head.title ?? path;
}
