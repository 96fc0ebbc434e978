import type { DuckDBConnection } from '@duckdb/node-api';
import { numberWords } from '../../../engine/sql/fact-tables';
import { findSizeRow } from '../../../engine/vocabulary/size-class';
import type { SizeLimits, Vocabulary } from '../../../engine/vocabulary/vocabulary';
import { literal } from '../database-values';
import type { NoteBook } from './import-note';
import type { TakenEnterprises } from './take-rows';

/**
 * Fills the size class in from industry and figures where it was not given, as the reader of enterprise files does, and
 * flags those that were given and differ. Gives the relation with the sizes filled in. The bounds are those of the vocabulary's standard.
 */
export async function deriveSizes(
  connection: DuckDBConnection,
  { raw, fields, mapping, relation }: TakenEnterprises,
  vocabulary: Vocabulary,
  notes: NoteBook,
): Promise<string> {
  const has = (field: string): boolean => fields.includes(field);
  const all = relation(fields);
  if (!has('industry')) return all;
  const reader = await connection.runAndReadAll(
    `SELECT DISTINCT industry FROM ${relation(['industry'])} WHERE industry IS NOT NULL`,
  );
  const rows = reader.getRows().flatMap(([code]) => {
    const row = findSizeRow(vocabulary, String(code));
    if (!row) return [];
    const bounds = [row.large, row.medium, row.small].flatMap(boundsOf);
    return [
      `(${literal(String(code))}, ${bounds.map((bound) => (bound === null ? 'NULL' : String(bound))).join(', ')})`,
    ];
  });
  if (rows.length === 0) return all;
  const words = numberWords(vocabulary);
  const number = (size: string): string => String(words.get(size) ?? 'NULL');
  const figure = (name: string): string => (has(name) ? `t.${name}` : 'CAST(NULL AS BIGINT)');
  const figures = ['employees', 'revenue', 'assets'];
  // A bound that is missed decides, whatever is unknown beside it: AND over three values.
  const meets = (size: string): string =>
    figures.map((name) => `(b.${size}_${name} IS NULL OR ${figure(name)} >= b.${size}_${name})`).join(' AND ');
  const names = ['large', 'medium', 'small'].flatMap((each) => figures.map((name) => `${each}_${name}`));
  await connection.run(
    `CREATE TABLE size_bounds (industry VARCHAR, ${names.map((name) => `${name} BIGINT`).join(', ')})`,
  );
  await connection.run(`INSERT INTO size_bounds VALUES ${rows.join(', ')}`);
  const sizes = ['large', 'medium', 'small'] as const;
  // No field has a blank in its name. Each is asked once: the database computes anew what an expression repeats.
  const met = (size: string): string => `"meets ${size}"`;
  const measure = (wanted: readonly string[]): string =>
    `(SELECT t.*, b.industry IS NOT NULL AS "has bounds", ${sizes.map((each) => `${meets(each)} AS ${met(each)}`).join(', ')} ` +
    `FROM ${relation(wanted)} t LEFT JOIN size_bounds b ON b.industry = t.industry)`;
  const steps = sizes.map((each) => `WHEN ${met(each)} IS NULL THEN NULL WHEN ${met(each)} THEN ${number(each)}`);
  const derived = `CASE WHEN NOT "has bounds" THEN NULL ${steps.join(' ')} ELSE ${number('micro')} END`;
  const header = Object.keys(mapping.columns).find((each) => mapping.columns[each]?.field === 'size') ?? 'size';
  if (has('size')) {
    // A size that was written and could not be read is no gap to fill: a computed one would hide it.
    await connection.run(
      'CREATE TABLE unread_sizes AS SELECT DISTINCT r FROM notes WHERE source = $1 AND header = $2',
      [raw.table, header],
    );
    const note = notes.number({
      kind: 'flagged',
      reason: {
        zh: '规模与按行业和指标划出的不同，以填写的为准',
        en: 'the size differs from that of the standard; the one that was written counts',
      },
    });
    const compared = measure(['industry', 'size', ...figures.filter(has)]);
    await connection.run(
      `INSERT INTO notes SELECT $1, m.r, $2, NULL, ${note} FROM ${compared} m WHERE m.size <> ${derived}`,
      [raw.table, header],
    );
  }
  const extra = ['"has bounds"', ...sizes.map(met)].join(', ');
  if (!has('size'))
    return `(SELECT m.* EXCLUDE (${extra}), CAST(${derived} AS INTEGER) AS size FROM ${measure(fields)} m)`;
  const filled = `CASE WHEN m.size IS NULL AND u.r IS NULL THEN CAST(${derived} AS INTEGER) ELSE m.size END AS size`;
  return (
    `(SELECT m.* EXCLUDE (${extra}) REPLACE (${filled}) FROM ${measure(fields)} m ` +
    'LEFT JOIN unread_sizes u ON u.r = m.r)'
  );
}

function boundsOf({ employees, revenueYuan, assetsYuan }: SizeLimits): readonly (bigint | null)[] {
  const scale = (value: number | null, parts: bigint): bigint | null => (value === null ? null : BigInt(value) * parts);
  return [scale(employees, 1_000_000n), scale(revenueYuan, 100n), scale(assetsYuan, 100n)];
}
