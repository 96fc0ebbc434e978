import { encodeFact } from '../../../engine/sql/encode-enterprise';
import { columnKind } from '../../../engine/sql/fact-tables';
import { dialects } from '../../../engine/sql/dialect';
import { readUnit } from '../../../engine/values/figure-literal';
import type { FactField, Vocabulary } from '../../../engine/vocabulary/vocabulary';
import { enterpriseKeys, fieldsOfTable, type ColumnMapping } from './column-mapping';
import { isSoundInSql } from './credit-code';
import { resolveText } from './resolve-text';

/** How the database reads a column while it reads the file. */
export interface ColumnPlan {
  readonly header: string;
  /** Column of the texts. In the table of the file it holds those only our reader can tell; NULL stands for all others. */
  readonly name: string;
  /** Column of the cells whose texts say plainly what they mean; null where only our reader can tell. */
  readonly cell: string | null;
  /** Null for the columns by which events find their enterprise. */
  readonly field: FactField | null;
  /** Field of the table, or such a key. */
  readonly target: string;
  readonly unit: string | null;
  readonly type: string;
  readonly rule: PlainRule | null;
}

interface PlainRule {
  /** What is computed of the text once, by name. */
  readonly casts: readonly (readonly [name: string, sql: string])[];
  /** The cell where the text is plain, NULL for every other text; texts of others become parameters. */
  cell(parameter: (text: string) => string): string;
}

/** A column as its rule sees it. */
interface Column {
  readonly text: string;
  readonly field: FactField | null;
  readonly target: string;
  readonly unit: string | null;
  readonly collection: string | null;
  /** Some of its texts, from the first; none where the file does not give them cheaply. */
  readonly samples: readonly string[];
}

/** Plans the mapped columns of a file, in their order; `samples` are texts of each by the name of its column. */
export function planColumns(
  columns: readonly { readonly header: string; readonly name: string }[],
  samples: ReadonlyMap<string, readonly string[]>,
  mapping: ColumnMapping,
  vocabulary: Vocabulary,
): readonly ColumnPlan[] {
  const fields = fieldsOfTable(mapping.table, vocabulary);
  const collection = mapping.table === 'enterprise' ? null : mapping.table;
  return columns.flatMap(({ header, name }): readonly ColumnPlan[] => {
    const mapped = mapping.columns[header];
    if (!mapped) return [];
    const { field: target, unit = null } = mapped;
    const field = fields.find(({ id }) => id === target) ?? null;
    if (field === null && !(enterpriseKeys as readonly string[]).includes(target)) return [];
    const type = field === null || field.type.kind === 'text' ? 'VARCHAR' : cellType(field);
    const rule = writeRule(
      { text: name, field, target, unit, collection, samples: samples.get(name) ?? [] },
      vocabulary,
    );
    return [{ header, name, cell: rule === null ? null : `${name}_cell`, field, target, unit, type, rule }];
  });
}

/** Tells whether a column holds unified social credit codes. */
export function isCreditCode(target: string): boolean {
  return target === 'creditCode' || target === '@creditCode';
}

/** The type of the cells of a field. */
function cellType(field: FactField): string {
  const kind = columnKind(field);
  return kind === 'word' ? 'INTEGER' : dialects.duckdb.types[kind];
}

/**
 * Selects the columns of a file, which are texts, as the table of the file holds them: each text is looked at once, in
 * the pass that reads the file.
 */
export function selectColumns(
  plans: readonly ColumnPlan[],
  source: string,
): { readonly sql: string; readonly parameters: readonly string[] } {
  const parameters: string[] = [];
  const parameter = (text: string): string => `$${parameters.push(text)}`;
  const names = plans.map(({ name }) => name);
  const casts = plans.flatMap(({ rule }) => rule?.casts.map(([name, sql]) => `${sql} AS ${name}`) ?? []);
  const cells = plans.flatMap(({ cell, rule }) => (cell && rule ? [`${rule.cell(parameter)} AS ${cell}`] : []));
  const kept = plans.flatMap(({ name, cell }) =>
    cell === null ? [name] : [cell, `CASE WHEN ${cell} IS NULL THEN ${name} END AS ${name}`],
  );
  // Three steps, as the database computes anew whatever an expression repeats.
  const sql =
    `SELECT ${kept.join(', ')} FROM (SELECT ${[...names, ...cells].join(', ')} ` +
    `FROM (SELECT ${[...names, ...casts].join(', ')} FROM ${source}))`;
  return { sql, parameters };
}

/** The rule for the texts of a column; null where there is none. */
function writeRule(column: Column, vocabulary: Vocabulary): PlainRule | null {
  const { text, field, target, unit, samples } = column;
  if (field === null || field.type.kind === 'text') return textRule(text, target, samples);
  const { kind } = field.type;
  if (kind === 'date') return dayRule(text);
  if (kind !== 'money' && kind !== 'number' && kind !== 'rate') return wordRule(column, field, vocabulary);
  const known = unit === null ? null : readUnit(unit);
  if (unit !== null && known?.unit !== (kind === 'money' ? 'money' : 'rate')) return null;
  if (kind === 'rate' && unit === null)
    return numberRule(text, samples, {
      pattern: '0(\\.\\d{1,6})?|1(\\.0{1,6})?',
      digits: 1,
      places: 6,
      factor: 1_000_000n,
      between: [0n, 1n],
    });
  const parts = kind === 'money' ? 100n : 1_000_000n;
  const factor = (parts * (known?.numerator ?? 1n)) / (known?.denominator ?? 1n);
  const places = String(factor).length - 1;
  // The product has to fit into the 18 digits that are fast; larger amounts go through the reader.
  const digits = Math.min(15 - places, 18 - 2 * places);
  if (digits < 1) return null;
  const isSigned = field.signed === true || kind === 'rate';
  const largest = 10n ** BigInt(digits) - 1n;
  return numberRule(text, samples, {
    pattern: `${isSigned ? '-?' : ''}\\d{1,${digits}}(\\.\\d{1,${places}})?`,
    digits,
    places,
    factor,
    between: [isSigned ? -largest : 0n, largest],
  });
}

interface NumberForm {
  /** What a plain number looks like. */
  readonly pattern: string;
  readonly digits: number;
  readonly places: number;
  readonly factor: bigint;
  /** Numbers between these that are written back as they stood are of the pattern. */
  readonly between: readonly [bigint, bigint];
}

/**
 * Numbers of the form that most of a column have are told by writing them back, which costs a third of matching the
 * pattern; all others are matched.
 */
function numberRule(text: string, samples: readonly string[], form: NumberForm): PlainRule {
  const { pattern, digits, places, factor, between } = form;
  const matched = `WHEN regexp_full_match(${text}, '${pattern}') THEN ${scaled(`TRY_CAST(${text} AS DECIMAL(18, ${places}))`, String(factor))}`;
  const usual = usualPlaces(samples, pattern);
  if (usual === null) return { casts: [], cell: () => `CASE ${matched} END` };
  const cast = `${text}_number`;
  const type = usual === 0 ? 'BIGINT' : `DECIMAL(${digits + usual}, ${usual})`;
  // As narrow as it is, the factor keeps the product within the 18 digits that are fast.
  const narrow = usual === 0 ? String(factor) : `CAST(${factor} AS DECIMAL(${String(factor).length}, 0))`;
  const bounds = `${cast} BETWEEN ${between[0]} AND ${between[1]}`;
  return {
    casts: [[cast, `TRY_CAST(${text} AS ${type})`]],
    cell: () =>
      `CASE WHEN CAST(${cast} AS VARCHAR) = ${text} AND ${bounds} THEN ${scaled(cast, narrow)} ${matched} END`,
  };
}

function scaled(number: string, factor: string): string {
  return `CAST(${number} * ${factor} AS BIGINT)`;
}

/** Digits behind the point that most of the plain numbers have; null where hardly one is plain. */
function usualPlaces(samples: readonly string[], pattern: string): number | null {
  const plain = new RegExp(`^(?:${pattern})$`);
  const counts = new Map<number, number>();
  let given = 0;
  for (const sample of samples) {
    if (sample === '') continue;
    given += 1;
    if (!plain.test(sample)) continue;
    const point = sample.indexOf('.');
    const places = point < 0 ? 0 : sample.length - point - 1;
    counts.set(places, (counts.get(places) ?? 0) + 1);
  }
  const [best] = [...counts].sort(([, a], [, b]) => b - a);
  return best && best[1] * 2 > given ? best[0] : null;
}

function dayRule(text: string): PlainRule {
  const cast = `${text}_day`;
  return {
    casts: [[cast, `TRY_CAST(${text} AS DATE)`]],
    // Ten characters: a day and nothing else. Which days are credible is asked of all others by the reader.
    cell: () =>
      `CASE WHEN strlen(${text}) = 10 AND ${text} >= '1' AND ${cast} BETWEEN DATE '1949-10-01' AND DATE '2100-12-31' ` +
      `THEN ${cast} END`,
  };
}

/** Names, codes and keys stand as they are, without spaces around them; what a spreadsheet may have spoilt goes through the reader. */
function textRule(text: string, target: string, samples: readonly string[]): PlainRule {
  const cast = `${text}_trimmed`;
  const isName = target === 'name' || target === '@name';
  // Letters and digits without spaces around them are told fast; what all the spaces of Unicode are, only `trim` knows.
  const ascii = `${text} > '(' AND strlen(${text}) = length(${text}) AND NOT suffix(${text}, ' ')`;
  // eslint-disable-next-line no-control-regex -- it says what ASCII is
  const isAscii = samples.filter((sample) => /^[\x00-\x7f]*$/.test(sample)).length * 2 > samples.length;
  const trimmed = isAscii ? `CASE WHEN ${ascii} THEN ${text} ELSE trim(${text}) END` : `trim(${text})`;
  const sound = [
    // Quotation marks, tabs and line breaks come before; `="001"` is what spreadsheets write to keep zeros.
    `${cast} > '('`,
    `NOT prefix(${cast}, '=')`,
    `NOT suffix(${cast}, '\t')`,
    `NOT suffix(${cast}, '\n')`,
    // 9.13601E+17 is what is left of a code that a spreadsheet took for a number.
    ...(isName ? [] : [`NOT contains(${cast}, '+')`]),
    ...(isCreditCode(target) ? [isSoundInSql(cast)] : []),
  ];
  return { casts: [[cast, trimmed]], cell: () => `CASE WHEN ${sound.join(' AND ')} THEN ${cast} END` };
}

/** Texts of the samples that are compared with every text of a column; with more, looking them up is faster. */
const FEW = 24;

/** Words that stand in the samples and are read without a note; all others go through the reader. */
function wordRule(
  { text, unit, collection, samples }: Column,
  field: FactField,
  vocabulary: Vocabulary,
): PlainRule | null {
  // What stands beside a title decides what it means, and months fill a table of their own.
  if (field.type.kind === 'title' || field.type.kind === 'months' || field.derived) return null;
  const words = [...new Set(samples)].filter((sample) => sample !== '');
  if (words.length > FEW) return null;
  const cells = words.flatMap((word) => {
    const { value, note } = resolveText(word, { field, collection, unit }, vocabulary);
    const cell = value === null || note !== null ? null : (encodeFact(field, value, vocabulary) ?? null);
    return cell === null ? [] : [[word, cell] as const];
  });
  if (cells.length === 0) return null;
  return {
    casts: [],
    cell: (parameter) => {
      const write = (cell: string | number | bigint | boolean): string =>
        typeof cell === 'string' ? parameter(cell) : String(cell);
      const known = cells.map(([word, cell]) => `WHEN ${parameter(word)} THEN ${write(cell)}`);
      return `CAST(CASE ${text} ${known.join(' ')} END AS ${cellType(field)})`;
    },
  };
}
