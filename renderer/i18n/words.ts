import i18next, { type TFunction } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Language } from '../../main/ipc/contract';
import { enAuthor } from './en-author';
import { enEffect } from './en-effect';
import { enForm } from './en-form';
import { enImpact } from './en-impact';
import { enMeasure } from './en-measure';
import { enReview } from './en-review';
import { enScenario } from './en-scenario';
import { enSigning } from './en-signing';
import { enStudy } from './en-study';
import { enWindow } from './en-window';
import { zhAuthor } from './zh-author';
import { zhEffect } from './zh-effect';
import { zhForm } from './zh-form';
import { zhImpact } from './zh-impact';
import { zhMeasure } from './zh-measure';
import { zhReview } from './zh-review';
import { zhScenario } from './zh-scenario';
import { zhSigning } from './zh-signing';
import { zhStudy } from './zh-study';
import { zhWindow } from './zh-window';

export const zhWords = {
  ...zhWindow,
  ...zhMeasure,
  ...zhStudy,
  ...zhForm,
  ...zhEffect,
  ...zhImpact,
  ...zhScenario,
  ...zhSigning,
  ...zhAuthor,
  ...zhReview,
};
export const enWords: typeof zhWords = {
  ...enWindow,
  ...enMeasure,
  ...enStudy,
  ...enForm,
  ...enEffect,
  ...enImpact,
  ...enScenario,
  ...enSigning,
  ...enAuthor,
  ...enReview,
};

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'words';
    resources: { words: typeof zhWords };
  }
}

export type Words = TFunction<'words'>;

/** Loads the words of both languages and speaks the given one. */
export async function startWords(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'zh',
    defaultNS: 'words',
    resources: { zh: { words: zhWords }, en: { words: enWords } },
    interpolation: { escapeValue: false },
  });
  document.documentElement.lang = htmlLanguage(language);
}

/** Speaks another language from now on. */
export function speak(language: Language): void {
  document.documentElement.lang = htmlLanguage(language);
  void i18next.changeLanguage(language);
}

/** The words of the language spoken now. */
export function useWords(): Words {
  return useTranslation('words').t;
}

/** The words in both languages, for messages that stay while the language changes. */
export function sayBoth(say: (words: Words) => string): { readonly zh: string; readonly en: string } {
  return { zh: say(i18next.getFixedT('zh', 'words')), en: say(i18next.getFixedT('en', 'words')) };
}

function htmlLanguage(language: Language): string {
  return language === 'zh' ? 'zh-CN' : 'en';
}
