import type { DuckDBConnection } from '@duckdb/node-api';
import { numberWords } from '../../../engine/sql/fact-tables';
import { findSizeRow } from '../../../engine/vocabulary/size-class';
import type { SizeLimits, Vocabulary } from '../../../engine/vocabulary/vocabulary';
import { literal } from '../database-values';
import type { ColumnMapping } from './column-mapping';
import type { NoteBook } from './import-note';

/** The list of enterprises, taken. */
export interface SizedReading {
  readonly raw: { readonly table: string };
  readonly typed: { readonly fields: readonly string[] };
  readonly mapping: ColumnMapping;
}

/**
 * Fills the size class in from industry and figures where it was not given, as the reader of enterprise files does, and
 * flags those that were given and differ. Gives the name of the relation with the sizes filled in. The bounds are those of the vocabulary's standard.
 */
export async function deriveSizes(
  connection: DuckDBConnection,
  { raw, typed, mapping }: SizedReading,
  vocabulary: Vocabulary,
  notes: NoteBook,
): Promise<string> {
  const has = (field: string): boolean => typed.fields.includes(field);
  if (!has('industry')) return 'taken_enterprise';
  const reader = await connection.runAndReadAll(
    'SELECT DISTINCT industry FROM taken_enterprise WHERE industry IS NOT NULL',
  );
  const rows = reader.getRows().flatMap(([code]) => {
    const row = findSizeRow(vocabulary, String(code));
    if (!row) return [];
    const bounds = [row.large, row.medium, row.small].flatMap(boundsOf);
    return [
      `(${literal(String(code))}, ${bounds.map((bound) => (bound === null ? 'NULL' : String(bound))).join(', ')})`,
    ];
  });
  if (rows.length === 0) return 'taken_enterprise';
  const words = numberWords(vocabulary);
  const number = (size: string): string => String(words.get(size) ?? 'NULL');
  const figure = (name: string): string => (has(name) ? `t.${name}` : 'CAST(NULL AS BIGINT)');
  // A bound that is missed decides, whatever is unknown beside it: AND over three values.
  const meets = (size: string): string =>
    ['employees', 'revenue', 'assets']
      .map((name) => `(b.${size}_${name} IS NULL OR ${figure(name)} >= b.${size}_${name})`)
      .join(' AND ');
  const size =
    `CASE WHEN (${meets('large')}) IS NULL THEN NULL WHEN ${meets('large')} THEN ${number('large')} ` +
    `WHEN (${meets('medium')}) IS NULL THEN NULL WHEN ${meets('medium')} THEN ${number('medium')} ` +
    `WHEN (${meets('small')}) IS NULL THEN NULL WHEN ${meets('small')} THEN ${number('small')} ELSE ${number('micro')} END`;
  const names = ['large', 'medium', 'small'].flatMap((each) =>
    ['employees', 'revenue', 'assets'].map((name) => `${each}_${name}`),
  );
  const given = has('size') ? 't.size' : 'CAST(NULL AS INTEGER)';
  await connection.run(
    `CREATE TABLE size_bounds (industry VARCHAR, ${names.map((name) => `${name} BIGINT`).join(', ')})`,
  );
  await connection.run(`INSERT INTO size_bounds VALUES ${rows.join(', ')}`);
  await connection.run(
    `CREATE VIEW derived_sizes AS SELECT t.e, t.r, ${given} AS given, CASE WHEN b.industry IS NOT NULL THEN CAST(${size} AS INTEGER) END AS derived ` +
      `FROM taken_enterprise t LEFT JOIN size_bounds b ON b.industry = t.industry`,
  );
  const header = Object.keys(mapping.columns).find((each) => mapping.columns[each]?.field === 'size') ?? 'size';
  // A size that was written and could not be read is no gap to fill: a computed one would hide it.
  await connection.run('CREATE TABLE unread_sizes AS SELECT r FROM notes WHERE source = $1 AND header = $2', [
    raw.table,
    header,
  ]);
  if (has('size')) {
    const note = notes.number({
      kind: 'flagged',
      reason: {
        zh: '规模与按行业和指标划出的不同，以填写的为准',
        en: 'the size differs from that of the standard; the one that was written counts',
      },
    });
    await connection.run(
      `INSERT INTO notes SELECT $1, z.r, $2, NULL, ${note} FROM derived_sizes z WHERE z.given <> z.derived`,
      [raw.table, header],
    );
  }
  const unread = 'EXISTS (SELECT 1 FROM unread_sizes q WHERE q.r = t.r)';
  const filled = `CASE WHEN ${given} IS NULL AND b.industry IS NOT NULL AND NOT ${unread} THEN CAST(${size} AS INTEGER) ELSE ${given} END AS size`;
  const columns = has('size') ? `t.* REPLACE (${filled})` : `t.*, ${filled}`;
  await connection.run(
    `CREATE VIEW sized_enterprise AS SELECT ${columns} FROM taken_enterprise t LEFT JOIN size_bounds b ON b.industry = t.industry`,
  );
  return 'sized_enterprise';
}

function boundsOf({ employees, revenueYuan, assetsYuan }: SizeLimits): readonly (bigint | null)[] {
  const scale = (value: number | null, parts: bigint): bigint | null => (value === null ? null : BigInt(value) * parts);
  return [scale(employees, 1_000_000n), scale(revenueYuan, 100n), scale(assetsYuan, 100n)];
}
