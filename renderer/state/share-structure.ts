/**
 * Gives `next` back with every part that equals the same part of `previous` replaced by it, so that what did not change
 * stays the same object and need not be drawn again. List items of the same `pointer` or `id` are compared with each
 * other wherever they stand.
 * Cost: linear in the size of `next`.
 */
export function shareStructure<Value>(previous: unknown, next: Value): Value {
  return share(previous, next) as Value;
}

function share(previous: unknown, next: unknown): unknown {
  if (Object.is(previous, next)) return previous;
  if (Array.isArray(next)) return Array.isArray(previous) ? shareList(previous, next) : next;
  if (!isRecord(previous) || !isRecord(next)) return next;
  const keys = Object.keys(next);
  let same = keys.length === Object.keys(previous).length;
  const values = keys.map((key) => {
    // A document may name a key as objects name what they inherit.
    const isKnown = Object.hasOwn(previous, key);
    const old = isKnown ? previous[key] : undefined;
    const value = share(old, next[key]);
    if (!isKnown || !Object.is(value, old)) same = false;
    return value;
  });
  if (same) return previous;
  // Most objects are new as a whole, or the same as a whole.
  if (keys.every((key, index) => Object.is(next[key], values[index]))) return next;
  return Object.fromEntries(keys.map((key, index) => [key, values[index]]));
}

function shareList(previous: readonly unknown[], next: readonly unknown[]): readonly unknown[] {
  let same = previous.length === next.length;
  let known: Map<unknown, unknown> | null = null;
  const shared = next.map((item, index) => {
    let old = previous[index];
    const name = nameOf(item);
    if (name !== undefined && nameOf(old) !== name) {
      known ??= new Map(previous.map((entry) => [nameOf(entry), entry]));
      old = known.get(name);
    }
    const value = share(old, item);
    if (!Object.is(value, previous[index])) same = false;
    return value;
  });
  return same ? previous : shared;
}

function nameOf(value: unknown): unknown {
  return isRecord(value) ? (value['id'] ?? value['pointer']) : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
