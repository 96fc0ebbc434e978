import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { readSheet, SheetNotFoundError } from 'read-excel-file/node';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { fail, HostFailure } from '../../ipc/host-failure';
import { breathe, type TaskRun } from '../task-run';
import { FailedFormulas } from './failed-formulas';
import { HEADING_WITHIN, locateHeading, type HeadingSense, type LocatedHeading } from './locate-heading';
import { distinguish, SAMPLES, type TextSource } from './read-source';

/** Sheets that are looked at for a table. */
const SHEETS = 8;

/** Bounds on a workbook: a small file that grows without end when it is unpacked is refused. Units: files, bytes, rows. */
export const WORKBOOK_LIMITS = {
  entries: 2_000,
  bytes: 1024 * 1024 * 1024,
  growth: 200,
  small: 16 * 1024 * 1024,
} as const;

/**
 * Writes a sheet of a workbook as `staging`.csv: the first that has names of columns anybody knows, or the first that is not empty.
 * Errors: import/workbook, import/bomb, import/empty.
 */
export async function readWorkbook(
  file: string,
  staging: string,
  sense: HeadingSense,
  run: TaskRun,
): Promise<TextSource> {
  const failed = new FailedFormulas();
  await checkWorkbook(file, failed, run);
  await breathe(run);
  const { sheet, rows, above, unit, ...located } = await chooseSheet(file, sense, failed, run);
  const body = rows.slice(above.length + 1);
  const headers = distinguish(located.headers);
  const target = `${staging}.csv`;
  const out = createWriteStream(target, { flags: 'wx' });
  const broken = new Promise<never>((_, reject) => out.once('error', reject));
  const work = async (): Promise<void> => {
    for (const record of [...above, headers]) out.write(writeRecord(record));
    for (const [index, row] of body.entries()) {
      if (!out.write(writeRecord(headers.map((_, column) => textOf(row[column]))))) await once(out, 'drain');
      if (index % 10_000 === 0) await breathe(run);
    }
    out.end();
    await once(out, 'close');
  };
  try {
    await Promise.race([work(), broken]);
  } finally {
    out.destroy();
  }
  const samples = body.slice(0, SAMPLES).map((row) => headers.map((_, column) => textOf(row[column])));
  return {
    file: target,
    origin: file,
    encoding: 'utf-8',
    sheet,
    delimiter: ',',
    above,
    unit,
    headers,
    samples,
    mayHaveBlankLines: true,
  };
}

interface ChosenSheet extends LocatedHeading {
  readonly sheet: number;
  readonly rows: readonly (readonly unknown[])[];
}

/** In front of the tables of administrations may stand sheets of explanations. Errors: import/workbook, import/empty. */
async function chooseSheet(
  file: string,
  sense: HeadingSense,
  failed: FailedFormulas,
  run: TaskRun,
): Promise<ChosenSheet> {
  let other: ChosenSheet | null = null;
  for (let sheet = 1; sheet <= SHEETS; sheet += 1) {
    await breathe(run);
    const read = await readSheet<string>(file, sheet, { parseNumber: plainNumber }).catch((error: unknown) => {
      if (error instanceof SheetNotFoundError) return null;
      throw unreadable(file, error instanceof Error ? error.message : '');
    });
    if (read === null) break;
    if (read.length === 0) continue;
    const rows: unknown[][] = read;
    for (const { row, column, text } of failed.list(sheet)) {
      const cells = rows[row];
      if (cells) cells[column] = text;
    }
    const located = locateHeading(
      rows.slice(0, HEADING_WITHIN).map((row) => row.map(textOf)),
      sense,
    );
    const chosen = { sheet, rows, ...located };
    if (sense.count(located.headers) > 0) return chosen;
    other ??= chosen;
  }
  if (other === null) throw fail('import/empty', `${file} 的各张表都是空的。`, `The sheets of ${file} are empty.`);
  return other;
}

/**
 * Looks at the directory of the archive before anything of it is unpacked, and then whether the directory tells the truth.
 * Errors: import/workbook, import/bomb.
 */
async function checkWorkbook(file: string, failed: FailedFormulas, run: TaskRun): Promise<void> {
  const archive = await openPromise(file, { lazyEntries: true, validateEntrySizes: true }).catch(() => {
    throw fail('import/workbook', `${file} 不是 XLSX 工作簿，或已损坏。`, `${file} is no XLSX workbook, or damaged.`);
  });
  let [entries, unpacked, packed] = [0, 0, 0];
  try {
    for await (const entry of archive.eachEntry()) {
      entries += 1;
      unpacked += entry.uncompressedSize;
      packed += entry.compressedSize;
      const grows = unpacked > WORKBOOK_LIMITS.small && unpacked > packed * WORKBOOK_LIMITS.growth;
      if (entries > WORKBOOK_LIMITS.entries || unpacked > WORKBOOK_LIMITS.bytes || grows) throw bomb(file);
      await measureEntry(archive, entry, { file, failed, run });
    }
  } finally {
    archive.close();
  }
}

/** Unpacks an entry to nowhere: it stops as soon as there is more than the directory says. */
async function measureEntry(
  archive: ZipFile,
  entry: Entry,
  { file, failed, run }: { readonly file: string; readonly failed: FailedFormulas; readonly run: TaskRun },
): Promise<void> {
  if (entry.isEncrypted()) throw unreadable(file);
  try {
    const parts = (await archive.openReadStreamPromise(entry)) as AsyncIterable<Buffer>;
    for await (const part of parts) {
      failed.feed(entry.fileName, part);
      await breathe(run);
    }
  } catch (error) {
    if (error instanceof HostFailure) throw error;
    throw error instanceof Error && error.message.startsWith('too many bytes') ? bomb(file) : unreadable(file);
  }
}

function bomb(file: string) {
  return fail(
    'import/bomb',
    `${file} 解开后大得不合常理，未作读取。请另存为 CSV 后再导入。`,
    `${file} would grow beyond all reason when it is unpacked; it was not read. Save it as CSV and import that.`,
  );
}

function unreadable(file: string, why = '') {
  return fail(
    'import/workbook',
    `${file} 读不出：它不是 XLSX 工作簿，或已损坏、加密。`,
    `${file} cannot be read: it is no XLSX workbook, or damaged or encrypted${why === '' ? '' : ` (${why})`}.`,
  );
}

/** The 15 digits that spreadsheets keep: what a double has beyond them is noise, and a code of more digits is lost. */
function plainNumber(text: string): string {
  const value = Number(text);
  if (!Number.isFinite(value)) return text;
  const rounded = Number(value.toPrecision(15));
  if (Math.abs(rounded) >= 1e15) return rounded.toExponential().toUpperCase();
  return Number.isInteger(rounded) ? BigInt(rounded).toString() : String(rounded);
}

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().replace('T00:00:00.000Z', '');
  if (typeof cell === 'boolean') return cell ? '是' : '否';
  return typeof cell === 'string' || typeof cell === 'number' ? String(cell) : '';
}

function writeRecord(cells: readonly string[]): string {
  return `${cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\n`;
}
