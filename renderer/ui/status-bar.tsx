import { CloseCircleOutlined, LoadingOutlined, PauseCircleOutlined, WarningOutlined } from '@ant-design/icons';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { countProblems, listProblems, selectActiveFile } from '../state/selectors';
import { useApp, useLanguage, useServices } from './services';
import './status-bar.css';

/** Problems, state of the calculation, keywords and cursor, at the foot of the window. */
export function StatusBar() {
  const { t } = useTranslation('words');
  const { store, run } = useServices();
  const analyses = useApp((state) => state.analyses);
  const cursor = useApp((state) => state.cursor);
  const year = useApp((state) => state.year);
  const surface = useApp((state) => selectActiveFile(state)?.policy?.surface ?? null);
  const language = useLanguage();
  const counts = useMemo(() => countProblems(listProblems(analyses, null)), [analyses]);
  return (
    <footer className="status" aria-label={t('status.label')} data-testid="status">
      <button
        type="button"
        data-testid="status-problems"
        onClick={() => store.dispatch({ type: 'bottomPanelShown', panel: 'problems' })}
      >
        <CloseCircleOutlined aria-hidden="true" />
        <span className="visually-hidden">{t('problems.severity.error')}</span> {counts.errors}{' '}
        <WarningOutlined aria-hidden="true" />
        <span className="visually-hidden">{t('problems.severity.warning')}</span> {counts.warnings}
      </button>
      <EngineStatus />
      <span className="status-space" />
      <button type="button" data-testid="status-cursor" onClick={() => run('edit.find')}>
        {t('status.cursor', { line: cursor.line, column: cursor.column })}
      </button>
      <span>
        {surface === null ? t('status.plain') : t(surface === 'zh' ? 'status.surfaceZh' : 'status.surfaceEn')}
      </span>
      {year !== null && (
        <button type="button" onClick={() => store.dispatch({ type: 'bottomPanelShown', panel: 'simulation' })}>
          {t('common.year')} {year}
        </button>
      )}
      <button
        type="button"
        title={t('toolbar.language')}
        onClick={() => run(language === 'zh' ? 'view.language.en' : 'view.language.zh')}
      >
        {language === 'zh' ? '中文' : 'English'}
      </button>
    </footer>
  );
}

function EngineStatus() {
  const { t } = useTranslation('words');
  const { busy, stopped, milliseconds } = useApp((state) => state.engine);
  if (stopped) {
    return (
      <span className="status-stopped" data-testid="engine-state">
        <PauseCircleOutlined aria-hidden="true" /> {t('status.stopped')}
      </span>
    );
  }
  return (
    <span data-testid="engine-state" data-busy={busy} title={t('status.took', { ms: Math.round(milliseconds) })}>
      {busy && <LoadingOutlined aria-hidden="true" />} {t(busy ? 'status.busy' : 'status.ready')}
    </span>
  );
}
