import { compareIntervals, sameInterval } from '../../engine/index';
import type { EnterpriseRow } from '../worker/simulation-view';

export type RowOrder = 'name' | 'amount' | 'change';

/** Whether the enterprise receives something else than under the saved texts. */
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
): readonly EnterpriseRow[] {
  const wanted = search.trim().toLowerCase();
  const found = rows.filter(
    (row) =>
      (!changedOnly || hasChanged(row)) &&
      (wanted === '' || row.name.toLowerCase().includes(wanted) || row.id.toLowerCase().includes(wanted)),
  );
  if (order === 'name') return found;
  const sign = (row: EnterpriseRow) => (hasChanged(row) ? 0 : 1);
  return [...found].sort((a, b) =>
    order === 'amount' ? compareIntervals(b.total, a.total) : sign(a) - sign(b) || compareIntervals(b.total, a.total),
  );
}
