import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import type { ReportFile, SavedTable, TableCell } from './ipc/population-contract';

/** Makes the bytes of a file of a report; only a PDF is laid out by the page instead. */
export async function writeReportFile(file: Exclude<ReportFile, { readonly kind: 'pdf' }>): Promise<Uint8Array> {
  switch (file.kind) {
    case 'svg':
      return new TextEncoder().encode(file.svg);
    case 'png':
      return Buffer.from(file.png, 'base64');
    case 'csv':
      return new TextEncoder().encode(writeCsv(file.table));
    case 'xlsx':
      return await writeWorkbook(file.tables);
  }
}

/**
 * Writes a table as CSV in UTF-8 with the mark that spreadsheets look for. A text that a spreadsheet would take for a
 * formula stands behind an apostrophe; numbers stand as they are.
 */
export function writeCsv({ heading, rows }: SavedTable): string {
  const lines = [heading.map(quoteText), ...rows.map((row) => row.map(writeCell))];
  return `\uFEFF${lines.map((line) => line.join(',')).join('\r\n')}\r\n`;
}

function writeCell(cell: TableCell): string {
  if (cell.kind === 'count') return String(cell.count);
  return cell.kind === 'yuan' ? (cell.yuan ?? '') : quoteText(cell.text);
}

function quoteText(text: string): string {
  const safe = /^[\s\p{Cc}]*[=+\-@＝＋－＠]/u.test(text) || /^[\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The largest amount that a number of a spreadsheet keeps to the fen. Units: yuan. */
const EXACT_YUAN = 9_999_999_999_999;

async function writeWorkbook(tables: readonly SavedTable[]): Promise<Uint8Array> {
  const names = nameSheets(tables);
  const sheets = tables.map(({ heading, rows }, index) => ({
    sheet: names[index] ?? '',
    data: [
      heading.map((value) => ({ value, type: String, fontWeight: 'bold' as const })),
      ...rows.map((row) => row.map(spreadsheetCell)),
    ] satisfies SheetData,
    columns: heading.map((_, column) => ({ width: column === 0 ? 36 : 18 })),
    stickyRowsCount: 1,
  }));
  return await writeXlsxFile(sheets).toBuffer();
}

/** Texts are text cells whatever they begin with; what a number cannot keep exactly is a text, too. */
function spreadsheetCell(cell: TableCell) {
  if (cell.kind === 'count') return { value: cell.count, type: Number, format: '#,##0' };
  if (cell.kind === 'text') return { value: cell.text, type: String };
  if (cell.yuan === null) return null;
  const number = Number(cell.yuan);
  if (Math.abs(number) > EXACT_YUAN) return { value: cell.yuan, type: String };
  return { value: number, type: Number, format: '#,##0.00' };
}

/** Names of sheets are short, unlike one another, and without some characters. */
function nameSheets(tables: readonly SavedTable[]): readonly string[] {
  const taken = new Set<string>();
  return tables.map(({ title }, index) => {
    const short =
      title
        .replace(/[\\/?*[\]:']/g, ' ')
        .trim()
        .slice(0, 28) || String(index + 1);
    const name = taken.has(short) ? `${short.slice(0, 25)} ${index + 1}` : short;
    taken.add(name);
    return name;
  });
}
