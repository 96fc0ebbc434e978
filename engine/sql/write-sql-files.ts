import type { PolicyPlan } from '../compile/plan';
import { yearOf } from '../values/calendar';
import type { Vocabulary } from '../vocabulary/vocabulary';
import { compileSql } from './compile-sql';
import { createTables } from './create-tables';
import { dialects, type DialectName } from './dialect';
import { numberWords } from './fact-tables';
import { numberRules } from './numbered-rules';
import type { SqlStatement } from './write-statements';

/** A file of SQL; `path` is relative to the folder of all of them. */
export interface SqlFile {
  readonly path: string;
  readonly text: string;
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
export function writeSqlFiles(plan: PolicyPlan, vocabulary: Vocabulary): readonly SqlFile[] {
  return folders.flatMap(({ folder, dialect }) => [
    { path: `${folder}/schema.sql`, text: writeSchema(plan, vocabulary, dialect) },
    ...yearsOf(plan).map((year) => ({
      path: `${folder}/query-${year}.sql`,
      text: writeQuery(plan, vocabulary, dialect, year),
    })),
  ]);
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
  const statements = [
    ...createTables(vocabulary, dialect),
    `CREATE TABLE "cuoshi_words" ("word" ${text}, "number" ${key})`,
    ...fill('"cuoshi_words"', words),
    `CREATE TABLE "cuoshi_rules" ("r" ${key}, "rule" ${text}, "unit" ${text}, "payee" ${text}, "counts" ${dialect.types.boolean})`,
    ...fill('"cuoshi_rules"', rules),
  ];
  return `${heading(plan)}${statements.map((statement) => `${statement};\n`).join('')}`;
}

function writeQuery(plan: PolicyPlan, vocabulary: Vocabulary, dialect: DialectName, year: number): string {
  const { value, diagnostics } = compileSql([plan], { year, vocabulary, dialect });
  if (value) return `${heading(plan)}-- ${year}\n${inlineTexts(value.statements.answers, dialect)};\n`;
  const reasons = diagnostics.map(({ message }) => `-- ${message.zh} / ${message.en}`.replaceAll('\n', ' ') + '\n');
  return `${heading(plan)}-- ${year}\n${reasons.join('')}SELECT e, 0 AS r, NULL AS n, NULL AS d, NULL AS lo, NULL AS hi FROM enterprise;\n`;
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
