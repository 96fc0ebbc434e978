import type { DuckDBConnection } from '@duckdb/node-api';
import type { Vocabulary } from '../../../engine/vocabulary/vocabulary';
import { quoted } from '../database-values';
import type { ColumnMapping } from './column-mapping';
import type { TypedTable } from './convert-columns';
import type { ImportNote, NoteBook } from './import-note';
import type { RawTable } from './raw-table';
import type { TakenEnterprises } from './take-rows';

/** No enterprise of the country has more in a year: an amount above it is in another unit, or a slip. Units: fen. */
const LARGEST = 10n ** 15n / 2n;
/** Revenue of one person in a year, between which enterprises lie by far. Units: fen. */
const PER_PERSON = { least: 100_00n, most: 100_000_000_00n } as const;
/** The middle of a column of revenues or assets lies between these, when its unit is right. Units: fen. */
const MIDDLE = { least: 5_000_00n, most: 100_000_000_000_00n } as const;

interface Suspicion {
  readonly field: string;
  readonly note: ImportNote;
  readonly where: string;
}

/** Flags amounts that are probably in the wrong unit, by their magnitude; what was written stays. */
export async function flagAmounts(
  connection: DuckDBConnection,
  enterprises: TakenEnterprises,
  vocabulary: Vocabulary,
  notes: NoteBook,
): Promise<void> {
  const { fields, relation } = enterprises;
  const money = vocabulary.facts.enterprise.filter(({ id, type }) => type.kind === 'money' && fields.includes(id));
  const suspicions = money.map(({ id, label }): Suspicion => {
    const reason = {
      zh: `${label.zh}大于任何企业可能的数额，请核对单位（元、万元）`,
      en: `${label.en} is larger than any enterprise can have; check its unit (yuan, ten thousand yuan)`,
    };
    return { field: id, note: { kind: 'flagged', reason }, where: `abs(${quoted(id)}) > ${LARGEST}` };
  });
  const hasBoth = ['revenue', 'employees'].every((field) => fields.includes(field));
  if (hasBoth) suspicions.push(oddRevenue);
  if (suspicions.length === 0) return;
  const wholes = money.filter(({ id }) => id === 'revenue' || id === 'assets');
  const wanted = [...money.map(({ id }) => id), ...(hasBoth ? ['employees'] : [])];
  // One pass tells whether there is anything to flag: hardly ever.
  const counts = [
    ...suspicions.map(({ where }) => `count(*) FILTER (WHERE ${where})`),
    ...wholes.flatMap(({ id }) =>
      ['> 0', `BETWEEN 1 AND ${MIDDLE.least - 1n}`, `> ${MIDDLE.most}`].map(
        (range) => `count(*) FILTER (WHERE ${quoted(id)} ${range})`,
      ),
    ),
  ];
  const reader = await connection.runAndReadAll(`SELECT ${counts.join(', ')} FROM ${relation(wanted)}`);
  const found = (reader.getRows()[0] ?? []).map(Number);
  for (const [index, { field, note, where }] of suspicions.entries()) {
    const number = notes.number(note);
    if ((found[index] ?? 0) > 0) await keepNote(connection, enterprises, { field, number, where });
  }
  for (const [index, { id, label }] of wholes.entries()) {
    const [positive = 0, small = 0, large = 0] = found.slice(suspicions.length + index * 3);
    const isSmall = small * 2 > positive;
    if (positive < 20 || !(isSmall || large * 2 > positive)) continue;
    const number = notes.number({
      kind: 'flagged',
      reason: {
        zh: isSmall ? `整列${label.zh}小得不像以元计，可能是万元` : `整列${label.zh}大得不像所注单位，可能是元`,
        en: isSmall
          ? `the whole column ${label.en} is too small for yuan; it may be in ten thousand yuan`
          : `the whole column ${label.en} is too large for its unit; it may be in yuan`,
      },
    });
    await keepNote(connection, enterprises, {
      field: id,
      number,
      where: `r = (SELECT min(r) FROM ${relation([])})`,
    });
  }
}

/** Fen of revenue against millionths of people, without a product of more digits than are fast. */
const oddRevenue: Suspicion = {
  field: 'revenue',
  note: {
    kind: 'flagged',
    reason: {
      zh: '人均营业收入高于 1 亿元或低于 100 元，请核对单位',
      en: 'revenue for each person is above 100 million or below 100 yuan; check the unit',
    },
  },
  where:
    `employees > 0 AND revenue > 0 AND ((revenue - 1) // ${PER_PERSON.most / 1_000_000n} >= employees ` +
    `OR revenue * ${1_000_000n / PER_PERSON.least} < employees)`,
};

/** An amount of an event beyond what the whole enterprise has in many years is in another unit, or a slip. Units: years; fen. */
const OF_EVENT = { years: 100, least: 10n ** 10n } as const;

/** Flags amounts of events that are probably in the wrong unit: no enterprise has them, or not this one; what was written stays. */
export async function flagEventAmounts(
  connection: DuckDBConnection,
  { raw, typed, mapping }: { readonly raw: RawTable; readonly typed: TypedTable; readonly mapping: ColumnMapping },
  enterprises: TakenEnterprises,
  vocabulary: Vocabulary,
  notes: NoteBook,
): Promise<void> {
  const hasRevenue = enterprises.fields.includes('revenue');
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
        `JOIN ${enterprises.relation(hasRevenue ? ['revenue'] : [])} c ON c.e = t.e WHERE abs(${cell}) > ${LARGEST}${hasRevenue ? ` OR ${beyond}` : ''}`,
      [raw.table, header],
    );
  }
}

async function keepNote(
  connection: DuckDBConnection,
  { raw, mapping, relation }: TakenEnterprises,
  { field, number, where }: { readonly field: string; readonly number: number; readonly where: string },
): Promise<void> {
  const header = Object.keys(mapping.columns).find((each) => mapping.columns[each]?.field === field) ?? field;
  await connection.run(
    `INSERT INTO notes SELECT $1, r, $2, CAST(${quoted(field)} // 100 AS VARCHAR), ${number} FROM ${relation([field, 'revenue', 'employees'])} WHERE ${where}`,
    [raw.table, header],
  );
}
