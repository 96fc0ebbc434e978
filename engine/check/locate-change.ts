import type { PolicyDocument } from '../../schemas/generated/types';
import { findProperty, findValue, policyShape } from '../validate/keywords';
import type { Property, Shape } from '../validate/shape';
import { descend } from './pointer';
import { findItem, listItems } from './policy-item';

/** A place of the policy that a reading changes. */
export interface ChangePlace {
  /** Canonical keys and positions from the root of the document. */
  readonly path: readonly string[];
  readonly shape: Shape | null;
}

/**
 * Finds a place such as `innovation-patent.frequency.per`: an item, a row of a table, a definition, a parameter or
 * `policy`, then fields in the words of either surface; null for an unknown start, and for a place inside a list, which
 * another row or value added to the list would silently move.
 */
export function locateChange(document: PolicyDocument, at: string): ChangePlace | null {
  const [head = '', ...fields] = at.trim().split('.');
  const start = findStart(document, head);
  if (!start) return null;
  const path: string[] = [];
  let shape: Shape | null = policyShape;
  let value: unknown = document;
  for (const [depth, word] of [...start, ...fields].entries()) {
    if (depth >= start.length && Array.isArray(value)) return null;
    const here: Shape | null = shape && narrow(shape, value);
    const property: Property | undefined = here ? findProperty(here, word) : undefined;
    const key = property?.canonical ?? word;
    path.push(key);
    shape = property?.shape ?? here?.items ?? here?.named ?? null;
    value = isRecord(value) || Array.isArray(value) ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
  }
  return { path, shape };
}

/** Lists the words a place can start with. */
export function listChangeStarts(document: PolicyDocument): readonly string[] {
  const { definitions = {}, parameters = {} } = document;
  const items = listItems(document).map(({ item }) => item.id);
  return [...items, ...rowsById(document).keys(), ...Object.keys(definitions), ...Object.keys(parameters), 'policy'];
}

/** A row of a table that a place names by where it stands. */
export interface RowByPosition {
  /** Pointer of the row. */
  readonly row: string;
  readonly item: string;
  /** Its identifier, where it has one. */
  readonly id: string | null;
  /** What follows in the place. */
  readonly fields: readonly string[];
}

/** Tells which row of a table a place such as `title-award.table.0.amount` means; null where it means none. */
export function findRowByPosition(document: PolicyDocument, at: string): RowByPosition | null {
  const [item = '', list = '', position = '', ...fields] = at.trim().split('.');
  const table = locateChange(document, `${item}.${list}`)?.path;
  const row = table && descend('', ...table, position);
  const found = listRows(document).find(({ pointer }) => pointer === row);
  return found ? { row: found.pointer, item, id: found.id ?? null, fields } : null;
}

/** Gives a new value in canonical words, as the shape of its place has them. */
export function canonicalizeChange(value: unknown, wide: Shape | null): unknown {
  const shape = wide && narrow(wide, value);
  if (!shape) return value;
  if (Array.isArray(value)) return value.map((element: unknown) => canonicalizeChange(element, shape.items));
  if (isRecord(value))
    return Object.fromEntries(
      Object.entries(value).map(([word, inner]) => {
        const property = findProperty(shape, word);
        return [property?.canonical ?? word, canonicalizeChange(inner, property?.shape ?? shape.named)];
      }),
    );
  return typeof value === 'string' ? (findValue(shape, value)?.canonical ?? value) : value;
}

/** Whether a value is a JSON object. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function findStart(document: PolicyDocument, head: string): readonly string[] | null {
  if (head === 'policy' || head === '政策') return ['policy'];
  const placed = findItem(document, head);
  const pointer = placed?.pointer ?? rowsById(document).get(head);
  if (pointer !== undefined) return pointer.slice(1).split('/');
  for (const group of ['definitions', 'parameters'] as const) {
    const named = Object.entries<unknown>(document[group] ?? {});
    const found = named.find(([name, value]) => name === head || (isRecord(value) && value['id'] === head));
    if (found) return [group, found[0]];
  }
  return null;
}

const rowMaps = new WeakMap<PolicyDocument, ReadonlyMap<string, string>>();

/** Pointers of the rows of tables by their identifiers. Cost: linear once for a document. */
function rowsById(document: PolicyDocument): ReadonlyMap<string, string> {
  const known = rowMaps.get(document);
  if (known) return known;
  const named = listRows(document).flatMap(({ id, pointer }) => (id === undefined ? [] : [[id, pointer] as const]));
  const byId = new Map(named.reverse());
  rowMaps.set(document, byId);
  return byId;
}

function listRows(document: PolicyDocument): readonly { readonly id: string | undefined; readonly pointer: string }[] {
  return listItems(document).flatMap(({ item, pointer }) =>
    'table' in item && item.table
      ? item.table.map(({ id }, index) => ({ id, pointer: descend(pointer, 'table', index) }))
      : [],
  );
}

/** The shape of what stands here: that of the item's kind, or of the one of several choices that fits. */
function narrow(shape: Shape, value: unknown): Shape {
  if (shape.variants) {
    const kind = isRecord(value) ? value[shape.variants.key] : undefined;
    return (typeof kind === 'string' ? shape.variants.byValue.get(kind) : undefined) ?? shape;
  }
  const type = Array.isArray(value) ? 'array' : isRecord(value) ? 'object' : null;
  const fits = (choice: Shape): boolean =>
    type ? choice.types.has(type) : !choice.types.has('object') && !choice.types.has('array');
  return shape.choices.find(fits) ?? shape;
}
