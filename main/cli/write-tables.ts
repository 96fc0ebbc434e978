import { stat } from 'node:fs/promises';
import path from 'node:path';
import { saveFile } from '../io/atomic-save';
import { writeReportFile } from '../report-file';
import { asSaved } from '../scenario/saved-tables';
import type { TypedTable } from '../scenario/typed-cell';
import { UsageError, type Invocation } from './command';
import { printJson, printLine } from './print';
import { markdownTable, printTable } from './print-table';
import { csvText, readableTable } from './typed-table';

/** What a command has to say. */
export interface Report {
  readonly title: string;
  /** Sentences before the tables. */
  readonly lines: readonly string[];
  readonly tables: readonly TypedTable[];
  /** Sentences after the tables. */
  readonly notes?: readonly string[];
  /** The tables as CSV where they would be many small files; that without a key has the name that was asked for. */
  readonly csv?: readonly TypedTable[];
  readonly json: unknown;
}

const endings = ['.md', '.csv', '.xlsx', '.json'] as const;

/** Refuses an --out that no report can be written to, before anything is computed for it. Errors: UsageError. */
export async function requireReportPlace({ values, host }: Invocation): Promise<void> {
  const out = values['out'];
  if (out === undefined) return;
  if (!endings.some((each) => each === endingOf(out)))
    throw new UsageError({
      zh: `--out 须以 ${endings.join('、')} 结尾`,
      en: `--out ends in one of ${endings.join(', ')}`,
    });
  const folder = path.dirname(path.resolve(host.folder, out));
  const there = await stat(folder).catch(() => null);
  if (!there?.isDirectory())
    throw new UsageError({
      zh: `没有文件夹 ${folder}，请先建立再写报告`,
      en: `There is no folder ${folder}: make it first, then write the report into it`,
    });
}

/**
 * Gives a report where it is wanted: --json on stdout, --out FILE.md, FILE.json, FILE.xlsx with a sheet for each table,
 * or FILE.csv, which is one file for each table (`FILE.years.csv`), else on the terminal. Errors: file/….
 */
export async function giveReport(invocation: Invocation, report: Report): Promise<void> {
  const { json, values, language } = invocation;
  const out = values['out'];
  if (out !== undefined)
    for (const [file, bytes] of await writeFiles(out, report, invocation)) {
      await saveFile(path.resolve(invocation.host.folder, file), bytes);
      if (!json) printLine(invocation, file);
    }
  if (json) printJson(invocation, report.json);
  if (json || out !== undefined) return;
  for (const line of report.lines) printLine(invocation, line);
  if (report.lines.length > 0) printLine(invocation);
  for (const table of report.tables) if (table.rows.length > 0) printTable(invocation, readableTable(table, language));
  for (const line of report.notes ?? []) printLine(invocation, line);
}

type WrittenFile = readonly [file: string, bytes: Uint8Array];

async function writeFiles(
  out: string,
  { title, lines, tables, notes = [], csv = tables, json }: Report,
  { language }: Invocation,
): Promise<readonly WrittenFile[]> {
  const text = (file: string, words: string): WrittenFile => [file, new TextEncoder().encode(words)];
  const filled = tables.filter(({ rows }) => rows.length > 0);
  switch (endingOf(out)) {
    case '.csv':
      return csv.map((table) =>
        text(`${out.slice(0, -4)}${table.key && `.${table.key}`}.csv`, csvText(table, language)),
      );
    case '.xlsx':
      return [[out, await writeReportFile({ kind: 'xlsx', tables: filled.map((table) => asSaved(table, language)) })]];
    case '.json':
      return [text(out, `${JSON.stringify(json, null, 2)}\n`)];
    default: {
      const readable = filled.map((table) => markdownTable(readableTable(table, language)));
      return [text(out, `${[`# ${title}`, ...lines, ...readable, ...notes].join('\n\n')}\n`)];
    }
  }
}

function endingOf(file: string): string {
  return path.extname(file).toLowerCase();
}
