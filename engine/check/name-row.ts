import type { Fix } from '../diagnostics/diagnostic';
import { writeKey, findProperty, policyShape } from '../validate/keywords';
import { replaceText, type CheckContext } from './check-context';
import { listChangeStarts, type RowByPosition } from './locate-change';

/**
 * Offers to change a row by its identifier instead of its position; a row in braces that has none is given one. Where
 * a row is written over several lines the drafter names it.
 */
export function nameRow(
  context: CheckContext,
  { row, item, fields, id }: RowByPosition,
  pointer: string,
): readonly Fix[] {
  const name = id ?? freeName(context, item);
  const place = [name, ...fields].join('.');
  const title = { zh: `按行的代号改：${place}`, en: `Change the row by its name: ${place}` };
  const renamed = replaceText(context, pointer, place, title)[0];
  if (!renamed || id !== null) return renamed ? [renamed] : [];
  const node = context.canonical.map.node(row);
  const first = node?.kind === 'map' && node.flow ? node.entries[0] : undefined;
  if (!first) return [];
  const { start } = first.keyRange;
  const naming = { range: { start, end: start }, text: `${idKeyword(context)}: ${name}, ` };
  return [{ title, edits: [naming, ...renamed.edits] }];
}

function freeName({ document }: CheckContext, item: string): string {
  const taken = new Set([...listChangeStarts(document), ...(document.readings ?? []).map(({ id }) => id)]);
  for (let count = 1; ; count += 1) {
    const name = `${item}-row-${count}`;
    if (!taken.has(name)) return name;
  }
}

function idKeyword({ canonical }: CheckContext): string {
  const header = policyShape.properties.get('policy')?.shape;
  const property = header && findProperty(header, 'id');
  return property ? writeKey(property, canonical.surface) : 'id';
}
