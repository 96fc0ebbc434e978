import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReleaseLogView } from '../../main/ipc/signing-contract';
import { requestHost } from '../host';
import { useLanguage } from '../ui/services';
import { FailureAlert } from './failure-alert';
import { useRefusals } from './use-refusals';

const actions = [
  'export',
  'sign',
  'key-new',
  'trust-add',
  'trust-remove',
  'trust-revoke',
  'trust-require',
  'trust-forget',
] as const;

/** Who exported, signed or changed what and when, and whether the chain of lines holds. */
export function LogTab() {
  const { t } = useTranslation('words');
  const language = useLanguage();
  const { failure, look } = useRefusals();
  const [log, setLog] = useState<ReleaseLogView | null>(null);
  useEffect(() => {
    void look(() => requestHost('log:read', {})).then((found) => found && setLog(found));
  }, [look]);
  const time = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  const nameAction = (action: string): string => {
    const known = actions.find((each) => each === action);
    return known ? t(`log.action.${known}`) : action;
  };
  return (
    <>
      <p className="quiet">{t('log.lead')}</p>
      <FailureAlert failure={failure} />
      {log && (
        <p
          className={log.broken === null ? 'seal seal-good' : 'seal seal-bad'}
          data-testid="log-chain"
          data-broken={log.broken !== null}
        >
          {log.broken === null ? t('log.holds', { count: log.count }) : t('log.broken', { line: log.broken })}
        </p>
      )}
      {log?.entries.length === 0 && <p>{t('log.empty')}</p>}
      {log !== null && log.entries.length > 0 && (
        <>
          <p className="quiet">
            {t('log.head')} <code className="digest">{log.head}</code>
            <br />
            {t('log.headHint')}
          </p>
          <div className="signing-scroll" tabIndex={0} role="region" aria-label={t('signing.log')}>
            <table className="signing-table" data-testid="log-lines">
              <thead>
                <tr>
                  <th scope="col">{t('log.number')}</th>
                  <th scope="col">{t('log.at')}</th>
                  <th scope="col">{t('log.who')}</th>
                  <th scope="col">{t('log.what')}</th>
                  <th scope="col">{t('log.subject')}</th>
                  <th scope="col">{t('log.release')}</th>
                </tr>
              </thead>
              <tbody>
                {log.entries.map((entry) => (
                  <tr key={entry.number} data-action={entry.action}>
                    <td>{entry.number}</td>
                    <td>{time.format(new Date(entry.at))}</td>
                    <td>
                      <code>{entry.who}</code>
                    </td>
                    <td>{nameAction(entry.action)}</td>
                    <td className="log-subject">
                      {entry.action === 'trust-require' ? (
                        t(entry.subject === 'true' ? 'log.yes' : 'log.no')
                      ) : (
                        <code>{entry.subject}</code>
                      )}
                    </td>
                    <td>
                      {entry.release && (
                        <code>{`${entry.release.policy} ${entry.release.version} r${entry.release.revision}`}</code>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </>
  );
}
