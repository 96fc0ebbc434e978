import { BarChartOutlined, DownloadOutlined, TableOutlined } from '@ant-design/icons';
import type { EChartsCoreOption, EChartsType } from 'echarts/core';
import { Dropdown } from 'antd';
import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SavedTable } from '../../main/ipc/population-contract';
import { reportFailure } from '../state/report-failure';
import { useServices } from '../ui/services';
import { Chart } from './chart';
import { ReportTable } from './report-table';
import { pictureAsPng, pictureAsSvg, saveReport, tablesAs } from './save-report';

interface ChartCardProps {
  readonly name: string;
  readonly title: string;
  readonly option: EChartsCoreOption;
  readonly table: SavedTable;
  readonly height: number;
  /** What is chosen about the chart, beside its title. */
  readonly choices?: ReactNode;
  readonly note?: string;
}

const formats = ['svg', 'png', 'csv', 'xlsx'] as const;

/** A chart with the table behind it; either can be saved. */
export function ChartCard({ name, title, option, table, height, choices, note }: ChartCardProps) {
  const { t } = useTranslation('words');
  const { store } = useServices();
  const [asTable, showTable] = useState(false);
  const chart = useRef<EChartsType | null>(null);
  const save = async (format: (typeof formats)[number]): Promise<void> => {
    if (format === 'csv' || format === 'xlsx') return saveReport(store, table.title, tablesAs(format, [table]));
    const drawn = chart.current;
    if (!drawn) return undefined;
    const file = format === 'svg' ? pictureAsSvg(drawn) : await pictureAsPng(drawn);
    return saveReport(store, table.title, file);
  };
  const Toggle = asTable ? BarChartOutlined : TableOutlined;
  return (
    <section className="impact-card" aria-label={title} data-testid={`impact-${name}`}>
      <header className="impact-card-head">
        <h3>{title}</h3>
        {choices}
        <button
          type="button"
          className="tool"
          aria-pressed={asTable}
          aria-label={t(asTable ? 'impact.showChart' : 'impact.showTable', { title })}
          title={t(asTable ? 'impact.showChart' : 'impact.showTable', { title })}
          data-testid={`impact-${name}-table`}
          onClick={() => showTable(!asTable)}
        >
          <Toggle aria-hidden="true" />
        </button>
        <Dropdown
          trigger={['click']}
          menu={{
            items: formats.map((format) => ({
              key: format,
              label: t(`impact.format.${format}`),
              // A picture is made of the chart that is on the screen.
              disabled: asTable && (format === 'svg' || format === 'png'),
            })),
            onClick: ({ key }) => {
              const format = formats.find((each) => each === key);
              if (format) save(format).catch((error: unknown) => reportFailure(store, error));
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
      {asTable ? (
        <ReportTable table={table} />
      ) : (
        <div className="impact-card-body" tabIndex={0} role="group" aria-label={title}>
          <Chart option={option} label={t('impact.chartOf', { title })} height={height} chart={chart} />
        </div>
      )}
      {note !== undefined && <p className="quiet impact-note">{note}</p>}
    </section>
  );
}
