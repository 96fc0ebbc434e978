import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DocumentId } from '../../main/ipc/contract';
import type { ReleaseChangeView, ReleaseForecastView } from '../../main/ipc/signing-contract';
import { reportFailure } from '../state/report-failure';
import { useBilingual, useServices } from '../ui/services';
import { setVersion } from './set-version';

interface Forecast {
  /** Null while it is being worked out. */
  readonly forecast: ReleaseForecastView | null;
  readonly document: DocumentId;
}

/** Says which release an export will be, what it changes, and what version that asks for. */
export function ReleaseForecast({ forecast, document }: Forecast) {
  const { t } = useTranslation('words');
  if (!forecast) return <p className="quiet">{t('publish.working')}</p>;
  const { title, version, revision, newest, isAgain, change, notCompared } = forecast;
  return (
    <>
      <dl className="certificate" data-testid="forecast" data-revision={revision} data-level={change?.level}>
        <div>
          <dt>{t('publish.policy')}</dt>
          <dd>{title}</dd>
        </div>
        <div>
          <dt>{t('publish.version')}</dt>
          <dd>
            {change && change.before !== version ? t('publish.raised', { before: change.before, version }) : version}
          </dd>
        </div>
        <div>
          <dt>{t('publish.revision')}</dt>
          <dd>
            {isAgain
              ? t('publish.again', { revision })
              : newest === null
                ? t('publish.first', { revision })
                : t('publish.next', { revision, newest })}
          </dd>
        </div>
        {change && <Change change={change} />}
      </dl>
      {notCompared && <Alert type="warning" showIcon title={t('publish.notCompared')} data-testid="not-compared" />}
      {change?.isLow && <LowVersion change={change} version={version} document={document} />}
    </>
  );
}

function Change({ change: { levelWords, reasons } }: { readonly change: ReleaseChangeView }) {
  const { t } = useTranslation('words');
  const speak = useBilingual();
  return (
    <div>
      <dt>{t('publish.change')}</dt>
      <dd>
        <b>{speak(levelWords)}</b>
        {reasons.map((reason, index) => (
          <div key={index}>{speak(reason)}</div>
        ))}
      </dd>
    </div>
  );
}

interface LowVersionProps {
  readonly change: ReleaseChangeView;
  readonly version: string;
  readonly document: DocumentId;
}

function LowVersion({ change: { requiredVersion }, version, document }: LowVersionProps) {
  const { t } = useTranslation('words');
  const services = useServices();
  const raise = () => {
    setVersion(services, document, requiredVersion).catch((failure: unknown) => reportFailure(services.store, failure));
  };
  return (
    <Alert
      type="warning"
      showIcon
      data-testid="version-low"
      title={t('publish.versionLow', { version, required: requiredVersion })}
      action={
        <Button size="small" onClick={raise} data-testid="raise-version">
          {t('publish.raise', { version: requiredVersion })}
        </Button>
      }
    />
  );
}
