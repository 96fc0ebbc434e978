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

/**
 * Guesses what the columns of a file mean from their headings; `unit` is that of amounts whose heading names none.
 * Shape: `table` null chooses the one that fits best.
 */
export function guessMapping(
  headers: readonly string[],
  table: string | null,
  vocabulary: Vocabulary,
  unit: string | null = null,
): ColumnMapping {
  const candidates = table === null ? ['enterprise', ...vocabulary.facts.collections.map(({ id }) => id)] : [table];
  const headings = headers.map((header) => ({ header, exact: splitHeading(header), loose: splitRemark(header) }));
  const guessed = candidates.map((each) => guessTable(headings, each, vocabulary, unit));
  const count = ({ columns }: ColumnMapping): number => Object.values(columns).filter((each) => each !== null).length;
  const [first, ...others] = guessed;
  if (!first) throw new Error('no table to choose from');
  return others.reduce((best, each) => (count(each) > count(best) ? each : best), first);
}

/** A heading as the names of columns are compared with it. */
interface ReadHeading {
  readonly header: string;
  readonly exact: ReturnType<typeof splitHeading>;
  readonly loose: ReturnType<typeof splitRemark>;
}

function guessTable(
  headings: readonly ReadHeading[],
  table: string,
  vocabulary: Vocabulary,
  ownUnit: string | null,
): ColumnMapping {
  const { fields, keys } = namesOfTable(table, vocabulary);
  // A name of an event stands where events have names; elsewhere it is that of the enterprise.
  const exactly = ({ exact: { name } }: ReadHeading): string | undefined => fields.get(name)?.id ?? keys.get(name);
  const loosely = ({ loose: { name, remark } }: ReadHeading): string | undefined => {
    const own = fields.get(name);
    return own ? (isHarmless(own, remark) ? own.id : undefined) : keys.get(name);
  };
  const taken = new Map<string, string>();
  // What is named as the vocabulary does comes before what only a remark sets apart.
  for (const find of [exactly, loosely])
    for (const heading of headings) {
      if ([...taken.values()].includes(heading.header)) continue;
      const field = find(heading);
      if (field !== undefined && !taken.has(field)) taken.set(field, heading.header);
    }
  const fieldOf = new Map([...taken].map(([field, header]) => [header, field]));
  const known = fieldsOfTable(table, vocabulary);
  const columns = headings.map(({ header, exact }): [string, MappedColumn | null] => {
    const field = fieldOf.get(header);
    if (field === undefined) return [header, null];
    const isMoney = known.find(({ id }) => id === field)?.type.kind === 'money';
    const unit = exact.unit ?? (isMoney ? ownUnit : null);
    return [header, { field, ...(unit === null ? {} : { unit }) }];
  });
  return { format: 'cuoshi-mapping/1', table, columns: Object.fromEntries(columns) };
}

/** What the columns of a table are called, in the form in which names are compared. */
interface TableNames {
  readonly fields: ReadonlyMap<string, FactField>;
  /** Keys by which events find their enterprise. */
  readonly keys: ReadonlyMap<string, string>;
}

/** Read once for each vocabulary: every cell of the first records is looked for in all tables. */
const namesRead = new WeakMap<Vocabulary, Map<string, TableNames>>();

function namesOfTable(table: string, vocabulary: Vocabulary): TableNames {
  const tables = namesRead.get(vocabulary) ?? new Map<string, TableNames>();
  namesRead.set(vocabulary, tables);
  const read = tables.get(table) ?? readNames(table, vocabulary);
  tables.set(table, read);
  return read;
}

function readNames(table: string, vocabulary: Vocabulary): TableNames {
  const fields = fieldsOfTable(table, vocabulary).filter(({ derived }) => derived !== 'titleFamily');
  const namesOfKey = (key: string): readonly string[] => [
    ...(keyWords[key] ?? []),
    ...vocabulary.facts.enterprise.filter(({ id }) => `@${id}` === key).flatMap(namesOfField),
  ];
  return {
    fields: indexNames(fields, namesOfField),
    keys: indexNames(table === 'enterprise' ? [] : enterpriseKeys, namesOfKey),
  };
}

/** What several share is the name of the first of them. */
function indexNames<Item>(
  items: readonly Item[],
  namesOf: (item: Item) => readonly string[],
): ReadonlyMap<string, Item> {
  const named = items.flatMap((item) => namesOf(item).map((name): [string, Item] => [normaliseName(name), item]));
  return new Map(named.reverse());
}

/** Parts a heading such as `*统一社会信用代码（18位）` into name and remark. */
function splitRemark(header: string): { readonly name: string; readonly remark: string } {
  const match = /^(.*?)\s*[（(【[]([^（()）]*)[)）】\]]$/s.exec(header.replace(/[*＊★]/g, '').trim());
  return { name: normaliseName(match?.[1] ?? header.replace(/[*＊★]/g, '')), remark: (match?.[2] ?? '').trim() };
}

/** A remark behind a number may be a unit nobody knows here; behind words and days it is none. */
function isHarmless({ type }: FactField, remark: string): boolean {
  if (remark === '') return true;
  if (type.kind === 'number') return /^(?:单位[:：]\s*)?(?:人|名|个|家|项|件|年|位|必填|选填)$/.test(remark);
  return type.kind !== 'money' && type.kind !== 'rate';
}

/** Parts a heading such as `营业收入（万元）` into name and unit. */
function splitHeading(header: string): { readonly name: string; readonly unit: string | null } {
  const match = /^(.*?)\s*[(（【[/:：]\s*(?:单位[:：]?)?\s*(亿元|千万元|百万元|万元|千元|元|%|％)\s*[)）】\]]?$/s.exec(
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
