import type { TableRow } from '../../schemas/generated/types';
import type { PlacedItem } from '../check/policy-item';
import type { CheckedExpression } from '../expression/checked-expression';
import type { Vocabulary } from '../vocabulary/vocabulary';

/** Names the payment of an item for readers. */
export function labelItem({ item, article }: PlacedItem): string {
  const own = 'label' in item ? item.label : undefined;
  return own ?? item.title ?? article.title ?? item.gist ?? item.id;
}

/** Names the payment of a table row: its own label, else the titles that select it, else that of the item. */
export function labelRow(vocabulary: Vocabulary, placed: PlacedItem, row: TableRow, match: CheckedExpression): string {
  if (row.label !== undefined) return row.label;
  const titles = matchedValues(match).flatMap((id) => vocabulary.titles.find((title) => title.id === id) ?? []);
  return titles.length > 0 ? titles.map((title) => title.name.zh).join('、') : labelItem(placed);
}

function matchedValues(match: CheckedExpression): readonly string[] {
  if (match.node !== 'in') return [];
  return match.tests.flatMap((test) =>
    test.test === 'equals' && test.value.node === 'literal' && typeof test.value.value === 'string'
      ? [test.value.value]
      : [],
  );
}
