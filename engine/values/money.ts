import { fromInteger, multiply, parseRational, type Rational, roundHalfUp } from './rational';
import type { Surface } from './surface';

/** An exact amount of money. Units: fen (1/100 yuan). */
export type Fen = bigint & { readonly __unit: 'fen' };

/** An interval of money; `max: null` has no upper end. Units: fen. */
export interface MoneyInterval {
  readonly min: Fen;
  readonly max: Fen | null;
}

export const noMoney = 0n as Fen;
export const nothing: MoneyInterval = { min: noMoney, max: noMoney };
/** Promised without an amount, or unknown: anything from nothing upwards. */
export const anyAmount: MoneyInterval = { min: noMoney, max: null };

/** Marks a whole number of fen. Units: fen. */
export function asFen(fen: bigint | number): Fen {
  return BigInt(fen) as Fen;
}

/** Reads exact decimal text in yuan, or gives null when it is none or finer than a fen. Units: yuan in, fen out. */
export function yuanToFen(text: string): Fen | null {
  const yuan = parseRational(text);
  if (!yuan) return null;
  const fen = multiply(yuan, fromInteger(100n));
  return fen.d === 1n ? (fen.n as Fen) : null;
}

/** Rounds an amount half up (away from zero) to the fen. Units: yuan in, fen out. */
export function roundHalfUpToFen(yuan: Rational): Fen {
  return roundHalfUp(multiply(yuan, fromInteger(100n))) as Fen;
}

/** Makes the interval of one exact amount. Units: fen. */
export function exactly(fen: Fen): MoneyInterval {
  return { min: fen, max: fen };
}

/** Adds intervals; the sum has no upper end when a part has none. Units: fen. */
export function sumIntervals(parts: readonly MoneyInterval[]): MoneyInterval {
  let min = 0n;
  let max: bigint | null = 0n;
  for (const part of parts) {
    min += part.min;
    max = max === null || part.max === null ? null : max + part.max;
  }
  return { min: min as Fen, max: max as Fen | null };
}

/** Takes `b` away from `a`, end by end, not below zero: what remains of `a` when `b` is granted elsewhere. Units: fen. */
export function remainderOf(a: MoneyInterval, b: MoneyInterval): MoneyInterval {
  const min = b.max === null ? 0n : a.min - b.max;
  const max = a.max === null ? null : a.max - b.min;
  return { min: atLeastZero(min), max: max === null ? null : atLeastZero(max) };
}

/** Cuts an interval at a cap, which may itself be an interval. Units: fen. */
export function capInterval(interval: MoneyInterval, cap: MoneyInterval): MoneyInterval {
  return { min: smaller(interval.min, cap.min) as Fen, max: smaller(interval.max, cap.max) };
}

/** Orders intervals by upper end, then by lower end; no upper end is the largest. Units: fen. */
export function compareIntervals(a: MoneyInterval, b: MoneyInterval): number {
  if (a.max !== b.max) {
    if (a.max === null) return 1;
    if (b.max === null) return -1;
    return a.max < b.max ? -1 : 1;
  }
  return a.min < b.min ? -1 : a.min > b.min ? 1 : 0;
}

/** Tells whether two intervals have the same ends. Units: fen. */
export function sameInterval(a: MoneyInterval, b: MoneyInterval): boolean {
  return a.min === b.min && a.max === b.max;
}

/** Tells whether nothing can be paid. Units: fen. */
export function isNothing(interval: MoneyInterval): boolean {
  return interval.max !== null && interval.max <= 0n && interval.min <= 0n;
}

function smaller(a: Fen | null, b: Fen | null): Fen | null {
  if (a === null) return b;
  if (b === null) return a;
  return a < b ? a : b;
}

function atLeastZero(fen: bigint): Fen {
  return (fen < 0n ? 0n : fen) as Fen;
}

/**
 * Writes an amount for readers: `10万元`, `938.3724万元`, `1.5亿元`, `3,530,075.7元`; in English `¥100,000`.
 * Never rounds: hundreds of millions where at most two decimals remain, ten thousands for whole yuan.
 * Units: fen.
 */
export function formatMoney(fen: Fen, surface: Surface): string {
  return surface === 'en' ? formatYuan(fen) : writeChinese(fen, groupThousands);
}

/** Writes an amount as drafters do, without commas, which separate arguments in formulas: `3530075.7元`. Units: fen. */
export function spellMoney(fen: Fen): string {
  return writeChinese(fen, (digits) => digits);
}

function writeChinese(fen: Fen, group: (digits: string) => string): string {
  const sign = fen < 0n ? '-' : '';
  const magnitude = fen < 0n ? -fen : fen;
  for (const { unit, smallest, name } of chineseUnits) {
    if (magnitude >= unit && magnitude % smallest === 0n) return `${sign}${decimals(magnitude, unit)}${name}`;
  }
  const [whole = '', ...fraction] = decimals(magnitude, 100n).split('.');
  // Four digits read well as they are.
  const grouped = whole.length > 4 ? group(whole) : whole;
  return `${sign}${[grouped, ...fraction].join('.')}元`;
}

/** Larger units, and the smallest part of each that is written as its decimals. Units: fen. */
const chineseUnits = [
  { unit: 10_000_000_000n, smallest: 100_000_000n, name: '亿元' },
  { unit: 1_000_000n, smallest: 100n, name: '万元' },
];

function decimals(magnitude: bigint, unit: bigint): string {
  const places = unit.toString().length - 1;
  const fraction = (magnitude % unit).toString().padStart(places, '0').replace(/0+$/, '');
  return `${magnitude / unit}${fraction ? `.${fraction}` : ''}`;
}

function groupThousands(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',');
}

function formatYuan(fen: Fen): string {
  const magnitude = fen < 0n ? -fen : fen;
  const whole = groupThousands((magnitude / 100n).toString());
  const rest = magnitude % 100n;
  return `${fen < 0n ? '-' : ''}¥${whole}${rest ? `.${rest.toString().padStart(2, '0')}` : ''}`;
}

/** Writes an interval for readers: `10万元`, `0 至 30万元`, `不低于10万元`, `金额未定`. Units: fen. */
export function formatInterval(interval: MoneyInterval, surface: Surface): string {
  const { min, max } = interval;
  const low = formatMoney(min, surface);
  if (max === null) {
    if (min === 0n) return surface === 'zh' ? '金额未定' : 'amount not fixed';
    return surface === 'zh' ? `不低于${low}` : `at least ${low}`;
  }
  if (min === max) return low;
  const high = formatMoney(max, surface);
  const from = min === 0n ? '0' : low;
  return surface === 'zh' ? `${from} 至 ${high}` : `${from} to ${high}`;
}
