import { BarChartOutlined, DownloadOutlined, TableOutlined } from '@ant-design/icons';
import type { EChartsType } from 'echarts/core';
import { Dropdown } from 'antd';
import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { reportFailure } from '../state/report-failure';
import { useServices } from '../ui/services';
import { Chart } from './chart';
import { ReportTable } from './report-table';
import type { ReportSection } from './report-section';
import { pictureAsPng, pictureAsSvg, savePdf, saveReport, tablesAs } from './save-report';

interface ChartCardProps extends ReportSection {
  /** What is chosen about the chart, beside its title. */
  readonly choices?: ReactNode;
  /** Makes the same for paper; without it there is no PDF of the chart. */
  readonly onPaper?: () => ReportSection;
}

const formats = ['svg', 'png', 'pdf', 'csv', 'xlsx'] as const;

/** A chart with the table behind it; either can be saved. */
export function ChartCard({ name, title, option, table, height, choices, note, onPaper }: ChartCardProps) {
  const { t } = useTranslation('words');
  const { store } = useServices();
  const [asTable, showTable] = useState(false);
  const chart = useRef<EChartsType | null>(null);
  const save = async (format: (typeof formats)[number]): Promise<void> => {
    if (format === 'csv' || format === 'xlsx') return saveReport(store, table.title, tablesAs(format, [table]));
    if (format === 'pdf') return savePdf(store, { title: table.title, lines: [] }, onPaper ? [onPaper()] : []);
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
            items: formats
              .filter((format) => format !== 'pdf' || onPaper)
              .map((format) => ({
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
