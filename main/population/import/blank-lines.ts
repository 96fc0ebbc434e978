import { createReadStream } from 'node:fs';
import { breathe, type TaskRun } from '../task-run';

const CHUNK = 2 ** 20;
export const LINE_FEED = 10;
const [RETURN, QUOTE] = [13, 34];

/**
 * Finds the blank lines of a text table, which the database passes over, while spreadsheets count them as rows.
 *
 * Shape: their numbers among the records, from 1 and in their order; lines within quotation marks are none.
 */
export async function findBlankLines(file: string, delimiter: string, run: TaskRun): Promise<readonly number[]> {
  return (await mayHaveBlankLines(file, run)) ? countRecords(file, delimiter.charCodeAt(0), run) : [];
}

/** Hardly any file has them, and two line breaks in a row are found fast. */
async function mayHaveBlankLines(file: string, run: TaskRun): Promise<boolean> {
  let last = LINE_FEED;
  for await (const part of readParts(file, run)) {
    if (mayHoldBlankLine(part, last)) return true;
    last = part.at(-1) ?? last;
  }
  return false;
}

/** Tells whether there may be a blank line in a part of a file, behind the byte before it; the file begins behind a line feed. */
export function mayHoldBlankLine(part: Buffer, before: number): boolean {
  if (isBreak(before) && isBreak(part[0])) return true;
  if (part.includes(twoLineFeeds)) return true;
  return part.includes(RETURN) && (part.includes(twoReturns) || part.includes(blankBetween));
}

const twoLineFeeds = Buffer.from('\n\n');
const twoReturns = Buffer.from('\r\r');
const blankBetween = Buffer.from('\n\r');

function isBreak(byte: number | undefined): boolean {
  return byte === LINE_FEED || byte === RETURN;
}

async function countRecords(file: string, delimiter: number, run: TaskRun): Promise<readonly number[]> {
  const blank: number[] = [];
  let record = 1;
  let [isQuoted, isStart, isBlank, before] = [false, true, true, 0];
  for await (const part of readParts(file, run)) {
    for (const byte of part) {
      if (isQuoted) {
        // Two of them are one that is written, and open again at once.
        if (byte === QUOTE) isQuoted = false;
      } else if (byte === QUOTE && (isStart || before === QUOTE)) {
        [isQuoted, isStart, isBlank] = [true, false, false];
      } else if (isBreak(byte)) {
        if (byte === RETURN || before !== RETURN) {
          if (isBlank) blank.push(record);
          record += 1;
        }
        [isStart, isBlank] = [true, true];
      } else {
        isStart = byte === delimiter;
        isBlank = false;
      }
      before = byte;
    }
  }
  return blank;
}

async function* readParts(file: string, run: TaskRun): AsyncGenerator<Buffer> {
  for await (const part of createReadStream(file, { highWaterMark: CHUNK }) as AsyncIterable<Buffer>) {
    yield part;
    await breathe(run);
  }
}
