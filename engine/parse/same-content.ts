import type { SourceNode } from './source-node';

/** Whether two trees hold the same keys and values in the same order, wherever they stand. */
export function sameContent(one: SourceNode, other: SourceNode): boolean {
  if (one.kind === 'scalar') {
    return other.kind === 'scalar' && one.value === other.value && one.text === other.text && one.style === other.style;
  }
  if (one.kind === 'list') {
    return (
      other.kind === 'list' &&
      one.items.length === other.items.length &&
      one.items.every((item, index) => {
        const twin = other.items[index];
        return twin !== undefined && sameContent(item, twin);
      })
    );
  }
  return (
    other.kind === 'map' &&
    one.entries.length === other.entries.length &&
    one.entries.every((entry, index) => {
      const twin = other.entries[index];
      return twin !== undefined && twin.key === entry.key && sameContent(entry.value, twin.value);
    })
  );
}
