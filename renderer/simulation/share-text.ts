import { formatMoney, type BudgetBalance, type Fen, type MoneyChange, type Surface } from '../../engine/index';

/** Writes a change, end by end: `+2万元`, `−1万元…+3万元`; `open` stands for an end that has no limit. Units: fen. */
export function writeMoneyChange({ low, high }: MoneyChange, surface: Surface, open: string): string {
  if (high === null) return low === 0n ? open : `${writeSigned(low, surface)}…${open}`;
  return low === high ? writeSigned(low, surface) : `${writeSigned(low, surface)}…${writeSigned(high, surface)}`;
}

/** Writes what is left of a budget: `10万元–15万元`, `−5万元…15万元`; null where spending has no upper limit. Units: fen. */
export function writeBalance({ least, most }: BudgetBalance, surface: Surface): string | null {
  if (least === null) return null;
  if (least === most) return writeAmount(most, surface);
  return [writeAmount(least, surface), writeAmount(most, surface)].join(least < 0n ? '…' : '–');
}

/** Writes an amount that may be below zero. Units: fen. */
export function writeAmount(fen: bigint, surface: Surface): string {
  if (fen === 0n) return '0';
  return fen < 0n ? `−${formatMoney(-fen as Fen, surface)}` : formatMoney(fen as Fen, surface);
}

function writeSigned(fen: bigint, surface: Surface): string {
  if (fen === 0n) return '0';
  return fen < 0n ? writeAmount(fen, surface) : `+${formatMoney(fen as Fen, surface)}`;
}
