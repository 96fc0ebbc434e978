import type { CheckContext } from '../check-context';
import { descend } from '../pointer';

/** Identifiers are unique within the policy, whatever they stand for; a repeated item is left out. */
export function checkUniqueIdentifiers(context: CheckContext): void {
  const seen = new Set<string>();
  const claim = (id: string | undefined, owner: string): void => {
    if (id === undefined) return;
    if (!seen.has(id)) {
      seen.add(id);
      return;
    }
    context.report('check/duplicate-identifier', descend(owner, 'id'), { id });
    context.drop(owner);
  };

  for (const { item, pointer } of context.items) {
    if (item.id === 'policy') {
      context.report('check/reserved-identifier', descend(pointer, 'id'), { id: item.id });
      context.drop(pointer);
    }
    claim(item.id, pointer);
  }
  for (const { item, pointer } of context.items)
    if (item.kind === 'award' || item.kind === 'allowance')
      item.table?.forEach((row, index) => claim(row.id, descend(pointer, 'table', index)));
  for (const [name, definition] of Object.entries(context.document.definitions ?? {}))
    claim(definition.id, descend('/definitions', name));
  for (const [name, parameter] of Object.entries(context.document.parameters ?? {}))
    if (typeof parameter === 'object') claim(parameter.id, descend('/parameters', name));
  context.document.readings?.forEach((reading, index) => claim(reading.id, descend('/readings', index)));
}
