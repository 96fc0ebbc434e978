import type { Enterprise, EnterpriseEvent, FactValue } from '../enterprise/enterprise';
import { parseDate } from '../values/calendar';
import { makeRational, toDecimalText } from '../values/rational';
import type { EventCollection, FactField, Vocabulary } from '../vocabulary/vocabulary';
import { columnKind, hasColumn, monthTable, numberScale } from './fact-tables';
import type { Cell } from './encode-enterprise';

/** Cells of one row by the name of their column; whole numbers may come as text. */
export type StoredRow = Readonly<Record<string, Cell | undefined>>;

/** Rows of one enterprise, by the name of their table. */
export type StoredRows = ReadonlyMap<string, readonly StoredRow[]>;

/**
 * Makes the enterprise again of which the rows of the fact tables were made: the interpreter gives the same result.
 *
 * Shape: `words` names the numbers of `numberWords`, the first of them is number 1; a number beyond them is our bug.
 */
export function decodeEnterprise(rows: StoredRows, words: readonly string[], vocabulary: Vocabulary): Enterprise {
  const { facts } = vocabulary;
  const [own = {}] = rows.get('enterprise') ?? [];
  const fields = decodeFields(facts.enterprise, own, words);
  const events = facts.collections
    .filter(({ id }) => own[hasColumn(id)] === true)
    .map((collection) => [collection.id, decodeEvents(collection, rows, words)] as const);
  const id = textOf(fields['id']);
  return { id, name: textOf(fields['name']) || id, file: 'population', fields, events: Object.fromEntries(events) };
}

function decodeEvents(
  collection: EventCollection,
  rows: StoredRows,
  words: readonly string[],
): readonly EnterpriseEvent[] {
  const listed = [...(rows.get(collection.id) ?? [])].sort((a, b) => Number(a['n']) - Number(b['n']));
  return listed.map((row) => {
    const months = collection.fields.flatMap(({ id, type }) =>
      type.kind === 'months' && row[id] === true ? [[id, monthsOf(rows, collection.id, id, row)] as const] : [],
    );
    const fields = { ...decodeFields(collection.fields, row, words), ...Object.fromEntries(months) };
    const date = collection.dateField === null ? undefined : fields[collection.dateField];
    return { index: Number(row['n']), date: typeof date === 'string' ? parseDate(date) : null, fields };
  });
}

function monthsOf(rows: StoredRows, collection: string, field: string, { n }: StoredRow): readonly string[] {
  return (rows.get(monthTable(collection, field)) ?? [])
    .filter((row) => Number(row['n']) === Number(n))
    .map((row) => String(row['m']).slice(0, 7))
    .sort();
}

function decodeFields(
  fields: readonly FactField[],
  row: StoredRow,
  words: readonly string[],
): Readonly<Record<string, FactValue>> {
  return Object.fromEntries(
    fields
      .filter(({ type }) => type.kind !== 'months')
      .flatMap((field) => {
        const cell = row[field.id] ?? null;
        return cell === null ? [] : [[field.id, decodeValue(field, cell, words)] as const];
      }),
  );
}

function decodeValue(field: FactField, cell: Exclude<Cell, null>, words: readonly string[]): FactValue {
  if (typeof cell === 'boolean') return cell;
  switch (columnKind(field)) {
    case 'word': {
      const word = words[Number(cell) - 1];
      if (word === undefined) throw new Error(`${field.id} holds the word ${String(cell)}, which nobody knows`);
      return word;
    }
    case 'region':
      return String(cell).padStart(6, '0');
    case 'money':
      return decimalOf(cell, 100n);
    case 'number':
      return decimalOf(cell, numberScale);
    default:
      return String(cell);
  }
}

function decimalOf(cell: string | number | bigint, scale: bigint): string {
  const text = toDecimalText(makeRational(BigInt(cell), scale));
  if (text === null) throw new Error(`${String(cell)}/${scale} has no decimal text`);
  return text;
}

function textOf(value: FactValue | undefined): string {
  return typeof value === 'string' ? value : '';
}
