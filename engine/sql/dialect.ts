import type { ColumnKind } from './fact-tables';
import { finishForClickhouse } from './finish-clickhouse';

export type DialectName = 'duckdb' | 'postgres' | 'spark' | 'clickhouse';

/** What the engines write differently; all else is the SQL they share. */
export interface SqlDialect {
  readonly name: DialectName;
  quote(identifier: string): string;
  /** The place of a text given along with the statement; numbered from 1. */
  parameter(number: number): string;
  /** Integer division of numbers that are not negative. */
  divide(a: string, b: string): string;
  day(iso: string): string;
  yearOf(date: string): string;
  cast(expression: string, type: 'wide' | 'big' | 'text'): string;
  /** A table of fixed cells, to be followed by its alias. */
  rows(columns: readonly string[], cells: readonly (readonly string[])[]): string;
  /**
   * Says of a row named `s` that its enterprise is not in a table, which gets a name: a join, a condition, or nothing in
   * the place of either. A join spares the engine the way from a condition back to one.
   */
  absentFrom(table: string, name: string): { readonly join: string; readonly where: string | null };
  /**
   * Writes the enterprises `e` of a SELECT, each once. There are seldom many, though every table is searched for them: an
   * engine that took them for as many as there are events would start its joins from those.
   */
  eachOnce(select: string): string;
  /** Finds the first row of a group by an aggregate; null where a window function does it. */
  readonly first: FirstRow | null;
  /** Keyword behind the name of a common table that is used more than once. */
  readonly materialized: string;
  /**
   * Whether enterprises of which a fact is missing get intervals unless told otherwise. Engines that join what others look
   * up do not take the conditions which that needs: for them, those enterprises are deferred.
   */
  readonly resolvesMissing: boolean;
  /** What is changed in a statement that is written. */
  finish(text: string): string;
  readonly types: Readonly<Record<ColumnKind | 'key', string>>;
}

/** The first of some rows. What nobody asks for of it, the engine does not compute. */
export interface FirstRow {
  /** A number by which rows `s` are ordered by day, `o` and `n`. */
  readonly key: string;
  /** Joins some numbers to one key: the first of them that differ tell the order. */
  rank(numbers: readonly string[]): string;
  /** The value of a column in the row with the least key. */
  valueOf(column: string, key: string): string;
}

const shared = {
  first: null,
  rows: (columns: readonly string[], cells: readonly (readonly string[])[]) =>
    `(SELECT * FROM (VALUES ${cells.map((row) => `(${row.join(', ')})`).join(', ')}) AS f(${columns.join(', ')}))`,
  day: (iso: string) => `DATE '${iso}'`,
  yearOf: (date: string) => `EXTRACT(YEAR FROM ${date})`,
  resolvesMissing: true,
  absentFrom: (table: string, name: string): ReturnType<SqlDialect['absentFrom']> => ({
    join: '',
    where: `NOT EXISTS (SELECT 1 FROM ${table} ${name} WHERE ${name}.e = s.e)`,
  }),
  eachOnce: (select: string) => `SELECT DISTINCT h.e FROM (\n${select}\n) h`,
  finish: (text: string) => text,
};
const doubleQuotes = (identifier: string): string => `"${identifier.replaceAll('"', '""')}"`;

const duckdb: SqlDialect = {
  ...shared,
  name: 'duckdb',
  quote: doubleQuotes,
  parameter: (number) => `$${number}`,
  divide: (a, b) => `(${a} // ${b})`,
  cast: (expression, type) => `CAST(${expression} AS ${{ wide: 'HUGEINT', big: 'BIGINT', text: 'VARCHAR' }[type]})`,
  first: {
    // Days, `o` and `n` fit 32 bits each.
    key: `CAST(s.d - DATE '1900-01-01' AS HUGEINT) * ${2n ** 64n} + CAST(s.o AS BIGINT) * ${2n ** 32n} + s.n`,
    rank: (numbers) => `ROW(${numbers.join(', ')})`,
    valueOf: (column, key) => `arg_min_null(${column}, ${key})`,
  },
  // What comes out of a list is taken for few.
  eachOnce: (select) => `SELECT unnest(l.es) AS e FROM (SELECT list(DISTINCT h.e) AS es FROM (\n${select}\n) h) l`,
  absentFrom: (table, name) => ({ join: ` ANTI JOIN ${table} ${name} ON ${name}.e = s.e`, where: null }),
  materialized: 'AS MATERIALIZED',
  types: {
    key: 'INTEGER',
    text: 'VARCHAR',
    boolean: 'BOOLEAN',
    date: 'DATE',
    money: 'BIGINT',
    number: 'BIGINT',
    word: 'SMALLINT',
    region: 'INTEGER',
  },
};

const postgres: SqlDialect = {
  ...duckdb,
  name: 'postgres',
  first: shared.first,
  absentFrom: shared.absentFrom,
  eachOnce: shared.eachOnce,
  divide: (a, b) => `div(${a}, ${b})`,
  yearOf: (date) => `CAST(EXTRACT(YEAR FROM ${date}) AS INTEGER)`,
  cast: (expression, type) => `CAST(${expression} AS ${{ wide: 'NUMERIC', big: 'BIGINT', text: 'TEXT' }[type]})`,
  types: { ...duckdb.types, text: 'TEXT' },
};

const spark: SqlDialect = {
  ...shared,
  name: 'spark',
  resolvesMissing: false,
  quote: (identifier) => `\`${identifier.replaceAll('`', '``')}\``,
  parameter: (number) => `:p${number}`,
  divide: (a, b) => `(${a} DIV ${b})`,
  cast: (expression, type) =>
    `CAST(${expression} AS ${{ wide: 'DECIMAL(38, 0)', big: 'BIGINT', text: 'STRING' }[type]})`,
  materialized: 'AS',
  types: { ...duckdb.types, key: 'INT', text: 'STRING', region: 'INT' },
};

const clickhouse: SqlDialect = {
  ...shared,
  name: 'clickhouse',
  resolvesMissing: false,
  finish: finishForClickhouse,
  quote: doubleQuotes,
  parameter: (number) => `{p${number}:String}`,
  divide: (a, b) => `intDiv(${a}, ${b})`,
  day: (iso) => `toDate32('${iso}')`,
  yearOf: (date) => `toYear(${date})`,
  cast: (expression, type) =>
    `CAST(${expression} AS ${{ wide: 'Nullable(Int256)', big: 'Nullable(Int64)', text: 'Nullable(String)' }[type]})`,
  rows: (columns, cells) =>
    `(${cells.map((row) => `SELECT ${row.map((cell, index) => `${cell} AS ${columns[index]}`).join(', ')}`).join(' UNION ALL ')})`,
  materialized: 'AS',
  types: {
    key: 'Int32',
    text: 'Nullable(String)',
    boolean: 'Nullable(Bool)',
    date: 'Nullable(Date32)',
    money: 'Nullable(Int64)',
    number: 'Nullable(Int64)',
    word: 'Nullable(Int16)',
    region: 'Nullable(Int32)',
  },
};

export const dialects: Readonly<Record<DialectName, SqlDialect>> = { duckdb, postgres, spark, clickhouse };
