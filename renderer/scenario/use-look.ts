import { useMemo } from 'react';
import { useApp } from '../ui/services';
import { fonts, themeTokens } from '../ui/theme-tokens';
import type { ChartLook } from './scenario-charts';

/** How charts look now. */
export function useLook(): ChartLook {
  const language = useApp((state) => state.language);
  const theme = useApp((state) => state.theme);
  return useMemo(() => ({ tokens: themeTokens[theme], font: fonts.interface, language }), [theme, language]);
}
