import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { keepMine, takeOutsideText, takeRecovered, forgetRecovered } from '../state/outside-changes';
import { isPolicyPath, isReadOnly, selectActiveDocument } from '../state/selectors';
import { Bar } from '../ui/bar';
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
      <ReadOnlyBar />
      {document.outside && <OutsideBar />}
      {document.recovered !== null && <RecoveredBar />}
      {concerned && (
        <Bar
          severity="warning"
          testId="engine-stopped"
          text={t(stopped.reason === 'slow' ? 'editor.stoppedSlow' : 'editor.stoppedBug')}
          detail={stopped.detail || undefined}
        />
      )}
    </>
  );
}

/** Says that nothing can be changed, and how that ends. */
function ReadOnlyBar() {
  const { t } = useTranslation('words');
  const { run } = useServices();
  const readOnly = useApp(isReadOnly);
  if (!readOnly) return null;
  return (
    <Bar severity="information" testId="read-only-bar" text={t('readOnly.bar')}>
      <Button size="small" onClick={() => run('view.reviewOnly')}>
        {t('readOnly.end')}
      </Button>
    </Bar>
  );
}

function OutsideBar() {
  const services = useServices();
  const document = useApp(selectActiveDocument);
  const { t } = useTranslation('words');
  if (!document?.outside) return null;
  const name = fileName(document.path);
  const deleted = document.outside.text === null;
  // First what loses nothing: both texts hold something that the other has not.
  const canMerge = isPolicyPath(document.path);
  const compare = () =>
    services.store.dispatch({
      type: 'dialogOpened',
      dialog: { kind: 'compare', document: document.id, against: 'disk' },
    });
  const merge = () =>
    services.store.dispatch({ type: 'dialogOpened', dialog: { kind: 'merge', document: document.id } });
  return (
    <Bar
      severity="warning"
      testId="outside-bar"
      text={t(deleted ? 'editor.outsideDeleted' : 'editor.outsideChanged', { name })}
    >
      {!deleted && (
        <>
          {canMerge && (
            <Button size="small" type="primary" onClick={merge}>
              {t('merge.open')}
            </Button>
          )}
          <Button size="small" type={canMerge ? 'default' : 'primary'} onClick={compare}>
            {t('editor.compare')}
          </Button>
          <Button size="small" onClick={() => takeOutsideText(services, document.id)}>
            {t('editor.reload')}
          </Button>
        </>
      )}
      <Button size="small" onClick={() => keepMine(services, document.id)}>
        {t('editor.keepMine')}
      </Button>
    </Bar>
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
    <Bar severity="information" testId="recovered-bar" text={t('editor.recovered', { name: fileName(document.path) })}>
      <Button size="small" type="primary" onClick={() => takeRecovered(services, document.id)}>
        {t('editor.restore')}
      </Button>
      <Button size="small" onClick={compare}>
        {t('editor.compare')}
      </Button>
      <Button size="small" onClick={() => forgetRecovered(services, document.id)}>
        {t('editor.discard')}
      </Button>
    </Bar>
  );
}
