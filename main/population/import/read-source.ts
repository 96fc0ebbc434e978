import { isUtf8 } from 'node:buffer';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { once } from 'node:events';
import { fail } from '../../ipc/host-failure';
import { breathe, type TaskRun } from '../task-run';
import { LINE_FEED, mayHoldBlankLine } from './blank-lines';
import { HEADING_WITHIN, locateHeading, type HeadingSense } from './locate-heading';

export type TextEncodingName = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

/** A text table in UTF-8, ready for the database. */
export interface TextSource {
  readonly file: string;
  /** The file it was made of, which may be the same. */
  readonly origin: string;
  readonly encoding: TextEncodingName;
  /** Number of the sheet of a workbook, from 1. */
  readonly sheet?: number;
  readonly delimiter: string;
  readonly headers: readonly string[];
  /** Records above the heading, and the unit of amounts that was told there. */
  readonly above: readonly (readonly string[])[];
  readonly unit: string | null;
  /** Some records, from the first. */
  readonly samples: readonly (readonly string[])[];
  /** Lines may be blank. */
  readonly mayHaveBlankLines: boolean;
}

/** The largest file that is imported. Units: bytes. */
export const LARGEST_FILE = 16 * 2 ** 30;
const CHUNK = 8 * 2 ** 20;
const PIECE = 2 ** 20;
const HEAD = 2 ** 20;
/** Records that are looked at to guess what the others are like. */
export const SAMPLES = 200;
/** No line of a table is longer. Units: bytes. */
const LONGEST_LINE = 64 * 2 ** 20;

/**
 * Makes a CSV file readable for the database: UTF-8 stays where it is, other encodings are written anew as `staging`.csv.
 * Errors: import/empty, import/too-large, import/encoding, import/mixed-encodings, import/binary, import/long-line.
 */
export async function readCsvSource(
  file: string,
  staging: string,
  sense: HeadingSense,
  run: TaskRun,
): Promise<TextSource> {
  const { size } = await stat(file);
  if (size > LARGEST_FILE)
    throw fail(
      'import/too-large',
      `${file} 超过 16 GB，请拆分后导入。`,
      `${file} is larger than 16 GB; split it and import the parts.`,
    );
  const { encoding, mayHaveBlankLines } = await findEncoding(file, size, run);
  const target = encoding === 'utf-8' ? file : `${staging}.csv`;
  if (encoding !== 'utf-8') await writeDecoded(file, target, encoding, run);
  return { file: target, origin: file, encoding, mayHaveBlankLines, ...(await readHeading(target, sense)) };
}

async function findEncoding(
  file: string,
  size: number,
  run: TaskRun,
): Promise<Pick<TextSource, 'encoding' | 'mayHaveBlankLines'>> {
  if (size === 0) throw fail('import/empty', `${file} 是空文件。`, `${file} is empty.`);
  const { encoding, mayHaveBlankLines } = await lookAtBytes(file, run);
  if (encoding !== 'other') return { encoding, mayHaveBlankLines };
  const lines = { utf8: 0, other: 0, line: 0 };
  await classifyLines(file, lines, run);
  if (lines.utf8 > 0)
    throw fail(
      'import/mixed-encodings',
      `${file} 混用了两种编码：第 ${lines.utf8} 行是 UTF-8，第 ${lines.other} 行不是。请用同一种编码另存后再导入，未作任何改动。`,
      `${file} mixes two encodings: line ${lines.utf8} is UTF-8, line ${lines.other} is not. Save it in one encoding and import it again; nothing was changed.`,
    );
  return { encoding: 'gb18030', mayHaveBlankLines };
}

/** Reads the bytes once, into one small buffer that stays near the processor. */
async function lookAtBytes(
  file: string,
  run: TaskRun,
): Promise<{
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'other';
  readonly mayHaveBlankLines: boolean;
}> {
  const handle = await open(file, 'r');
  try {
    const buffer = Buffer.allocUnsafe(PIECE + 4);
    // Bytes of a character whose end is in the next piece stand at the front.
    let [carried, sinceLine, pieces, before] = [0, 0, 0, LINE_FEED];
    let mayHaveBlankLines = false;
    const rewritten = (encoding: 'utf-16le' | 'utf-16be' | 'other') => ({ encoding, mayHaveBlankLines: true });
    for (;;) {
      const { bytesRead } = await handle.read(buffer, carried, PIECE, null);
      if (bytesRead === 0)
        return isUtf8(buffer.subarray(0, carried)) ? { encoding: 'utf-8', mayHaveBlankLines } : rewritten('other');
      if (pieces === 0 && buffer[0] === 0xff && buffer[1] === 0xfe) return rewritten('utf-16le');
      if (pieces === 0 && buffer[0] === 0xfe && buffer[1] === 0xff) return rewritten('utf-16be');
      const piece = buffer.subarray(0, carried + bytesRead);
      if (piece.includes(0)) throw fail('import/binary', `${file} 不是文本文件。`, `${file} is no text file.`);
      const end = wholeCharacters(piece);
      if (!isUtf8(piece.subarray(0, end))) return rewritten('other');
      mayHaveBlankLines ||= mayHoldBlankLine(piece, before);
      before = piece[end - 1] ?? before;
      const lineEnd = piece.lastIndexOf(LINE_FEED);
      sinceLine = lineEnd < 0 ? sinceLine + bytesRead : piece.length - lineEnd - 1;
      if (sinceLine > LONGEST_LINE) throw tooLong(file);
      piece.copyWithin(0, end);
      carried = piece.length - end;
      pieces += 1;
      if (pieces % 8 === 0) await breathe(run);
    }
  } finally {
    await handle.close();
  }
}

/** Where the last character of UTF-8 that is not whole begins; the length where all are. */
function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) break;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 0;
    if (length > 0) return length > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

function tooLong(file: string) {
  return fail(
    'import/long-line',
    `${file} 中有一行超过 64 MB：它不是表格，或没有换行。未作任何改动。`,
    `${file} has a line of more than 64 MB: it is no table, or has no line breaks. Nothing was changed.`,
  );
}

/** Finds the first line that can only be UTF-8, and the first that is none. */
async function classifyLines(
  file: string,
  found: { utf8: number; other: number; line: number },
  run: TaskRun,
): Promise<void> {
  let rest = Buffer.alloc(0);
  for await (const part of createReadStream(file, { highWaterMark: CHUNK }) as AsyncIterable<Buffer>) {
    const bytes = rest.length === 0 ? part : Buffer.concat([rest, part]);
    let start = 0;
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
      found.line += 1;
      classify(bytes.subarray(start, end), found);
      start = end + 1;
    }
    rest = Buffer.from(bytes.subarray(start));
    if (rest.length > LONGEST_LINE) throw tooLong(file);
    await breathe(run);
  }
  found.line += 1;
  classify(rest, found);
}

function classify(line: Buffer, found: { utf8: number; other: number; line: number }): void {
  if (!line.some((byte) => byte >= 0x80)) return;
  if (!isUtf8(line)) found.other ||= found.line;
  // Two bytes of GB 18030 may look like UTF-8 by chance; Chinese in UTF-8, three bytes each, hardly ever does.
  else if (/[\u3400-\u9fff]{2}/.test(line.toString('utf8'))) found.utf8 ||= found.line;
}

async function writeDecoded(file: string, target: string, encoding: TextEncodingName, run: TaskRun): Promise<void> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let line = 1;
  await writeText(target, async function* () {
    for await (const part of createReadStream(file, { highWaterMark: CHUNK }) as AsyncIterable<Buffer>) {
      let text: string;
      try {
        text = decoder.decode(part, { stream: true });
      } catch {
        throw fail(
          'import/encoding',
          `${file} 既不是 UTF-8，也不是 GB18030（第 ${line} 行之后）。请另存为 UTF-8 后再导入。`,
          `${file} is neither UTF-8 nor GB 18030 (behind line ${line}). Save it as UTF-8 and import it again.`,
        );
      }
      line += text.split('\n').length - 1;
      yield text;
      await breathe(run);
    }
    yield decoder.decode();
  });
}

/** Writes a file anew whose lines all end in the same way. */
export async function unifyLines(source: TextSource, staging: string, run: TaskRun): Promise<TextSource> {
  const target = `${staging}-lines.csv`;
  await writeText(target, async function* () {
    let isHalf = false;
    for await (const part of createReadStream(source.file, { highWaterMark: CHUNK }) as AsyncIterable<Buffer>) {
      // Byte for byte: line breaks are the same in UTF-8.
      const text: string = (isHalf ? '\r' : '') + part.toString('latin1');
      isHalf = text.endsWith('\r');
      yield Buffer.from((isHalf ? text.slice(0, -1) : text).replace(/\r\n?/g, '\n'), 'latin1');
      await breathe(run);
    }
    if (isHalf) yield Buffer.from('\n');
  });
  return { ...source, file: target };
}

async function writeText(target: string, parts: () => AsyncIterable<Buffer | string>): Promise<void> {
  const out = createWriteStream(target, { flags: 'wx' });
  const failed = new Promise<never>((_, reject) => out.once('error', reject));
  const work = async (): Promise<void> => {
    for await (const part of parts()) if (!out.write(part)) await once(out, 'drain');
    out.end();
    await once(out, 'close');
  };
  try {
    await Promise.race([work(), failed]);
  } finally {
    out.destroy();
  }
}

async function readHeading(
  file: string,
  sense: HeadingSense,
): Promise<Omit<TextSource, 'file' | 'origin' | 'encoding' | 'mayHaveBlankLines'>> {
  const handle = await open(file, 'r');
  const head = Buffer.alloc(HEAD);
  const { bytesRead } = await handle.read(head, 0, HEAD, 0).finally(() => handle.close());
  const text = head.toString('utf8', 0, bytesRead).replace(/^\ufeff/, '');
  const [best] = [',', '\t', ';', '|']
    .map((delimiter) => {
      const heading = locateHeading(splitRecords(text, delimiter, HEADING_WITHIN), sense);
      return { delimiter, ...heading, known: sense.count(heading.headers) };
    })
    .sort((a, b) => b.known - a.known || b.headers.length - a.headers.length);
  if (!best || best.headers.every((each) => each === ''))
    throw fail(
      'import/no-heading',
      `${file} 前 ${HEADING_WITHIN} 行没有列名。`,
      `${file} has no names of columns in its first ${HEADING_WITHIN} lines.`,
    );
  const { delimiter, above, headers, unit } = best;
  const samples = splitRecords(text, delimiter, above.length + 1 + SAMPLES).slice(above.length + 1);
  return { delimiter, above, unit, headers: distinguish(headers), samples };
}

/** The cells of the first records. */
function splitRecords(text: string, delimiter: string, most: number): readonly (readonly string[])[] {
  const records: string[][] = [];
  let cells: string[] = [];
  let cell = '';
  let quotes = false;
  for (let at = 0; at < text.length && records.length < most; at += 1) {
    const character = text[at];
    if (quotes) {
      if (character !== '"') cell += character;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quotes = false;
    } else if (character === '"' && cell === '') quotes = true;
    else if (character === delimiter || character === '\n' || character === '\r') {
      cells.push(cell);
      cell = '';
      if (character === delimiter) continue;
      if (character === '\r' && text[at + 1] === '\n') at += 1;
      records.push(cells);
      cells = [];
    } else cell += character;
  }
  if (records.length < most) records.push([...cells, cell]);
  return records;
}

/** Columns without a name, or with one that was there before, get the letter of a spreadsheet behind it. */
export function distinguish(headers: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return headers.map((header, index) => {
    const name = header === '' || seen.has(header) ? `${header}[${columnLetters(index)}]` : header;
    seen.add(name);
    return name;
  });
}

function columnLetters(index: number): string {
  const rest = Math.floor(index / 26);
  return `${rest > 0 ? columnLetters(rest - 1) : ''}${String.fromCharCode(65 + (index % 26))}`;
}
