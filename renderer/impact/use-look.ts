import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp, useLanguage } from '../ui/services';
import { themeTokens } from '../ui/theme-tokens';
import type { Look } from './report-section';

/** What sections are written and drawn with in the window as it is now. */
export function useLook(): Look {
  const { t } = useTranslation('words');
  const language = useLanguage();
  const theme = useApp((state) => state.theme);
  return useMemo(() => ({ t, language, tokens: themeTokens[theme] }), [t, language, theme]);
}
