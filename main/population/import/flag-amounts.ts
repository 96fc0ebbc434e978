import type { DuckDBConnection } from '@duckdb/node-api';
import type { Vocabulary } from '../../../engine/vocabulary/vocabulary';
import { quoted } from '../database-values';
import type { SizedReading } from './derive-sizes';
import type { NoteBook } from './import-note';

/** No enterprise of the country has more in a year: an amount above it is in another unit, or a slip. Units: fen. */
const LARGEST = 10n ** 15n / 2n;
/** Revenue of one person in a year, between which enterprises lie by far. Units: fen. */
const PER_PERSON = { least: 100_00n, most: 100_000_000_00n } as const;
/** The middle of a column of revenues or assets lies between these, when its unit is right. Units: fen. */
const MIDDLE = { least: 5_000_00n, most: 100_000_000_000_00n } as const;

/** Flags amounts that are probably in the wrong unit, by their magnitude; what was written stays. */
export async function flagAmounts(
  connection: DuckDBConnection,
  { raw, typed, mapping }: SizedReading,
  vocabulary: Vocabulary,
  notes: NoteBook,
): Promise<void> {
  const note = (field: string, number: number, where: string): Promise<void> => {
    const header = Object.keys(mapping.columns).find((each) => mapping.columns[each]?.field === field) ?? field;
    return keepNote(connection, { source: raw.table, header, field }, number, where);
  };
  const money = vocabulary.facts.enterprise.filter(
    ({ id, type }) => type.kind === 'money' && typed.fields.includes(id),
  );
  for (const { id, label } of money) {
    const cell = quoted(id);
    const tooLarge = notes.number({
      kind: 'flagged',
      reason: {
        zh: `${label.zh}大于任何企业可能的数额，请核对单位（元、万元）`,
        en: `${label.en} is larger than any enterprise can have; check its unit (yuan, ten thousand yuan)`,
      },
    });
    await note(id, tooLarge, `abs(${cell}) > ${LARGEST}`);
    if (id !== 'revenue' && id !== 'assets') continue;
    const reader = await connection.runAndReadAll(
      `SELECT approx_quantile(${cell}, 0.5), count(*) FROM taken_enterprise WHERE ${cell} > 0`,
    );
    const [middle = null, count = 0] = reader.getRows()[0] ?? [];
    if (middle === null || Number(count) < 20) continue;
    const fen = BigInt(Math.round(Number(middle)));
    if (fen >= MIDDLE.least && fen <= MIDDLE.most) continue;
    const small = fen < MIDDLE.least;
    const wholeColumn = notes.number({
      kind: 'flagged',
      reason: {
        zh: small ? `整列${label.zh}小得不像以元计，可能是万元` : `整列${label.zh}大得不像所注单位，可能是元`,
        en: small
          ? `the whole column ${label.en} is too small for yuan; it may be in ten thousand yuan`
          : `the whole column ${label.en} is too large for its unit; it may be in yuan`,
      },
    });
    await note(id, wholeColumn, `r = (SELECT min(r) FROM taken_enterprise)`);
  }
  if (!['revenue', 'employees'].every((field) => typed.fields.includes(field))) return;
  const odd = notes.number({
    kind: 'flagged',
    reason: {
      zh: '人均营业收入高于 1 亿元或低于 100 元，请核对单位',
      en: 'revenue for each person is above 100 million or below 100 yuan; check the unit',
    },
  });
  const perPerson = 'CAST(revenue AS HUGEINT) * 1000000';
  await note(
    'revenue',
    odd,
    `employees > 0 AND revenue > 0 AND (${perPerson} > CAST(employees AS HUGEINT) * ${PER_PERSON.most} OR ${perPerson} < CAST(employees AS HUGEINT) * ${PER_PERSON.least})`,
  );
}

/** An amount of an event beyond what the whole enterprise has in many years is in another unit, or a slip. Units: years; fen. */
const OF_EVENT = { years: 100, least: 10n ** 10n } as const;

/** Flags amounts of events that are probably in the wrong unit: no enterprise has them, or not this one; what was written stays. */
export async function flagEventAmounts(
  connection: DuckDBConnection,
  { raw, typed, mapping }: SizedReading,
  vocabulary: Vocabulary,
  notes: NoteBook,
  hasRevenue: boolean,
): Promise<void> {
  const fields = vocabulary.facts.collections.find(({ id }) => id === mapping.table)?.fields ?? [];
  for (const { id, label, type } of fields) {
    if (type.kind !== 'money' || !typed.fields.includes(id)) continue;
    const cell = `t.${quoted(id)}`;
    const odd = notes.number({
      kind: 'flagged',
      reason: {
        zh: `${label.zh}大于任何企业可能的数额，或超过 1 亿元且为该企业营业收入的 ${OF_EVENT.years} 倍以上，请核对单位（元、万元）`,
        en: `${label.en} is larger than any enterprise can have, or above 100 million yuan and ${OF_EVENT.years} times the revenue of the enterprise; check its unit (yuan, ten thousand yuan)`,
      },
    });
    const beyond = `(c.revenue > 0 AND ${cell} > ${OF_EVENT.least} AND CAST(${cell} AS HUGEINT) > CAST(c.revenue AS HUGEINT) * ${OF_EVENT.years})`;
    const header = Object.keys(mapping.columns).find((each) => mapping.columns[each]?.field === id) ?? id;
    await connection.run(
      `INSERT INTO notes SELECT $1, t.r, $2, CAST(${cell} // 100 AS VARCHAR), ${odd} FROM ${quoted(`taken_${mapping.table}`)} t ` +
        `JOIN taken_enterprise c ON c.e = t.e WHERE abs(${cell}) > ${LARGEST}${hasRevenue ? ` OR ${beyond}` : ''}`,
      [raw.table, header],
    );
  }
}

async function keepNote(
  connection: DuckDBConnection,
  { source, header, field }: { readonly source: string; readonly header: string; readonly field: string },
  number: number,
  where: string,
): Promise<void> {
  await connection.run(
    `INSERT INTO notes SELECT $1, r, $2, CAST(${quoted(field)} // 100 AS VARCHAR), ${number} FROM taken_enterprise WHERE ${where}`,
    [source, header],
  );
}
