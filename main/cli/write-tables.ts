import path from 'node:path';
import { saveFile } from '../io/atomic-save';
import { UsageError, type Invocation } from './command';
import { printJson, printLine } from './print';
import { markdownTable, printTable } from './print-table';
import { csvText, readableTable } from './typed-table';
import type { TypedTable } from '../scenario/typed-cell';

/** What a command has to say. */
export interface Report {
  readonly title: string;
  /** Sentences before the tables. */
  readonly lines: readonly string[];
  readonly tables: readonly TypedTable[];
  readonly json: unknown;
}

/**
 * Gives a report where it is wanted: --json on stdout, --out FILE.md, FILE.json, or FILE.csv, which is one file for
 * each table (`FILE.years.csv`), else on the terminal. Errors: UsageError for another ending; file/….
 */
export async function giveReport(invocation: Invocation, report: Report): Promise<void> {
  const { json, values, language, host } = invocation;
  const { title, lines, tables } = report;
  const out = values['out'];
  const save = async (file: string, text: string): Promise<void> => {
    await saveFile(path.resolve(host.folder, file), new TextEncoder().encode(text));
    if (!json) printLine(invocation, file);
  };
  if (out !== undefined) {
    const ending = path.extname(out).toLowerCase();
    if (ending === '.csv')
      for (const table of tables) await save(`${out.slice(0, -ending.length)}.${table.key}.csv`, csvText(table));
    else if (ending === '.json') await save(out, `${JSON.stringify(report.json, null, 2)}\n`);
    else if (ending === '.md') {
      const readable = tables.map((table) => markdownTable(readableTable(table, language)));
      await save(out, `${[`# ${title}`, ...lines, ...readable].join('\n\n')}\n`);
    } else
      throw new UsageError({
        zh: '--out 须以 .md、.csv 或 .json 结尾',
        en: '--out ends in .md, .csv or .json',
      });
  }
  if (json) printJson(invocation, report.json);
  if (json || out !== undefined) return;
  for (const line of lines) printLine(invocation, line);
  printLine(invocation);
  for (const table of tables) if (table.rows.length > 0) printTable(invocation, readableTable(table, language));
}
