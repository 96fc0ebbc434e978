import { DiffOutlined, RollbackOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { writeTime } from '../simulation/baseline-name';
import type { DocumentState } from '../state/app-state';
import { isDirty, isPolicyPath, selectActiveDocument } from '../state/selectors';
import { EmptyHint } from '../ui/empty-hint';
import { useApp, useBilingual, useLanguage, useServices } from '../ui/services';
import { DifferenceList } from './difference-list';
import { restoreVersion } from './restore-version';
import { useUnsaved, useVersions, type ShownVersion } from './use-versions';
import './history.css';

/** The texts that were saved of the active document, with what each says otherwise than the one before. */
export function HistoryPane() {
  const { t } = useTranslation('words');
  const document = useApp(selectActiveDocument);
  return (
    <div className="study" role="tabpanel" aria-label={t('history.label')} data-testid="history">
      {document ? <History key={document.id} document={document} /> : <EmptyHint text={t('history.none')} />}
    </div>
  );
}

function History({ document }: { readonly document: DocumentState }) {
  const { t } = useTranslation('words');
  const speak = useBilingual();
  const dirty = isDirty(document);
  const { versions, failure, retry } = useVersions(document);
  const unsaved = useUnsaved(document, dirty);
  if (failure)
    return (
      <EmptyHint text={t('history.failed', { reason: speak(failure) })}>
        <Button onClick={retry}>{t('history.retry')}</Button>
      </EmptyHint>
    );
  if (!versions) return <EmptyHint text={t('common.loading')} />;
  if (versions.length === 0 && !dirty) return <EmptyHint text={t('history.empty')} />;
  return (
    <>
      <p className="history-about quiet">{t('history.about')}</p>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={t('history.list')}>
        <ol className="versions">
          {dirty && (
            <li className="version version-unsaved" data-testid="version-unsaved">
              <p className="version-head">
                <b>{t('history.unsaved')}</b>
              </p>
              <div className="version-differences">
                {unsaved ? <DifferenceList comparison={unsaved} /> : <p className="quiet">{t('history.comparing')}</p>}
              </div>
            </li>
          )}
          {versions.map((version, index) => (
            <Version
              key={version.id}
              document={document.id}
              path={document.path}
              version={version}
              isCurrent={version.digest === document.savedDigest && index === 0}
              isFirst={!versions.some(({ damaged }, place) => place > index && damaged === null)}
            />
          ))}
        </ol>
      </div>
    </>
  );
}

interface VersionProps {
  readonly document: string;
  readonly path: string;
  readonly version: ShownVersion;
  readonly isCurrent: boolean;
  readonly isFirst: boolean;
}

const Version = memo(function Version({ document, path, version, isCurrent, isFirst }: VersionProps) {
  const { t } = useTranslation('words');
  const speak = useBilingual();
  const language = useLanguage();
  const time = writeTime(version.savedAt, language);
  return (
    <li className="version" data-testid="version" data-origin={version.origin}>
      <p className="version-head">
        <time dateTime={version.savedAt}>{time}</time>
        <span className="badge">{t(`history.${version.origin}`)}</span>
        {isCurrent && <span className="badge badge-change">{t('history.current')}</span>}
      </p>
      <div className="version-differences">
        {version.damaged ? (
          <p className="version-damaged">{speak(version.damaged)}</p>
        ) : version.comparison ? (
          <DifferenceList comparison={version.comparison} />
        ) : (
          <p className="quiet">{t(isFirst ? 'history.first' : 'history.comparing')}</p>
        )}
      </div>
      {version.text !== null && (
        <VersionTools document={document} path={path} text={version.text} savedAt={version.savedAt} time={time} />
      )}
    </li>
  );
});

interface VersionToolsProps {
  readonly document: string;
  readonly path: string;
  readonly text: string;
  readonly savedAt: string;
  readonly time: string;
}

function VersionTools({ document, path, text, savedAt, time }: VersionToolsProps) {
  const { t } = useTranslation('words');
  const services = useServices();
  const { store } = services;
  const compare = () => store.dispatch({ type: 'dialogOpened', dialog: { kind: 'version', document, text, savedAt } });
  const useAsBaseline = () => {
    store.dispatch({ type: 'baselineChosen', baseline: { kind: 'version', path, text, savedAt } });
    store.dispatch({ type: 'bottomPanelShown', panel: 'simulation' });
  };
  return (
    <p className="version-tools">
      <Button size="small" icon={<DiffOutlined />} aria-label={t('history.compareOf', { time })} onClick={compare}>
        {t('history.compare')}
      </Button>
      <Button
        size="small"
        icon={<RollbackOutlined />}
        aria-label={t('history.restoreOf', { time })}
        onClick={() => void restoreVersion(services, document, text, savedAt)}
      >
        {t('history.restore')}
      </Button>
      {isPolicyPath(path) && (
        <Button size="small" type="link" aria-label={t('history.baselineOf', { time })} onClick={useAsBaseline}>
          {t('history.baseline')}
        </Button>
      )}
    </p>
  );
}
