import {
  formatMoney,
  formatQuantity,
  sameInterval,
  type Fen,
  type MoneyInterval,
  type QuantityInterval,
  type Surface,
  type Unit,
} from '../../engine/index';

/** Writes an interval for a table: `10万元`, `0–30万元`, `≥10万元`. Units: fen. */
export function writeInterval({ min, max }: MoneyInterval, surface: Surface): string {
  if (max === null) return `≥${writeMoney(min, surface)}`;
  if (min === max) return writeMoney(min, surface);
  return `${min === 0n ? '0' : writeMoney(min, surface)}–${writeMoney(max, surface)}`;
}

/** Writes an interval of any unit for a table: money as above, a rate as `0 至 20%`, persons as `3人`. */
export function writeQuantity(amount: QuantityInterval, unit: Unit, surface: Surface): string {
  return unit === 'money' || unit === 'quota' ? writeInterval(amount, surface) : formatQuantity(amount, unit, surface);
}

/** Writes how an interval changed, end by end: `+2万元`, `-3–+5万元`; null when it did not. Units: fen. */
export function writeChange(now: MoneyInterval, before: MoneyInterval, surface: Surface): string | null {
  if (sameInterval(now, before)) return null;
  const low = now.min - before.min;
  if (now.max === null || before.max === null) {
    if (now.max === before.max) return writeSigned(low, surface);
    return now.max === null ? `${writeSigned(low, surface)}…∞` : `∞→${writeInterval(now, surface)}`;
  }
  const high = now.max - before.max;
  return low === high ? writeSigned(low, surface) : `${writeSigned(low, surface)}…${writeSigned(high, surface)}`;
}

/** Whether an amount went up, down, or neither clearly. */
export function directionOf(now: MoneyInterval, before: MoneyInterval): 'up' | 'down' | 'same' | 'mixed' {
  const low = compare(now.min, before.min);
  const high = compare(now.max, before.max);
  if (low === 0 && high === 0) return 'same';
  if (low >= 0 && high >= 0) return 'up';
  return low <= 0 && high <= 0 ? 'down' : 'mixed';
}

function writeMoney(fen: Fen, surface: Surface): string {
  return fen === 0n ? '0' : formatMoney(fen, surface);
}

function writeSigned(fen: bigint, surface: Surface): string {
  if (fen === 0n) return '0';
  const magnitude = (fen < 0n ? -fen : fen) as Fen;
  return `${fen < 0n ? '−' : '+'}${formatMoney(magnitude, surface)}`;
}

function compare(a: bigint | null, b: bigint | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return a < b ? -1 : a > b ? 1 : 0;
}
