import type { EChartsType } from 'echarts/core';
import type { ReportFile, SavedTable } from '../../main/ipc/population-contract';
import { requestHost } from '../host';
import { sayBoth } from '../i18n/words';
import { reportFailure } from '../state/report-failure';
import type { Store } from '../state/store';
import type { TableSection } from './list-sections';
import type { ReportSection } from './report-section';
import type { SheetHead } from './report-sheet';

/** Saves a part of a report where the user says, and tells so. */
export async function saveReport(store: Store, name: string, file: ReportFile | null): Promise<void> {
  try {
    const saved = file && (await requestHost('report:save', { name, file }));
    if (!saved) return;
    const message = sayBoth((words) => words('impact.saved', { name: saved }));
    store.dispatch({ type: 'noticeGiven', severity: 'success', message });
  } catch (error) {
    reportFailure(store, error);
  }
}

/**
 * Writes sections as a PDF, laid out for paper in the colours of paper: the page holds the sheet while the host asks
 * where to put it and prints it, and only the sheet is printed.
 */
export async function savePdf(
  store: Store,
  head: SheetHead,
  sections: readonly (ReportSection | TableSection)[],
): Promise<void> {
  try {
    // The code that draws is loaded with the first chart.
    const { layOutReport } = await import('./report-sheet');
    const sheet = layOutReport(head, sections);
    document.body.append(sheet);
    try {
      await saveReport(store, head.title, { kind: 'pdf' });
    } finally {
      sheet.remove();
    }
  } catch (error) {
    reportFailure(store, error);
  }
}

/** The chart as an SVG document. */
export function pictureAsSvg(chart: EChartsType): ReportFile {
  const address = chart.getDataURL({ type: 'svg' });
  return { kind: 'svg', svg: decodeURIComponent(address.slice(address.indexOf(',') + 1)) };
}

/** Dots a point of the screen is drawn with in a picture: sharp in print. */
const SHARPNESS = 2;

/** The chart as a PNG picture. */
export async function pictureAsPng(chart: EChartsType): Promise<ReportFile> {
  const image = new Image();
  image.src = chart.getDataURL({ type: 'svg' });
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = chart.getWidth() * SHARPNESS;
  canvas.height = chart.getHeight() * SHARPNESS;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('there is no way to draw a picture');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  const [, png = ''] = canvas.toDataURL('image/png').split(',');
  return { kind: 'png', png };
}

/** A table as CSV, or several as one workbook. */
export function tablesAs(kind: 'csv' | 'xlsx', tables: readonly SavedTable[]): ReportFile | null {
  const [first] = tables;
  if (!first) return null;
  return kind === 'csv' ? { kind, table: first } : { kind, tables };
}
