import { DownloadOutlined } from '@ant-design/icons';
import { Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import type { SavedTable } from '../../main/ipc/population-contract';
import { ReportTable } from '../impact/report-table';
import { saveReport, tablesAs } from '../impact/save-report';
import { reportFailure } from '../state/report-failure';
import { useServices } from '../ui/services';

interface TableCardProps {
  readonly name: string;
  readonly table: SavedTable;
  /** Said where the table has no rows. */
  readonly empty: string;
  readonly note?: string;
}

const formats = ['csv', 'xlsx'] as const;

/** A table that no chart would say more clearly; it can be saved. */
export function TableCard({ name, table, empty, note }: TableCardProps) {
  const { t } = useTranslation('words');
  const { store } = useServices();
  const { title, rows } = table;
  return (
    <section className="impact-card scenario-wide" aria-label={title} data-testid={`impact-${name}`}>
      <header className="impact-card-head">
        <h3>{title}</h3>
        <Dropdown
          trigger={['click']}
          menu={{
            items: formats.map((format) => ({ key: format, label: t(`impact.format.${format}`) })),
            onClick: ({ key }) => {
              const format = formats.find((each) => each === key);
              if (!format) return;
              saveReport(store, title, tablesAs(format, [table])).catch((error: unknown) =>
                reportFailure(store, error),
              );
            },
          }}
        >
          <button
            type="button"
            className="tool"
            aria-label={t('impact.saveOf', { title })}
            title={t('impact.saveOf', { title })}
            data-testid={`impact-${name}-save`}
          >
            <DownloadOutlined aria-hidden="true" />
          </button>
        </Dropdown>
      </header>
      {rows.length === 0 ? <p className="quiet impact-note">{empty}</p> : <ReportTable table={table} />}
      {note !== undefined && <p className="quiet impact-note">{note}</p>}
    </section>
  );
}
