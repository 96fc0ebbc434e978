import type { Fen, MoneyInterval } from '../../engine/values/money';
import type { Surface } from '../../engine/values/surface';

/** A cell that knows what it is: a text, a count, money, where null is empty, or money from and to. */
export type TypedCell = PlainCell | { readonly interval: MoneyInterval };
export type PlainCell = string | number | { readonly fen: Fen | null };

/** A table whose cells are written one way for readers and another for spreadsheets. */
export interface TypedTable {
  /** Names the file of a table where several are written. */
  readonly key: string;
  readonly title: string;
  /** A column of money from and to is two columns in a spreadsheet. */
  readonly heading: readonly (string | { readonly interval: string })[];
  readonly rows: readonly (readonly TypedCell[])[];
}

/** A table as a spreadsheet holds it: no cell has two values. */
export interface PlainTable extends TypedTable {
  readonly heading: readonly string[];
  readonly rows: readonly (readonly PlainCell[])[];
}

/** Makes a money cell. */
export function money(fen: Fen | null): PlainCell {
  return { fen };
}

/** Gives each end of money from and to a column of its own. */
export function spreadIntervals(table: TypedTable, language: Surface): PlainTable {
  const [least, most] = language === 'zh' ? ['（至少，元）', '（至多，元）'] : [', yuan from', ', yuan to'];
  return {
    ...table,
    heading: table.heading.flatMap((each) =>
      typeof each === 'string' ? [each] : [`${each.interval}${least}`, `${each.interval}${most}`],
    ),
    rows: table.rows.map((row) =>
      row.flatMap((cell) =>
        typeof cell === 'object' && 'interval' in cell ? [money(cell.interval.min), money(cell.interval.max)] : [cell],
      ),
    ),
  };
}
