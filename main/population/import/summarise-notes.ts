import path from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Bilingual } from '../../../engine/diagnostics/diagnostic';
import { literal } from '../database-values';
import type { NoteBook, NoteKind } from './import-note';
import type { RawTable } from './raw-table';

/** Notes of one kind and reason about one column, with the first of them. */
export interface NoteSummary {
  readonly file: string;
  readonly column: string | null;
  readonly kind: NoteKind;
  readonly reason: Bilingual;
  readonly count: number;
  readonly examples: readonly { readonly row: number; readonly text: string }[];
}

interface Source {
  readonly source: { readonly file: string };
  readonly raw: RawTable;
}

/** Every note, one a line, in the folder of the population. */
export const NOTES_FILE = 'notes.csv';
const EXAMPLES = 5;

/** Counts the notes by file, column and reason, the most frequent first. Rows count from 1, the first of the file. */
export async function summariseNotes(
  connection: DuckDBConnection,
  sources: readonly Source[],
  { notes }: NoteBook,
): Promise<readonly NoteSummary[]> {
  const reader = await connection.runAndReadAll(
    `SELECT source, header, note, count(*) AS n, list(line ORDER BY line)[1:${EXAMPLES}] AS lines, list(COALESCE(text, '') ORDER BY line)[1:${EXAMPLES}] AS texts ` +
      `FROM placed_notes GROUP BY source, header, note ORDER BY n DESC, source, header, note`,
  );
  return reader.getRowObjectsJson().flatMap((row) => {
    const note = notes[Number(row['note']) - 1];
    if (!note) return [];
    const lines = Array.isArray(row['lines']) ? row['lines'] : [];
    const texts = Array.isArray(row['texts']) ? row['texts'] : [];
    return [
      {
        file: path.basename(sources.find(({ raw }) => raw.table === row['source'])?.source.file ?? ''),
        column: typeof row['header'] === 'string' ? row['header'] : null,
        ...note,
        count: Number(row['n']),
        examples: lines.map((line, index) => {
          const text = texts[index];
          return { row: Number(line), text: typeof text === 'string' ? text.slice(0, 200) : '' };
        }),
      },
    ];
  });
}

/** Writes every note into the folder, as a table a spreadsheet opens without running any of it. */
export async function writeNotes(
  connection: DuckDBConnection,
  folder: string,
  sources: readonly Source[],
  { notes }: NoteBook,
): Promise<void> {
  if (notes.length === 0) return;
  // Texts of others may start a formula: an apostrophe in front makes them text.
  const safe = (column: string): string =>
    `CASE WHEN regexp_matches(${column}, '^[=+@\\t\\r-]') THEN '''' || ${column} ELSE ${column} END`;
  const files = sources.map(({ source, raw }) => `(${literal(raw.table)}, ${literal(path.basename(source.file))})`);
  const reasons = notes.map(
    ({ kind, reason }, index) => `(${index + 1}, ${literal(kind)}, ${literal(reason.zh)}, ${literal(reason.en)})`,
  );
  await connection.run(
    `COPY (SELECT f.name AS "文件 file", p.line AS "行 row", ${safe('p.header')} AS "列 column", ${safe('p.text')} AS "原文 text", ` +
      `k.kind AS "处理 outcome", ${safe('k.zh')} AS "原因", ${safe('k.en')} AS reason FROM placed_notes p ` +
      `JOIN (VALUES ${files.join(', ')}) AS f(source, name) ON f.source = p.source ` +
      `JOIN (VALUES ${reasons.join(', ')}) AS k(note, kind, zh, en) ON k.note = p.note ORDER BY f.name, p.line, p.header) ` +
      `TO ${literal(path.join(folder, NOTES_FILE))} (FORMAT csv, HEADER)`,
  );
}
