import type { Fen, MoneyInterval } from '../values/money';
import { judgeChange, type Verdict } from './compare-outcomes';

/** How an amount became another one, end by end; `high` is null where either amount has no upper end. Units: fen. */
export interface MoneyChange {
  readonly low: bigint;
  readonly high: bigint | null;
}

/** What somebody gets now and got before; null on a side where there was nobody. */
export interface ComparedAmounts {
  readonly now: MoneyInterval | null;
  readonly before: MoneyInterval | null;
}

/** How many change one way, and by how much together. */
export interface ChangeShare {
  readonly count: number;
  readonly change: MoneyChange;
}

/** A change of a total, divided among those it comes from. */
export interface WeighedChange {
  readonly change: MoneyChange;
  /** At no end less, at one end more. */
  readonly winners: ChangeShare;
  /** At no end more, at one end less. */
  readonly losers: ChangeShare;
  /** More at one end and less at the other: which of them is not known yet. */
  readonly mixed: ChangeShare;
  /** The same at both ends; where neither has an upper end, nothing can be said about it. */
  readonly same: ChangeShare;
}

/**
 * Divides the change of a total among winners, losers and those of whom it is not known.
 *
 * Shape: the changes of the four shares add up to the change, and their counts to the rows; exchanging now and before
 * exchanges winners and losers.
 */
export function weighChange(rows: readonly ComparedAmounts[]): WeighedChange {
  const of = (...verdicts: readonly Verdict[]): ChangeShare => {
    const own = rows.filter((row) => verdicts.includes(judge(row)));
    return { count: own.length, change: addChanges(own.map(changeOf)) };
  };
  return {
    change: addChanges(rows.map(changeOf)),
    winners: of('gains'),
    losers: of('loses'),
    mixed: of('mixed'),
    same: of('unchanged', 'changed'),
  };
}

/** Says how an amount became another one, end by end; nobody gets nothing. Units: fen. */
export function changeOf({ now, before }: ComparedAmounts): MoneyChange {
  const [to, from] = [now ?? none, before ?? none];
  return { low: to.min - from.min, high: to.max === null || from.max === null ? null : to.max - from.max };
}

const none: MoneyInterval = { min: 0n as Fen, max: 0n as Fen };
const unchanged: MoneyChange = { low: 0n, high: 0n };

function judge({ now, before }: ComparedAmounts): Verdict {
  return judgeChange(before ?? none, now ?? none);
}

function addChanges(changes: readonly MoneyChange[]): MoneyChange {
  return changes.reduce(
    (sum, { low, high }) => ({
      low: sum.low + low,
      high: sum.high === null || high === null ? null : sum.high + high,
    }),
    unchanged,
  );
}
