import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ImportReportView } from '../../main/ipc/population-contract';
import { useBilingual, useServices } from '../ui/services';

/** What an import has taken, and every kind of row and cell that did not go in as it stood. */
export function ImportReportDialog({ report }: { readonly report: ImportReportView }) {
  const { t } = useTranslation('words');
  const speak = useBilingual();
  const { store } = useServices();
  const close = () => store.dispatch({ type: 'dialogClosed' });
  const { files, notes, unknown, population } = report;
  return (
    <Modal
      open
      width="46rem"
      title={t('imported.title', { count: population.enterprises })}
      okText={t('common.close')}
      cancelButtonProps={{ style: { display: 'none' } }}
      onOk={close}
      onCancel={close}
    >
      <div
        className="import-plan"
        data-testid="import-report"
        tabIndex={0}
        role="region"
        aria-label={t('imported.title', { count: population.enterprises })}
      >
        <ul>
          {files.map(({ name, rows, taken, encoding, unmapped }) => (
            <li key={name}>
              {t('imported.file', { name, rows, taken, encoding })}
              {unmapped.length > 0 && (
                <span className="quiet">
                  {' '}
                  {t('imported.unmapped', { columns: unmapped.join(t('common.separator')) })}
                </span>
              )}
            </li>
          ))}
        </ul>
        {unknown.length > 0 && (
          <p>{t('imported.unknown', { kinds: unknown.map(speak).join(t('common.separator')) })}</p>
        )}
        {notes.length === 0 ? (
          <p>{t('imported.clean')}</p>
        ) : (
          <table className="impact-table">
            <thead>
              <tr>
                {(['kind', 'where', 'reason', 'count', 'example'] as const).map((name) => (
                  <th key={name} scope="col">
                    {t(`imported.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {notes.map(({ file, column, kind, reason, count, examples }, index) => (
                <tr key={index}>
                  <td>{t(`imported.kinds.${kind}`)}</td>
                  <td>{column === null ? file : t('imported.place', { file, column })}</td>
                  <td>{speak(reason)}</td>
                  <td className="number">{count}</td>
                  <td>
                    {examples.slice(0, 2).map(({ row, text }) => (
                      <div key={row}>{t('imported.exampleRow', { row, text })}</div>
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <p className="quiet">{t('imported.notes')}</p>
      </div>
    </Modal>
  );
}
