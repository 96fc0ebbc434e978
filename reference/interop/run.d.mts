export interface WrittenInput {
  readonly [name: string]: unknown;
}
export interface ForeignResult {
  readonly lines: readonly unknown[];
  readonly deferred: readonly string[];
  readonly total: { readonly min: number; readonly max: number | null } | null;
  readonly individualTotal: { readonly min: number; readonly max: number | null } | null;
}
export function prepareInput(
  description: unknown,
  facts: unknown,
  year: number,
  earlier?: readonly unknown[],
  unsettled?: readonly string[],
): WrittenInput | null;
export function listYears(description: unknown, facts: unknown, year: number): readonly number[];
export function evaluateYears(
  description: unknown,
  facts: unknown,
  year: number,
  evaluate: (input: WrittenInput) => ForeignResult | Promise<ForeignResult>,
): Promise<ForeignResult | null>;
export function applySteps(
  file: unknown,
  input: WrittenInput,
  apply: (logic: unknown, data: unknown) => unknown,
): ForeignResult;
export function nameMembers(
  list: readonly unknown[] | null,
  names: readonly string[],
): Readonly<Record<string, unknown>> | null;
