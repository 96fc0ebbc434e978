import type { PolicyPlan } from '../compile/plan';
import { yearOf } from '../values/calendar';
import type { Bilingual } from '../diagnostics/diagnostic';
import type { Vocabulary } from '../vocabulary/vocabulary';
import { compileSql } from './compile-sql';
import { createTables, defineTables, type TableDefinition } from './create-tables';
import { dialects, type DialectName, type SqlDialect } from './dialect';
import { numberWords } from './fact-tables';
import { numberRules } from './numbered-rules';
import type { SqlStatement } from './write-statements';

/** A file of SQL; `path` is relative to the folder of all of them. */
export interface SqlFile {
  readonly path: string;
  readonly text: string;
}

/** The files, and what queries leave to the interpreter for every enterprise or for every one with unknown facts. */
export interface SqlFiles {
  readonly files: readonly SqlFile[];
  readonly notExpressed: readonly { readonly path: string; readonly reason: Bilingual }[];
}

/** Years for which a policy without end gets queries. */
const MOST_YEARS = 10;

const folders: readonly { readonly folder: string; readonly dialect: DialectName }[] = [
  { folder: 'duckdb', dialect: 'duckdb' },
  { folder: 'postgresql', dialect: 'postgres' },
];

/**
 * Writes what a database needs to compute a policy: for each engine `schema.sql` with the fact tables and the tables that
 * say what numbers stand for, and `query-YEAR.sql` for each year in which the policy applies.
 *
 * Shape: a query gives `e, r, n, d, lo, hi` for each payment, and a row with `r` 0 for each enterprise that is deferred. What SQL
 * cannot say defers every enterprise, and the file tells why.
 */
export function writeSqlFiles(plan: PolicyPlan, vocabulary: Vocabulary): SqlFiles {
  const written = folders.map(({ folder, dialect }) => ({
    schema: { path: `${folder}/schema.sql`, text: writeSchema(plan, vocabulary, dialect) },
    queries: yearsOf(plan).map((year) => ({
      path: `${folder}/query-${year}.sql`,
      ...writeQuery(plan, vocabulary, dialect, year),
    })),
  }));
  return {
    files: written.flatMap(({ schema, queries }) => [schema, ...queries.map(({ path, text }) => ({ path, text }))]),
    notExpressed: written.flatMap(({ queries }) =>
      queries.flatMap(({ path, reasons }) => reasons.map((reason) => ({ path, reason }))),
    ),
  };
}

function yearsOf({ window }: PolicyPlan): readonly number[] {
  if (!window?.from) return [];
  const first = yearOf(window.from);
  const last = window.to === null ? first + MOST_YEARS - 1 : yearOf(window.to);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

function writeSchema(plan: PolicyPlan, vocabulary: Vocabulary, name: DialectName): string {
  const dialect = dialects[name];
  const { key, text } = dialect.types;
  const words = [...numberWords(vocabulary)].map(([word, number]) => `(${quote(word)}, ${number})`);
  const rules = numberRules([plan]).map(
    ({ number, rule }) =>
      `(${number}, ${quote(rule.id)}, ${quote(rule.unit)}, ${quote(rule.payee)}, ${rule.countsInTotal})`,
  );
  const fill = (table: string, rows: readonly string[]): readonly string[] =>
    rows.length === 0 ? [] : [`INSERT INTO ${table} VALUES\n${rows.join(',\n')}`];
  // Conditions look up the events of one enterprise; DuckDB joins them all at once and needs no index.
  const indexes = name === 'postgres' ? defineTables(vocabulary, dialect).map((table) => indexOf(table, dialect)) : [];
  const statements = [
    ...createTables(vocabulary, dialect),
    ...indexes,
    `CREATE TABLE "cuoshi_words" ("word" ${text}, "number" ${key})`,
    ...fill('"cuoshi_words"', words),
    `CREATE TABLE "cuoshi_rules" ("r" ${key}, "rule" ${text}, "unit" ${text}, "payee" ${text}, "counts" ${dialect.types.boolean})`,
    ...fill('"cuoshi_rules"', rules),
  ];
  return `${heading(plan)}${statements.map((statement) => `${statement};\n`).join('')}`;
}

function indexOf({ name }: TableDefinition, { quote: quoteName }: SqlDialect): string {
  return `CREATE INDEX ${quoteName(`${name}_of_e`)} ON ${quoteName(name)} ("e")`;
}

/** What SQL cannot say of unknown facts defers the enterprises that have some. */
const missingDeferred: Bilingual = {
  zh: '缺少事实的企业一律由完整引擎判定',
  en: 'Every enterprise of which a fact is missing that is read is deferred',
};

function writeQuery(
  plan: PolicyPlan,
  vocabulary: Vocabulary,
  dialect: DialectName,
  year: number,
): { readonly text: string; readonly reasons: readonly Bilingual[] } {
  const { value, diagnostics } = compileSql([plan], { year, vocabulary, dialect });
  const reasons = value
    ? value.resolvesMissing
      ? []
      : [missingDeferred]
    : diagnostics.map(({ message }) => ({ zh: message.zh, en: message.en }));
  const comments = reasons.map(({ zh, en }) => `-- ${zh} / ${en}`.replaceAll('\n', ' ') + '\n');
  const query = value
    ? inlineTexts(value.statements.answers, dialect)
    : 'SELECT e, 0 AS r, NULL AS n, NULL AS d, NULL AS lo, NULL AS hi FROM enterprise';
  return { text: `${heading(plan)}-- ${year}\n${comments.join('')}${query};\n`, reasons };
}

function heading({ id, version }: PolicyPlan): string {
  return `-- ${id} ${version}\n`;
}

/** Puts the texts of a statement where their numbers stand: a file has no one to give them along. */
function inlineTexts({ text, parameters }: SqlStatement, name: DialectName): string {
  const places = new Map(parameters.map((parameter, index) => [dialects[name].parameter(index + 1), parameter]));
  return text.replace(/\$\d+/g, (place) => {
    const parameter = places.get(place);
    if (parameter === undefined) throw new Error(`nothing stands for ${place}`);
    return quote(parameter);
  });
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
