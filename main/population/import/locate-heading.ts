import type { Vocabulary } from '../../../engine/vocabulary/vocabulary';
import { guessMapping } from './column-mapping';

/** What is known of headings before a file is read. */
export interface HeadingSense {
  /** How many cells of a record are names of columns. */
  count(cells: readonly string[]): number;
}

/** Where the names of the columns stand. */
export interface LocatedHeading {
  /** Records above it: titles, units, who filled the table in. */
  readonly above: readonly (readonly string[])[];
  readonly headers: readonly string[];
  /** Unit of all amounts, from above the heading; null where none is told. */
  readonly unit: string | null;
}

/** Tables of administrations have their names of columns within the first records. */
export const HEADING_WITHIN = 12;

/** Knows the names of the vocabulary, and those a remembered mapping has. */
export function senseHeadings(vocabulary: Vocabulary, expected: readonly string[]): HeadingSense {
  const names = new Set(expected);
  return {
    count: (cells) => {
      const guessed = Object.values(guessMapping(cells, null, vocabulary).columns).filter((each) => each !== null);
      return Math.max(guessed.length, cells.filter((cell) => names.has(cell)).length);
    },
  };
}

/**
 * Finds the names of the columns among the first records: the record with most of them, and the first of several. Names
 * of cells that are merged with the one above them are taken from there.
 */
export function locateHeading(records: readonly (readonly string[])[], sense: HeadingSense): LocatedHeading {
  const first = Math.max(
    0,
    records.findIndex((record) => record.some((cell) => cell.trim() !== '')),
  );
  let best = { index: first, headers: trimmed(records[first] ?? []), count: 0 };
  for (const [index, record] of records.slice(0, HEADING_WITHIN).entries()) {
    const own = trimmed(record);
    const ownCount = sense.count(own);
    if (ownCount === 0) continue;
    const headers = index === 0 ? own : mergeAbove(own, trimmed(records[index - 1] ?? []), sense);
    const count = headers === own ? ownCount : sense.count(headers);
    // One cell may be a name by chance: a record further down is a heading when it has several.
    if (count > best.count && (best.count === 0 || ownCount > 1)) best = { index, headers, count };
  }
  const above = records.slice(0, best.index);
  const unit =
    /单位\s*[:：]\s*(亿元|千万元|百万元|万元|千元|元)(?!\s*[/／])/.exec(above.flat().join('\n'))?.[1] ?? null;
  return { above, headers: best.headers, unit };
}

function mergeAbove(own: readonly string[], above: readonly string[], sense: HeadingSense): readonly string[] {
  const isMerged = own.map((cell, column) => cell === '' && sense.count([above[column] ?? '']) === 1);
  return isMerged.includes(true) ? own.map((cell, column) => (isMerged[column] ? (above[column] ?? '') : cell)) : own;
}

function trimmed(record: readonly string[]): readonly string[] {
  return record.map((cell) => cell.trim());
}
