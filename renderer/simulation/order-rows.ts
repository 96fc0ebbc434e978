import { asFen, compareIntervals, exactly, sameInterval } from '../../engine/index';
import type { EnterpriseRow } from '../worker/simulation-view';
import { directionOf } from './money-text';

export type RowOrder = 'name' | 'amount' | 'change';

/** Enterprises that a change is divided among. */
export type ShareName = 'winners' | 'losers' | 'mixed';

const directions = { winners: 'up', losers: 'down', mixed: 'mixed' } as const;
const noMoney = exactly(asFen(0n));

/** Whether an enterprise is one of those that change one way; nobody gets nothing. */
export function isOfShare({ total, baseTotal }: EnterpriseRow, share: ShareName): boolean {
  return directionOf(total, baseTotal ?? noMoney) === directions[share];
}

/** Whether the enterprise receives something else than under the baseline. */
export function hasChanged(row: EnterpriseRow): boolean {
  return (
    row.baseTotal === null ||
    !sameInterval(row.total, row.baseTotal) ||
    row.lines.some((line) => line.change !== 'same')
  );
}

/** Finds the rows whose name holds the words looked for, and puts them in order. */
export function orderRows(
  rows: readonly EnterpriseRow[],
  order: RowOrder,
  search: string,
  changedOnly: boolean,
  share: ShareName | null = null,
): readonly EnterpriseRow[] {
  const wanted = search.trim().toLowerCase();
  const found = rows.filter(
    (row) =>
      (!changedOnly || hasChanged(row)) &&
      (share === null || isOfShare(row, share)) &&
      (wanted === '' || row.name.toLowerCase().includes(wanted) || row.id.toLowerCase().includes(wanted)),
  );
  if (order === 'name') return found;
  const sign = (row: EnterpriseRow) => (hasChanged(row) ? 0 : 1);
  return [...found].sort((a, b) =>
    order === 'amount' ? compareIntervals(b.total, a.total) : sign(a) - sign(b) || compareIntervals(b.total, a.total),
  );
}
