import type { Fen, MoneyInterval } from '../values/money';
import { quantityText, type QuantityInterval, type Unit } from '../values/quantity';

/** An interval of money as canonical JSON holds it: exact decimal text; `max` null has no upper end. Units: yuan. */
export interface YuanTextInterval {
  readonly min: string;
  readonly max: string | null;
}

/** Writes an amount as exact decimal text without trailing zeros: `100000`, `10.01`, `0.5`. Units: fen in, yuan out. */
export function yuanText(fen: Fen): string {
  const magnitude = fen < 0n ? -fen : fen;
  const fraction = String(magnitude % 100n)
    .padStart(2, '0')
    .replace(/0+$/, '');
  return `${fen < 0n ? '-' : ''}${magnitude / 100n}${fraction && `.${fraction}`}`;
}

/** Writes an interval as decimal text. Units: fen in, yuan out. */
export function yuanTextInterval({ min, max }: MoneyInterval): YuanTextInterval {
  return { min: yuanText(min), max: max === null ? null : yuanText(max) };
}

/** Writes an interval of any unit as decimal text: yuan, a share of one, or persons. */
export function quantityTextInterval({ min, max }: QuantityInterval, unit: Unit): YuanTextInterval {
  return { min: quantityText(min, unit), max: max === null ? null : quantityText(max, unit) };
}
