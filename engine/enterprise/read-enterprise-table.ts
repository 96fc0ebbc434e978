import { indexLines } from '../diagnostics/line-index';
import type { MapEntry, MapNode } from '../parse/source-node';
import type { SourceFile } from '../source/source-file';
import { findFieldAmong, namesOfField } from '../vocabulary/find-field';
import { nearestName } from '../vocabulary/nearest-name';
import { replaceWord, type ReadingContext } from './reading-context';
import { splitTable, type TableCell } from './split-table';

interface Column {
  readonly header: TableCell;
  /** Null for columns that are left out. */
  readonly field: string | null;
}

/**
 * Reads a table of enterprises, one a row under a header of field names, into records as a YAML file holds them.
 * An empty cell is a missing fact.
 *
 * Errors: enterprise/csv-empty, enterprise/csv-unknown-column, enterprise/csv-duplicate-column,
 * enterprise/csv-row-length, enterprise/csv-quotes.
 */
export function readEnterpriseTable(context: ReadingContext, file: SourceFile): readonly MapNode[] {
  const { rows, openQuote } = splitTable(file.text);
  const lines = indexLines(file.text);
  const place = (offset: number) => ({ ...lines.locate(offset) });
  if (openQuote !== null) {
    context.report('enterprise/csv-quotes', { start: openQuote, end: openQuote + 1 }, place(openQuote));
  }
  const [header, ...records] = rows;
  if (!header) {
    if (openQuote === null) context.report('enterprise/csv-empty', { start: 0, end: 0 });
    return [];
  }
  const columns = readHeader(context, header, place);
  return records.flatMap((row) => {
    if (row.length === columns.length) return [toRecord(columns, row)];
    const range = { start: row[0]?.range.start ?? 0, end: row.at(-1)?.range.end ?? 0 };
    const args = { ...place(range.start), count: row.length, expected: columns.length };
    context.report('enterprise/csv-row-length', range, args);
    return [];
  });
}

function readHeader(
  context: ReadingContext,
  header: readonly TableCell[],
  place: (offset: number) => { readonly line: number; readonly column: number },
): readonly Column[] {
  const { enterprise } = context.vocabulary.facts;
  const seen = new Map<string, string>();
  return header.map((cell) => {
    const word = cell.text.trim();
    const args = { ...place(cell.range.start), word };
    const field = findFieldAmong(enterprise, word);
    if (!field) {
      const near = nearestName(word, enterprise.flatMap(namesOfField));
      context.report('enterprise/csv-unknown-column', cell.range, args, replaceWord(cell.range, near));
      return { header: cell, field: null };
    }
    const other = seen.get(field.id);
    if (other !== undefined) {
      context.report('enterprise/csv-duplicate-column', cell.range, { ...args, other });
      return { header: cell, field: null };
    }
    seen.set(field.id, word);
    return { header: cell, field: field.id };
  });
}

function toRecord(columns: readonly Column[], row: readonly TableCell[]): MapNode {
  const entries = row.flatMap((cell, index): MapEntry[] => {
    const column = columns[index];
    if (!column || column.field === null || cell.text.trim() === '') return [];
    const { text, range } = cell;
    const value = { kind: 'scalar', value: text, text, range, contentStart: range.start, style: 'plain' } as const;
    return [{ key: column.field, keyRange: column.header.range, value }];
  });
  return {
    kind: 'map',
    entries,
    flow: true,
    column: 0,
    range: { start: row[0]?.range.start ?? 0, end: row.at(-1)?.range.end ?? 0 },
  };
}
