import path from 'node:path';
import type { Vocabulary } from '../../../engine/vocabulary/vocabulary';
import { openDatabase } from '../fact-database';
import type { TaskLimits, TaskRun } from '../task-run';
import { guessMapping, readMapping, type ColumnMapping } from './column-mapping';
import { senseHeadings, type HeadingSense } from './locate-heading';
import { readParquetHeaders, requireFile } from './raw-table';
import { readCsvSource } from './read-source';
import { readWorkbook } from './read-workbook';

export interface InspectInput extends TaskLimits {
  readonly files: readonly string[];
  readonly vocabulary: Vocabulary;
}

/** A file with what its columns mean: as remembered beside it, or as its headings say. */
export interface InspectedFile {
  readonly file: string;
  readonly headers: readonly string[];
  readonly mapping: ColumnMapping;
  readonly remembered: boolean;
}

/** Reads the headings of files before they are imported. Errors: import/…, population/cancelled. */
export async function inspectFiles(input: InspectInput, run: TaskRun): Promise<readonly InspectedFile[]> {
  const { files, vocabulary } = input;
  const inspected: InspectedFile[] = [];
  for (const [index, file] of files.entries()) {
    await requireFile(file);
    const name = path.basename(file);
    run.progress({ step: { zh: `读取 ${name}`, en: `reading ${name}` }, share: index / files.length });
    const kept = await readMapping(`${file}.mapping.json`, vocabulary);
    const sense = senseHeadings(vocabulary, Object.keys(kept?.columns ?? {}));
    const { headers, unit } = await readHeaders(file, path.join(run.spill, `inspect-${index}`), sense, input, run);
    inspected.push({
      file,
      headers,
      mapping: kept ?? guessMapping(headers, null, vocabulary, unit),
      remembered: kept !== null,
    });
  }
  return inspected;
}

async function readHeaders(
  file: string,
  staging: string,
  sense: HeadingSense,
  input: InspectInput,
  run: TaskRun,
): Promise<{ readonly headers: readonly string[]; readonly unit: string | null }> {
  const kind = /\.(\w+)$/.exec(file)?.[1]?.toLowerCase();
  if (kind !== 'parquet') {
    const read = kind === 'xlsx' ? readWorkbook : readCsvSource;
    return read(file, staging, sense, run);
  }
  const connection = await openDatabase({ ...input, temporaryFolder: run.spill, folders: [run.spill], files: [file] });
  try {
    return { headers: await readParquetHeaders(connection, file), unit: null };
  } finally {
    connection.closeSync();
  }
}
