import type { DuckDBConnection } from '@duckdb/node-api';
import { fail } from '../../ipc/host-failure';
import { literal, quoted } from '../database-values';
import { enterpriseKeys, type ColumnMapping } from './column-mapping';
import type { TypedTable } from './convert-columns';
import type { NoteBook } from './import-note';
import type { RawTable } from './raw-table';

interface ReadTable {
  readonly raw: RawTable;
  readonly typed: TypedTable;
  readonly mapping: ColumnMapping;
}

/** The enterprises that are taken. */
export interface TakenEnterprises {
  readonly raw: RawTable;
  readonly mapping: ColumnMapping;
  readonly count: number;
  /** Fields there are, the identifier always among them. */
  readonly fields: readonly string[];
  /** Relation with the number `e`, the row `r` and some fields of each. */
  relation(fields: readonly string[]): string;
}

/** What stands in place of an identifier in the rows at the end of a table that add up the others. */
const totals = [
  '合计',
  '总计',
  '小计',
  '共计',
  '合计数',
  '总数',
  '合计：',
  '合计:',
  '合 计',
  '总 计',
  '合　计',
  '总　计',
  '合  计',
];
/** Codes of Latin letters and digits are told by their first character. */
const isTotal = (id: string): string => `(${id} >= '一' AND ${id} IN (${totals.map(literal).join(', ')}))`;

/** Takes the rows with an identifier of their own; the first of those that share one. No row of totals is an enterprise. */
export async function takeEnterprises(
  connection: DuckDBConnection,
  { typed, raw, mapping }: ReadTable,
  notes: NoteBook,
): Promise<TakenEnterprises> {
  const identifying = typed.fields.filter((field) => field === 'id' || field === 'creditCode');
  const id = identifying.length === 1 ? `t.${quoted(identifying[0] ?? '')}` : 'COALESCE(t.id, t."creditCode")';
  const fields = ['id', ...typed.fields.filter((field) => field !== 'id')];
  /** Rows with the identifier that counts. */
  const rows = (asked: readonly string[]): string => {
    const wanted = [...new Set(asked)].filter((field) => fields.includes(field));
    const others = wanted.filter((field) => field !== 'id');
    const needed = wanted.includes('id') ? [...new Set([...identifying, ...others])] : others;
    const selected = [
      't.r',
      ...(wanted.includes('id') ? [`${id} AS id`] : []),
      ...others.map((each) => `t.${quoted(each)}`),
    ];
    return `SELECT ${selected.join(', ')} FROM (${typed.select(needed)}) t`;
  };
  const { count, isPlain } = await lookAtIdentifiers(connection, rows(['id']));
  if (isPlain)
    return {
      raw,
      mapping,
      count,
      fields,
      relation: (wanted) => `(SELECT CAST(t.r AS INTEGER) AS e, t.* FROM (${rows(wanted)}) t)`,
    };
  await connection.run(
    `CREATE TABLE taken_enterprise AS SELECT CAST(row_number() OVER (ORDER BY t.r) AS INTEGER) AS e, t.* FROM (${rows(fields)}) t ` +
      `JOIN (SELECT id AS v, min(r) AS first FROM (${rows(['id'])}) WHERE NOT ${isTotal('id')} GROUP BY v) f ON f.v = t.id AND f.first = t.r`,
  );
  const nameless = notes.number({
    kind: 'rejected',
    reason: { zh: '没有企业代号', en: 'no identifier of an enterprise' },
  });
  const twin = notes.number({
    kind: 'rejected',
    reason: {
      zh: '企业代号与前面一行重复，只取第一行',
      en: 'the identifier is that of a row before; only the first is taken',
    },
  });
  const sum = notes.number({
    kind: 'rejected',
    reason: { zh: '合计行，不是企业', en: 'a row of totals, no enterprise' },
  });
  await connection.run(
    `INSERT INTO notes SELECT $1, t.r, NULL, t.id, CASE WHEN t.id IS NULL THEN ${nameless} WHEN ${isTotal('t.id')} THEN ${sum} ELSE ${twin} END ` +
      `FROM (${rows(['id'])}) t ANTI JOIN taken_enterprise k ON k.r = t.r`,
    [raw.table],
  );
  const counted = await connection.runAndReadAll('SELECT count(*) FROM taken_enterprise');
  return { raw, mapping, count: Number(counted.getRows()[0]?.[0]), fields, relation: () => 'taken_enterprise' };
}

/** Counts rows, and tells whether each is an enterprise: it has an identifier, which no other row has. */
async function lookAtIdentifiers(
  connection: DuckDBConnection,
  rows: string,
): Promise<{ readonly count: number; readonly isPlain: boolean }> {
  const ask = async (statement: string): Promise<readonly number[]> => {
    const reader = await connection.runAndReadAll(statement);
    return (reader.getRows()[0] ?? []).map(Number);
  };
  /** Values that are not above the one before; where there are none, all differ. */
  const notAbove = (values: string, above: string): string =>
    `(SELECT count(*) FROM (SELECT v, lag(v) OVER () AS before FROM (${values})) WHERE ${above})`;
  // Lists are often in the order of their identifiers, of which longer ones come behind shorter ones where numbers are counted up.
  const descends = 'strlen(v) < strlen(before) OR (v <= before AND strlen(v) <= strlen(before))';
  const [count = 0, named = 0, sums = 0, unordered = 0] = await ask(
    `SELECT count(*), count(id), (SELECT count(*) FROM (${rows}) WHERE ${isTotal('id')}), ` +
      `${notAbove(`SELECT id AS v FROM (${rows})`, descends)} FROM (${rows})`,
  );
  if (count !== named || sums > 0) return { count, isPlain: false };
  if (unordered === 0) return { count, isPlain: true };
  // Identifiers whose digests all differ are different; where two digests are the same, the identifiers are compared.
  const digests = `SELECT hash(id) AS v FROM (${rows}) ORDER BY v`;
  const [twice = 0] = await ask(`SELECT ${notAbove(digests, 'v <= before')}`);
  return { count, isPlain: twice === 0 };
}

/**
 * Takes the events of enterprises there are into a table `taken_KIND`, and gives their number; their places in the list
 * are those of the rows. Errors: import/table.
 */
export async function takeEvents(
  connection: DuckDBConnection,
  { typed, raw, mapping }: ReadTable,
  enterprises: TakenEnterprises,
  notes: NoteBook,
): Promise<number> {
  const key = enterpriseKeys.find((each) => typed.fields.includes(each));
  if (key === undefined || !enterprises.fields.includes(key.slice(1)))
    throw fail(
      'import/table',
      `${mapping.table} 没有能与企业名单对应的列（企业代号、统一社会信用代码或企业名称）。`,
      `${mapping.table} has no column that the list of enterprises has, too (identifier, credit code or name).`,
    );
  const own = key.slice(1);
  const table = quoted(`taken_${mapping.table}`);
  // A name that two enterprises share belongs to neither for certain.
  await connection.run(
    `CREATE TABLE ${table} AS SELECT k.e, CAST(row_number() OVER (PARTITION BY k.e ORDER BY t.r) - 1 AS INTEGER) AS n, CAST(0 AS INTEGER) AS o, t.* ` +
      `FROM (${typed.select(typed.fields)}) t JOIN (SELECT ${quoted(own)} AS v, min(e) AS e FROM ${enterprises.relation([own])} GROUP BY v HAVING count(*) = 1) k ON k.v = t.${quoted(key)}`,
  );
  const stranger = notes.number({
    kind: 'rejected',
    reason: { zh: '企业名单中没有（或不止一家）这个企业', en: 'no enterprise of the list, or more than one, is meant' },
  });
  await connection.run(
    `INSERT INTO notes SELECT $1, t.r, NULL, t.${quoted(key)}, ${stranger} FROM (${typed.select([key])}) t ANTI JOIN ${table} k ON k.r = t.r`,
    [raw.table],
  );
  const counted = await connection.runAndReadAll(`SELECT count(*) FROM ${table}`);
  return Number(counted.getRows()[0]?.[0]);
}
