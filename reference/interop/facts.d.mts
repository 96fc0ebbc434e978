export type ModelFact =
  | string
  | number
  | boolean
  | null
  | readonly { readonly first: string; readonly last: string }[]
  | readonly ModelRecord[];
export interface ModelRecord {
  readonly [field: string]: ModelFact;
}
export interface WrittenRow {
  readonly table: string;
  readonly cells: Readonly<Record<string, string | number | boolean | null>>;
}
export function writeModelInput(vocabulary: unknown, facts: unknown): ModelRecord | null;
export function writeRows(
  vocabulary: unknown,
  words: ReadonlyMap<string, number>,
  facts: unknown,
  e: number,
): readonly WrittenRow[] | null;
