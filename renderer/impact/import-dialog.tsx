import { Checkbox, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportFileView, ImportPlanView, MappedColumnView } from '../../main/ipc/population-contract';
import { importPopulation } from '../state/open-population';
import { reportFailure } from '../state/report-failure';
import { useBilingual, useServices } from '../ui/services';

const units = [
  ['元', 'yuan'],
  ['千元', 'thousand'],
  ['万元', 'tenThousand'],
  ['百万元', 'million'],
  ['千万元', 'tenMillion'],
  ['亿元', 'hundredMillion'],
  ['%', 'percent'],
] as const;

type Chosen = Pick<ImportFileView, 'table' | 'columns'>;

/** Asks what the columns of the chosen files hold; what the headings say is filled in. */
export function ImportDialog({ plan }: { readonly plan: ImportPlanView }) {
  const { t } = useTranslation('words');
  const speak = useBilingual();
  const services = useServices();
  const { store } = services;
  const [files, setFiles] = useState<readonly Chosen[]>(plan.files);
  const [noneElse, setNoneElse] = useState(false);
  const close = () => store.dispatch({ type: 'dialogClosed' });
  const change = (index: number, next: Chosen) => setFiles(files.map((file, at) => (at === index ? next : file)));
  const go = () => {
    close();
    const choice = {
      files: files.map(({ table, columns }) => ({
        table,
        columns: Object.fromEntries(columns.map(({ header, mapped }) => [header, mapped])),
      })),
      noneElse,
    };
    importPopulation(services, choice).catch((error: unknown) => reportFailure(store, error));
  };
  return (
    <Modal
      open
      width="46rem"
      title={t('import.title')}
      okText={t('import.go')}
      cancelText={t('common.cancel')}
      onOk={go}
      onCancel={close}
    >
      <div className="import-plan" data-testid="import-plan" tabIndex={0} role="region" aria-label={t('import.title')}>
        <p className="quiet">{t('import.about')}</p>
        {plan.files.map(({ name, remembered }, index) => {
          const file = files[index];
          if (!file) return null;
          const fields = plan.tables.find(({ id }) => id === file.table)?.fields ?? [];
          return (
            <section key={`${index} ${name}`} aria-label={name}>
              <h3>
                {name}
                {remembered && <span className="badge">{t('import.remembered')}</span>}
              </h3>
              <div className="import-table">
                <span id={`import-table-${index}`}>{t('import.holds')}</span>
                <Select
                  size="small"
                  value={file.table}
                  aria-labelledby={`import-table-${index}`}
                  popupMatchSelectWidth={false}
                  options={plan.tables.map(({ id, label }) => ({ value: id, label: speak(label) }))}
                  onChange={(table) =>
                    // The fields of another table are others.
                    change(index, { table, columns: file.columns.map(({ header }) => ({ header, mapped: null })) })
                  }
                />
              </div>
              <table className="impact-table">
                <thead>
                  <tr>
                    <th scope="col">{t('import.column')}</th>
                    <th scope="col">{t('import.meaning')}</th>
                    <th scope="col">{t('import.unit')}</th>
                  </tr>
                </thead>
                <tbody>
                  {file.columns.map(({ header, mapped }, at) => {
                    const map = (next: MappedColumnView | null) =>
                      change(index, {
                        ...file,
                        columns: file.columns.map((column, place) =>
                          place === at ? { header, mapped: next } : column,
                        ),
                      });
                    const field = fields.find(({ id }) => id === mapped?.field);
                    return (
                      <tr key={`${at} ${header}`}>
                        <th scope="row">{header}</th>
                        <td>
                          <Select
                            size="small"
                            value={mapped?.field ?? ''}
                            aria-label={t('import.meaningOf', { column: header })}
                            className="import-field"
                            options={[
                              { value: '', label: t('import.leftOut') },
                              ...fields.map(({ id, label }) => ({ value: id, label: speak(label) })),
                            ]}
                            onChange={(id) => map(id === '' ? null : { field: id, unit: null })}
                          />
                        </td>
                        <td>
                          {mapped && field?.takesUnit && (
                            <Select
                              size="small"
                              value={mapped.unit ?? ''}
                              aria-label={t('import.unitOf', { column: header })}
                              options={[
                                { value: '', label: t('import.asWritten') },
                                ...units.map(([value, name]) => ({ value, label: t(`import.units.${name}`) })),
                              ]}
                              onChange={(unit) => map({ ...mapped, unit: unit === '' ? null : unit })}
                            />
                          )}
                        </td>
                      </tr>
                    );
                  })}
                </tbody>
              </table>
            </section>
          );
        })}
        <Checkbox checked={noneElse} onChange={({ target }) => setNoneElse(target.checked)}>
          {t('import.noneElse')}
        </Checkbox>
      </div>
    </Modal>
  );
}
