import { CloseCircleFilled } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** The button that empties a field, named in the language of the window: by itself it has an English name. */
export function useClear(): { readonly clearIcon: ReactNode; readonly label: string } {
  const { t } = useTranslation('words');
  const label = t('common.clear');
  return { clearIcon: <CloseCircleFilled aria-label={label} />, label };
}
