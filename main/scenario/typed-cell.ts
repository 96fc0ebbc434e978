import type { Fen } from '../../engine/values/money';

/** A cell that knows what it is: a text, a count, or money; null is empty. */
export type TypedCell = string | number | { readonly fen: Fen | null };

/** A table whose cells are written one way for readers and another for spreadsheets. */
export interface TypedTable {
  /** Names the file of a table where several are written. */
  readonly key: string;
  readonly title: string;
  readonly heading: readonly string[];
  readonly rows: readonly (readonly TypedCell[])[];
}

/** Makes a money cell. */
export function money(fen: Fen | null): TypedCell {
  return { fen };
}
