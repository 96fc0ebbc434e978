import type { SavedTable } from '../../main/ipc/population-contract';
import { drawPicture } from './load-charts';
import type { TableSection } from './list-sections';
import type { ReportSection } from './report-section';
import { writeCell } from './report-table';
import '../preview/print.css';
import './report-sheet.css';

/** What stands above a report on paper. */
export interface SheetHead {
  readonly title: string;
  readonly lines: readonly string[];
}

/** Width of a chart on paper: an A4 page without its margins. Units: pixels. */
const WIDTH = 640;

/** Lays a report out for paper: the head, then each section with its chart as a drawing, its note and its table. */
export function layOutReport(
  { title, lines }: SheetHead,
  sections: readonly (ReportSection | TableSection)[],
): Element {
  const sheet = document.createElement('div');
  sheet.className = 'print-sheet';
  const report = document.createElement('article');
  report.className = 'report-sheet';
  report.append(write('h1', title), ...lines.map((line) => write('p', line)));
  for (const section of sections) {
    const part = document.createElement('section');
    part.append(write('h2', section.title));
    if ('option' in section && section.table.rows.length > 0) part.append(drawSection(section));
    if ('note' in section && section.note !== undefined) part.append(write('p', section.note, 'report-note'));
    if (section.table.rows.length > 0) part.append(writeTable(section.table));
    report.append(part);
  }
  sheet.append(report);
  return sheet;
}

function drawSection({ option, height }: ReportSection): Element {
  const drawing = new DOMParser().parseFromString(drawPicture(option, WIDTH, height), 'image/svg+xml');
  const figure = document.createElement('figure');
  figure.append(document.importNode(drawing.documentElement, true));
  return figure;
}

function write(name: string, words: string, className = ''): HTMLElement {
  const element = document.createElement(name);
  element.textContent = words;
  if (className !== '') element.className = className;
  return element;
}

function writeTable({ heading, rows }: SavedTable): HTMLElement {
  const table = document.createElement('table');
  const head = document.createElement('thead');
  const titles = document.createElement('tr');
  titles.append(...heading.map((words) => write('th', words)));
  head.append(titles);
  const body = document.createElement('tbody');
  for (const row of rows) {
    const line = document.createElement('tr');
    line.append(
      ...row.map((cell, column) =>
        write(column === 0 ? 'th' : 'td', writeCell(cell), cell.kind === 'text' ? '' : 'number'),
      ),
    );
    body.append(line);
  }
  table.append(head, body);
  return table;
}
