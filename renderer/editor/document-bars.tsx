import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { keepMine, takeOutsideText, takeRecovered, forgetRecovered } from '../state/outside-changes';
import { selectActiveDocument } from '../state/selectors';
import { fileName } from '../ui/file-name';
import { useApp, useServices } from '../ui/services';

/** What has to be decided about the active document: another program changed it, or lost text was found. */
export function DocumentBars() {
  const document = useApp(selectActiveDocument);
  const stopped = useApp((state) => state.engine.stopped);
  const { t } = useTranslation('words');
  if (!document) return null;
  const concerned = stopped && (stopped.path === null || stopped.path === document.path);
  return (
    <>
      {document.outside && <OutsideBar />}
      {document.recovered !== null && <RecoveredBar />}
      {concerned && (
        <Alert
          banner
          type="warning"
          data-testid="engine-stopped"
          title={t(stopped.reason === 'slow' ? 'editor.stoppedSlow' : 'editor.stoppedBug')}
          description={stopped.detail || undefined}
        />
      )}
    </>
  );
}

function OutsideBar() {
  const services = useServices();
  const document = useApp(selectActiveDocument);
  const { t } = useTranslation('words');
  if (!document?.outside) return null;
  const name = fileName(document.path);
  const deleted = document.outside.text === null;
  const compare = () =>
    services.store.dispatch({
      type: 'dialogOpened',
      dialog: { kind: 'compare', document: document.id, against: 'disk' },
    });
  return (
    <Alert
      banner
      type="warning"
      data-testid="outside-bar"
      title={t(deleted ? 'editor.outsideDeleted' : 'editor.outsideChanged', { name })}
      action={
        <span className="bar-actions">
          {!deleted && (
            <>
              <Button size="small" type="primary" onClick={() => takeOutsideText(services, document.id)}>
                {t('editor.reload')}
              </Button>
              <Button size="small" onClick={compare}>
                {t('editor.compare')}
              </Button>
            </>
          )}
          <Button size="small" onClick={() => keepMine(services, document.id)}>
            {t('editor.keepMine')}
          </Button>
        </span>
      }
    />
  );
}

function RecoveredBar() {
  const services = useServices();
  const document = useApp(selectActiveDocument);
  const { t } = useTranslation('words');
  if (!document) return null;
  const compare = () =>
    services.store.dispatch({
      type: 'dialogOpened',
      dialog: { kind: 'compare', document: document.id, against: 'recovered' },
    });
  return (
    <Alert
      banner
      type="info"
      data-testid="recovered-bar"
      title={t('editor.recovered', { name: fileName(document.path) })}
      action={
        <span className="bar-actions">
          <Button size="small" type="primary" onClick={() => takeRecovered(services, document.id)}>
            {t('editor.restore')}
          </Button>
          <Button size="small" onClick={compare}>
            {t('editor.compare')}
          </Button>
          <Button size="small" onClick={() => forgetRecovered(services, document.id)}>
            {t('editor.discard')}
          </Button>
        </span>
      }
    />
  );
}
