import { ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { isDirty, selectActiveDocument } from '../state/selectors';
import { ShownReviewProvider } from '../review/shown-review';
import type { Services } from '../state/services';
import { antdTheme } from './antd-theme';
import { ErrorBoundary } from './error-boundary';
import { ServicesProvider, useApp, useLanguage } from './services';
import { Shell } from './shell';
import { useReducedMotion } from './use-reduced-motion';

/** The whole window. */
export function App({ services }: { readonly services: Services }) {
  return (
    <ServicesProvider services={services}>
      <Themed />
    </ServicesProvider>
  );
}

function Themed() {
  const language = useLanguage();
  const theme = useApp((state) => state.theme);
  const zoom = useApp((state) => state.zoom);
  useWindowTitle();
  const reducedMotion = useReducedMotion();
  const config = useMemo(() => antdTheme({ theme, zoom, reducedMotion }), [theme, zoom, reducedMotion]);
  return (
    <ConfigProvider locale={language === 'zh' ? zhCN : enUS} theme={config} button={{ autoInsertSpace: false }}>
      <ErrorBoundary>
        <ShownReviewProvider>
          <Shell />
        </ShownReviewProvider>
      </ErrorBoundary>
    </ConfigProvider>
  );
}

/** The title of the window: what is being edited, whether it is saved, and the product. */
function useWindowTitle(): void {
  const { t } = useTranslation('words');
  const path = useApp((state) => selectActiveDocument(state)?.path ?? null);
  const unsaved = useApp((state) => {
    const document = selectActiveDocument(state);
    return document !== null && isDirty(document);
  });
  const product = t('app.name');
  useEffect(() => {
    const file = path?.split('/').at(-1);
    document.title = file ? `${unsaved ? '● ' : ''}${file} — ${product}` : product;
  }, [path, unsaved, product]);
}
