import type { Fix } from '../diagnostics/diagnostic';
import type { DocumentChange } from '../edit/document-change';
import { pointerSegments } from '../validate/pointer';
import type { Analysis } from './analysis';
import type { PolicyScope } from './policy-scope';
import { offerChange } from './repair-text';
import type { Gap } from './table-gaps';
import type { TableRowView } from './table-view';

/**
 * Offers to add the row that closes a gap, paid like the row below or like the one above: which, and whether as much as
 * either, only the drafter can say, so neither is offered alone where they differ.
 */
export function addRow(analysis: Analysis, scope: PolicyScope, gap: Gap, match: string): readonly Fix[] {
  const { table, below, above } = gap;
  const rows = rowsAt(scope, table.pointer);
  const [low, high] = [below, above].map((row) => rows[row.number - 1]);
  if (low === undefined || high === undefined) return [];
  const written = JSON.stringify(scope.document.readings ?? []);
  // The alternatives of a reading count the rows.
  if (['table', '表'].some((key) => written.includes(`${table.itemId}.${key}`))) return [];
  const at = Math.min(below.number, above.number);
  const offer = (like: TableRowView, amount: string | number): readonly Fix[] => {
    const slots: Extract<DocumentChange, { kind: 'arrange' }>['slots'] = [
      ...rows.slice(0, at).map((_, index) => ({ kind: 'kept', index }) as const),
      { kind: 'new', value: { match, amount } },
      ...rows.slice(at).map((_, index) => ({ kind: 'kept', index: index + at }) as const),
    ];
    const title = {
      zh: `加一行“${match}”，金额先同第 ${like.number} 行（${String(amount)}）`,
      en: `Add a row "${match}", paid like row ${like.number} (${String(amount)}) to begin with`,
    };
    return offerChange(analysis, scope, title, { kind: 'arrange', pointer: table.pointer, slots });
  };
  return [...offer(below, low), ...(String(low) === String(high) ? [] : offer(above, high))];
}

/** The amounts of the rows of a table, as written. */
function rowsAt({ document }: PolicyScope, pointer: string): readonly (string | number | undefined)[] {
  let value: unknown = document;
  for (const segment of pointerSegments(pointer))
    value = typeof value === 'object' && value !== null ? Reflect.get(value, segment) : undefined;
  return Array.isArray(value) ? value.map((row: { readonly amount?: string | number }) => row.amount) : [];
}
