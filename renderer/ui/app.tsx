import { ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { useMemo } from 'react';
import type { Services } from '../state/services';
import { antdTheme } from './antd-theme';
import { ErrorBoundary } from './error-boundary';
import { ServicesProvider, useApp } from './services';
import { Shell } from './shell';

/** The whole window. */
export function App({ services }: { readonly services: Services }) {
  return (
    <ServicesProvider services={services}>
      <Themed />
    </ServicesProvider>
  );
}

function Themed() {
  const language = useApp((state) => state.language);
  const theme = useApp((state) => state.theme);
  const zoom = useApp((state) => state.zoom);
  const config = useMemo(() => antdTheme(theme, zoom), [theme, zoom]);
  return (
    <ConfigProvider locale={language === 'zh' ? zhCN : enUS} theme={config} button={{ autoInsertSpace: false }}>
      <ErrorBoundary>
        <Shell />
      </ErrorBoundary>
    </ConfigProvider>
  );
}
