/** Names of the elements of one model: letters, digits and `_` only, each once. */
export interface DmnNames {
  parameter(id: string): string;
  definition(id: string): string;
  item(id: string): string;
  rule(id: string): string;
  limit(id: string): string;
  /** A part of what has a name: `item_x`, `rows` is `item_x_rows`, unless the item `x-rows` is called that. */
  part(of: string, id: string): string;
}

/** Starts the names of a model; what a name was given for keeps it. */
export function startNames(): DmnNames {
  const given = new Map<string, string>();
  const taken = new Set<string>();
  const name = (prefix: string, id: string): string => {
    const key = `${prefix} ${id}`;
    const known = given.get(key);
    if (known !== undefined) return known;
    const plain = `${prefix}_${id.replace(/[^\p{L}\p{N}]+/gu, '_')}`;
    let unique = plain;
    for (let number = 2; taken.has(unique); number += 1) unique = `${plain}_${number}`;
    taken.add(unique);
    given.set(key, unique);
    return unique;
  };
  return {
    parameter: (id) => name('figure', id),
    definition: (id) => name('meets', id),
    item: (id) => name('item', id),
    rule: (id) => name('rule', id),
    limit: (id) => name('limit', id),
    part: name,
  };
}
