import { formatInterval, type Fen, type MoneyInterval } from './money';
import {
  formatRational,
  fromInteger,
  makeRational,
  multiply,
  roundHalfUp,
  toDecimalText,
  type Rational,
} from './rational';
import type { Surface } from './surface';

/** What an amount is counted in. `quota` is money that may be used, not money that is paid. */
export type Unit = 'money' | 'rate' | 'quota' | 'persons';

/**
 * An interval of a unit, in its smallest parts: fen of money and quota, basis points of a rate, whole persons.
 * All units share one form, so that limits, exclusions and sums need to know none of them.
 */
export type QuantityInterval = MoneyInterval;

const partsOf: Readonly<Record<Unit, bigint>> = { money: 100n, quota: 100n, rate: 10_000n, persons: 1n };

/** Rounds half up (away from zero) to the smallest part of a unit. Units: yuan, share or persons in, parts out. */
export function roundHalfUpToPart(value: Rational, unit: Unit): Fen {
  return roundHalfUp(multiply(value, fromInteger(partsOf[unit]))) as Fen;
}

/** Gives a whole number of parts as an exact fraction. Units: parts in; yuan, share or persons out. */
export function partsToValue(parts: Fen, unit: Unit): Rational {
  return makeRational(parts, partsOf[unit]);
}

/** Writes parts as exact decimal text without trailing zeros: `100000`, `0.2`, `3`. Units: yuan, share or persons. */
export function quantityText(parts: Fen, unit: Unit): string {
  return toDecimalText(partsToValue(parts, unit)) ?? '';
}

/** Writes an interval for readers: `0 至 20%`, `6000万元`, `3人`. */
export function formatQuantity(interval: QuantityInterval, unit: Unit, surface: Surface): string {
  if (unit === 'money' || unit === 'quota') return formatInterval(interval, surface);
  const write = (parts: Fen): string => {
    if (unit === 'rate') return `${formatRational(makeRational(parts, 100n))}%`;
    return surface === 'zh' ? `${parts}人` : `${parts} ${parts === 1n ? 'person' : 'persons'}`;
  };
  const { min, max } = interval;
  if (max === null) return surface === 'zh' ? `不低于${write(min)}` : `at least ${write(min)}`;
  if (min === max) return write(min);
  const low = min === 0n ? '0' : write(min);
  return surface === 'zh' ? `${low} 至 ${write(max)}` : `${low} to ${write(max)}`;
}
