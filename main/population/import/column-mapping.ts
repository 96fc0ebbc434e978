import { readFile } from 'node:fs/promises';
import { findCollection } from '../../../engine/vocabulary/find-collection';
import { namesOfField } from '../../../engine/vocabulary/find-field';
import { normaliseName } from '../../../engine/vocabulary/normalise-name';
import { readUnit } from '../../../engine/values/figure-literal';
import type { FactField, Vocabulary } from '../../../engine/vocabulary/vocabulary';
import { fail } from '../../ipc/host-failure';

/** What a column of a file holds; null in a mapping is a column that is not taken. */
export interface MappedColumn {
  /** A field of the table; `@id`, `@creditCode`, `@name` say which enterprise an event belongs to. */
  readonly field: string;
  /** Unit of bare numbers: 元, 万元, %. */
  readonly unit?: string;
}

/** What the columns of a file mean, remembered beside the file. */
export interface ColumnMapping {
  readonly format: 'cuoshi-mapping/1';
  /** `enterprise`, or a kind of event. */
  readonly table: string;
  readonly columns: Readonly<Record<string, MappedColumn | null>>;
}

/** Columns by which events find their enterprise. */
export const enterpriseKeys = ['@id', '@creditCode', '@name'] as const;

const keyWords: Readonly<Record<string, readonly string[]>> = {
  '@creditCode': ['企业信用代码'],
  '@name': ['企业', '所属企业', '单位'],
  '@id': ['企业编号', '企业代号', '企业ID', 'enterprise', 'enterprise id'],
};

/** Reads a remembered mapping; null where there is none. Errors: import/mapping. */
export async function readMapping(file: string, vocabulary: Vocabulary): Promise<ColumnMapping | null> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return null;
  const problem = (zh: string, en: string) => fail('import/mapping', `${file}：${zh}`, `${file}: ${en}`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw problem('不是 JSON。', 'it is no JSON.');
  }
  if (!isRecord(value) || value['format'] !== 'cuoshi-mapping/1' || !isRecord(value['columns']))
    throw problem('须有 format: cuoshi-mapping/1 和 columns。', 'it needs format: cuoshi-mapping/1 and columns.');
  const table = typeof value['table'] === 'string' ? tableNamed(value['table'], vocabulary) : null;
  if (table === null)
    throw problem('table 不是企业，也不是已知的事件。', 'table names neither enterprises nor a kind of event.');
  const fields = fieldsOfTable(table, vocabulary);
  const columns = Object.entries(value['columns']).map(([header, column]): [string, MappedColumn | null] => {
    if (column === null) return [header, null];
    const { field, unit } = isRecord(column) ? column : {};
    const isKey = table !== 'enterprise' && (enterpriseKeys as readonly unknown[]).includes(field);
    if (typeof field !== 'string' || !(isKey || fields.some(({ id }) => id === field)))
      throw problem(`列“${header}”对应的字段不存在。`, `the field of the column “${header}” does not exist.`);
    if (unit !== undefined && (typeof unit !== 'string' || !readUnit(unit)))
      throw problem(
        `列“${header}”的单位须为 元、万元、亿元 或 %。`,
        `the unit of the column “${header}” must be 元, 万元, 亿元 or %.`,
      );
    return [header, { field, ...(typeof unit === 'string' ? { unit } : {}) }];
  });
  return { format: 'cuoshi-mapping/1', table, columns: Object.fromEntries(columns) };
}

/** Finds a table by the word for it: `enterprise`, or a kind of event by any of its names. */
export function tableNamed(word: string, vocabulary: Vocabulary): string | null {
  if (word === 'enterprise' || word === '企业') return 'enterprise';
  return findCollection(vocabulary, word)?.id ?? null;
}

/** Guesses what the columns of a file mean from their headings. Shape: `table` null chooses the one that fits best. */
export function guessMapping(headers: readonly string[], table: string | null, vocabulary: Vocabulary): ColumnMapping {
  const candidates = table === null ? ['enterprise', ...vocabulary.facts.collections.map(({ id }) => id)] : [table];
  const guessed = candidates.map((each) => guessTable(headers, each, vocabulary));
  const count = ({ columns }: ColumnMapping): number => Object.values(columns).filter((each) => each !== null).length;
  const [first, ...others] = guessed;
  if (!first) throw new Error('no table to choose from');
  return others.reduce((best, each) => (count(each) > count(best) ? each : best), first);
}

function guessTable(headers: readonly string[], table: string, vocabulary: Vocabulary): ColumnMapping {
  const taken = new Set<string>();
  const fields = fieldsOfTable(table, vocabulary).filter(({ derived }) => derived !== 'titleFamily');
  const owners = vocabulary.facts.enterprise;
  const columns = headers.map((header): [string, MappedColumn | null] => {
    const { name, unit } = splitHeading(header);
    const named = (field: FactField): boolean => namesOfField(field).some((each) => normaliseName(each) === name);
    const key =
      table === 'enterprise'
        ? undefined
        : enterpriseKeys.find(
            (each) =>
              keyWords[each]?.some((word) => normaliseName(word) === name) ||
              owners.some((field) => `@${field.id}` === each && named(field)),
          );
    const own = fields.find(named)?.id;
    // A name of an event stands where events have names; elsewhere it is that of the enterprise.
    const field = own ?? key;
    if (field === undefined || taken.has(field)) return [header, null];
    taken.add(field);
    return [header, { field, ...(unit === null ? {} : { unit }) }];
  });
  return { format: 'cuoshi-mapping/1', table, columns: Object.fromEntries(columns) };
}

/** Parts a heading such as `营业收入（万元）` into name and unit. */
function splitHeading(header: string): { readonly name: string; readonly unit: string | null } {
  const match = /^(.*?)\s*[(（【[/:：]\s*(?:单位[:：]?)?\s*(亿元|千万元|百万元|万元|千元|元|%|％)\s*[)）】\]]?$/.exec(
    header.trim(),
  );
  const unit = match?.[2]?.normalize('NFKC') ?? null;
  return { name: normaliseName(match?.[1] ?? header), unit };
}

/** Lists the fields of a table. */
export function fieldsOfTable(table: string, vocabulary: Vocabulary): readonly FactField[] {
  if (table === 'enterprise') return vocabulary.facts.enterprise;
  return vocabulary.facts.collections.find(({ id }) => id === table)?.fields ?? [];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
