import { yuanText } from '../../engine/bundle/yuan-text';
import type { Fen, MoneyInterval } from '../../engine/values/money';
import { quantityText, type QuantityInterval, type Unit } from '../../engine/values/quantity';

/** An amount as JSON gives it: a number of yuan, or its decimal text beyond 15 digits. */
export type JsonAmount = number | string;

export interface JsonInterval {
  readonly min: JsonAmount;
  /** Null has no upper end. */
  readonly max: JsonAmount | null;
}

/**
 * Gives an amount as a JSON number of yuan, exact to the fen: the nearest double prints as the same digits up to 15 of
 * them. Longer amounts become text rather than wrong. Units: fen in, yuan out.
 */
export function jsonAmount(fen: Fen): JsonAmount {
  const text = yuanText(fen);
  return text.replace(/\D/g, '').length <= 15 ? Number(text) : text;
}

/** Gives an interval as JSON. Units: fen in, yuan out. */
export function jsonInterval({ min, max }: MoneyInterval): JsonInterval {
  return { min: jsonAmount(min), max: max === null ? null : jsonAmount(max) };
}

/** Gives an interval of any unit as JSON: yuan, a share of one, or persons. */
export function jsonQuantity({ min, max }: QuantityInterval, unit: Unit): JsonInterval {
  const write = (parts: Fen): JsonAmount => {
    const text = quantityText(parts, unit);
    return text.replace(/\D/g, '').length <= 15 ? Number(text) : text;
  };
  return { min: write(min), max: max === null ? null : write(max) };
}
