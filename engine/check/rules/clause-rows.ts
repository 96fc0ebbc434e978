import type { CheckContext } from '../check-context';
import { descend } from '../pointer';

/** A row of the clause inventory is modelled once; a table row may repeat the clause of its own item. */
export function checkClauseRows(context: CheckContext): void {
  const owners = new Map<string, string>();
  const claim = (clause: string | undefined, owner: string, pointer: string): void => {
    if (clause === undefined) return;
    const earlier = owners.get(clause);
    if (earlier === undefined) owners.set(clause, owner);
    else if (earlier !== owner) context.report('check/clause-twice', pointer, { clause, id: earlier });
  };
  for (const { item, pointer } of context.items) {
    claim(item.clause, item.id, descend(pointer, 'clause'));
    if (item.kind !== 'award' && item.kind !== 'allowance') continue;
    item.table?.forEach((row, index) => claim(row.clause, item.id, descend(pointer, 'table', index, 'clause')));
  }
}
