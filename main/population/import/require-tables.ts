import type { Bilingual } from '../../../engine/diagnostics/diagnostic';
import { fail, type HostFailure } from '../../ipc/host-failure';
import type { ColumnMapping } from './column-mapping';
import type { TypedTable } from './convert-columns';
import type { RawTable } from './raw-table';

interface ReadTable {
  readonly source: { readonly file: string };
  readonly raw: RawTable;
  readonly mapping: ColumnMapping;
  readonly typed: TypedTable;
}

/** Says that nobody could be taken, and why, as far as the first row tells; `note` says what became of its identifier. */
export function noEnterprises(
  { source: { file }, raw: { rows, rejected } }: ReadTable,
  note: Bilingual | null,
): HostFailure {
  const [first] = rejected;
  const why = {
    zh: first ? `第 ${first.line} 行：${first.reason.zh}` : (note?.zh ?? '没有一行有企业代号'),
    en: first ? `line ${first.line}: ${first.reason.en}` : (note?.en ?? 'no row has an identifier'),
  };
  const all = rows + rejected.length;
  return fail(
    'import/nobody',
    `${file} 有 ${all} 行，一家企业也没有读到（${why.zh}）。未建立总体。`,
    `${file} has ${all} rows, and not one enterprise could be taken (${why.en}). No population was made.`,
  );
}

/** Checks that every table was given once, and the list of enterprises among them. Errors: import/table. */
export function requireTables(readings: readonly ReadTable[]): void {
  const names = readings.map(({ mapping }) => mapping.table);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined)
    throw fail(
      'import/table',
      `有两个文件都是 ${twice}：请合并成一个，或写明 表=文件。`,
      `Two files hold ${twice}: join them, or say which is which with TABLE=FILE.`,
    );
  const enterprises = readings.find(({ mapping }) => mapping.table === 'enterprise');
  const hasId = enterprises?.typed.fields.some((field) => field === 'id' || field === 'creditCode') ?? false;
  if (!hasId)
    throw fail(
      'import/table',
      '没有企业名单：须有一个文件，其中有企业代号或统一社会信用代码。',
      'There is no list of enterprises: one file must have a column of identifiers or credit codes.',
    );
}
